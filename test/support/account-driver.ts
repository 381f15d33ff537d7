/**
 * A program that sends or reads as it is told, a line of JSON each. It exists because Node takes the authorities it
 * trusts from the environment, once, at its start: the authority of a test must not be trusted by the test itself.
 */
import { createInterface } from 'node:readline'
import { openImap } from '../../src/channels/email/imap/account.ts'
import { deliverBySmtp } from '../../src/channels/email/smtp.ts'
import { connection } from '../channels/messages.ts'
import { prepared } from '../channels/smtp-account.ts'

export interface Errand {
  readonly direction: 'send' | 'receive'
  readonly settings: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
}

/** What became of it: an outcome, an error of the user's kind, or `read`. */
export interface Upshot {
  readonly kind: 'sent' | 'failed' | 'unknown' | 'error' | 'read'
  readonly next?: string
  readonly reason?: string
  readonly code?: string
  readonly exit?: number
  readonly message?: string
  readonly hints?: readonly string[]
}

/** Milliseconds; a server that says nothing is told from a slow one soon, on loopback. */
const LIMITS = { connect: 2_000, greeting: 1_000, silence: 1_000 }

async function send({ settings, secrets }: Errand): Promise<Upshot> {
  return deliverBySmtp(await prepared(), connection(settings, secrets, true), LIMITS)
}

async function receive({ settings, secrets }: Errand): Promise<Upshot> {
  const account = await openImap(connection(settings, secrets, true), LIMITS)
  await account.close()
  return { kind: 'read' }
}

async function upshotOf(errand: Errand): Promise<Upshot> {
  try {
    return await (errand.direction === 'send' ? send(errand) : receive(errand))
  } catch (error) {
    const { code, exit, message, hints } = error as Upshot & { message: string }
    return {
      kind: 'error',
      message,
      ...(code ? { code } : {}),
      ...(exit ? { exit } : {}),
      hints: hints ?? [],
    }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await upshotOf(JSON.parse(line) as Errand))}\n`)
}
