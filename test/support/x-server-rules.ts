/**
 * What X's public OpenAPI document allows in a request to the few endpoints that are used (api.x.com/2/openapi.json,
 * "additionalProperties: false" throughout): names, forms and values of path, query, body and headers.
 */

export type Endpoint = 'me' | 'post' | 'own' | 'mentions' | 'search' | 'token' | 'revoke'

type Check = (value: string) => boolean
type Body = Readonly<Record<string, (value: unknown) => boolean>>

interface Rule {
  readonly name: Endpoint
  readonly method: string
  readonly path: RegExp
  readonly query: Readonly<Record<string, Check>>
  readonly needs?: readonly string[]
  readonly json?: Body
  readonly forms?: readonly Readonly<Record<string, Check>>[]
}

const ID = /^(?:0|[1-9]\d{0,18})$/
const words = (text: string) => new Set(text.split(/\s+/))
const among =
  (allowed: ReadonlySet<string>): Check =>
  value =>
    value !== '' && value.split(',').every(each => allowed.has(each))
const between =
  (least: number, most: number): Check =>
  value =>
    /^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most
const id: Check = value => ID.test(value)
const instant: Check = value => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)
const page: Check = value => /^[\w-]{1,36}$/.test(value)
const some: Check = value => value !== ''

const POST_FIELDS =
  words(`article attachments author_id card_uri community_id context_annotations conversation_id created_at
  display_text_range edit_controls edit_history_tweet_ids entities geo id in_reply_to_user_id lang media_metadata
  non_public_metrics note_tweet organic_metrics possibly_sensitive promoted_metrics public_metrics referenced_tweets
  reply_settings scopes source suggested_source_links text withheld`)
const USER_FIELDS =
  words(`affiliation confirmed_email connection_status created_at description entities id is_identity_verified
  location most_recent_tweet_id name parody pinned_tweet_id profile_banner_url profile_image_url protected public_metrics
  receives_your_dm subscription subscription_type url username verified verified_followers_count verified_type withheld`)
const EXPANSIONS = words(`attachments.media_keys attachments.media_source_tweet attachments.poll_ids author_id
  author_screen_name edit_history_tweet_ids entities.mentions.username entities.note.mentions.username geo.place_id
  in_reply_to_user_id referenced_tweets.id referenced_tweets.id.author_id`)

const FIELDS = {
  'tweet.fields': among(POST_FIELDS),
  'user.fields': among(USER_FIELDS),
  expansions: among(EXPANSIONS),
}
const LIST = { ...FIELDS, since_id: id, until_id: id, start_time: instant, end_time: instant }
const TIMELINE = { ...LIST, max_results: between(5, 100), pagination_token: page }

const isId = (value: unknown) => typeof value === 'string' && ID.test(value)
const isFlag = (value: unknown) => typeof value === 'boolean'
const isText = (value: unknown) => typeof value === 'string'
const ids = (value: unknown) => Array.isArray(value) && value.every(isId)
const only = (fields: Body) => (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([key, each]) => fields[key]?.(each) === true)

const NEW_POST: Body = {
  text: isText,
  reply: only({ in_reply_to_tweet_id: isId, exclude_reply_user_ids: ids }),
  media: only({ media_ids: ids, tagged_user_ids: ids }),
  quote_tweet_id: isId,
  reply_settings: value =>
    ['following', 'mentionedUsers', 'subscribers', 'verified'].includes(value as string),
  community_id: isId,
  made_with_ai: isFlag,
  paid_partnership: isFlag,
}

const RULES: readonly Rule[] = [
  { name: 'me', method: 'GET', path: /^\/2\/users\/me$/, query: FIELDS },
  { name: 'post', method: 'POST', path: /^\/2\/tweets$/, query: {}, json: NEW_POST },
  {
    name: 'own',
    method: 'GET',
    path: /^\/2\/users\/([1-9]\d{0,18})\/tweets$/,
    query: { ...TIMELINE, exclude: among(words('replies retweets')) },
  },
  { name: 'mentions', method: 'GET', path: /^\/2\/users\/([1-9]\d{0,18})\/mentions$/, query: TIMELINE },
  {
    name: 'search',
    method: 'GET',
    path: /^\/2\/tweets\/search\/recent$/,
    query: {
      ...LIST,
      query: value => value.length >= 1 && value.length <= 4096,
      max_results: between(10, 100),
      next_token: page,
      pagination_token: page,
      sort_order: among(words('recency relevancy')),
    },
    needs: ['query'],
  },
  {
    name: 'token',
    method: 'POST',
    path: /^\/2\/oauth2\/token$/,
    query: {},
    forms: [
      { client_id: some, grant_type: value => value === 'refresh_token', refresh_token: some },
      {
        client_id: some,
        grant_type: value => value === 'authorization_code',
        code: some,
        redirect_uri: some,
        code_verifier: value => /^[\w.~-]{43,128}$/.test(value),
      },
    ],
  },
  {
    name: 'revoke',
    method: 'POST',
    path: /^\/2\/oauth2\/revoke$/,
    query: {},
    forms: [
      { client_id: some, token: some, token_type_hint: some },
      { client_id: some, token: some },
    ],
  },
]

/** What Node, its fetch and the library send; anything else was not meant to be. */
const HEADERS =
  words(`host connection authorization content-type content-length user-agent x-user-agent accept
  accept-language accept-encoding sec-fetch-mode`)

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** @returns the endpoint a request is for, and the account in its path */
export function endpointFor({ method, path }: Asked) {
  const rule = RULES.find(each => each.method === method && each.path.test(path))
  return rule ? { rule, user: rule.path.exec(path)![1] ?? null } : null
}

function queryFaults({ query, needs = [] }: Rule, asked: URLSearchParams): string[] {
  const faults = [...asked].flatMap(([key, value]) => (query[key]?.(value) ? [] : [`query ${key}=${value}`]))
  const twice = [...asked.keys()].filter((key, at, all) => all.indexOf(key) !== at)
  return [...faults, ...twice.map(key => `query ${key} twice`), ...needs.filter(key => !asked.has(key))]
}

function jsonFaults(fields: Body, { headers, body }: Asked): string[] {
  if (!/^application\/json(?:; ?charset=utf-8)?$/i.test(String(headers['content-type'])))
    return [`content-type ${headers['content-type']}`]
  try {
    const value = JSON.parse(body) as Record<string, unknown>
    const wrong = Object.entries(value).filter(([key, each]) => fields[key]?.(each) !== true)
    return wrong.map(([key]) => `body field ${key}`)
  } catch {
    return ['body']
  }
}

function formFaults(forms: NonNullable<Rule['forms']>, { headers, body }: Asked): string[] {
  if (!/^application\/x-www-form-urlencoded(?:; ?charset=utf-8)?$/i.test(String(headers['content-type'])))
    return [`content-type ${headers['content-type']}`]
  const given = [...new URLSearchParams(body)]
  const fits = forms.some(
    form =>
      given.length === Object.keys(form).length && given.every(([key, value]) => form[key]?.(value) === true),
  )
  return fits ? [] : [`form ${given.map(([key]) => key).join(',')}`]
}

function bodyFaults(rule: Rule, asked: Asked): string[] {
  if (rule.json) return jsonFaults(rule.json, asked)
  if (rule.forms) return formFaults(rule.forms, asked)
  return asked.body === '' && asked.headers['content-type'] === undefined ? [] : ['a body']
}

/** @returns what is wrong with a request, in words; none for one that the document allows */
export function faultsOf(rule: Rule, asked: Asked): string[] {
  const headers = Object.keys(asked.headers).filter(name => !HEADERS.has(name))
  const found = [...queryFaults(rule, asked.query), ...bodyFaults(rule, asked)]
  return [...found, ...headers.map(name => `header ${name}`)]
}
