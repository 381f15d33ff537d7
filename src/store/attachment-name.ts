/** The name under which a recipient sees an attachment. */

/** Longest name, in characters; file systems take 255 bytes. */
const LONGEST = 200

/** C0, DEL, C1, and the marks that turn the direction of text: `cod.exe` must not read as `exe.doc`. */
const INVISIBLE =
  /[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

/** @returns the last part of a path (of either slash) without control characters; `attachment` if nothing is left */
export function attachmentName(path: string): string {
  const base = path.split(/[/\\]/).at(-1) ?? ''
  const clean = base.toWellFormed().normalize('NFC').replace(INVISIBLE, '').trim()
  return [...clean].slice(0, LONGEST).join('') || 'attachment'
}
