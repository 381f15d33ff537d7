/** How much of an account is read at once, whatever kind of account it is. */

/**
 * Largest mail that is read whole, in bytes: what `mail/limits.ts` lets the parser see, 10 MB. A channel knows nothing
 * of the parser, so the number stands here too.
 */
export const MAX_MAIL = 10 * 1024 * 1024
/** Most of a head that is looked at, in bytes; the longest real ones (many Received and ARC lines) stay below 100 KB. */
export const MAX_HEAD = 64 * 1024

/** One batch is stored in one transaction and held in memory twice: the one being stored, the one being fetched. */
const BATCH_MAILS = 50
const BATCH_BYTES = 4 * 1024 * 1024

/**
 * Parts mails into batches of at most 50 mails and about 4 MB, in their order.
 * @param mails with their size in bytes; one that is larger than a batch is a batch of its own
 */
export function batchesOf<Mail extends { readonly size: number }>(mails: readonly Mail[]): Mail[][] {
  const batches: Mail[][] = []
  let bytes = 0
  for (const mail of mails) {
    const cost = isTooLarge(mail) ? MAX_HEAD : mail.size
    const current = batches.at(-1)
    if (current === undefined || current.length >= BATCH_MAILS || bytes + cost > BATCH_BYTES) {
      batches.push([mail])
      bytes = cost
    } else {
      current.push(mail)
      bytes += cost
    }
  }
  return batches
}

/** @returns whether only the head of this mail is read */
export function isTooLarge({ size }: { readonly size: number }): boolean {
  return size > MAX_MAIL
}

/**
 * @param bytes a mail, or its beginning
 * @returns its head with the empty line that ends it, at most {@link MAX_HEAD} bytes, with a copy's own memory
 */
export function headOf(bytes: Uint8Array): Uint8Array {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_HEAD))
  const ends = [
    { at: start.indexOf('\r\n\r\n'), length: 4 },
    { at: start.indexOf('\n\n'), length: 2 },
  ].filter(({ at }) => at >= 0)
  const first = ends.sort((a, b) => a.at - b.at)[0]
  return new Uint8Array(first ? start.subarray(0, first.at + first.length) : start)
}

/**
 * @param name field in lower case
 * @returns the unfolded value of the first field of that name, trimmed, or null
 */
export function fieldOf(head: Uint8Array, name: string): string | null {
  const lines = Buffer.from(head).toString('latin1').split(/\r?\n/)
  const at = lines.findIndex(line => line.slice(0, name.length + 1).toLowerCase() === `${name}:`)
  if (at < 0) return null
  const folded = lines.slice(at + 1)
  const end = folded.findIndex(line => !/^[ \t]/.test(line))
  return [(lines[at] ?? '').slice(name.length + 1), ...folded.slice(0, end < 0 ? undefined : end)]
    .map(line => line.trim())
    .join(' ')
    .trim()
}
