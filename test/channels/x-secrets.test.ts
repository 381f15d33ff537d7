/** No token comes out: not in an outcome, an error, a probe or on the console, even where a server says it back. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connection } from '../../src/channels/channel.ts'
import { openAccount, probe } from '../../src/channels/x/api/account.ts'
import { deliver } from '../../src/channels/x/api/deliver.ts'
import { connectionTo, GOOD_TOKEN, prepared } from '../support/x-connection.ts'
import { type Deed, startXServer, type XServer } from '../support/x-server.ts'
import { ACCESS, OAUTH1, REFRESH } from '../support/x-server-state.ts'

const { kind: _, ...keys } = OAUTH1
/** What the server gives for a sign-in that is renewed. */
const NEW = ['access-token-secret-1', 'refresh-token-secret-1']
const SECRETS = [ACCESS, REFRESH, ...NEW, ...Object.values(keys)]

const told: string[] = []
beforeEach(() => {
  told.length = 0
  for (const name of ['log', 'warn', 'error', 'info', 'debug', 'trace'] as const)
    vi.spyOn(console, name).mockImplementation((...words) => void told.push(words.map(String).join(' ')))
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** All text of a value: own properties, also hidden ones and symbols, through prototypes of errors. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  return Reflect.ownKeys(value).flatMap(key => [
    String(key),
    ...textsIn((value as Record<PropertyKey, unknown>)[key], seen),
  ])
}

const everything = { message: SECRETS.join(' '), detail: SECRETS.join('\n'), title: SECRETS[0] }
const echo = (status: number, type = 'application/json'): Deed => ({
  reply: response => {
    const body = JSON.stringify({ ...everything, errors: [everything], status })
    response.writeHead(status, { 'content-type': type, 'x-echo': SECRETS.join(' ') }).end(body)
  },
})

const ANSWERS: readonly [string, Deed][] = [
  ...[400, 401, 402, 403, 404, 422, 429, 500, 302].map(
    status => [`${status}`, echo(status)] as [string, Deed],
  ),
  ['a page', echo(403, 'text/html')],
  ['a broken line', { reply: response => response.destroy() }],
  [
    'half an answer',
    { reply: response => void response.writeHead(200).write(SECRETS.join(' '), () => response.destroy()) },
  ],
]

const ASKED: readonly [
  string,
  'post' | 'me' | 'mentions' | 'own',
  (connection: Connection) => Promise<unknown>,
][] = [
  ['a post', 'post', async connection => deliver(await prepared(), connection)],
  ['a try', 'me', connection => probe(connection)],
  [
    'reading',
    'mentions',
    async connection => {
      const at = '2026-11-23T09:00:00Z'
      const request = { cursor: () => null, since: at, now: at, ours: [], take: async () => undefined }
      await (await openAccount(connection)).fetchPosts!(request)
    },
  ],
  [
    'looking',
    'own',
    async connection => {
      const sought = { messageId: 'a', to: '@a', subject: null, text: 'a', since: '2026-11-23T09:00:00Z' }
      return (await openAccount(connection)).look([sought])
    },
  ],
]

async function outcomeOf(server: XServer, token: string, ask: (connection: Connection) => Promise<unknown>) {
  try {
    return await ask(connectionTo(server.url, {}, token).connection)
  } catch (error) {
    return error
  }
}

describe.each(ASKED)('%s', (_name, endpoint, ask) => {
  it.each(ANSWERS)('that is answered with %s gives nothing away', async (answer, deed) => {
    for (const token of [GOOD_TOKEN, JSON.stringify(OAUTH1), ACCESS]) {
      await using server = await startXServer()
      // Reading is tried once more with the new one.
      const renewed = answer === '401' && endpoint !== 'post' && token === GOOD_TOKEN
      server.script(endpoint, ...(renewed ? [deed, deed] : [deed]))
      const texts = [...textsIn(await outcomeOf(server, token, ask)), ...told]
      expect(texts.length).toBeGreaterThan(0)
      const held =
        token === ACCESS
          ? [ACCESS]
          : SECRETS.filter(secret => token.includes(secret) || (renewed && NEW.includes(secret)))
      expect(held.filter(secret => texts.some(text => text.includes(secret)))).toEqual([])
      expect(told).toEqual([])
    }
  })
})
