import { expect, it } from 'vitest'
import { mastodon } from '../../src/channels/mastodon/channel.ts'
import { deliver } from '../../src/channels/mastodon/deliver.ts'
import { connection, message } from '../channels/messages.ts'
import { envelope } from '../outbox/sample-case.ts'
import {
  type MastodonServer,
  mastodonSettings,
  startMastodonServer,
  TOKEN,
} from '../support/mastodon-server.ts'
import { type Fault, postBattery } from '../support/post-battery.ts'
import { json } from '../support/strict-server.ts'

const post = message('mastodon', {
  to: '@hilfe@firma.example',
  subject: null,
  text: 'Guten Tag @hilfe@firma.example! Der Anschluss ist tot & stumm: https://example.org/a?b=1&c=2\n\nWer kann helfen?',
})
const connected = (url: string) => connection(mastodonSettings(url), { token: TOKEN }, true)
const refused = (status: number, error: string, headers = {}) => json(status, { error }, headers)

const OWN: readonly Fault[] = [
  { name: 'a token that is none', deed: refused(401, 'The access token is invalid'), verdict: 'sign-in' },
  {
    name: 'a token that may not post',
    deed: refused(403, 'This action is outside the authorized scopes'),
    verdict: 'hand-off',
    reason: /authorized scopes/,
  },
  {
    name: '422',
    deed: refused(422, `Validation failed: Text character limit of 500 exceeded ${TOKEN} ${'x'.repeat(500)}`),
    verdict: 'hand-off',
    reason:
      /^Mastodon refuses the post \(422: Validation failed: Text character limit of 500 exceeded \(elided\) x{1,150}\)$/,
  },
  { name: '410', deed: refused(410, 'Gone'), verdict: 'hand-off' },
  {
    name: '429 with an end',
    deed: refused(429, 'Too many requests', { 'x-ratelimit-reset': '2026-11-23T09:15:00.123456Z' }),
    verdict: 'temporary',
    reason: /until 2026-11-23T09:15:00/,
  },
  {
    name: '429 with nonsense for an end',
    deed: refused(429, 'Too many requests', { 'x-ratelimit-reset': 'soon' }),
    verdict: 'temporary',
    reason: /requests$/,
  },
]

postBattery<MastodonServer>({
  channel: mastodon,
  mode: 'api',
  message: post,
  start: startMastodonServer,
  posts: ({ statuses }) => statuses.length,
  connection: connected,
  deliver,
  own: OWN,
})

it('the same send once more makes no second post, whatever the first one heard', async () => {
  await using server = await startMastodonServer()
  server.script('post', { keeps: true, reply: response => response.destroy() })
  const prepared = await mastodon.prepare!(post, envelope)
  expect(await deliver(prepared, connected(server.url))).toMatchObject({ kind: 'unknown' })
  expect(await deliver(prepared, connected(server.url))).toMatchObject({ kind: 'sent' })
  expect([server.statuses.length, server.count('post')]).toEqual([1, 2])
})

it.each([
  [json(401, { error: 'The access token is invalid' }), 'sign-in'],
  [json(429, {}), 'temporary'],
  [json(503, {}), 'temporary'],
  [{ reply: (response: { destroy(): void }) => response.destroy() }, 'temporary'],
] as const)('a server that cannot say its limits now: nothing is posted', async (deed, next) => {
  await using server = await startMastodonServer()
  server.script('instance', deed)
  const prepared = await mastodon.prepare!(post, envelope)
  expect(await deliver(prepared, connected(server.url))).toMatchObject({ kind: 'failed', next })
  expect(server.count('post')).toBe(0)
})

it('a server of before version 4 says no limits: the usual ones hold', async () => {
  await using server = await startMastodonServer()
  server.script('instance', json(404, { error: 'Not found' }))
  expect(await deliver(await mastodon.prepare!(post, envelope), connected(server.url))).toMatchObject({
    kind: 'sent',
  })
})
