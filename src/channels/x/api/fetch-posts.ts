/** Fetches posts of others that concern this account: those that mention it, then answers that do not. */
import type { OwnPost, PostsRequest, ReceivedPost } from '../../account.ts'
import { youngOf } from '../../young-posts.ts'
import { checkPostUrl } from '../post-url.ts'
import { postAddress } from '../settings.ts'
import { type Cursor, compareIds, cursorAfter, cursorText, readCursor } from './cursor.ts'
import { FIELDS, type List, readList, startTime } from './pages.ts'
import type { Author, Post } from './post.ts'
import type { Session } from './session.ts'

/**
 * Days the search of X looks back (docs.x.com, "Search recent posts"), less ten minutes by which the two clocks may differ;
 * threads in one run: each is a request, of which X allows 300 in 15 minutes, and is paid by the post.
 */
const SEARCHED = { days: 7 - 10 / 1440, most: 20 }
/** Posts stored at once. */
const BATCH = 100

/** What holds for a whole run. */
interface Run {
  readonly session: Session
  readonly userId: string
  readonly request: PostsRequest
  /** Ours by id. */
  readonly ours: ReadonlyMap<string, OwnPost>
  /** Ids of posts handed over in this run. */
  readonly seen: Set<string>
}

/** A list to be read: where, and from which post on. */
interface Place {
  readonly name: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Instead of a cursor where there is none. */
  readonly from: Readonly<Record<string, string>>
}

const idOf = (url: string): string | null =>
  /\/status\/(\d+)$/.exec(checkPostUrl(url)?.url ?? '')?.[1] ?? null

function received(post: Post, author: Author | undefined, { ours, request }: Run): ReceivedPost {
  const { id, text, authorId, conversation } = post
  const url = postAddress(author?.username, id)
  const handle = author?.username ? `@${author.username}` : null
  return {
    id,
    url,
    text,
    author: { id: authorId, handle, name: author?.name ?? null },
    at: post.at ?? request.now,
    thread: (conversation && ours.get(conversation)?.url) ?? null,
  }
}

function fresh(posts: readonly Post[], { authors }: List, run: Run): ReceivedPost[] {
  return posts.flatMap(post => {
    if (post.authorId === run.userId || run.seen.has(post.id)) return []
    run.seen.add(post.id)
    return [received(post, authors.get(post.authorId ?? ''), run)]
  })
}

/** Oldest first, so that the cursor never passes a post that is not stored. */
async function takeList(place: Place, list: List, before: Cursor, run: Run): Promise<void> {
  const { take, cursor } = run.request
  const posts = [...list.posts].sort((a, b) => compareIds(a.id, b.id))
  const ids = posts.map(({ id }) => id)
  const after = cursorText(cursorAfter(before, ids, list.whole))
  // While older posts are missing, only the end of it all is a place to go on from.
  const stepwise = list.whole && before.gap === null
  for (let start = 0; start + BATCH < posts.length; start += BATCH) {
    const end = start + BATCH
    const reached = stepwise ? cursorAfter(before, ids.slice(start, end), true) : before
    const batch = fresh(posts.slice(start, end), list, run)
    await take({ place: place.name, posts: batch, cursor: cursorText(reached) })
  }
  const rest = fresh(posts.slice(Math.floor(Math.max(posts.length - 1, 0) / BATCH) * BATCH), list, run)
  if (rest.length > 0 || after !== (cursor(place.name) ?? ''))
    await take({ place: place.name, posts: rest, cursor: after })
}

async function fetchPlace(place: Place, run: Run): Promise<void> {
  const before = readCursor(run.request.cursor(place.name))
  const from = before.since === null ? place.from : { since_id: before.since }
  const until = before.gap === null ? {} : { until_id: before.gap.below }
  const query = { ...place.query, ...FIELDS, max_results: '100', ...from, ...until }
  await takeList(place, await readList(run.session, place.path, query), before, run)
}

/** @throws UserError exit 4 (sign-in) or 8 (temporary); what was taken before stays */
export async function fetchPosts(session: Session, userId: string, request: PostsRequest): Promise<void> {
  const ours = new Map(request.ours.flatMap(post => [[idOf(post.url) ?? '', post] as const]))
  ours.delete('')
  const run: Run = { session, userId, request, ours, seen: new Set() }
  const from = { start_time: startTime(request.since) }
  await fetchPlace({ name: 'mentions', path: `/2/users/${userId}/mentions`, query: {}, from }, run)
  for (const { url } of youngOf([...ours.values()], request.now, SEARCHED)) {
    const id = idOf(url)!
    const query = { query: `conversation_id:${id}` }
    await fetchPlace(
      { name: `thread:${id}`, path: '/2/tweets/search/recent', query, from: { since_id: id } },
      run,
    )
  }
}
