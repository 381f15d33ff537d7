/** The bytes of a body that comes line by line, joined once. */

/** Takes the place of a decoder of the library for bodies that are not encoded. */
export class LineBytes {
  private bytes: Uint8Array<ArrayBuffer> = new Uint8Array(1024)
  private length = 0

  /** @param line without its end, for which a line feed is kept */
  update(line: Uint8Array): void {
    const end = this.length + line.length + 1
    if (end > this.bytes.length) this.grow(end)
    this.bytes.set(line, this.length)
    this.bytes[end - 1] = 0x0a
    this.length = end
  }

  /** Doubled, so that each byte is copied twice at most on the average. */
  private grow(least: number): void {
    const larger = new Uint8Array(Math.max(least, 2 * this.bytes.length))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }

  async finalize(): Promise<ArrayBuffer> {
    return this.bytes.buffer.slice(0, this.length)
  }
}
