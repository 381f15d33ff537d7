/** Whose account it is on a platform: by its number first, which never changes hands, then by its handle. */
import type { ChannelName } from '../case/model.ts'
import { handleOf } from './handles.ts'

/** Public and direct messages of a platform come from the same accounts. */
export const SAME_ACCOUNTS: Readonly<Partial<Record<ChannelName, readonly ChannelName[]>>> = {
  x: ['x', 'x-dm'],
  'x-dm': ['x-dm', 'x'],
  facebook: ['facebook', 'messenger'],
  messenger: ['messenger', 'facebook'],
}

export const PLATFORMS: readonly ChannelName[] = ['x', 'x-dm', 'facebook', 'messenger', 'bluesky', 'mastodon']

/** An account that is known. */
export interface Account {
  readonly channel: ChannelName
  readonly address: string
  /** Its number on the platform; null or missing: not known. */
  readonly platformId?: string | null
}

/** Who wrote. */
export interface Author {
  readonly channel: ChannelName
  readonly handle: string | null
  readonly id: string | null
}

/**
 * A handle to its end, also with hyphens and with the server behind it: cut off there, `@name@evil.example` would be
 * `@name@good.example`. Signs of a sentence around it are none of it.
 */
const HANDLE = /(?:^|[\s(])@([\p{L}\p{N}._@-]{1,300})/u
const MASTODON_LINK = /^https?:\/\/([^/\s]{1,253})\/(?:@|users\/)([^/\s?#@]{1,60})\/?$/i
const BLUESKY_LINK = /^https?:\/\/bsky\.app\/profile\/([^/\s?#]{1,253})\/?$/i

/** Platforms do this with A to Z alone: with others, one letter could become another. */
const lower = (text: string): string => text.replace(/[A-Z]/g, letter => letter.toLowerCase())

function linked(channel: ChannelName, text: string): string | null {
  const [, server, name] = (channel === 'mastodon' && MASTODON_LINK.exec(text)) || []
  if (server !== undefined) return `${name}@${server}`
  return (channel === 'bluesky' && BLUESKY_LINK.exec(text)?.[1]) || null
}

/** @returns a handle as it is compared, without @; '' where there is none */
export function accountKey(channel: ChannelName, address: string): string {
  const text = address.trim()
  const named = HANDLE.exec(text)?.[1]?.replace(/[.@-]+$/, '')
  if (named !== undefined) return lower(named)
  const link = linked(channel, text)
  if (link !== null) return lower(link)
  const whole = channel === 'mastodon' || channel === 'bluesky' || /\P{ASCII}/u.test(text)
  return whole ? lower(text) : handleOf(text)
}

/** @returns whether two ways to write an account down mean the same one */
export function sameHandle(channel: ChannelName, one: string, other: string): boolean {
  const key = accountKey(channel, one)
  return key !== '' && key === accountKey(channel, other)
}

/** A page may be known by its number alone; on X a handle may be all digits and is none. */
function idOf({ channel, address, platformId }: Account): string | null {
  if (platformId) return platformId.trim()
  const byNumber = channel === 'facebook' || channel === 'messenger'
  return byNumber && /^[1-9]\d{4,19}$/.test(address.trim()) ? address.trim() : null
}

/**
 * @param known accounts of the company, on all channels
 * @returns true: one of them; false: another, also where it has taken over a handle of theirs; null: neither its number
 *   nor its handle says so
 */
export function ownsAccount({ channel, handle, id }: Author, known: readonly Account[]): boolean | null {
  const channels = SAME_ACCOUNTS[channel] ?? [channel]
  const theirs = PLATFORMS.includes(channel) ? known.filter(each => channels.includes(each.channel)) : []
  if (id !== null && theirs.some(each => idOf(each) === id)) return true
  const named = handle === null ? [] : theirs.filter(({ address }) => sameHandle(channel, handle, address))
  if (named.length === 0) return id !== null && theirs.length > 0 && theirs.every(idOf) ? false : null
  return id === null || named.every(each => idOf(each) === null)
}

/** @returns whether the handle is one of theirs, but the account behind it is not */
export function isTakenOver(author: Author, known: readonly Account[]): boolean {
  return ownsAccount({ ...author, id: null }, known) === true && ownsAccount(author, known) === false
}
