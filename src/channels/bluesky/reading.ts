/** What others wrote to us: mentions and answers by the notifications, then each young thread as a whole. */
import type { OwnPost, PostsRequest, ReceivedPost } from '../account.ts'
import { fieldsOf, instantOf, listOf, textOf } from '../json-fields.ts'
import { type Entry, type Page, readNewestFirst } from '../newest-first.ts'
import { readAnswer } from '../refusal.ts'
import { MAX_THREAD, takeNew } from '../whole-thread.ts'
import { youngOf } from '../young-posts.ts'
import { postIn } from './post-url.ts'
import { receivedPost } from './received.ts'
import { COLLECTION } from './record.ts'
import { RESET, type Session } from './session.ts'
import { BLUESKY } from './settings.ts'

/** Days after which nobody answers any more, and threads of one run. */
const THREADS = { days: 30, most: 20 }
/** Answers below answers (lexicon app.bsky.feed.getPostThread: 6 unless asked, at most 1,000). */
const DEPTH = '20'

/** Of one page at most 100 (lexicon app.bsky.notification.listNotifications). */
const NOTIFICATIONS = [
  ['reasons', 'mention'],
  ['reasons', 'reply'],
  ['limit', '100'],
] as const

function entryOf(value: unknown, ours: readonly OwnPost[], did: string): Entry[] {
  const { uri, reason, indexedAt } = fieldsOf(value)
  const [id, stamp] = [textOf(uri), instantOf(indexedAt)]
  if (id === null || stamp === null) return []
  const wanted = reason === 'mention' || reason === 'reply'
  return [{ id: id.slice(0, 900), stamp, post: wanted ? receivedPost(value, ours, did) : null }]
}

/** Nothing becomes "seen": app.bsky.notification.updateSeen is never called. */
async function notifications(session: Session, request: PostsRequest): Promise<void> {
  const page = async (from: string | null): Promise<Page> => {
    const query = from === null ? NOTIFICATIONS : [...NOTIFICATIONS, ['cursor', from] as const]
    const answer = await session.get('app.bsky.notification.listNotifications', query)
    const { notifications: list, cursor } = fieldsOf(readAnswer(answer, BLUESKY, { reset: RESET }))
    const entries = listOf(list).flatMap(each => entryOf(each, request.ours, session.did))
    return { entries, next: entries.length === 0 ? null : textOf(cursor) }
  }
  await readNewestFirst({ place: 'mentions', page }, request)
}

/** Without recursion: a thread is as deep as its authors like. */
function postsBelow(thread: unknown, read: (post: unknown) => ReceivedPost | null): ReceivedPost[] {
  const posts: ReceivedPost[] = []
  const open: unknown[] = [thread]
  for (let looked = 0; open.length > 0 && looked < 2 * MAX_THREAD; looked += 1) {
    const { post, replies } = fieldsOf(open.shift())
    const found = read(post)
    if (found) posts.push(found)
    open.push(...listOf(replies).slice(0, MAX_THREAD))
  }
  return posts.sort((one, other) => (one.at < other.at ? -1 : 1))
}

async function thread(own: OwnPost, session: Session, request: PostsRequest): Promise<void> {
  const post = postIn(own.url)
  if (post === null) return
  const query = [
    ['uri', `at://${post.profile}/${COLLECTION}/${post.rkey}`],
    ['depth', DEPTH],
    ['parentHeight', '0'],
  ] as const
  const answer = await session.get('app.bsky.feed.getPostThread', query)
  const { thread: whole } = fieldsOf(readAnswer(answer, BLUESKY, { reset: RESET, absent: [400, 404] }))
  const posts = postsBelow(whole, each => receivedPost(each, request.ours, session.did))
  const below = posts.map(each => ({ ...each, thread: own.url }))
  await takeNew(`thread:${post.rkey}`, below, request)
}

/** @throws UserError exit 4, 8, and what `take` throws */
export async function fetchPosts(session: Session, request: PostsRequest): Promise<void> {
  await notifications(session, request)
  for (const own of youngOf(request.ours, request.now, THREADS)) await thread(own, session, request)
}
