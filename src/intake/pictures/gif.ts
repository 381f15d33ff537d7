/** What a GIF file says beside its picture, taken out (GIF89a specification, CompuServe 1990). */

const IMAGE = 0x2c
const EXTENSION = 0x21
const TRAILER = 0x3b
const COMMENT = 0xfe
const APPLICATION = 0xff

/** How often it is played; any other application's part (XMP) is left out. */
const PLAYED: readonly string[] = ['NETSCAPE2.0', 'ANIMEXTS1.0']

/** @returns bytes of the colour table that such a field announces */
const tableOf = (packed: number) => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)

/** @returns where a row of sub-blocks ends; past the end of the file if it does not */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 0) at += 1 + bytes[at]!
  return at + 1
}

function isNeeded(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1]
  if (label !== APPLICATION) return label !== COMMENT
  return bytes[at + 2] === 11 && PLAYED.includes(String.fromCharCode(...bytes.subarray(at + 3, at + 14)))
}

/** @returns the parts of the file that stay; null: not a whole GIF. What lies behind its end goes */
export function gifParts(bytes: Uint8Array): Uint8Array[] | null {
  if (!/^GIF8[79]a$/.test(String.fromCharCode(...bytes.subarray(0, 6))) || bytes.length < 14) return null
  let at = 13 + tableOf(bytes[10]!)
  const parts = [bytes.subarray(0, at)]
  while (at < bytes.length) {
    const kind = bytes[at]
    if (kind === TRAILER) return [...parts, bytes.subarray(at, at + 1)]
    if (kind !== IMAGE && kind !== EXTENSION) return null
    // Behind an image's head stands the least size of its codes, one byte.
    const blocks = kind === IMAGE ? at + 11 + tableOf(bytes[at + 9] ?? 0) : at + 2
    const end = endOfBlocks(bytes, blocks)
    if (end > bytes.length) return null
    if (kind === IMAGE || isNeeded(bytes, at)) parts.push(bytes.subarray(at, end))
    at = end
  }
  return null
}
