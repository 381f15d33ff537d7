/**
 * Channels to which one signs in with settings and one secret: what is asked, where the secret goes, what is kept.
 * The words of each question stand in `terminal/texts/connect-platform.ts`; whose account it is says the channel (`whoAmI`).
 */
import type { Connection } from '../../channels/channel.ts'
import type { AskedKey, PlatformName } from '../../terminal/texts/connect-platform.ts'

export interface AskedSetting {
  readonly key: AskedKey
  /** Name of its flag in camel case. */
  readonly flag: 'handle' | 'server' | 'pageId'
  /** @returns the value in its normal form, or null */
  readonly parse: (typed: string) => string | null
  /** Stands in brackets, and counts where nobody is asked. */
  readonly usual?: string
}

export interface PlatformSignIn {
  readonly channel: PlatformName
  /** Value of `<channel>.mode` with which the program posts itself. */
  readonly posts: 'api' | 'page'
  readonly settings: readonly AskedSetting[]
  /** Name of the secret. */
  readonly secret: 'token' | 'password'
  /** Setting with the only address the secret goes to; `usual` where it has a default. */
  readonly server: { readonly key: string; readonly usual: string | null }
  /** Settings that keep what the platform says of the account; one that was asked too must agree. */
  readonly keeps: { readonly handle: string | null; readonly id: string | null }
  /** How its handle looks in the settings. */
  readonly normalHandle: (handle: string) => string
}

/** @returns whether the host of a URL is this machine */
const isLocal = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)

/** @returns the origin of a server that was typed with or without `https://`; http on this machine only; null: neither */
export function serverOf(typed: string): string | null {
  const text = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`
  const url = /\s/.test(text) || !URL.canParse(text) ? null : new URL(text)
  if (url === null || url.username !== '' || url.password !== '') return null
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url))
  return secure && url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : null
}

const bare = (handle: string): string => handle.replace(/^@/, '').toLowerCase()

/** A handle there is a host name (AT Protocol, handle specification). */
function skyHandle(typed: string): string | null {
  const handle = bare(typed)
  return handle.length <= 253 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(handle) ? handle : null
}

const digits = (typed: string): string | null => (/^\d{1,30}$/.test(typed) ? typed : null)

export const PLATFORMS: readonly PlatformSignIn[] = [
  {
    channel: 'facebook',
    posts: 'page',
    settings: [{ key: 'facebook.pageId', flag: 'pageId', parse: digits }],
    secret: 'token',
    server: { key: 'facebook.graphUrl', usual: 'https://graph.facebook.com' },
    keeps: { handle: null, id: 'facebook.pageId' },
    normalHandle: handle => handle,
  },
  {
    channel: 'bluesky',
    posts: 'api',
    settings: [
      { key: 'bluesky.handle', flag: 'handle', parse: skyHandle },
      { key: 'bluesky.serviceUrl', flag: 'server', parse: serverOf, usual: 'https://bsky.social' },
    ],
    secret: 'password',
    server: { key: 'bluesky.serviceUrl', usual: 'https://bsky.social' },
    keeps: { handle: 'bluesky.handle', id: null },
    normalHandle: bare,
  },
  {
    channel: 'mastodon',
    posts: 'api',
    settings: [{ key: 'mastodon.serverUrl', flag: 'server', parse: serverOf }],
    secret: 'token',
    server: { key: 'mastodon.serverUrl', usual: null },
    keeps: { handle: 'mastodon.handle', id: null },
    normalHandle: handle => `@${bare(handle)}`,
  },
]

/** @returns the table's entry of a channel, or null */
export const platformOf = (channel: string): PlatformSignIn | null =>
  PLATFORMS.find(entry => entry.channel === channel) ?? null

/** Settings as they would be typed; null: to be taken out. */
export type Changes = Readonly<Record<string, string | null>>

/** The real connection with settings and secret as they would be; the real secret is not looked at. */
export interface TrialConnection extends Connection {
  /** The newest text of the secret: one may be renewed by its first use. */
  readonly held: () => string
}

/** @returns a connection for a trial, on which nothing is kept */
export function trialConnection(
  base: Connection,
  changes: Changes,
  { name, value }: { readonly name: string; readonly value: string },
): TrialConnection {
  let held = value
  const secret = async (asked: string) => (asked === name ? held : null)
  return {
    ...base,
    setting: key => (Object.hasOwn(changes, key) ? (changes[key] ?? undefined) : base.setting(key)),
    secret,
    renewSecret: async (asked, renew) => {
      const fresh = await renew(await secret(asked))
      if (fresh !== null && asked === name) held = fresh
      return secret(asked)
    },
    held: () => held,
  }
}
