/** The posts of the own page (developers.facebook.com, "Page Posts"). */
import type { Sight, Sought } from '../account.ts'
import { fieldsOf, instantOf, listOf, textOf } from '../json-fields.ts'
import { sameWords } from '../post-text.ts'
import type { Graph } from './graph.ts'
import { readGraph } from './graph-error.ts'
import { checkPostUrl } from './post-url.ts'

const FIELDS = 'id,message,created_time,permalink_url'
/** Posts of one page, at most 100 (same source), and pages of one look. */
const PAGE = '100'
const MAX_PAGES = 3
/** Milliseconds by which two clocks that are set by the network may differ. */
const MARGIN = 120_000

export interface PagePost {
  readonly at: string
  readonly text: string
  readonly url: string | null
}

/** @param id `<page>_<post>` as the Graph API names a post. @returns its link in the normal form, or null */
export function postLink(id: string): string | null {
  const [, page, post] = /^(\d{1,30})_(\d{1,30})$/.exec(id) ?? []
  return page && post ? `https://www.facebook.com/${page}/posts/${post}` : null
}

/** @returns the number of the post behind a link of ours on this page, as the Graph API names it; null: not one */
export function graphIdOf(url: string, page: string): string | null {
  const [, of, post] = /^https:\/\/www\.facebook\.com\/(\d{1,30})\/posts\/(\d{1,30})$/.exec(url) ?? []
  return of === page && post ? `${page}_${post}` : null
}

function pagePost(value: unknown): PagePost[] {
  const { id, message, created_time: created, permalink_url: link } = fieldsOf(value)
  const [at, name] = [instantOf(created), textOf(id)]
  if (at === null || name === null) return []
  const url = postLink(name) ?? checkPostUrl(textOf(link) ?? '')?.url ?? null
  return [{ at, text: textOf(message) ?? '', url }]
}

/** @returns the server's cursor to what is older; its own `next` address is never followed */
export function cursorOf(json: unknown): string | null {
  const { cursors, next } = fieldsOf(fieldsOf(json).paging)
  const after = textOf(fieldsOf(cursors).after)
  return textOf(next) !== null && after !== null && after.length <= 2_000 ? after : null
}

/**
 * @param since milliseconds of the epoch; null: the newest page of them
 * @returns posts of the page, and whether none is missing among them
 * @throws UserError exit 4, 8
 */
export async function postsSince(
  since: number | null,
  page: string,
  graph: Graph,
): Promise<{ posts: PagePost[]; whole: boolean }> {
  const posts: PagePost[] = []
  const first = [
    ['fields', FIELDS],
    ['limit', PAGE],
  ] as const
  const query = since === null ? first : [...first, ['since', String(Math.floor(since / 1_000))] as const]
  let after: string | null = null
  for (let pages = 0; pages < (since === null ? 1 : MAX_PAGES); pages += 1) {
    const more: readonly (readonly [string, string])[] = after === null ? query : [...query, ['after', after]]
    const json = readGraph(await graph.get(`${page}/posts`, more), { one: false })
    posts.push(...listOf(fieldsOf(json).data).flatMap(pagePost))
    after = cursorOf(json)
    if (after === null) return { posts, whole: true }
  }
  return { posts, whole: false }
}

/** @returns what is seen of each on the page. @throws UserError exit 4, 8 */
export async function lookFor(all: readonly Sought[], page: string, graph: Graph): Promise<readonly Sight[]> {
  if (all.length === 0) return []
  const begun = ({ since }: Sought) => Date.parse(since) - MARGIN
  const { posts, whole } = await postsSince(Math.min(...all.map(begun)), page, graph)
  return all.map(sought => {
    const found = posts.find(
      ({ at, text }) => Date.parse(at) >= begun(sought) && sameWords(text, sought.text),
    )
    if (found) return { sought, seen: 'found', url: found.url }
    return { sought, seen: whole ? 'absent' : 'unclear' }
  })
}
