/** From a post as the server shows it (lexicon app.bsky.feed.defs#postView, and notifications) to a plain one. */
import type { OwnPost, ReceivedPost } from '../account.ts'
import { type Fields, fieldsOf, instantOf, listOf, textOf } from '../json-fields.ts'
import { boundedText } from '../post-text.ts'
import { isHandle } from './address.ts'
import { isDid, postIn, postLink } from './post-url.ts'
import { COLLECTION, readRecord } from './record.ts'

/** Links of a post that are read. */
const MAX_LINKS = 50

/** @returns account and key of `at://<id>/app.bsky.feed.post/<key>`, or null */
export function postAt(uri: unknown): { readonly did: string; readonly rkey: string } | null {
  const [, did, collection, rkey] =
    /^at:\/\/([^/]{1,300})\/([^/]{1,100})\/([A-Za-z0-9._~:-]{1,512})$/.exec(String(uri)) ?? []
  return isDid(did) && collection === COLLECTION && rkey ? { did, rkey } : null
}

interface Link {
  readonly begin: number
  readonly end: number
  readonly uri: string
}

function linksOf(facets: unknown): Link[] {
  return listOf(facets)
    .slice(0, MAX_LINKS)
    .flatMap(facet => {
      const { index, features } = fieldsOf(facet)
      const { byteStart: begin, byteEnd: end } = fieldsOf(index)
      const uri = listOf(features).flatMap(each => textOf(fieldsOf(each).uri) ?? [])[0]
      return uri && uri.length <= 2_000 && Number.isInteger(begin) && Number.isInteger(end)
        ? [{ begin: begin as number, end: end as number, uri }]
        : []
    })
    .sort((one, other) => one.begin - other.begin)
}

/** Apps shorten links to what is shown; the person needs where they lead. */
function withLinks(text: string, facets: unknown): string {
  const bytes = Buffer.from(text)
  let [done, whole] = [0, '']
  for (const { begin, end, uri } of linksOf(facets)) {
    if (begin < done || end <= begin || end > bytes.length) continue
    const shown = bytes.subarray(begin, end).toString('utf8')
    const short = uri
      .replace(/^https?:\/\//, '')
      .startsWith(shown.replace(/^https?:\/\//, '').replace(/(?:\.\.\.|…)$/, ''))
    whole += bytes.subarray(done, begin).toString('utf8') + (short ? uri : `${shown} (${uri})`)
    done = end
  }
  return whole + bytes.subarray(done).toString('utf8')
}

/** A card below the text holds a link of its own. */
function cardOf(record: Fields): string | null {
  const uri = textOf(fieldsOf(fieldsOf(record.embed).external).uri)
  return uri && /^https?:\/\//.test(uri) && uri.length <= 2_000 ? uri : null
}

function wordsOf(value: unknown): string {
  const { text, facets } = readRecord(value)
  const words = withLinks(text.slice(0, 10_000), facets)
  const card = cardOf(fieldsOf(value))
  return boundedText(card && !words.includes(card) ? `${words}\n${card}` : words)
}

/** Anybody can name any post as the root of an answer: it is ours by account and key. */
function threadOf(record: unknown, ours: readonly OwnPost[], did: string): string | null {
  const root = postAt(fieldsOf(fieldsOf(fieldsOf(record).reply).root).uri)
  if (root === null) return null
  const mine = ours.find(({ url }) => {
    const post = postIn(url)
    if (post?.rkey !== root.rkey) return false
    return post.profile === root.did || (isHandle(post.profile) && root.did === did)
  })
  return mine?.url ?? null
}

/**
 * @param own id of our account: its own posts are none of others
 * @returns the post with the instant the server got it, as the author's own may be any; null: it is ours, or no post
 */
export function receivedPost(value: unknown, ours: readonly OwnPost[], own: string): ReceivedPost | null {
  const { uri, author, record, indexedAt } = fieldsOf(value)
  const post = postAt(uri)
  const at = instantOf(indexedAt)
  if (post === null || at === null || post.did === own) return null
  const { handle, displayName } = fieldsOf(author)
  const proved = typeof handle === 'string' && isHandle(handle.toLowerCase()) ? handle.toLowerCase() : null
  return {
    id: `at://${post.did}/${COLLECTION}/${post.rkey}`,
    url: postLink({ profile: post.did, rkey: post.rkey }),
    text: wordsOf(record),
    author: {
      id: post.did,
      handle: proved && `@${proved}`,
      name: textOf(displayName)?.slice(0, 200) ?? null,
    },
    at,
    thread: threadOf(record, ours, own),
  }
}
