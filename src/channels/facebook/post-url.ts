/** Tells the link of a post or comment on Facebook from any other. */
import type { PostUrl } from '../channel.ts'
import { isFacebookHost } from './host.ts'

/** Paths that name one post by themselves. */
const POST_PATHS: readonly RegExp[] = [
  /^\/[A-Za-z0-9.-]+\/(?:posts|videos|photos)\/[A-Za-z0-9._%/-]+$/,
  /^\/groups\/[A-Za-z0-9.-]+\/(?:posts|permalink)\/\d+\/?$/,
  /^\/share\/(?:[prv]\/)?[A-Za-z0-9]+\/?$/,
  /^\/reel\/\d+\/?$/,
]

/** Paths that name one post together with these parameters. */
const POST_QUERIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['/permalink.php', ['story_fbid', 'id']],
  ['/story.php', ['story_fbid', 'id']],
  ['/photo.php', ['fbid']],
  ['/photo', ['fbid']],
  ['/watch', ['v']],
])

/**
 * Checks a link of facebook.com; tracking parameters are dropped, the number of a comment is kept.
 * @returns the link in its normal form (its instant is not in it), or null
 */
export function checkPostUrl(text: string): PostUrl | null {
  if (text.length > 1000 || !URL.canParse(text.trim())) return null
  const { protocol, hostname, port, username, pathname, searchParams } = new URL(text.trim())
  const web = (protocol === 'https:' || protocol === 'http:') && port === '' && username === ''
  if (!web || !isFacebookHost(hostname)) return null
  const wanted = POST_QUERIES.get(pathname.replace(/\/$/, '')) ?? []
  const isPost = wanted.length > 0 || POST_PATHS.some(path => path.test(pathname))
  if (!isPost || !wanted.every(name => isNumber(searchParams.get(name)))) return null
  const query = [...wanted, 'comment_id'].flatMap(name => {
    const value = searchParams.get(name)
    return isNumber(value) ? [`${name}=${value}`] : []
  })
  const path = pathname.replace(/\/$/, '')
  return { url: `https://www.facebook.com${path}${query.length > 0 ? `?${query.join('&')}` : ''}`, at: null }
}

/** Numbers, or the `pfbid...` names that Facebook uses in their place since 2022. */
function isNumber(value: string | null): value is string {
  return value !== null && /^[A-Za-z0-9]{1,100}$/.test(value)
}
