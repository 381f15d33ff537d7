/** Tells the link of a post on a Mastodon server from any other. */
import type { PostUrl } from '../channel.ts'
import { serverHost } from './address.ts'

/** As the web pages have it, and as servers call it among themselves (ActivityPub id). */
const POST = /^\/(?:@([A-Za-z0-9_.-]{1,64})|users\/([A-Za-z0-9_.-]{1,64})\/statuses)\/([1-9]\d{0,19})\/?$/

/** Ids hold the millisecond since 1970 above 16 other bits (mastodon/mastodon, lib/mastodon/snowflake.rb). */
const ID_SHIFT = 16n
/** The first version with such ids is 2.0 of October 2017; older posts were counted. An end that only a made-up id passes. */
const FIRST = Date.UTC(2016, 0, 1)
const LAST = Date.UTC(2100, 0, 1)

export interface NamedPost {
  readonly host: string
  readonly name: string
  readonly id: string
}

/** @returns the post behind a link, or null */
export function postIn(text: string): NamedPost | null {
  if (text.length > 500 || !URL.canParse(text.trim())) return null
  const { protocol, hostname, port, username, pathname } = new URL(text.trim())
  const web = protocol === 'https:' && port === '' && username === ''
  const [, shown, called, id] = POST.exec(pathname) ?? []
  const [host, name] = [serverHost(hostname), shown ?? called]
  return web && host && name && id ? { host, name, id } : null
}

/** @returns the link of a post in its normal form */
export function postLink({ host, name, id }: NamedPost): string {
  return `https://${host}/@${name}/${id}`
}

/**
 * Checks `https://server/@name/<id>`.
 * @returns the link in its normal form, the instant its id holds, and whose it is; null for anything else
 */
export function checkPostUrl(text: string): PostUrl | null {
  const post = postIn(text)
  return post && { url: postLink(post), at: postedAt(post.id), author: `@${post.name}@${post.host}` }
}

function postedAt(id: string): string | null {
  const time = Number(BigInt(id) >> ID_SHIFT)
  return time >= FIRST && time < LAST ? new Date(time).toISOString() : null
}
