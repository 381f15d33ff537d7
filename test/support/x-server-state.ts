/** What X on loopback holds: posts, tokens, and what it answers by them. */
import { createHash, createHmac } from 'node:crypto'
import twitterText from 'twitter-text'
import type { Asked, Endpoint } from './x-server-rules.ts'

/** Own account, and the company's. */
export const ERIKA = { id: '4711', username: 'erika_b', name: 'Erika Beispiel' }
export const DESK = { id: '815', username: 'Firma_hilft', name: 'Firma hilft' }

export const OAUTH1 = {
  kind: 'oauth1',
  appKey: 'app-key-secret',
  appSecret: 'app-secret-secret',
  accessToken: '4711-access-secret',
  accessSecret: 'access-secret-secret',
} as const

export const ACCESS = 'access-token-secret-0'
export const REFRESH = 'refresh-token-secret-0'
export const CLIENT_ID = 'client-1'

export interface StoredPost {
  readonly id: string
  readonly text: string
  readonly author: typeof ERIKA
  readonly conversation: string
  readonly at: string
  /** Ids of accounts it names. */
  readonly mentions: readonly string[]
  /** Text beyond what `text` shows. */
  readonly long?: string
}

/** What X would answer by itself. */
export interface Usual {
  readonly status: number
  readonly json: unknown
}

/** Begin of the clock in an id: twitter-archive/snowflake, `twepoch`. */
const EPOCH = 1_288_834_974_657n

/** @returns an id whose clock shows this instant */
export function idAt(instant: string, count = 0): string {
  return (((BigInt(Date.parse(instant)) - EPOCH) << 22n) + BigInt(count)).toString()
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** As X stores a text: links are shortened, three characters are written as references. */
function shortened(text: string) {
  let rest = escaped(text)
  const urls = twitterText.extractUrls(text).map(link => {
    const url = `https://t.co/${createHash('sha256').update(link).digest('hex').slice(0, 10)}`
    rest = rest.replace(escaped(link), url)
    const whole = /^https?:/i.test(link) ? link : `http://${link}`
    return { url, expanded_url: whole, display_url: link, start: 0, end: 0 }
  })
  return { text: rest, entities: urls.length > 0 ? { urls } : {} }
}

function postAs({ id, text, author, conversation, at, long }: StoredPost, fields: ReadonlySet<string>) {
  const stored = shortened(text)
  const all: Record<string, unknown> = {
    author_id: author.id,
    conversation_id: conversation,
    created_at: at,
    entities: stored.entities,
    ...(long === undefined ? {} : { note_tweet: shortened(long) }),
  }
  const asked = Object.entries(all).filter(([key]) => fields.has(key))
  return { id, text: stored.text, edit_history_tweet_ids: [id], ...Object.fromEntries(asked) }
}

/** Newest first, within the limits of the query; the token of a page is the number of posts before it. */
function listOf(posts: readonly StoredPost[], query: URLSearchParams): unknown {
  const number = (key: string) => BigInt(query.get(key) ?? '-1')
  const since = Date.parse(query.get('start_time') ?? '1970-01-01T00:00:00Z')
  const found = posts
    .filter(({ id }) => !query.has('since_id') || BigInt(id) > number('since_id'))
    .filter(({ id }) => !query.has('until_id') || BigInt(id) < number('until_id'))
    .filter(({ at }) => Date.parse(at) >= since)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
  const start = Number((query.get('pagination_token') ?? query.get('next_token') ?? 'p0').slice(1))
  const size = Number(query.get('max_results') ?? '10')
  const page = found.slice(start, start + size)
  const more = start + size < found.length ? { next_token: `p${start + size}` } : {}
  const fields = new Set((query.get('tweet.fields') ?? '').split(','))
  const authors = [...new Map(page.map(({ author }) => [author.id, author])).values()]
  return {
    ...(page.length > 0 ? { data: page.map(post => postAs(post, fields)) } : {}),
    ...(page.length > 0 && query.get('expansions') === 'author_id' ? { includes: { users: authors } } : {}),
    meta: { result_count: page.length, ...more },
  }
}

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!*'()]/g, mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)

/** RFC 5849 section 3.4: the signature is made anew from what came. */
function isSigned(authorization: string, { method, path, query }: Asked, base: string): boolean {
  const pairs = [...authorization.matchAll(/(oauth_\w+)="([^"]*)"/g)].map(([, key, value]) => [
    key!,
    decodeURIComponent(value!),
  ])
  const { oauth_signature: signature, ...given } = Object.fromEntries(pairs) as Record<string, string>
  if (given.oauth_consumer_key !== OAUTH1.appKey || given.oauth_token !== OAUTH1.accessToken) return false
  const all = [...Object.entries(given), ...query].map(pair => pair.map(encoded).join('=')).sort()
  const text = [method, `${base}${path}`, all.join('&')].map(encoded).join('&')
  const key = `${encoded(OAUTH1.appSecret)}&${encoded(OAUTH1.accessSecret)}`
  return createHmac('sha1', key).update(text).digest('base64') === signature
}

export interface XState {
  readonly posts: readonly StoredPost[]
  add(post: Partial<StoredPost> & Pick<StoredPost, 'text'>): StoredPost
  code(code: string, challenge: string, redirectUri: string): void
  /** @param base address of the server, which is part of a signature */
  isSignedIn(endpoint: Endpoint, asked: Asked, base: string): boolean
  /** Does what is asked. @param user account in the path */
  usual(endpoint: Endpoint, asked: Asked, user: string | null): Usual
}

interface Known {
  readonly challenge: string
  readonly redirectUri: string
}

const REFUSED: Usual = {
  status: 400,
  json: { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
}

/** A refresh token, like a code, is good once. */
function tokens() {
  const access = new Set([ACCESS])
  const refresh = new Set([REFRESH])
  const codes = new Map<string, Known>()
  let issued = 0
  const grant = (): Usual => {
    issued += 1
    const pair = {
      access_token: `access-token-secret-${issued}`,
      refresh_token: `refresh-token-secret-${issued}`,
    }
    access.add(pair.access_token)
    refresh.add(pair.refresh_token)
    const scope = 'tweet.read tweet.write users.read offline.access'
    return { status: 200, json: { token_type: 'bearer', expires_in: 7200, scope, ...pair } }
  }
  const redeem = (form: URLSearchParams): Usual => {
    const known = codes.get(form.get('code')!)
    codes.delete(form.get('code')!)
    const challenge = createHash('sha256').update(form.get('code_verifier')!).digest('base64url')
    const right = known?.challenge === challenge && known.redirectUri === form.get('redirect_uri')
    return right ? grant() : REFUSED
  }
  const exchange = (form: URLSearchParams): Usual => {
    if (form.get('client_id') !== CLIENT_ID) return { status: 401, json: { error: 'invalid_client' } }
    if (form.get('grant_type') !== 'refresh_token') return redeem(form)
    return refresh.delete(form.get('refresh_token')!) ? grant() : REFUSED
  }
  const revoke = (form: URLSearchParams): Usual => {
    for (const kept of [access, refresh]) kept.delete(form.get('token')!)
    return { status: 200, json: { revoked: true } }
  }
  return { access, codes, exchange, revoke }
}

const WEEK = 7 * 86_400_000

/** @param now the hour of X */
export function createState(now: () => string): XState {
  const posts: StoredPost[] = []
  const { access, codes, exchange, revoke } = tokens()

  const add: XState['add'] = post => {
    const at = post.at ?? now()
    const id = post.id ?? idAt(at, posts.length)
    const whole = { id, at, author: ERIKA, conversation: id, mentions: [], ...post }
    posts.push(whole)
    return whole
  }

  function create(body: string): Usual {
    const { text } = JSON.parse(body) as { text: string }
    const detail = 'You are not allowed to create a Tweet with duplicate content.'
    if (posts.some(post => post.author === ERIKA && post.text === text))
      return { status: 403, json: { title: 'Forbidden', detail, type: 'about:blank', status: 403 } }
    const { id } = add({ text })
    return { status: 201, json: { data: { id, text, edit_history_tweet_ids: [id] } } }
  }

  function found(endpoint: Endpoint, query: URLSearchParams, user: string | null): readonly StoredPost[] {
    if (endpoint === 'own') return posts.filter(({ author }) => author.id === user)
    if (endpoint === 'mentions') return posts.filter(({ mentions }) => mentions.includes(user!))
    const conversation = /^conversation_id:(\d+)$/.exec(query.get('query') ?? '')?.[1]
    const since = Date.parse(now()) - WEEK
    return posts.filter(post => post.conversation === conversation && Date.parse(post.at) >= since)
  }

  return {
    posts,
    add,
    code: (code, challenge, redirectUri) => void codes.set(code, { challenge, redirectUri }),
    isSignedIn: (endpoint, asked, base) => {
      const authorization = asked.headers.authorization as string | undefined
      if (endpoint === 'token' || endpoint === 'revoke') return authorization === undefined
      const bearer = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
      if (bearer !== undefined) return access.has(bearer)
      return authorization?.startsWith('OAuth ') === true && isSigned(authorization, asked, base)
    },
    usual: (endpoint, { query, body }, user) => {
      if (endpoint === 'me') return { status: 200, json: { data: ERIKA } }
      if (endpoint === 'post') return create(body)
      if (endpoint === 'token') return exchange(new URLSearchParams(body))
      if (endpoint === 'revoke') return revoke(new URLSearchParams(body))
      return { status: 200, json: listOf(found(endpoint, query, user), query) }
    },
  }
}
