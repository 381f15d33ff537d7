/**
 * Keys of posts: 13 signs that hold the microsecond and 10 bits of chance (atproto.com, "Timestamp Identifiers"). Ours are
 * made of the send alone, so that the same send has the same key and a second post of it cannot be.
 */
import { createHash } from 'node:crypto'

const SIGNS = '234567abcdefghijklmnopqrstuvwxyz'
/** The first bit is 0, so the first sign is one of 16. */
const TID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/
/** Bits behind the time. */
const CLOCK_BITS = 10n

/** Begin of app.bsky, and an end that only a made-up key passes. */
const FIRST = Date.UTC(2022, 10, 1)
const LAST = Date.UTC(2100, 0, 1)

/** @returns whether a key is a TID */
export function isTid(text: string): boolean {
  return TID.test(text)
}

/**
 * @param messageId our own name of the send: microseconds and chance come from it
 * @param date instant of the message, ISO 8601
 */
export function tidOf(messageId: string, date: string): string {
  const hash = createHash('sha256').update(messageId).digest()
  const micros = BigInt(Date.parse(date)) * 1_000n + BigInt(hash.readUInt32BE(0) % 1_000)
  let rest = (micros << CLOCK_BITS) | BigInt(hash.readUInt16BE(4) % 1_024)
  let tid = ''
  for (let at = 0; at < 13; at += 1) {
    tid = SIGNS[Number(rest & 31n)]! + tid
    rest >>= 5n
  }
  return tid
}

/** @returns the instant in the key, ISO 8601 UTC; null where it cannot be one of a post */
export function instantIn(tid: string): string | null {
  const value = [...tid].reduce((sum, sign) => (sum << 5n) | BigInt(SIGNS.indexOf(sign)), 0n)
  const time = Number((value >> CLOCK_BITS) / 1_000n)
  return time >= FIRST && time < LAST ? new Date(time).toISOString() : null
}
