/** The identity of a mail: every copy of it has the same one, in whatever folder or file it lies. */
import { createHash } from 'node:crypto'
import type { Mail } from '../mail/mail.ts'

/** Programs break and end lines as they like, and a mailbox adds or loses an empty one. */
const words = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ').trim()

/**
 * @returns hex SHA-256 of the Message-ID (or From, Date and Subject where there is none) and the text. A Message-ID alone
 *   would let anybody who knows it hide a mail that is still to come
 */
export function keyOf({ messageId, from, date, subject, text }: Mail): string {
  const name = messageId === null ? [from?.address ?? null, date, subject] : [messageId]
  return createHash('sha256')
    .update(JSON.stringify([name, words(text)]), 'utf8')
    .digest('hex')
}
