/** Names of attachments that are safe as file names on Linux, macOS and Windows. */

/** Longest name in bytes: well under the 255 of the usual file systems, with room for a number in front. */
const MAX_BYTES = 120
/** A longer ending is no file type; it is cut like the rest. */
const MAX_ENDING = 12
const FALLBACK = 'attachment'

/** Names of devices on Windows, with any ending (Microsoft, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/** Control, format (bidi, zero-width, tags), private and unassigned characters; line and paragraph separators. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu
const FORBIDDEN = /[<>:"|?*]/g

const size = (text: string): number => Buffer.byteLength(text, 'utf8')

function cut(text: string, bytes: number): string {
  let kept = ''
  let left = bytes
  for (const character of text) {
    left -= size(character)
    if (left < 0) break
    kept += character
  }
  return kept
}

/** Keeps the ending, so that the file still opens with the right program. */
function shorten(name: string): string {
  if (size(name) <= MAX_BYTES) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && size(name.slice(dot)) <= MAX_ENDING ? name.slice(dot) : ''
  const stem = ending === '' ? name : name.slice(0, dot)
  return cut(stem, MAX_BYTES - size(ending)) + ending
}

/** Windows drops dots and blanks at the end; a dot in front hides a file elsewhere. */
function trimEdges(name: string): string {
  let start = 0
  let end = name.length
  while (start < end && '. ~-'.includes(name[start]!)) start += 1
  while (end > start && '. '.includes(name[end - 1]!)) end -= 1
  return name.slice(start, end)
}

/**
 * @param name an attachment's name as a stranger wrote it
 * @returns a file name: last part of the path, nothing unseen or forbidden, no device, 1 to 120 bytes
 */
export function safeName(name: string): string {
  const base = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = trimEdges(base.replace(UNSEEN, '').replace(FORBIDDEN, '_').replace(/\s+/g, ' '))
  const named = RESERVED.test(plain) ? `_${plain}` : plain
  return trimEdges(shorten(named)) || FALLBACK
}
