/** Mail as the world hands it out: read from files, parsed and understood within limits, of time too. */
import { readFile, stat } from 'node:fs/promises'
import type { Reading } from './case/reading.ts'
import { EXIT, UserError } from './errors.ts'
import { MAIL_LIMITS, unreadable } from './mail/limits.ts'
import { isMail, type Mail } from './mail/mail.ts'
import { parseMail } from './mail/parse.ts'
import { type TimedThread, timedThread } from './mail/timed-thread.ts'
import type { MailJob } from './mail-thread.ts'
import type { IncomingMessage } from './replies/incoming.ts'
import { read } from './replies/read.ts'
import { warm } from './replies/warm.ts'
import type { System, World } from './world.ts'

/**
 * Most bytes of a mail, and characters of a message, that are worked on where everything else is: the worst of
 * test/support/hostile cut to these sizes take 0.25 s (measured), a usual one little more than the way to a thread and back.
 */
export const SMALL_MAIL = 16 * 1024
const SMALL_TEXT = 8 * 1024

type MailReader = Pick<World, 'readMail' | 'parseMail' | 'readMessage'> & {
  readonly warm: () => void
  readonly close: () => void
}

const lengthOf = ({ text, headers }: IncomingMessage): number =>
  headers.reduce((sum, { value }) => sum + value.length, text.length)

async function here<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw unreadable(error)
  }
}

/**
 * Small mails are parsed at once, larger ones in a thread that is started for the first of them.
 * @param system `mailThread` undefined: there is no thread, and no limit of time
 * @param start makes the thread
 */
export function mailReaderOf(
  { mailThread, stdin }: Pick<System, 'mailThread' | 'stdin'>,
  start: (entry: URL) => TimedThread = timedThread,
): MailReader {
  let thread: TimedThread | null = null
  const inThread = (entry: URL, job: MailJob, milliseconds: number, transfer: readonly ArrayBuffer[] = []) =>
    (thread ??= start(entry)).run(job, milliseconds, transfer)
  const parse: World['parseMail'] = bytes => {
    if (!mailThread || bytes.length <= SMALL_MAIL || bytes.length > MAIL_LIMITS.bytes)
      return here(() => parseMail(bytes))
    // A view would be sent with all of the buffer it looks at.
    const own = new Uint8Array(bytes)
    return inThread(mailThread, { parse: own }, MAIL_LIMITS.parseMilliseconds, [own.buffer]) as Promise<Mail>
  }
  return {
    parseMail: parse,
    readMessage: message => {
      if (!mailThread || lengthOf(message) <= SMALL_TEXT) return here(() => read(message))
      return inThread(mailThread, { read: message }, MAIL_LIMITS.readMilliseconds) as Promise<Reading>
    },
    readMail: async file => mailOf(file, await bytesOf(file, stdin), parse),
    warm,
    close: () => thread?.close(),
  }
}

function unreadableFile(file: string, why: string, hints: readonly string[] = []): UserError {
  return new UserError('unreadable_file', EXIT.usage, `${JSON.stringify(file)} ${why}`, { hints })
}

async function typedIn({ read: text, bytes }: System['stdin']): Promise<Uint8Array> {
  return bytes ? bytes(MAIL_LIMITS.bytes) : Buffer.from(await text())
}

async function bytesOf(file: string, stdin: System['stdin']): Promise<Uint8Array> {
  if (file === '-') return typedIn(stdin)
  try {
    const found = await stat(file)
    if (found.isDirectory())
      throw unreadableFile(file, 'is a folder', [`name its files: ${file.replace(/[/\\]+$/, '')}/*.eml`])
    if (!found.isFile()) throw unreadableFile(file, 'is not an ordinary file')
    if (found.size <= MAIL_LIMITS.bytes) return await readFile(file)
  } catch (error) {
    throw error instanceof UserError ? error : unreadableFile(file, 'cannot be read')
  }
  throw new UserError('mail_too_large', EXIT.usage, `${JSON.stringify(file)} is larger than 10 MB`)
}

/** @throws UserError `mail_unreadable` (exit 2) for bytes that are something else */
async function mailOf(name: string, bytes: Uint8Array, parse: World['parseMail']): Promise<Mail> {
  const mail = await parse(bytes)
  if (isMail(mail)) return mail
  throw new UserError(
    'mail_unreadable',
    EXIT.usage,
    `${JSON.stringify(name)} is not a mail: it has no headers`,
    {
      hints: ['save the mail as .eml file in your mail program, or paste its text: --channel email --text -'],
    },
  )
}
