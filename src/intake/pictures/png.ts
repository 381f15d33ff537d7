/** What a PNG file says beside its picture, taken out (W3C PNG, third edition, sections 5.2 to 5.6 and 11). */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** All a viewer needs. `eXIf`, `tEXt`, `zTXt`, `iTXt`, `tIME` and parts of other makers are left out. */
const NEEDED: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD cICP mDCV cLLI acTL fcTL fdAT'.split(' '),
)

/** Length, type and checksum around the content of a part, in bytes. */
const FRAME = 12

/** A part whose first letter is a capital must be understood (section 5.4). */
const isCritical = (type: string) => /^[A-Z]/.test(type)

/** @returns the parts of the file that stay; null: not a whole PNG. What lies behind its end goes */
export function pngParts(bytes: Uint8Array): Uint8Array[] | null {
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = [bytes.subarray(0, SIGNATURE.length)]
  for (let at = SIGNATURE.length; at + FRAME <= bytes.length; ) {
    const end = at + FRAME + view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const known = NEEDED.has(type)
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type) || (isCritical(type) && !known)) return null
    if ((parts.length === 1) !== (type === 'IHDR')) return null
    if (known) parts.push(bytes.subarray(at, end))
    if (type === 'IEND') return parts
    at = end
  }
  return null
}
