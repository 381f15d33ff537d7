/** A conversation that a platform hands out as a whole: what is new in it is told by the ids, as its times are its authors'. */
import { createHash } from 'node:crypto'
import type { PostsRequest, ReceivedPost } from './account.ts'

/** Posts of one thread that are looked at. */
export const MAX_THREAD = 500

/** 48 bits: among 500 posts two are mistaken for one another once in a billion threads. */
const shortOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 12)

/**
 * Hands on the posts that were not there the last time, in the order given.
 * @throws what `take` throws
 */
export async function takeNew(
  place: string,
  posts: readonly ReceivedPost[],
  { cursor, take }: Pick<PostsRequest, 'cursor' | 'take'>,
): Promise<void> {
  const known = new Set(cursor(place)?.split(' ') ?? [])
  const some = posts.slice(0, MAX_THREAD)
  const fresh = some.filter(({ id }) => !known.has(shortOf(id)))
  if (fresh.length === 0) return
  await take({ place, posts: fresh, cursor: some.map(({ id }) => shortOf(id)).join(' ') })
}
