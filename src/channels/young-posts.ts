/** Which of our posts are worth a request: answers come in the first days. */
import type { OwnPost } from './account.ts'

const DAY = 86_400_000

/**
 * @param now ISO 8601 UTC
 * @returns our posts of the last days, newest first, at most `most` of them
 */
export function youngOf(
  ours: readonly OwnPost[],
  now: string,
  { days, most }: { readonly days: number; readonly most: number },
): readonly OwnPost[] {
  const since = Date.parse(now) - days * DAY
  const young = ours.filter(({ at }) => Date.parse(at) >= since)
  return young.sort((one, other) => Date.parse(other.at) - Date.parse(one.at)).slice(0, most)
}
