/** The server of these tests is as strict as X's OpenAPI document: what it lets pass by mistake no test would notice. */
import { expect, it } from 'vitest'
import { startXServer } from '../support/x-server.ts'
import { ACCESS } from '../support/x-server-state.ts'

const authorization = `Bearer ${ACCESS}`
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { authorization, 'content-type': 'application/json', ...headers },
})
const get: RequestInit = { headers: { authorization } }

it.each<[string, RequestInit, string]>([
  ['/2/users/4711/mentions?since=1', get, 'query since=1'],
  ['/2/users/4711/mentions?max_results=101', get, 'query max_results=101'],
  ['/2/users/4711/mentions?max_results=4', get, 'query max_results=4'],
  ['/2/users/4711/mentions?exclude=replies', get, 'query exclude=replies'],
  ['/2/users/4711/mentions?tweet.fields=id,word', get, 'query tweet.fields=id,word'],
  [
    '/2/users/4711/mentions?start_time=2026-11-23T09:00:00.000Z',
    get,
    'query start_time=2026-11-23T09:00:00.000Z',
  ],
  ['/2/users/4711/tweets?since_id=1&since_id=2', get, 'query since_id twice'],
  ['/2/users/4711/tweets?since_id=01', get, 'query since_id=01'],
  ['/2/tweets/search/recent?max_results=10', get, 'query'],
  ['/2/tweets/search/recent?query=a&max_results=9', get, 'query max_results=9'],
  ['/2/users/erika/tweets', get, 'no such endpoint'],
  ['/2/tweets/1', get, 'no such endpoint'],
  ['/2/users/me/', get, 'no such endpoint'],
  ['/2/users/me', { headers: { authorization: 'Bearer other' } }, 'authorization'],
  ['/2/users/me', {}, 'authorization'],
  ['/2/users/me', { headers: { authorization, 'x-more': '1' } }, 'header x-more'],
  ['/2/users/me', { ...post({}), method: 'POST' }, 'no such endpoint'],
  ['/2/tweets', post({ text: 'a', more: 1 }), 'body field more'],
  ['/2/tweets', post({ text: 1 }), 'body field text'],
  ['/2/tweets', post({ text: 'a', quote_tweet_id: 1861 }), 'body field quote_tweet_id'],
  ['/2/tweets', post({ text: 'a', reply: { in_reply_to_tweet_id: '1', more: 1 } }), 'body field reply'],
  ['/2/tweets', post('{"text":'), 'body'],
  ['/2/tweets', post({ text: 'a' }, { 'content-type': 'text/plain' }), 'content-type text/plain'],
  ['/2/tweets?text=a', post({ text: 'a' }), 'query text=a'],
  ['/2/oauth2/token', post({ client_id: 'a' }), 'content-type application/json; authorization'],
])('refuses %s %j', async (path, request, fault) => {
  await using server = await startXServer()
  const answer = await fetch(`${server.url}${path}`, request)
  expect(answer.status).toBe(400)
  const [only, ...more] = server.faults.splice(0)
  expect(more).toEqual([])
  expect(only).toBe(`${request.method ?? 'GET'} ${path.split('?')[0]}: ${fault}`)
  expect([server.requests, server.posts]).toEqual([[], []])
})

it('takes what the document allows', async () => {
  await using server = await startXServer()
  const body = { text: 'a', reply: { in_reply_to_tweet_id: '1' }, made_with_ai: false }
  expect((await fetch(`${server.url}/2/tweets`, post(body))).status).toBe(201)
  expect((await fetch(`${server.url}/2/tweets`, post(body))).status).toBe(403)
})
