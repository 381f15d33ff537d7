/** What may stand in a header line, and what a line break is. */
import { EXIT, UserError } from '../../errors.ts'

/** C0, DEL and C1 controls and the two Unicode line separators: any of them could begin a header of its own. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu

/** Message-ID of RFC 5322 section 3.6.4, printable ASCII, shorter than the 998 octets a line may have. */
const MESSAGE_ID = /^<[\x21-\x3b\x3d\x3f\x41-\x7e]{1,450}@[\x21-\x3b\x3d\x3f\x41-\x7e]{1,450}>$/

/** @returns the text with each run of control characters as one blank; for drafts that the person sees again */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(CONTROLS, ' ')
}

/**
 * Lets a header text pass unchanged or not at all, because what was approved must be what is sent.
 * @param field name of the field for the message, e.g. `subject`
 * @throws UserError `control_character` (exit 6)
 */
export function safeHeader(field: string, text: string): string {
  if (!CONTROL.test(text) && text.isWellFormed()) return text
  throw new UserError(
    'control_character',
    EXIT.refused,
    `The ${field} holds a line break or control character.`,
    {
      hints: [`Write the ${field} as one line of plain text.`],
    },
  )
}

/** @returns the text with every line break as CRLF (RFC 5322 section 2.3) */
export function lineEndings(text: string): string {
  return text.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n')
}

/** @returns whether this is one Message-ID and nothing else */
export function isMessageId(text: string): boolean {
  return MESSAGE_ID.test(text)
}
