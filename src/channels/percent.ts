/**
 * Percent-encodes a text for one value of a link (RFC 3986 section 2.1), UTF-8, space as `%20`.
 * The marks `! ' ( ) *` are encoded too, because terminals and chat programs end a link at them.
 * Half of a character pair becomes U+FFFD, so no text can make this throw.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
