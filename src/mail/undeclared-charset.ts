/** What a text is written in that does not say it, or says what cannot be. */

/** Names that say nothing: RFC 2045 takes them for ASCII, and bytes above it came from somewhere. */
const SAYS_NOTHING = [
  '',
  'us-ascii',
  'ascii',
  'default',
  'unknown',
  'unknown-8bit',
  'x-unknown',
  'binary',
  '8bit',
]

/** Bytes of which the letters are counted. */
const COUNTED = 256 * 1024

const isAscii = (bytes: Uint8Array): boolean => bytes.every(byte => byte < 0x80)

/** Of a text cut in the middle of a letter, or with one damaged letter, the others tell. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    const text = new TextDecoder().decode(bytes.subarray(0, COUNTED))
    const lost = text.split('\ufffd').length - 1
    const letters = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0
    return letters > lost
  }
}

/**
 * @param declared the charset of the part; undefined: none
 * @returns UTF-8 or, where the bytes are none, windows-1252 (of which ISO 8859-1 is a part); null: what is declared holds
 */
export function undeclaredCharset(
  declared: string | undefined,
  content: ArrayBuffer | Uint8Array,
): string | null {
  const name = declared?.trim().toLowerCase() ?? ''
  if (!SAYS_NOTHING.includes(name)) return null
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content)
  if (isAscii(bytes)) return null
  return isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252'
}
