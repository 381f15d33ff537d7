/** Reads lists of posts from X, newest first, page by page. */
import { fieldsOf, listOf } from '../../json-fields.ts'
import { failureOf } from './failure.ts'
import { type Author, type Post, readAuthors, readPost } from './post.ts'
import type { Session } from './session.ts'

/** Pages of a list in one run; X keeps 800 mentions, which are 8. */
const MAX_PAGES = 10

/** What is asked of each post and its author. */
export const FIELDS: Readonly<Record<string, string>> = {
  'tweet.fields':
    'conversation_id,created_at,author_id,in_reply_to_user_id,referenced_tweets,note_tweet,entities',
  expansions: 'author_id',
  'user.fields': 'username,name',
}

export interface List {
  /** Newest first, as X gives them. */
  readonly posts: readonly Post[]
  readonly authors: ReadonlyMap<string, Author>
  /** Whether all of it was read; else the oldest are missing. */
  readonly whole: boolean
}

interface Page extends List {
  readonly next: string | null
}

/** @throws UserError `sign_in_needed` (exit 4), `platform_unreachable` (exit 8) */
async function readPage(session: Session, path: string, query: Record<string, string>): Promise<Page> {
  const answer = await session.ask({ method: 'GET', path, query })
  const { data, meta, includes } = fieldsOf(answer.kind === 'answer' ? answer.json : null)
  const listed = Array.isArray(data) || (typeof meta === 'object' && meta !== null)
  if (answer.kind !== 'answer' || answer.status !== 200 || !listed) throw failureOf(answer, session.secrets)
  const token = fieldsOf(meta).next_token
  const next = typeof token === 'string' && /^[\w-]{1,200}$/.test(token) ? token : null
  const posts = listOf(data)
    .slice(0, 100)
    .flatMap(each => readPost(each) ?? [])
  return { posts, authors: readAuthors(includes), next, whole: next === null }
}

/** @throws UserError as for one page; then nothing of the list is used */
export async function readList(
  session: Session,
  path: string,
  query: Readonly<Record<string, string>>,
  most: number = MAX_PAGES,
): Promise<List> {
  const posts: Post[] = []
  const authors = new Map<string, Author>()
  let more: Record<string, string> = {}
  for (let read = 0; read < most; read += 1) {
    const page = await readPage(session, path, { ...query, ...more })
    posts.push(...page.posts)
    for (const [id, author] of page.authors) authors.set(id, author)
    if (page.next === null) return { posts, authors, whole: true }
    more = { pagination_token: page.next }
  }
  return { posts, authors, whole: false }
}

/** @returns as X takes it: whole seconds (docs.x.com, "Get mentions", `start_time`) */
export function startTime(instant: string, earlier = 0): string {
  return new Date(Date.parse(instant) - earlier).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
