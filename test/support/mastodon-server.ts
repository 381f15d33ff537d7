/** A Mastodon server on loopback, as docs.joinmastodon.org describes the few calls that are used. */
import { type Asked, type Rule, type StrictServer, startStrictServer, type Usual } from './strict-server.ts'

export const TOKEN = 'mastodon-token-secret-0123456789'
export const DOMAIN = 'social.example'
export const ERIKA = {
  id: '101',
  username: 'erika',
  acct: 'erika',
  uri: `https://${DOMAIN}/users/erika`,
} as const

export interface Account {
  readonly id: string
  readonly username: string
  readonly acct: string
  readonly uri?: string
  readonly display_name?: string
}

export interface Status {
  readonly id: string
  readonly uri: string
  readonly url: string | null
  readonly created_at: string
  readonly in_reply_to_id: string | null
  readonly content: string
  readonly spoiler_text: string
  readonly account: Account
}

export interface MastodonServer extends StrictServer {
  /** Own posts, newest first. */
  readonly statuses: Status[]
  /** Newest first. */
  readonly notifications: {
    readonly id: string
    readonly type: string
    readonly created_at: string
    readonly status: Status
  }[]
  /** Answers below our posts, by id. */
  readonly descendants: Map<string, readonly Status[]>
  maxCharacters: number
  pageSize: number
  now: string
}

const ok = (json: unknown): Usual => ({ status: 200, json })

/** As Mastodon makes HTML of a text: paragraphs, links in three parts, mentions by their name. */
export function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const linked = escaped.replace(
    /(https?:\/\/)([^\s<]+)/g,
    '<a href="$1$2" target="_blank" rel="nofollow noopener"><span class="invisible">$1</span><span class="">$2</span><span class="invisible"></span></a>',
  )
  const named = linked.replace(
    /@([\w.-]+)@([\w.-]+\w)/g,
    '<span class="h-card" translate="no"><a href="https://$2/@$1" class="u-url mention">@<span>$1</span></a></span>',
  )
  return `<p>${named.replace(/\n\n+/g, '</p><p>').replaceAll('\n', '<br>')}</p>`
}

class State {
  readonly statuses: Status[] = []
  readonly notifications: MastodonServer['notifications'] = []
  readonly descendants = new Map<string, readonly Status[]>()
  private readonly byKey = new Map<string, Status>()
  maxCharacters = 500
  pageSize = 80
  now = '2026-11-23T09:00:00.500Z'

  /** A key that was seen before is answered with the post it made. */
  post({ body, headers }: Asked): Usual {
    const { status: text } = JSON.parse(body) as { status: string }
    const key = String(headers['idempotency-key'])
    const before = this.byKey.get(key)
    if (before) return ok(before)
    const id = String((BigInt(Date.parse(this.now)) << 16n) + BigInt(this.statuses.length + 1))
    const status: Status = {
      id,
      uri: `https://${DOMAIN}/users/erika/statuses/${id}`,
      url: `https://${DOMAIN}/@erika/${id}`,
      created_at: this.now,
      in_reply_to_id: null,
      content: htmlOf(text),
      spoiler_text: '',
      account: ERIKA,
    }
    this.statuses.unshift(status)
    this.byKey.set(key, status)
    return ok(status)
  }

  private page<T extends { readonly id: string }>(list: readonly T[], { query }: Asked): Usual {
    const before = query.get('max_id')
    const older = before === null ? list : list.filter(({ id }) => BigInt(id) < BigInt(before))
    return ok(older.slice(0, Math.min(this.pageSize, Number(query.get('limit')))))
  }

  own(asked: Asked): Usual {
    return this.page(this.statuses, asked)
  }

  list(asked: Asked): Usual {
    return this.page(this.notifications, asked)
  }

  context({ parts: [id] }: Asked): Usual {
    const descendants = this.descendants.get(id!)
    return descendants
      ? ok({ ancestors: [], descendants })
      : { status: 404, json: { error: 'Record not found' } }
  }

  instance(): Usual {
    const statuses = { max_characters: this.maxCharacters, characters_reserved_per_url: 23 }
    return ok({ domain: DOMAIN, configuration: { statuses } })
  }
}

const signedIn = ({ headers }: Asked): string[] =>
  headers.authorization === `Bearer ${TOKEN}` ? [] : ['authorization']

function postFaults(asked: Asked): string[] {
  const body = JSON.parse(asked.body) as Record<string, string>
  const wrong = Object.keys(body).filter(key => !['status', 'visibility', 'language'].includes(key))
  if (body.visibility !== 'public' || !/^(?:de|en)$/.test(body.language!) || !body.status) wrong.push('body')
  if (!/^[0-9a-f]{64}$/.test(String(asked.headers['idempotency-key']))) wrong.push('idempotency-key')
  return [...signedIn(asked), ...wrong]
}

const ID = /^\d{1,20}$/

function rulesOf(state: State): readonly Rule[] {
  const get = (
    name: string,
    path: RegExp,
    more: Omit<Rule, 'name' | 'method' | 'path' | 'faults'>,
  ): Rule => ({
    name,
    method: 'GET',
    path,
    faults: signedIn,
    ...more,
  })
  return [
    {
      name: 'post',
      method: 'POST',
      path: /^\/api\/v1\/statuses$/,
      faults: postFaults,
      usual: asked => state.post(asked),
    },
    get('instance', /^\/api\/v2\/instance$/, { usual: () => state.instance() }),
    get('me', /^\/api\/v1\/accounts\/verify_credentials$/, { usual: () => ok(ERIKA) }),
    get('own', /^\/api\/v1\/accounts\/101\/statuses$/, {
      query: { exclude_reblogs: /^true$/, limit: /^[1-4]?\d$/ },
      may: { max_id: ID },
      usual: asked => state.own(asked),
    }),
    get('mentions', /^\/api\/v1\/notifications$/, {
      query: { 'types[]': /^mention$/, limit: /^[1-8]?\d$/ },
      may: { max_id: ID },
      usual: asked => state.list(asked),
    }),
    get('context', /^\/api\/v1\/statuses\/(\d{1,20})\/context$/, { usual: asked => state.context(asked) }),
  ]
}

export async function startMastodonServer(): Promise<MastodonServer> {
  const state = new State()
  return Object.assign(state, await startStrictServer(rulesOf(state))) as unknown as MastodonServer
}

export const mastodonSettings = (url: string): Record<string, string> => ({
  'mastodon.mode': 'api',
  'mastodon.handle': `@erika@${DOMAIN}`,
  'mastodon.serverUrl': url,
})
