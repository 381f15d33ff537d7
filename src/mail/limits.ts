/** How much of a hostile mail is looked at, and how going over it is told. */
import { EXIT, UserError } from '../errors.ts'

/**
 * Largest mail in bytes and most MIME parts, deepest nesting, largest sum of all header lines in bytes, most lines.
 * 10 MB, 500 and 50: a mail of 100,000 parts took a parser 5 s for 1 MB. 512 KB of headers: the longest
 * real ones (many Received and ARC lines) stay below 100 KB. 200,000 lines: 10 MB of base64 have 138,000; the parser
 * keeps an object for each line, and 10 MB of empty ones took 7 GB.
 * 50,000 lines of less than 20 bytes: a line costs the reading, too, however short it is. 1.4 s for parsing and
 * 0.6 s for reading what it says, 2 s together, and 512 MB of heap, where a thread does it: 10 MB of base64 are parsed in
 * 0.3 s, a text of 200,000 characters is read in 0.1 s (measured).
 */
export const MAIL_LIMITS = {
  bytes: 10 * 1024 * 1024,
  parts: 500,
  depth: 50,
  headerBytes: 512 * 1024,
  lines: 200_000,
  shortLines: 50_000,
  parseMilliseconds: 1_400,
  readMilliseconds: 600,
  heapMegabytes: 512,
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

/** @returns the error for a mail that takes more time, or more memory, than there is for it; exit 2 */
export function tooDear(what: 'time' | 'memory'): UserError {
  const { parseMilliseconds, readMilliseconds, heapMegabytes } = MAIL_LIMITS
  const seconds = (parseMilliseconds + readMilliseconds) / 1000
  return tooComplex(
    what === 'time' ? `it takes more than ${seconds} s` : `it takes more than ${heapMegabytes} MB`,
  )
}

/** @returns whatever the code threw at a mail, as the fault of the mail; exit 2 */
export function unreadable(error: unknown): UserError {
  if (error instanceof UserError) return error
  return new UserError('mail_unreadable', EXIT.usage, 'This mail cannot be read: it is damaged.', {
    hints: [HINT],
  })
}
