/** Malformed and hostile mails, through the same way as the program's: none crashes it, none is worked on without a limit of time. */
import { afterAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { incomingOf } from '../../src/inbox/from-mail.ts'
import { keyOf } from '../../src/inbox/key.ts'
import { traceOf, traceOfHead } from '../../src/inbox/trace.ts'
import { readHead } from '../../src/mail/head.ts'
import { MAIL_LIMITS } from '../../src/mail/limits.ts'
import type { Mail } from '../../src/mail/mail.ts'
import { timedThread } from '../../src/mail/timed-thread.ts'
import { mailReaderOf, SMALL_MAIL } from '../../src/world-mail.ts'
import { HOSTILE_COUNT, type HostileMail, hostileMails } from '../support/hostile/mails.ts'
import { builtThread } from '../support/mail-thread.ts'

const NOON = '2026-11-23T11:00:00.000Z'
const REFUSALS = ['mail_too_large', 'mail_too_complex', 'mail_unreadable']

/** Mails that were parsed in the thread, which ends after 2 seconds. */
let inThread = 0
const reader = mailReaderOf({ mailThread: builtThread(), stdin: { read: async () => '' } }, entry => {
  const { run, close } = timedThread(entry)
  return {
    run: (job, milliseconds, transfer) => {
      if ('parse' in (job as object)) inThread += 1
      return run(job, milliseconds, transfer)
    },
    close,
  }
})

async function parsed(bytes: Uint8Array): Promise<Mail | UserError> {
  return reader.parseMail(bytes).catch((error: unknown) => {
    expect(error).toBeInstanceOf(UserError)
    expect(REFUSALS).toContain((error as UserError).code)
    return error as UserError
  })
}

/** Reading is total: the only thing a message may do is take too long. */
async function understood(mail: Mail): Promise<void> {
  const { sender, ...incoming } = incomingOf(mail, NOON)
  const message = { ...incoming, from: sender, company: null, ownRefs: [], sentBefore: NOON }
  const reading = await reader.readMessage(message).catch((error: unknown) => error)
  if (reading instanceof Error) expect(reading).toMatchObject({ code: 'mail_too_complex' })
  else expect(reading).toHaveProperty('class')
}

/** What is done with every mail of a mailbox, before or beside the parsing. */
function sorted(bytes: Uint8Array, mail: Mail | UserError): void {
  expect(traceOfHead(readHead(bytes)).text).toBeNull()
  if (mail instanceof UserError) return
  expect(traceOf(mail, NOON).text).not.toBeNull()
  expect(keyOf(mail)).toMatch(/^[0-9a-f]{64}$/)
}

async function tried({ bytes }: HostileMail): Promise<void> {
  const before = inThread
  const mail = await parsed(bytes)
  const large = bytes.length > SMALL_MAIL && bytes.length <= MAIL_LIMITS.bytes
  expect(inThread - before).toBe(large ? 1 : 0)
  sorted(bytes, mail)
  if (!(mail instanceof UserError)) await understood(mail)
}

afterAll(() => reader.close())

describe('hostile mails', () => {
  it(`${HOSTILE_COUNT} kinds end in a reading or a refusal, the large ones in a thread with a limit`, async () => {
    const names = new Set<string>()
    for (const mail of hostileMails()) {
      await tried(mail)
      names.add(mail.name)
    }
    expect(names.size).toBe(HOSTILE_COUNT)
    expect(HOSTILE_COUNT).toBeGreaterThanOrEqual(193)
  }, 240_000)

  it('and so do their beginnings, which are small enough to be read at once', async () => {
    for (const { name, bytes } of hostileMails(SMALL_MAIL))
      await tried({ name, bytes: bytes.subarray(0, SMALL_MAIL) })
  }, 240_000)
})
