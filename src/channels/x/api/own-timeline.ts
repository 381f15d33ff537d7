/** Finds a post of ours among those of the own account, by its words. */
import type { Sight, Sought } from '../../account.ts'
import type { Twin } from '../../twin.ts'
import { postAddress } from '../settings.ts'
import { readList, startTime } from './pages.ts'
import type { Post } from './post.ts'
import type { Session } from './session.ts'

/** Milliseconds by which the clock of this machine may be ahead of X's. */
const SKEW = 5 * 60_000

const QUERY = { max_results: '100', exclude: 'retweets', 'tweet.fields': 'created_at,entities,note_tweet' }

/** X adds `http://` to a bare domain and changes the case of a host; white space it may fold. */
function alike(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/https?:\/\/(\S+)/g, (_, rest: string) => rest.replace(/\/$/, ''))
    .replace(/\s+/g, ' ')
    .trim()
}

const pathOf = (userId: string): string => `/2/users/${userId}/tweets`

/** @returns the newest post with these words, or null; one page only @throws UserError exit 4, 8 */
export async function findPosted(
  session: Session,
  userId: string,
  handle: string | undefined,
  text: string,
): Promise<Twin | null> {
  const { posts } = await readList(session, pathOf(userId), QUERY, 1)
  const found = posts.find(post => alike(post.text) === alike(text))
  return found ? { at: found.at, url: postAddress(handle, found.id) } : null
}

const earliest = (sought: readonly Sought[]): string =>
  sought.map(({ since }) => new Date(since).toISOString()).reduce((a, b) => (a < b ? a : b))

/** X refuses the same words twice, so each post is one send's; without its time a post may be older. */
function take(posts: Post[], { text, since }: Sought): Post | null {
  const begun = Date.parse(since) - SKEW
  const at = posts.findIndex(
    post => post.at !== null && Date.parse(post.at) >= begun && alike(post.text) === alike(text),
  )
  return at < 0 ? null : posts.splice(at, 1)[0]!
}

/**
 * One list for all that is sought.
 * @returns `absent` only where the whole list was read
 * @throws UserError exit 4 (sign-in) or 8 (temporary)
 */
export async function lookForPosts(
  session: Session,
  userId: string,
  handle: string | undefined,
  sought: readonly Sought[],
): Promise<readonly Sight[]> {
  if (sought.length === 0) return []
  const query = { ...QUERY, start_time: startTime(earliest(sought), SKEW) }
  const { posts, whole } = await readList(session, pathOf(userId), query)
  // Oldest first, as the sends are.
  const left = [...posts].reverse()
  return sought.map(one => {
    const found = take(left, one)
    if (found) return { sought: one, seen: 'found', url: postAddress(handle, found.id) }
    return { sought: one, seen: whole ? 'absent' : 'unclear' }
  })
}
