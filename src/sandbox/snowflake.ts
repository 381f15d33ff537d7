/** Ids of posts on X: since 2010-11-04 they hold the time ("snowflakes"), before that they were counted up. */

/** First millisecond of the scheme, and the bits below the time (Twitter's snowflake: 22 for machine and sequence). */
export const SNOWFLAKE_EPOCH = 1288834974657
const LOW_BITS = 22n

/**
 * @param at instant of the post, ISO 8601
 * @param earlier number of posts made before, so that two in one millisecond differ
 * @returns decimal id; a small counted one for an instant before the scheme began
 * @throws RangeError if `at` is no instant
 */
export function postId(at: string, earlier: number): string {
  const time = Date.parse(at)
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${at}`)
  if (time < SNOWFLAKE_EPOCH) return String(1000 + earlier)
  return String((BigInt(time - SNOWFLAKE_EPOCH) << LOW_BITS) | BigInt(earlier & 0x3fffff))
}

/** @returns the instant a post's id holds, ISO 8601 UTC, or null for a counted id of the time before */
export function timeOfPost(id: string): string | null {
  if (!/^\d{1,20}$/.test(id)) return null
  const sinceEpoch = BigInt(id) >> LOW_BITS
  return sinceEpoch === 0n ? null : new Date(Number(sinceEpoch) + SNOWFLAKE_EPOCH).toISOString()
}
