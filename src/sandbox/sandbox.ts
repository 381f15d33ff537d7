/** Everything outside the program, on loopback: post room, mailbox, networks, browser, clipboard, and the clock. */
import { join } from 'node:path'
import type { Browser } from './browser.ts'
import { openBrowser } from './browser.ts'
import type { Company } from './company.ts'
import { openCompany } from './company.ts'
import { makeMaildir } from './maildir.ts'
import type { Smtp } from './smtp.ts'
import { startSmtp } from './smtp.ts'
import type { Social } from './social.ts'
import { startSocial } from './social.ts'

export interface SandboxOptions {
  /** Folder for the two mailboxes. */
  readonly folder: string
  /** Now, ISO 8601, as long as no story pushes the clock. */
  readonly clock: () => string
  readonly log?: (line: string) => void
}

export interface Sandbox {
  /** Settings with which the program reaches this sandbox, by the keys of the contract. */
  readonly settings: Readonly<Record<string, string>>
  /** Environment with the secrets that belong to the settings. */
  readonly env: Readonly<Record<string, string>>
  readonly smtp: Smtp
  readonly social: Social
  readonly company: Company
  readonly browser: Browser
  /** The customer's mailbox (a Maildir). */
  readonly maildir: string
  /** Puts a text into the clipboard of the person in the sandbox. @returns true */
  copy(text: string): Promise<boolean>
  /**
   * Opens an address in the person's browser, with whatever stands in the clipboard: copy first.
   * @returns false if the browser refused it; why stands in `browser.refusals`
   */
  open(url: string): Promise<boolean>
  now(): string
  /** Sets the clock of the networks, ISO 8601; it stands still until the next push. */
  push(at: string): void
  stop(): Promise<void>
}

/** Mail address of the person in the sandbox; `.test` never leaves the machine (RFC 2606 section 2). */
const MAILBOX = 'kundin@sandbox.test'

function settingsFor(port: number, user: string, maildir: string): Record<string, string> {
  return {
    'email.mode': 'smtp',
    'email.from': MAILBOX,
    'email.smtp.host': '127.0.0.1',
    'email.smtp.port': String(port),
    'email.smtp.security': 'none',
    'email.smtp.user': user,
    'email.maildir': maildir,
    'me.name': 'Kim Beispiel',
    'me.email': MAILBOX,
    'me.country': 'DE',
    'me.timezone': 'Europe/Berlin',
  }
}

/** Starts all of it; every port is of the system's choice. Nothing is read from or written to outside `folder`. */
export async function startSandbox({ folder, clock, log = () => {} }: SandboxOptions): Promise<Sandbox> {
  let pushed: string | null = null
  let clipboard: string | null = null
  const now = () => pushed ?? clock()
  const maildir = join(folder, 'mailbox')
  await makeMaildir(maildir)
  const smtp = await startSmtp({ maildir: join(folder, 'company'), log })
  const social = await startSocial(now).catch(async error => {
    await smtp.stop()
    throw error
  })
  const browser = openBrowser(social.base)
  return {
    settings: settingsFor(smtp.port, smtp.user, maildir),
    env: { ESCALATE_SECRET_EMAIL_PASSWORD: smtp.password },
    smtp,
    social,
    company: openCompany(maildir, social.base, browser),
    browser,
    maildir,
    copy: async text => {
      clipboard = text
      return true
    },
    open: url =>
      browser.open(url, clipboard).then(
        () => true,
        () => false,
      ),
    now,
    push: at => {
      pushed = at
    },
    stop: async () => {
      await Promise.all([smtp.stop(), social.stop()])
    },
  }
}
