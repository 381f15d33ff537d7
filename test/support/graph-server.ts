/** The Graph API on loopback, as developers.facebook.com describes the few calls that are used. */
import {
  type Asked,
  type Deed,
  json,
  type Rule,
  type StrictServer,
  startStrictServer,
  type Usual,
} from './strict-server.ts'

export const PAGE = '100064000000001'
export const TOKEN = 'EAAB-page-token-secret-0123456789'

export interface Comment {
  readonly id: string
  readonly from?: { readonly id: string; readonly name: string }
  readonly message: string
  readonly created_time: string
  readonly permalink_url?: string
}

export interface GraphServer extends StrictServer {
  /** Posts of the page, newest first. */
  readonly posts: { readonly id: string; readonly message: string; readonly created_time: string }[]
  /** Newest first, by `<page>_<post>`. */
  readonly comments: Map<string, readonly Comment[]>
  pageSize: number
  now: string
}

/** A refusal as Facebook words it. */
export const graphError = (code: number, message = 'x', subcode?: number, status = 400): Deed =>
  json(status, {
    error: {
      message,
      type: 'OAuthException',
      code,
      ...(subcode ? { error_subcode: subcode } : {}),
      fbtrace_id: 'A1',
    },
  })

const ok = (value: unknown): Usual => ({ status: 200, json: value })

class State {
  readonly posts: GraphServer['posts'] = []
  readonly comments = new Map<string, readonly Comment[]>()
  pageSize = 100
  now = '2026-11-23T09:00:00+0000'

  post({ body }: Asked): Usual {
    const { message } = JSON.parse(body) as { message: string }
    const id = `${PAGE}_${7_000 + this.posts.length}`
    this.posts.unshift({ id, message, created_time: this.now })
    return ok({ id })
  }

  /** With a `next` that leads elsewhere: it must not be followed. */
  private page<T>(all: readonly T[], { query }: Asked): Usual {
    const begin = Number(query.get('after')?.slice(1) ?? 0)
    const end = begin + Math.min(this.pageSize, Number(query.get('limit')))
    const cursors = { before: `c${begin}`, after: `c${end}` }
    const next = end < all.length ? { next: 'http://127.0.0.1:1/steal?access_token=x' } : {}
    return ok({ data: all.slice(begin, end), ...(all.length > 0 ? { paging: { cursors, ...next } } : {}) })
  }

  list(asked: Asked): Usual {
    const since = Number(asked.query.get('since') ?? 0) * 1_000
    return this.page(
      this.posts.filter(each => Date.parse(each.created_time) >= since),
      asked,
    )
  }

  below(asked: Asked): Usual {
    const all = this.comments.get(asked.parts[0]!)
    if (all) return this.page(all, asked)
    return {
      status: 400,
      json: { error: { message: 'Object does not exist', type: 'GraphMethodException', code: 100 } },
    }
  }
}

const signedIn = ({ headers }: Asked): string[] =>
  headers.authorization === `Bearer ${TOKEN}` ? [] : ['authorization']

function postFaults(asked: Asked): string[] {
  const body = JSON.parse(asked.body) as Record<string, string>
  const wrong = Object.keys(body).filter(key => key !== 'message')
  return [...signedIn(asked), ...wrong, ...(body.message ? [] : ['no message'])]
}

function rulesOf(state: State): readonly Rule[] {
  const cursor = { after: /^c\d+$/ }
  return [
    {
      name: 'post',
      method: 'POST',
      path: new RegExp(`^/v26\\.0/${PAGE}/feed$`),
      faults: postFaults,
      usual: asked => state.post(asked),
    },
    {
      name: 'posts',
      method: 'GET',
      path: new RegExp(`^/v26\\.0/${PAGE}/posts$`),
      query: { fields: /^id,message,created_time,permalink_url$/, limit: /^100$/ },
      may: { since: /^\d{10}$/, ...cursor },
      faults: signedIn,
      usual: asked => state.list(asked),
    },
    {
      name: 'comments',
      method: 'GET',
      path: /^\/v26\.0\/(\d+_\d+)\/comments$/,
      query: {
        filter: /^stream$/,
        order: /^reverse_chronological$/,
        fields: /^id,from\{id,name\},message,created_time,permalink_url$/,
        limit: /^100$/,
      },
      may: cursor,
      faults: signedIn,
      usual: asked => state.below(asked),
    },
    {
      name: 'me',
      method: 'GET',
      path: /^\/v26\.0\/me$/,
      query: { fields: /^id,name$/ },
      faults: signedIn,
      usual: () => ok({ id: PAGE, name: 'Verein Beispiel' }),
    },
  ]
}

export async function startGraphServer(): Promise<GraphServer> {
  const state = new State()
  return Object.assign(state, await startStrictServer(rulesOf(state))) as unknown as GraphServer
}

export const facebookSettings = (url: string): Record<string, string> => ({
  'facebook.mode': 'page',
  'facebook.pageId': PAGE,
  'facebook.graphUrl': url,
  'facebook.graphVersion': 'v26.0',
})
