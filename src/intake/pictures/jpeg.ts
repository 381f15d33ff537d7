/** What a JPEG file says beside its picture, taken out (ITU-T T.81 annex B; JFIF 1.02; Exif 2.3 section 4.5). */
import { orientationIn, orientationSegment } from './orientation.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const COM = 0xfe
/** Bytes of a JFIF segment without its small picture, length field included. */
const JFIF = 16

const isApp = (marker: number) => marker >= APP0 && marker <= 0xef
/** Stand alone: TEM and the restart marks. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

const begins = (bytes: Uint8Array, text: string) =>
  [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0))

/** A small picture in the head may show what was cut off the large one. */
function jfifAlone(segment: Uint8Array): Uint8Array {
  // `slice` of a Buffer shares its bytes with the file that is kept.
  const head = Uint8Array.from(segment.subarray(0, 2 + JFIF))
  head.set([0, JFIF], 2)
  head.set([0, 0], 16)
  return head
}

/** @param segment with its marker @returns what is kept of it: the picture's own parts, its colours, the way up */
function kept(marker: number, segment: Uint8Array): Uint8Array | null {
  const content = segment.subarray(4)
  if (marker === COM) return null
  if (marker === APP0)
    return begins(content, 'JFIF\0') && segment.length >= 2 + JFIF ? jfifAlone(segment) : null
  if (marker === APP1) {
    const turned = begins(content, 'Exif\0\0') ? orientationIn(content.subarray(6)) : null
    return turned === null ? null : orientationSegment(turned)
  }
  if (marker === APP2) return begins(content, 'ICC_PROFILE\0') ? segment : null
  return isApp(marker) && marker !== APP14 ? null : segment
}

/** @returns where the coded picture that begins here ends: at the next mark that is not part of it */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && !isBare(next)) return at
  }
  return -1
}

/** @returns where the segment with this mark at `at` ends; null: it has no length, or stands in the wrong place */
function endOfSegment(bytes: Uint8Array, at: number, marker: number): number | null {
  const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
  const end = at + 2 + length
  const whole = length >= 2 && end <= bytes.length
  return whole && marker !== 0 && marker !== SOI && !isBare(marker) ? end : null
}

/** @returns the parts of the file that stay; null: not a whole JPEG. What lies behind its end (a film, a second picture) goes */
export function jpegParts(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const parts = [bytes.subarray(0, 2)]
  let [at, scans] = [2, 0]
  while (bytes[at] === 0xff) {
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) return scans > 0 ? [...parts, bytes.subarray(at, at + 2)] : null
    const end = endOfSegment(bytes, at, marker)
    if (end === null) return null
    const part = kept(marker, bytes.subarray(at, end))
    if (part) parts.push(part)
    at = end
    if (marker !== SOS) continue
    scans += 1
    at = endOfScan(bytes, end)
    if (at < 0) return null
    parts.push(bytes.subarray(end, at))
  }
  return null
}
