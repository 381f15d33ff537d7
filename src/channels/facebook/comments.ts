/** What others wrote below posts of the own page (developers.facebook.com, "Object Comments"). */
import type { OwnPost, PostAuthor, PostsRequest } from '../account.ts'
import { fieldsOf, instantOf, listOf, textOf } from '../json-fields.ts'
import { type Entry, type Page, readNewestFirst } from '../newest-first.ts'
import { boundedText } from '../post-text.ts'
import { youngOf } from '../young-posts.ts'
import type { Graph } from './graph.ts'
import { readGraph } from './graph-error.ts'
import { cursorOf, graphIdOf } from './own-posts.ts'
import { checkPostUrl } from './post-url.ts'

/** Days after which nobody comments any more, and posts of one run. */
const THREADS = { days: 90, most: 20 }

/** `stream`: answers to comments too, all in one list (same source). */
const QUERY = [
  ['filter', 'stream'],
  ['order', 'reverse_chronological'],
  ['fields', 'id,from{id,name},message,created_time,permalink_url'],
  ['limit', '100'],
] as const

/** Facebook names an author only where the token may know them. A page has no handle here, only its name and number. */
function authorOf(from: unknown): PostAuthor {
  const { id, name } = fieldsOf(from)
  const number = textOf(id)
  const known = number !== null && /^\d{1,30}$/.test(number) ? number : null
  return { id: known, handle: known, name: textOf(name)?.slice(0, 200) ?? null }
}

function entryOf(value: unknown, thread: string, page: string): Entry[] {
  const { id, from, message, created_time: created, permalink_url: link } = fieldsOf(value)
  const [name, at] = [textOf(id), instantOf(created)]
  if (name === null || at === null || !/^[\w-]{1,100}$/.test(name)) return []
  const author = authorOf(from)
  const url = checkPostUrl(textOf(link) ?? '')?.url ?? null
  const post = { id: name, url, text: boundedText(textOf(message) ?? ''), author, at, thread }
  return [{ id: name, stamp: at, post: author.id === page ? null : post }]
}

async function comments(
  id: string,
  own: OwnPost,
  page: string,
  graph: Graph,
  request: PostsRequest,
): Promise<void> {
  const read = async (from: string | null): Promise<Page> => {
    const query = from === null ? QUERY : [...QUERY, ['after', from] as const]
    const json = readGraph(await graph.get(`${id}/comments`, query), { one: true })
    const entries = listOf(fieldsOf(json).data).flatMap(each => entryOf(each, own.url, page))
    return { entries, next: cursorOf(json) }
  }
  await readNewestFirst({ place: `thread:${id}`, page: read }, request)
}

/** @throws UserError exit 4, 8, and what `take` throws */
export async function fetchPosts(page: string, graph: Graph, request: PostsRequest): Promise<void> {
  for (const own of youngOf(request.ours, request.now, THREADS)) {
    const id = graphIdOf(own.url, page)
    if (id !== null) await comments(id, own, page, graph, request)
  }
}
