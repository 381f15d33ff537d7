/** Counts lines and parts of a mail before a parser builds them: the parser bounds depth, not number. */
import { MAIL_LIMITS, tooComplex } from './limits.ts'

/** A boundary has at most 70 characters (RFC 2046 section 5.1.1); a longer line is compared by its start. */
const COMPARED = 200
const LF = 0x0a

/** A mail whose every Content-Type is some text has no parts, however many rules of dashes it draws. */
function isPlain(source: string): boolean {
  const end = source.search(/\n\r*\n/)
  const head = end === -1 ? source : source.slice(0, end)
  const types = head.match(/^[ \t]*content-type[ \t]*:.{0,40}/gim) ?? []
  return types.every(line => /:[ \t]*text\//i.test(line))
}

/** Bytes of a line that has little in it, its end included. */
const SHORT = 20

/** @throws UserError `mail_too_complex` for more than 200,000 lines, or 50,000 that are short */
export function checkLines(bytes: Uint8Array): void {
  let [lines, short, start] = [0, 0, 0]
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, start)) {
    lines += 1
    if (at - start < SHORT) short += 1
    start = at + 1
  }
  if (lines > MAIL_LIMITS.lines) throw tooComplex(`more than ${thousands(MAIL_LIMITS.lines)} lines`)
  if (short > MAIL_LIMITS.shortLines)
    throw tooComplex(`more than ${thousands(MAIL_LIMITS.shortLines)} short lines`)
}

const thousands = (count: number): string => count.toLocaleString('en')

/**
 * A line that opens a part repeats the boundary of its parent, so repeated `--` lines bound the number of parts
 * without trusting how the boundary is declared (comments and continuations hide it).
 * @throws UserError `mail_too_complex` for more than 500 such lines
 */
export function checkParts(bytes: Uint8Array): void {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (isPlain(source)) return
  const seen = new Map<string, number>()
  for (const [line] of source.matchAll(/^--[^\r\n]{1,4000}/gm)) {
    const boundary = line.slice(0, COMPARED).trimEnd()
    seen.set(boundary, (seen.get(boundary) ?? 0) + 1)
  }
  const repeated = [...seen.values()].reduce((sum, count) => sum + (count > 1 ? count : 0), 0)
  if (repeated > MAIL_LIMITS.parts) throw tooComplex(`more than ${MAIL_LIMITS.parts} parts`)
}
