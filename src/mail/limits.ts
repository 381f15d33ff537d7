/** How much of a hostile mail is looked at, and how going over it is told. */
import { EXIT, UserError } from '../errors.ts'

/**
 * Largest mail in bytes and most MIME parts, deepest nesting, largest sum of all header lines in bytes.
 * 10 MB, 500 and 50: a mail of 100,000 parts took a parser 5 s for 1 MB. 512 KB of headers: the longest
 * real ones (many Received and ARC lines) stay below 100 KB.
 */
export const MAIL_LIMITS = {
  bytes: 10 * 1024 * 1024,
  parts: 500,
  depth: 50,
  headerBytes: 512 * 1024,
} as const

const HINT = 'The original file is untouched; open it in a mail program to read it.'

/** @returns the error for a mail larger than a limit; exit 2 */
export function tooLarge(what: string): UserError {
  return new UserError('mail_too_large', EXIT.usage, `This mail is too large to read: ${what}.`, {
    hints: [HINT],
  })
}

/** @returns the error for a mail built of too much; exit 2 */
export function tooComplex(what: string): UserError {
  return new UserError('mail_too_complex', EXIT.usage, `This mail is too complex to read: ${what}.`, {
    hints: [HINT],
  })
}
