/** Letters beyond ASCII in a head, written as bytes instead of encoded words (RFC 2047). */
import { undeclaredCharset } from './undeclared-charset.ts'
import { windowsLetters } from './windows-letters.ts'

/** A byte order mark stays what it is: without it a line that is no field would become one. */
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true })
const WINDOWS = new TextDecoder('windows-1252')
const ENCODER = new TextEncoder()

const isWindows = (line: Uint8Array): boolean => undeclaredCharset(undefined, line) === 'windows-1252'
const fromWindows = (line: Uint8Array): string => windowsLetters(WINDOWS.decode(line))

/** @returns a line of a head: UTF-8 (RFC 6532) or, where the bytes are none, windows-1252, as old systems write it */
export function headLine(line: Uint8Array): string {
  return isWindows(line) ? fromWindows(line) : UTF8.decode(line)
}

/** @returns the same line as UTF-8; the same bytes where they are that already */
export function headLineBytes(line: Uint8Array): Uint8Array {
  return isWindows(line) ? ENCODER.encode(fromWindows(line)) : line
}
