/** Bytes from a mailbox or a file as a mail; of what cannot be read the head is, so that nothing is lost. */
import { UserError } from '../errors.ts'
import { MAIL_LIMITS } from '../mail/limits.ts'
import { isMail, type Mail } from '../mail/mail.ts'
import type { World } from '../world.ts'

export interface OpenedMail {
  readonly mail: Mail
  /** Why its body could not be read; null: it was. */
  readonly unread: string | null
}

/** Most of a head that is looked at, in bytes; the longest real ones (many Received and ARC lines) stay below 100 KB. */
const MAX_HEAD = 128 * 1024

/** Most bytes of one mail that are read, and of a larger one in a file that are kept: 10 MB. */
export const MOST_MAIL_BYTES = MAIL_LIMITS.bytes

/** @returns the head with the empty line that ends it; of one that is longer the first 128 KB */
export function headOf(bytes: Uint8Array): Uint8Array {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_HEAD))
  const end = /\r?\n\r?\n/.exec(start.toString('latin1'))
  return start.subarray(0, end ? end.index + end[0].length : undefined)
}

const NOTHING: Mail = {
  from: null,
  to: [],
  subject: null,
  date: null,
  messageId: null,
  inReplyTo: [],
  references: [],
  headers: [],
  text: '',
  attachments: [],
  report: null,
}

/** What parses: `world.parseMail`, which takes 2 seconds at most. */
type Parse = World['parseMail']

/** @returns the head of a mail; null where even that cannot be read */
export async function openHead(bytes: Uint8Array, parse: Parse): Promise<Mail | null> {
  try {
    return { ...(await parse(headOf(bytes))), text: '', attachments: [] }
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

const unread = async (bytes: Uint8Array, why: string, parse: Parse): Promise<OpenedMail> => ({
  mail: (await openHead(bytes, parse)) ?? NOTHING,
  unread: why,
})

/**
 * @param cut only the head was fetched, because the mail is too large
 * @returns the mail; total, whatever the bytes
 */
export async function openMail(bytes: Uint8Array, cut: boolean, parse: Parse): Promise<OpenedMail> {
  if (cut) return unread(bytes, 'This mail is too large to read; only its head was fetched.', parse)
  try {
    return { mail: await parse(bytes), unread: null }
  } catch (error) {
    if (error instanceof UserError) return unread(bytes, error.message, parse)
    throw error
  }
}

/** A field of a head (RFC 5322 section 2.2) at the start; what begins so in another format has no letters alone there. */
const FIELD = /^[a-z][a-z\d-]{0,70}[ \t]*:/i

/**
 * A file may hold anything. Where the head could not be read either, a mail is what begins with a field.
 * @returns whether it is a mail at all, however damaged
 */
export function isAnyMail({ mail, unread }: OpenedMail, bytes: Uint8Array): boolean {
  if (isMail(mail)) return true
  return unread !== null && FIELD.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'))
}
