/** Every setting there is (contract, section 4): its kind, what is allowed, its default, what it is for. */
import { CHANNELS } from '../case/model.ts'
import { USUAL_WAITS } from '../case/waits.ts'

export type SettingKind = 'string' | 'integer' | 'number' | 'enum' | 'list' | 'url' | 'rule'

export interface SettingKey {
  readonly key: string
  readonly kind: SettingKind
  /** For the user, in English. */
  readonly description: string
  /** Values of an enum, or what a list may hold. */
  readonly allowed?: readonly string[]
  /** Form of a string, with the words that describe it. */
  readonly form?: { readonly pattern: RegExp; readonly words: string }
  readonly min?: number
  readonly max?: number
  readonly default?: string | number
}

type Extra = Omit<SettingKey, 'key' | 'kind' | 'description'>

const setting = (key: string, kind: SettingKind, description: string, extra: Extra = {}): SettingKey => ({
  key,
  kind,
  description,
  ...extra,
})

const LANGUAGES = ['de', 'en']
const ADDRESS = { pattern: /^[^\s@]+@[^\s@]+$/, words: 'a mail address such as me@example.org' }
const COUNTRY = { pattern: /^[A-Z]{2}$/, words: 'two capital letters (ISO 3166-1) such as DE' }
const REGION = { pattern: /^[A-Z0-9]{1,3}$/, words: 'a region without its country (ISO 3166-2) such as BY' }
const ZONE = { pattern: /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/, words: 'a zone such as Europe/Berlin' }
const HOST = { pattern: /^[A-Za-z0-9.:[\]-]+$/, words: 'a host name or address without port' }
const GRAPH = { pattern: /^v\d{1,3}\.\d{1,2}$/, words: 'a version such as v26.0' }
const HANDLE = { pattern: /^@[A-Za-z0-9_]{1,15}$/, words: 'a handle such as @name' }
const SKY_HANDLE = { pattern: /^@?[a-z0-9-]+(\.[a-z0-9-]+)+$/i, words: 'a handle such as name.bsky.social' }
const MASTODON_HANDLE = { pattern: /^@?[\w.-]+@[a-z0-9.:-]+$/i, words: 'a handle such as @name@server' }
const DIGITS = { pattern: /^\d{1,30}$/, words: 'the number of the page' }

const ME: readonly SettingKey[] = [
  setting('me.name', 'string', 'Your name under letters'),
  setting('me.email', 'string', 'Your mail address in letters', { form: ADDRESS }),
  setting('me.phone', 'string', 'Your phone number in letters'),
  setting('me.address', 'string', 'Your postal address'),
  setting('me.salutation', 'string', 'How a company should address you'),
  setting('me.country', 'string', 'Your country', { form: COUNTRY }),
  setting('me.region', 'string', 'Your state or region; decides which days are holidays', { form: REGION }),
  setting('me.timezone', 'string', 'Your time zone', { form: ZONE }),
  setting('me.language', 'enum', 'Language of the interface', { allowed: LANGUAGES }),
  setting('text.language', 'enum', 'Language of the letters', { allowed: LANGUAGES }),
]

function server(protocol: 'smtp' | 'imap', purpose: string): SettingKey[] {
  const at = `email.${protocol}`
  return [
    setting(`${at}.host`, 'string', `Server that ${purpose}`, { form: HOST }),
    setting(`${at}.port`, 'integer', `Port of the server that ${purpose}`, { min: 1, max: 65_535 }),
    setting(`${at}.security`, 'enum', 'Encryption, demanded; none only for a loopback host', {
      allowed: ['tls', 'starttls', 'none'],
      default: 'tls',
    }),
    setting(`${at}.user`, 'string', `Your user name at the server that ${purpose}`),
  ]
}

const EMAIL: readonly SettingKey[] = [
  setting('email.mode', 'enum', 'How mail leaves', {
    allowed: ['hand-off', 'smtp', 'sendmail'],
    default: 'hand-off',
  }),
  setting('email.from', 'string', 'Sender address, if it is not me.email', { form: ADDRESS }),
  ...server('smtp', 'sends mail'),
  ...server('imap', 'receives mail'),
  setting('email.maildir', 'string', 'Folder of a Maildir to read replies from'),
  setting('email.passwordCommand', 'string', 'Command that prints the mail password'),
  setting('email.auth', 'enum', 'How you sign in to the mail servers', {
    allowed: ['password', 'oauth2'],
    default: 'password',
  }),
  setting('email.clientId', 'string', 'Client id of your own app at the mail provider (OAuth2)'),
  setting('email.authUrl', 'url', 'Address of the sign-in of the mail provider (OAuth2)', {
    default: 'https://login.microsoftonline.com/common/oauth2/v2.0',
  }),
]

/** Prices: docs.x.com, pay per use since 2026-02-06. Graph API version: the newest of 2026-07-29. */
const SOCIAL: readonly SettingKey[] = [
  setting('x.mode', 'enum', 'How posts on X leave', { allowed: ['hand-off', 'api'], default: 'hand-off' }),
  setting('x.clientId', 'string', 'Client id of your own X app'),
  setting('x.apiUrl', 'url', 'Address of the X API', { default: 'https://api.x.com' }),
  setting('x.handle', 'string', 'Your own account on X', { form: HANDLE }),
  setting('x.userId', 'string', 'Its number', { form: DIGITS }),
  setting('x.callbackPort', 'integer', 'Port of this machine that your X app sends the sign-in back to', {
    min: 1024,
    max: 65_535,
    default: 8080,
  }),
  setting('x.tokenCommand', 'string', 'Command that prints the X token'),
  setting('x.price.post', 'number', 'What X charges for a post, USD', { min: 0, max: 1_000, default: 0.015 }),
  setting('x.price.link', 'number', 'What X charges for a post with a link, USD', {
    min: 0,
    max: 1_000,
    default: 0.2,
  }),
  setting('facebook.mode', 'enum', 'How posts on Facebook leave', {
    allowed: ['hand-off', 'page'],
    default: 'hand-off',
  }),
  setting('facebook.pageId', 'string', 'Your own Facebook page', { form: DIGITS }),
  setting('facebook.graphUrl', 'url', 'Address of the Graph API', { default: 'https://graph.facebook.com' }),
  setting('facebook.graphVersion', 'string', 'Version of the Graph API', { form: GRAPH, default: 'v26.0' }),
  setting('facebook.tokenCommand', 'string', 'Command that prints the Facebook token'),
  setting('bluesky.mode', 'enum', 'How posts on Bluesky leave', {
    allowed: ['hand-off', 'api'],
    default: 'hand-off',
  }),
  setting('bluesky.handle', 'string', 'Your own account on Bluesky', { form: SKY_HANDLE }),
  setting('bluesky.serviceUrl', 'url', 'Address of your Bluesky server', { default: 'https://bsky.social' }),
  setting('bluesky.passwordCommand', 'string', 'Command that prints the app password for Bluesky'),
  setting('mastodon.mode', 'enum', 'How posts on Mastodon leave', {
    allowed: ['hand-off', 'api'],
    default: 'hand-off',
  }),
  setting('mastodon.handle', 'string', 'Your own account on Mastodon', { form: MASTODON_HANDLE }),
  setting('mastodon.serverUrl', 'url', 'Address of your Mastodon server'),
  setting('mastodon.tokenCommand', 'string', 'Command that prints the token for Mastodon'),
  setting('companies.wikidataUrl', 'url', 'Address of Wikidata', { default: 'https://www.wikidata.org' }),
]

const LADDER: readonly SettingKey[] = [
  setting('ladder.order', 'list', 'Channels in the order you want them tried', { allowed: CHANNELS }),
  ...CHANNELS.map(channel =>
    setting(`ladder.wait.${channel}`, 'rule', `How long to wait for an answer by ${channel}`, {
      default: USUAL_WAITS[channel],
    }),
  ),
]

/** All keys that are spelt out, in the order `config list` shows them. */
export const SETTING_KEYS: readonly SettingKey[] = [...ME, ...EMAIL, ...SOCIAL, ...LADDER]

const BY_NAME: ReadonlyMap<string, SettingKey> = new Map(SETTING_KEYS.map(entry => [entry.key, entry]))

/** `bluesky.*` and `mastodon.*`: their channels decide what they need. */
const OPEN_GROUP = /^(bluesky|mastodon)\.[A-Za-z][A-Za-z0-9-]{0,40}$/

/** @returns the key's entry (one made up for the open groups), or null if there is no such key */
export function settingKey(key: string): SettingKey | null {
  const known = BY_NAME.get(key)
  if (known !== undefined) return known
  return OPEN_GROUP.test(key) ? setting(key, 'string', `Of the channel ${key.split('.')[0]}`) : null
}

const GROUPS: ReadonlySet<string> = new Set(
  SETTING_KEYS.flatMap(({ key }) => {
    const names = key.split('.')
    return names.slice(0, -1).map((_, index) => names.slice(0, index + 1).join('.'))
  }),
)

/** @returns whether other settings stand below this name, as in `email.smtp` */
export function isSettingGroup(name: string): boolean {
  return GROUPS.has(name)
}
