import { expect, it } from 'vitest'
import { bluesky } from '../../src/channels/bluesky/channel.ts'
import { deliver } from '../../src/channels/bluesky/deliver.ts'
import { connection, message } from '../channels/messages.ts'
import { envelope } from '../outbox/sample-case.ts'
import {
  type BlueskyServer,
  blueskySettings,
  FIRMA,
  PASSWORD,
  startBlueskyServer,
} from '../support/bluesky-server.ts'
import { type Fault, postBattery } from '../support/post-battery.ts'
import { json } from '../support/strict-server.ts'

const post = message('bluesky', {
  to: `@${FIRMA.handle}`,
  subject: null,
  text: `Guten Tag @${FIRMA.handle}! Der Anschluss ist tot: https://example.org/störung. Wer kann helfen?`,
})
const connected = (url: string) => connection(blueskySettings(url), { password: PASSWORD }, true)
const refused = (status: number, error: string, text = 'x', headers = {}) =>
  json(status, { error, message: text }, headers)

const OWN: readonly Fault[] = [
  { name: 'a token that has run out', deed: refused(400, 'ExpiredToken'), verdict: 'sign-in' },
  { name: 'a token that is none', deed: refused(401, 'InvalidToken'), verdict: 'sign-in' },
  { name: 'an account that was taken down', deed: refused(400, 'AccountTakedown'), verdict: 'sign-in' },
  {
    name: 'a record that is none',
    deed: refused(400, 'InvalidRequest', `Invalid app.bsky.feed.post record\n${PASSWORD}`),
    verdict: 'hand-off',
    reason: /^Bluesky refuses the post \(400: Invalid app\.bsky\.feed\.post record \(elided\)\)$/,
  },
  { name: '403', deed: refused(403, 'Forbidden'), verdict: 'hand-off' },
  {
    name: '429 with an end',
    deed: refused(429, 'RateLimitExceeded', 'x', { 'ratelimit-reset': '1795424400' }),
    verdict: 'temporary',
    reason: /until 2026-11-23T09:00:00Z/,
  },
  {
    name: '429 without one',
    deed: refused(429, 'RateLimitExceeded'),
    verdict: 'temporary',
    reason: /requests$/,
  },
  {
    name: 'another post at its key, and that is not to be seen',
    deed: refused(400, 'InvalidSwap', 'Record was at x'),
    verdict: 'unknown',
    reason: /there already/,
  },
  {
    name: 'its own post at its key',
    deed: { ...refused(400, 'InvalidSwap', 'Record was at x'), keeps: true },
    verdict: 'sent',
  },
]

postBattery<BlueskyServer>({
  channel: bluesky,
  mode: 'api',
  message: post,
  start: startBlueskyServer,
  posts: ({ records }) => records.size,
  connection: connected,
  deliver,
  own: OWN,
})

it('the same send once more makes no second post, whatever the first one heard', async () => {
  await using server = await startBlueskyServer()
  server.script('post', { keeps: true, reply: response => response.destroy() })
  const prepared = await bluesky.prepare!(post, envelope)
  expect(await deliver(prepared, connected(server.url))).toMatchObject({ kind: 'unknown' })
  expect(await deliver(prepared, connected(server.url))).toMatchObject({ kind: 'sent' })
  expect([server.records.size, server.count('post')]).toEqual([1, 2])
})

it.each([
  ['createSession', json(401, { error: 'AuthenticationRequired', message: 'Invalid' }), 'sign-in'],
  ['createSession', json(401, { error: 'AuthFactorTokenRequired', message: 'x' }), 'sign-in'],
  ['createSession', json(429, { error: 'RateLimitExceeded' }), 'temporary'],
  ['createSession', json(500, {}), 'temporary'],
  ['createSession', json(200, { did: 'did:plc:erikaerikaerikaerikaerik', accessJwt: 'a\r\nb' }), 'temporary'],
  ['createSession', { reply: (response: { destroy(): void }) => response.destroy() }, 'temporary'],
  ['resolveHandle', json(400, { error: 'InvalidRequest', message: 'Unable to resolve handle' }), 'hand-off'],
  ['resolveHandle', json(200, { did: 'did:evil:x' }), 'hand-off'],
  ['resolveHandle', json(502, {}), 'temporary'],
] as const)('%s at fault: nothing is posted', async (name, deed, next) => {
  await using server = await startBlueskyServer()
  server.script(name, deed)
  const prepared = await bluesky.prepare!(post, envelope)
  expect(await deliver(prepared, connected(server.url))).toMatchObject({ kind: 'failed', next })
  expect([server.records.size, server.count('post')]).toEqual([0, 0])
})
