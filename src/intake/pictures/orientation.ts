/** Which way up a photo is shown: the one thing in its Exif part without which it may lie on its side. */

/** Tag `Orientation` and type SHORT (TIFF 6.0, section 8; Exif 2.3, section 4.6.4). */
const ORIENTATION = 0x0112
const SHORT = 3
/** Entries looked at: real files have a few dozen. */
const MOST_ENTRIES = 500

/**
 * @param tiff the Exif part behind its name
 * @returns 2 to 8; null: upright, or nothing readable is said
 */
export function orientationIn(tiff: Uint8Array): number | null {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (tiff.length < 14) return null
  const order = view.getUint16(0)
  const little = order === 0x4949
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) return null
  const first = view.getUint32(4, little)
  if (first + 2 > tiff.length) return null
  const entries = Math.min(view.getUint16(first, little), MOST_ENTRIES)
  for (let at = first + 2; at < first + 2 + entries * 12 && at + 12 <= tiff.length; at += 12) {
    if (view.getUint16(at, little) !== ORIENTATION || view.getUint16(at + 2, little) !== SHORT) continue
    const value = view.getUint16(at + 8, little)
    return value >= 2 && value <= 8 ? value : null
  }
  return null
}

/** @returns an Exif segment of a JPEG that says nothing but this */
export function orientationSegment(value: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]
  const entry = [ORIENTATION >> 8, ORIENTATION & 0xff, 0, SHORT, 0, 0, 0, 1, 0, value, 0, 0]
  const content = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff, ...entry, 0, 0, 0, 0]
  return Uint8Array.from([0xff, 0xe1, 0, content.length + 2, ...content])
}
