/** Place, time, device and remarks in a picture that everybody will see: taken out of its bytes, the picture itself untouched. */
import { gifParts } from './pictures/gif.ts'
import { jpegParts } from './pictures/jpeg.ts'
import { pngParts } from './pictures/png.ts'
import { webpParts } from './pictures/webp.ts'

const PICTURE_NAME = /\.(?:jpe?g|png|gif|webp)$/i

/** @returns whether the file's name says that it is a picture such as a post can carry */
export function isPictureName(name: string): boolean {
  return PICTURE_NAME.test(name)
}

/**
 * Never encodes anew: the coded picture, its colours and (in a JPEG) the way up stay byte for byte.
 * @returns the bytes without Exif, XMP, IPTC, texts, times, small previews, and whatever lies behind the picture's end;
 *   null: not a whole JPEG, PNG, GIF or WebP, so nothing can be promised for it
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array | null {
  const parts = jpegParts(bytes) ?? pngParts(bytes) ?? gifParts(bytes) ?? webpParts(bytes)
  return parts && new Uint8Array(Buffer.concat(parts))
}
