/** A Bluesky server (PDS with the app behind it) on loopback, as the lexicons describe the few calls that are used. */
import { type Asked, type Rule, type StrictServer, startStrictServer, type Usual } from './strict-server.ts'

export const ERIKA = { did: 'did:plc:erikaerikaerikaerikaerik', handle: 'erika.example.org' } as const
export const FIRMA = { did: 'did:plc:firmafirmafirmafirmafirm', handle: 'hilfe.example.com' } as const
export const OTHER = { did: 'did:plc:otherotherotherotherothe', handle: 'hilfe-example.example.net' } as const
export const PASSWORD = 'abcd-efgh-ijkl-mnop'
const ACCESS = 'eyJhbGciOiJub25lIn0.access-secret.sig'

const POST = 'app.bsky.feed.post'
const TID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/

export interface BlueskyPost {
  readonly uri: string
  readonly author: { readonly did: string; readonly handle: string; readonly displayName?: string }
  readonly record: Readonly<Record<string, unknown>>
  readonly indexedAt: string
  readonly reason?: string
}

export interface BlueskyServer extends StrictServer {
  /** Own posts by key. */
  readonly records: Map<string, unknown>
  /** Newest first, as the server lists them. */
  readonly notifications: BlueskyPost[]
  /** Answers below each of our posts, by its key. */
  readonly threads: Map<string, unknown>
  pageSize: number
}

interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly Record<string, string>[]
}

const fields = (value: object, wanted: readonly string[], maybe: readonly string[] = []): string[] => [
  ...Object.keys(value).flatMap(key => (wanted.includes(key) || maybe.includes(key) ? [] : [`field ${key}`])),
  ...wanted.flatMap(key => (key in value ? [] : [`no ${key}`])),
]

function facetFaults(text: string, facets: readonly Facet[]): string[] {
  return facets.flatMap(({ index, features }) => {
    const part = Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString()
    const [feature = {}] = features
    if (feature.$type === 'app.bsky.richtext.facet#link')
      return part === feature.uri ? [] : [`link over ${part}`]
    const known =
      feature.$type === 'app.bsky.richtext.facet#mention' && /^did:plc:[a-z2-7]{24}$/.test(feature.did!)
    return known && /^@[a-z0-9.-]+$/i.test(part) ? [] : [`mention over ${part}`]
  })
}

function putFaults({ body }: Asked): string[] {
  const put = JSON.parse(body) as Record<string, never>
  const wrong = fields(put, ['repo', 'collection', 'rkey', 'swapRecord', 'record'])
  const record = put.record as unknown as { text: string; facets?: Facet[]; langs: string[] }
  wrong.push(...fields(record, ['$type', 'text', 'createdAt', 'langs'], ['facets']))
  if (put.repo !== ERIKA.did || put.collection !== POST || put.swapRecord !== null) wrong.push('repo')
  if (!TID.test(put.rkey!)) wrong.push('rkey')
  if ([...new Intl.Segmenter().segment(record.text)].length > 300) wrong.push('too long')
  return [...wrong, ...facetFaults(record.text, record.facets ?? [])]
}

const signedIn = ({ headers }: Asked): string[] =>
  headers.authorization === `Bearer ${ACCESS}` ? [] : ['authorization']
const ok = (json: unknown): Usual => ({ status: 200, json })
const refused = (error: string, message = error): Usual => ({ status: 400, json: { error, message } })

const DID_OR_HANDLE = /^(?:did:plc:[a-z2-7]{24}|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/

class State {
  readonly records = new Map<string, unknown>()
  readonly notifications: BlueskyPost[] = []
  readonly threads = new Map<string, unknown>()
  pageSize = 100

  signIn({ body }: Asked): Usual {
    const { identifier, password } = JSON.parse(body) as Record<string, string>
    const known = identifier === ERIKA.handle && password === PASSWORD
    if (!known)
      return {
        status: 401,
        json: { error: 'AuthenticationRequired', message: 'Invalid identifier or password' },
      }
    return ok({ ...ERIKA, accessJwt: ACCESS, refreshJwt: 'refresh', active: true })
  }

  resolve({ query }: Asked): Usual {
    const found = [ERIKA, FIRMA, OTHER].find(({ handle }) => handle === query.get('handle'))
    return found ? ok({ did: found.did }) : refused('InvalidRequest', 'Unable to resolve handle')
  }

  /** `swapRecord: null`: only where nothing is; the very same record once more changes nothing. */
  put({ body }: Asked): Usual {
    const { rkey, record } = JSON.parse(body) as { rkey: string; record: unknown }
    const there = this.records.get(rkey)
    if (there !== undefined && JSON.stringify(there) !== JSON.stringify(record))
      return refused('InvalidSwap', 'Record was at x')
    this.records.set(rkey, record)
    return ok({ uri: `at://${ERIKA.did}/${POST}/${rkey}`, cid: 'bafyreia', validationStatus: 'valid' })
  }

  record({ query }: Asked): Usual {
    const value = this.records.get(query.get('rkey')!)
    if (value === undefined) return refused('RecordNotFound', 'Could not locate record')
    return ok({ uri: `at://${ERIKA.did}/${POST}/${query.get('rkey')}`, cid: 'bafyreia', value })
  }

  list({ query }: Asked): Usual {
    const begin = Number(query.get('cursor') ?? 0)
    const end = begin + Math.min(this.pageSize, Number(query.get('limit')))
    const cursor = end < this.notifications.length ? { cursor: String(end) } : {}
    const notifications = this.notifications
      .slice(begin, end)
      .map(each => ({ cid: 'bafyreib', isRead: false, ...each }))
    return ok({ notifications, ...cursor })
  }

  thread({ query }: Asked): Usual {
    const rkey = query.get('uri')!.split('/').at(-1)!
    const thread = this.threads.get(rkey)
    return thread === undefined ? refused('NotFound', 'Post not found') : ok({ thread })
  }
}

const NAME = (name: string) => new RegExp(`^/xrpc/${name.replaceAll('.', '\\.')}$`)

function rulesOf(state: State): readonly Rule[] {
  const get = (name: string, more: Omit<Rule, 'name' | 'method' | 'path' | 'faults'>): Rule => ({
    name: name.split('.').at(-1)!,
    method: 'GET',
    path: NAME(name),
    faults: signedIn,
    ...more,
  })
  return [
    {
      name: 'createSession',
      method: 'POST',
      path: NAME('com.atproto.server.createSession'),
      faults: ({ body, headers }) => [
        ...fields(JSON.parse(body), ['identifier', 'password']),
        ...(headers.authorization === undefined ? [] : ['authorization']),
      ],
      usual: asked => state.signIn(asked),
    },
    {
      name: 'post',
      method: 'POST',
      path: NAME('com.atproto.repo.putRecord'),
      faults: asked => [...signedIn(asked), ...putFaults(asked)],
      usual: asked => state.put(asked),
    },
    get('com.atproto.identity.resolveHandle', {
      query: { handle: DID_OR_HANDLE },
      usual: asked => state.resolve(asked),
    }),
    get('com.atproto.repo.getRecord', {
      query: { repo: DID_OR_HANDLE, collection: /^app\.bsky\.feed\.post$/, rkey: TID },
      usual: asked => state.record(asked),
    }),
    get('app.bsky.notification.listNotifications', {
      query: { reasons: /^(?:mention|reply)$/, limit: /^(?:100|\d\d?)$/ },
      may: { cursor: /^\d+$/ },
      many: ['reasons'],
      usual: asked => state.list(asked),
    }),
    get('app.bsky.feed.getPostThread', {
      query: {
        uri: /^at:\/\/[^/]+\/app\.bsky\.feed\.post\/[a-z2-7]{13}$/,
        depth: /^\d{1,3}$/,
        parentHeight: /^0$/,
      },
      usual: asked => state.thread(asked),
    }),
  ]
}

export async function startBlueskyServer(): Promise<BlueskyServer> {
  const state = new State()
  return Object.assign(state, await startStrictServer(rulesOf(state)))
}

export const blueskySettings = (url: string): Record<string, string> => ({
  'bluesky.mode': 'api',
  'bluesky.handle': ERIKA.handle,
  'bluesky.serviceUrl': url,
})
