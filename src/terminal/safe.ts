/**
 * The one function that makes foreign text safe for a terminal: what could move the cursor, change colours,
 * hide or reorder text becomes visible. Stripping known sequences is not enough (C1 forms, CR, bidi, tags survive).
 */

/** C0 but tab and line feed, DEL, C1; line and paragraph separators; bidi controls; invisible marks; tags. */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu

function visible(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`
  if (code === 0x7f) return '^?'
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** @returns the text with every control, bidi and tag character shown as `^[`, `\u202e`, ...; line feeds stay */
export function safe(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(UNSAFE, visible)
}

/** The same for one line: line feeds and tabs become blanks. */
export function safeLine(text: string): string {
  return safe(text.replace(/[\r\n\t]+/g, ' '))
}

/** JSON whose strings hold no raw control or bidi character: all are written as `\uXXXX` or pairs of it. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, char =>
    [...Array(char.length).keys()]
      .map(index => `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
