/** What a WebP file says beside its picture, taken out (RFC 9649, section 2). */

const NEEDED: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF'])
/** Bits of the `VP8X` part that announce Exif and XMP (section 2.7.1). */
const ANNOUNCED = 0x08 | 0x04

const name = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))

/** @returns the same part, announcing nothing that is not there any more */
function unannounced(part: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(part)
  copy[8] = (copy[8] ?? 0) & ~ANNOUNCED
  return copy
}

function headOf(size: number): Uint8Array {
  const head = new Uint8Array(12)
  head.set([0x52, 0x49, 0x46, 0x46], 0)
  new DataView(head.buffer).setUint32(4, size + 4, true)
  head.set([0x57, 0x45, 0x42, 0x50], 8)
  return head
}

/** @returns the parts of the file that stay; null: not a whole WebP. What lies behind its end goes */
export function webpParts(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes.length < 20 || name(bytes, 0) !== 'RIFF' || name(bytes, 8) !== 'WEBP') return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = 8 + view.getUint32(4, true)
  if (whole > bytes.length) return null
  const parts: Uint8Array[] = []
  for (let at = 12; at < whole; ) {
    if (at + 8 > whole) return null
    const size = view.getUint32(at + 4, true)
    const end = at + 8 + size + (size % 2)
    if (end > whole) return null
    const part = bytes.subarray(at, end)
    const type = name(bytes, at)
    if (NEEDED.has(type)) parts.push(type === 'VP8X' ? unannounced(part) : part)
    at = end
  }
  const pictured = parts.some(part => /^(?:VP8 |VP8L|ANMF)$/.test(name(part, 0)))
  return pictured ? [headOf(parts.reduce((sum, part) => sum + part.length, 0)), ...parts] : null
}
