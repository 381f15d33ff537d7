/** Somebody with several cases at several companies: mails leave by SMTP to the sandbox, answers lie in a Maildir. */
import { writeFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { projectCase } from '../../src/ladder/project.ts'
import { deliver } from '../../src/sandbox/maildir.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { pathsFor } from '../../src/store/paths.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { desk, MONDAY, type Ran } from './in-process.ts'
import { type Conversation, CUSTOMER } from './posts.ts'
import type { Json } from './program.ts'

export interface MailboxDesk {
  readonly home: string
  readonly sandbox: Sandbox
  now: string
  /** Runs a command line with --json at the hour `now`. */
  run(argv: readonly string[], settings?: Readonly<Record<string, string>>): Promise<Ran>
  /** Opens a case and sends its first mail. */
  open(company: string, matter: string): Promise<Conversation>
  /** Sends on: the next step, which is handed over and confirmed, or an answer. @returns the conversation with that mail */
  goOn(about: Conversation, by: 'next' | 'reply'): Promise<Conversation>
  /** Files a message; `seen`: the person's mail program has shown it. */
  arrive(bytes: Buffer, seen?: boolean): Promise<void>
  /** @returns what `look` sees in the store */
  look<T>(look: (store: Store) => T): T
}

const address = (domain: string, name: string) => ({
  channel: 'email',
  address: `${name}@${domain}`,
  purpose: 'support',
  hours: null,
  source: 'invented',
  checked: null,
  confidence: 'high',
})

/** @returns where a company is reached */
export const domainOf = (company: string) => `${company}.example`

function writeCompanies(home: string, companies: readonly string[]): void {
  const entries = companies.map(id => ({
    ...{ id, name: `Firma ${id}`, aliases: [], countries: ['DE'], sector: 'telecom' },
    channels: [address(domainOf(id), 'service')],
  }))
  const { companiesFile } = pathsFor({ ESCALATE_HOME: home }, process.platform, home)
  writeFileSync(companiesFile, JSON.stringify(entries))
}

/** @param companies ids, to be used as company of a case */
export async function mailboxDesk(companies: readonly string[]): Promise<MailboxDesk> {
  const at = desk()
  const folder = join(at.home, 'outside')
  await mkdir(folder)
  writeCompanies(at.home, companies)
  const sandbox = await startSandbox({ folder, clock: () => self.now })
  onTestFinished(() => sandbox.stop())
  let arrived = 0

  const lastMail = (json: Json) => {
    const left = json.case.events.findLast((event: Json) => event.type === 'send_started')
    const { messageId, message } = left
    return { messageId, subject: message.subject, to: message.to, bytes: sandbox.smtp.received.at(-1)!.bytes }
  }

  const done = async (argv: readonly string[]): Promise<Json> => {
    const { exit, stderr, json, stdout } = await self.run(argv)
    if (exit !== 0) throw new Error(`${argv.join(' ')}: exit ${exit}: ${stderr}${stdout}`)
    return json()
  }

  const self: MailboxDesk = {
    home: at.home,
    sandbox,
    now: MONDAY,
    run: (argv, settings = {}) =>
      at.run([...argv, '--json'], {
        settings: { ...sandbox.settings, 'email.from': CUSTOMER, 'me.email': CUSTOMER, ...settings },
        env: { ...at.system.env, ...sandbox.env },
        clock: () => self.now,
        uuid: () => globalThis.crypto.randomUUID(),
        ownCompaniesOnly: true,
      }),
    async open(company, matter) {
      const words = ['--title', matter, '--problem', `${matter}: seit Samstag.`, '--wish', 'Bitte beheben.']
      const argv = ['new', '--company', company, ...words, '--channels', 'email', '--yes']
      const opened = await done(argv)
      const ticket = `${20_261_123_000 + sandbox.smtp.received.length}${companies.indexOf(company)}`
      return { caseId: opened.case.id, domain: domainOf(company), ticket, mails: [lastMail(opened)] }
    },
    async goOn(about, by) {
      const argv = by === 'next' ? ['next', about.caseId] : ['reply', about.caseId, '--text', 'Sie lautet 7.']
      const sent = await done([...argv, '--yes'])
      if (by === 'reply') return { ...about, mails: [...about.mails, lastMail(sent)] }
      const { case: after } = await done(['confirm', about.caseId])
      const { message } = after.events.findLast((event: Json) => event.type === 'handed_off')
      const own = { messageId: `<own-${about.caseId}@mail-program.example>`, bytes: Buffer.alloc(0) }
      return { ...about, mails: [...about.mails, { ...own, subject: message.subject, to: message.to }] }
    },
    async arrive(bytes, seen = false) {
      arrived += 1
      const seconds = Math.floor(Date.parse(self.now) / 1000)
      const name = `${seconds}.M0P1Q${String(arrived).padStart(6, '0')}.box`
      const path = await deliver(sandbox.maildir, bytes, name, self.now)
      if (seen) await rename(path, join(sandbox.maildir, 'cur', `${name}:2,S`))
    },
    look(look) {
      const file = join(at.home, 'cases.db')
      const store = openStore({ file, project: projectCase, readOnly: true })
      try {
        return look(store)
      } finally {
        store.close()
      }
    },
  }
  return self
}
