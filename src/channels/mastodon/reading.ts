/** What others wrote to us: each young thread as a whole, then all mentions; a mention in a thread is known by it. */
import type { OwnPost, PostsRequest, ReceivedPost } from '../account.ts'
import { fieldsOf, instantOf, listOf, textOf } from '../json-fields.ts'
import { type Entry, type Page, readNewestFirst } from '../newest-first.ts'
import { readAnswer } from '../refusal.ts'
import { takeNew } from '../whole-thread.ts'
import { youngOf } from '../young-posts.ts'
import { type Client, RESET } from './client.ts'
import { postIn } from './post-url.ts'
import { type Home, idsOf, receivedPost } from './received.ts'
import { MASTODON } from './settings.ts'

/** Days after which nobody answers any more, and threads of one run. */
const THREADS = { days: 30, most: 20 }
/** Of one page at most 80 (docs.joinmastodon.org, "Get all notifications"). */
const MENTIONS = [
  ['types[]', 'mention'],
  ['limit', '80'],
] as const

/** Which of our posts each status of this server belongs to. */
type Threads = Map<string, string>

/** Ids are those of our own server: a post of ours that lies elsewhere has another one here. */
function idHere(own: OwnPost, hosts: readonly string[]): string | null {
  const post = postIn(own.url)
  return post !== null && hosts.includes(post.host) ? post.id : null
}

/** docs.joinmastodon.org, "Get parent and child statuses in context". */
async function thread(id: string, own: OwnPost, threads: Threads, at: Reader): Promise<void> {
  const answer = await at.client.get(`/api/v1/statuses/${id}/context`)
  const { descendants } = fieldsOf(readAnswer(answer, MASTODON, { reset: RESET, absent: [404, 410] }))
  const posts: ReceivedPost[] = []
  for (const status of listOf(descendants)) {
    const found = receivedPost(status, own.url, at.home)
    if (found) posts.push(found)
    threads.set(idsOf(status).id ?? '', own.url)
  }
  await takeNew(`thread:${id}`, posts, at.request)
}

interface Reader {
  readonly client: Client
  readonly home: Home
  readonly request: PostsRequest
}

function entryOf(value: unknown, threads: Threads, home: Home): Entry[] {
  const { id, type, created_at: created, status } = fieldsOf(value)
  const [name, stamp] = [textOf(id), instantOf(created)]
  if (name === null || stamp === null || !/^[\w-]{1,64}$/.test(name)) return []
  const { id: own, parent } = idsOf(status)
  const thread = threads.get(own ?? '') ?? threads.get(parent ?? '') ?? null
  return [{ id: name, stamp, post: type === 'mention' ? receivedPost(status, thread, home) : null }]
}

async function mentions(threads: Threads, { client, home, request }: Reader): Promise<void> {
  const page = async (from: string | null): Promise<Page> => {
    const query = from === null ? MENTIONS : [...MENTIONS, ['max_id', from] as const]
    const answer = await client.get('/api/v1/notifications', query)
    const list = listOf(readAnswer(answer, MASTODON, { reset: RESET }))
    const entries = list.flatMap(each => entryOf(each, threads, home))
    return { entries, next: entries.at(-1)?.id ?? null }
  }
  await readNewestFirst({ place: 'mentions', page }, request)
}

/**
 * @param hosts of our server, in its handles and its pages
 * @throws UserError exit 4, 8, and what `take` throws
 */
export async function fetchPosts(reader: Reader, hosts: readonly string[]): Promise<void> {
  const { request } = reader
  const threads: Threads = new Map()
  for (const own of request.ours) threads.set(idHere(own, hosts) ?? '', own.url)
  for (const own of youngOf(request.ours, request.now, THREADS)) {
    const id = idHere(own, hosts)
    if (id !== null) await thread(id, own, threads, reader)
  }
  threads.delete('')
  await mentions(threads, reader)
}
