/** Tells the link of a post on Bluesky from any other. */
import type { PostUrl } from '../channel.ts'
import { isHandle } from './address.ts'
import { instantIn, isTid } from './tid.ts'

const POST = /^\/profile\/([A-Za-z0-9.:%_-]{1,300})\/post\/([a-z0-9]{13})\/?$/
/** atproto.com, "DID": methods plc and web are in use. */
const DID = /^did:(?:plc:[a-z2-7]{24}|web:[A-Za-z0-9.-]{1,253})$/

/** @returns whether a text is the lasting id of an account */
export function isDid(text: unknown): text is string {
  return typeof text === 'string' && DID.test(text)
}

/** What a link names: whose post (handle in lower case, or id), and its key. */
export interface NamedPost {
  readonly profile: string
  readonly rkey: string
}

/** @returns the post behind a link of bsky.app, or null */
export function postIn(text: string): NamedPost | null {
  if (text.length > 700 || !URL.canParse(text.trim())) return null
  const { protocol, hostname, port, username, pathname } = new URL(text.trim())
  const web = (protocol === 'https:' || protocol === 'http:') && port === '' && username === ''
  const [, who = '', rkey = ''] = POST.exec(pathname) ?? []
  const profile = who.startsWith('did:') ? who : who.toLowerCase()
  const known = isDid(profile) || isHandle(profile)
  return web && hostname === 'bsky.app' && known && isTid(rkey) ? { profile, rkey } : null
}

/** @returns the link of a post in its normal form */
export function postLink({ profile, rkey }: NamedPost): string {
  return `https://bsky.app/profile/${profile}/post/${rkey}`
}

/**
 * Checks `https://bsky.app/profile/<handle or id>/post/<key>`.
 * @returns the link in its normal form, the instant in its key, and whose it is by its handle; null for anything else
 */
export function checkPostUrl(text: string): PostUrl | null {
  const post = postIn(text)
  if (post === null) return null
  const author = isHandle(post.profile) ? `@${post.profile}` : null
  return { url: postLink(post), at: instantIn(post.rkey), author }
}
