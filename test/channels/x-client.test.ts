/** One request: within limits of time and size, never repeated, never sent on, and nothing of the token comes back. */
import { once } from 'node:events'
import { createServer as createTcpServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Answer } from '../../src/channels/ask.ts'
import { call } from '../../src/channels/x/api/client.ts'
import type { XToken } from '../../src/channels/x/token.ts'
import { type Deed, json, startXServer, type XServer } from '../support/x-server.ts'
import { ACCESS, ERIKA, OAUTH1 } from '../support/x-server-state.ts'

const TOKEN: XToken = { kind: 'oauth2', accessToken: ACCESS, refreshToken: null, expiresAt: null }
const ME = { method: 'GET', path: '/2/users/me' } as const

const told: string[] = []
beforeEach(() => {
  for (const name of ['log', 'warn', 'error', 'info', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...words) => void told.push(words.join(' ')))
})
afterEach(() => {
  vi.restoreAllMocks()
  expect(told).toEqual([])
})

const asking = (server: XServer, limit?: number, token: XToken = TOKEN) =>
  call(new URL(server.url), token, ME, limit)

async function answered(deed: Deed, limit?: number): Promise<Answer> {
  await using server = await startXServer()
  server.script('me', deed)
  const answer = await asking(server, limit)
  expect(server.count('me')).toBe(1)
  return answer
}

it('brings status, headers and JSON, for each of the two kinds of sign-in', async () => {
  await using server = await startXServer()
  for (const token of [TOKEN, OAUTH1]) {
    const answer = await asking(server, undefined, token)
    expect(answer).toMatchObject({ kind: 'answer', status: 200, json: { data: ERIKA } })
  }
})

it('signs what is in the query', async () => {
  await using server = await startXServer()
  const query = { query: "conversation_id:1 (a*b)'!", max_results: '10' }
  const answer = await call(new URL(server.url), OAUTH1, {
    method: 'GET',
    path: '/2/tweets/search/recent',
    query,
  })
  expect(answer).toMatchObject({ kind: 'answer', status: 200 })
  expect(server.requests[0]!.query).toEqual(query)
})

it('takes an address with a path in front', async () => {
  await using server = await startXServer()
  await call(new URL(`${server.url}/in/front/`), TOKEN, ME)
  expect(server.faults.splice(0)).toEqual(['GET /in/front/2/users/me: no such endpoint'])
})

it('sees headers of limits also where X refuses', async () => {
  const answer = await answered(json(429, {}, { 'x-rate-limit-reset': '1795424400' }))
  expect(answer).toMatchObject({ kind: 'answer', status: 429 })
  expect(answer.kind === 'answer' && answer.headers.get('x-rate-limit-reset')).toBe('1795424400')
})

it('sees a redirect as what it is, and does not follow it', async () => {
  const away = { reply: response => response.writeHead(302, { location: '/2/elsewhere' }).end('{}') } as Deed
  expect(await answered(away)).toMatchObject({ kind: 'answer', status: 302 })
})

it.each<[string, Deed]>([
  ['a page', { reply: response => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>') }],
  [
    'half JSON',
    { reply: response => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":') },
  ],
  [
    'a compressed answer that nobody asked for',
    { reply: response => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{}')) },
  ],
  ['JSON that is too deep', { reply: response => response.writeHead(200).end('['.repeat(1_000_000)) }],
])('has no JSON of %s', async (_, deed) => {
  const answer = await answered(deed)
  expect(answer).toMatchObject({ kind: 'answer', status: 200 })
  expect(answer.kind === 'answer' && answer.json).toBeUndefined()
})

const breaking =
  (headers: Record<string, string>, body: string | Buffer): Deed['reply'] =>
  response => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers })
    response.write(body, () => response.destroy())
  }

it.each<[string, Deed['reply'], string]>([
  ['breaks the line at once', response => response.destroy(), 'ECONNRESET'],
  [
    'breaks off after the headers',
    response => {
      response.flushHeaders()
      response.socket!.end()
    },
    'the connection broke',
  ],
  ['breaks off in whole JSON', breaking({ 'content-length': '999' }, '{"data":{}}'), 'the connection broke'],
  [
    'breaks off in compressed JSON',
    breaking({ 'content-encoding': 'gzip', 'content-length': '999' }, gzipSync('{}').subarray(0, 12)),
    'the connection broke',
  ],
  ['sends 3 MB', response => response.writeHead(200).end('a'.repeat(3e6)), 'the answer is too long'],
  [
    'sends 3 MB with an error',
    response => response.writeHead(500).end('a'.repeat(3e6)),
    'the answer is too long',
  ],
  [
    'sends endless headers',
    response => response.writeHead(200, { a: 'a'.repeat(40_000) }).end(),
    'HPE_HEADER_OVERFLOW',
  ],
])('knows no answer where the server %s', async (_, reply, reason) => {
  expect(await answered({ reply })).toEqual({ kind: 'no-answer', reason })
})

it.each<[string, Deed['reply']]>([
  ['says nothing', () => undefined],
  ['stops in the answer', response => response.writeHead(200).write('{')],
  [
    'drips',
    response => {
      const more = () => response.write(' ', () => setImmediate(more))
      more()
    },
  ],
])('waits no longer than it was told where the server %s', async (_, reply) => {
  expect(await answered({ reply }, 150)).toEqual({ kind: 'no-answer', reason: 'no answer in time' })
})

it('knows that nothing was sent where nobody listens', async () => {
  const server = createTcpServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  const answer = await call(new URL(`http://127.0.0.1:${port}`), TOKEN, ME)
  expect(answer).toEqual({ kind: 'not-sent', reason: 'ECONNREFUSED' })
})

it('knows that nothing was sent where no encryption is agreed on', async () => {
  const sockets: Buffer[] = []
  const server = createTcpServer(socket => {
    socket.on('error', () => undefined)
    socket.on('data', chunk => {
      sockets.push(chunk)
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const answer = await call(new URL(`https://127.0.0.1:${port}`), TOKEN, ME)
  server.close()
  expect(answer.kind).toBe('not-sent')
  expect(Buffer.concat(sockets).includes(ACCESS)).toBe(false)
})
