/** Line ends of files that come from old systems. */

const [LF, CR] = [0x0a, 0x0d]

/** @returns the bytes with line feeds where carriage returns alone end the lines, else the same bytes */
export function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(LF) || !bytes.includes(CR)) return bytes
  return bytes.map(byte => (byte === CR ? LF : byte))
}
