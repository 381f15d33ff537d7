/** The identity of a mail: every copy of it has the same one, in whatever folder or file it lies. */
import { createHash } from 'node:crypto'
import type { Mail } from '../mail/mail.ts'

/** Programs break and end lines as they like, and a mailbox adds or loses an empty one. */
const words = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ').trim()

const LF = 0x0a
const CR = 0x0d

/** @returns what stands below the empty line that ends the head; each way that a copy goes adds to the head */
function bodyOf(bytes: Uint8Array): Uint8Array {
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1] === CR ? at + 2 : at + 1
    if (bytes[next] === LF) return bytes.subarray(next + 1)
  }
  return bytes.subarray(bytes.length)
}

/** A file that was saved has the line ends of its machine, the same mail from a server those of RFC 5322. */
const withoutReturns = (bytes: Uint8Array): Uint8Array => bytes.filter(byte => byte !== CR)

/**
 * @param unread the bytes of a mail whose body could not be read; null: it was
 * @returns hex SHA-256 of the Message-ID (or From, Date and Subject where there is none) and the text. A Message-ID alone
 *   would let anybody who knows it hide a mail that is still to come. What could not be read is told apart by its bytes:
 *   by those of the body, or by all where nothing names it, because two such mails without text are not one
 */
export function keyOf(
  { messageId, from, date, subject, text }: Mail,
  unread: Uint8Array | null = null,
): string {
  const name = messageId === null ? [from?.address ?? null, date, subject] : [messageId]
  const hash = createHash('sha256').update(JSON.stringify([name, words(text)]), 'utf8')
  if (unread !== null) hash.update(withoutReturns(messageId === null ? unread : bodyOf(unread)))
  return hash.digest('hex')
}
