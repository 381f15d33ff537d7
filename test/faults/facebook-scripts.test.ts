import { expect, it } from 'vitest'
import { facebook } from '../../src/channels/facebook/channel.ts'
import { deliver } from '../../src/channels/facebook/deliver.ts'
import { connection, message } from '../channels/messages.ts'
import { envelope, NOW } from '../outbox/sample-case.ts'
import {
  facebookSettings,
  type GraphServer,
  graphError,
  PAGE,
  startGraphServer,
  TOKEN,
} from '../support/graph-server.ts'
import { type Fault, postBattery, type Verdict } from '../support/post-battery.ts'
import { raw } from '../support/strict-server.ts'

const post = message('facebook', {
  to: 'firma',
  subject: null,
  text: 'Guten Tag, Firma (https://www.facebook.com/firma),\n\nder Anschluss ist tot.\n',
})
const now = () => Date.parse(NOW)
const connected = (url: string) => connection(facebookSettings(url), { token: TOKEN }, true)

const code = (
  number: number,
  verdict: Verdict,
  reason?: RegExp,
  subcode?: number,
  status?: number,
): Fault => ({
  name: `error ${number}${subcode ? `/${subcode}` : ''}${status ? ` with ${status}` : ''}`,
  deed: graphError(number, `A server's words\nwith ${TOKEN}`, subcode, status),
  verdict,
  ...(reason ? { reason } : {}),
})

const OWN: readonly Fault[] = [
  code(190, 'sign-in', /password of the account was changed/, 460),
  code(190, 'sign-in', /expired/, 463, 401),
  code(190, 'sign-in', /refuses the sign-in$/),
  code(102, 'sign-in'),
  code(10, 'hand-off', /may not post on this page/),
  code(200, 'hand-off', /error 200/, undefined, 403),
  code(299, 'hand-off', /may not post/),
  code(4, 'temporary', /fewer requests/),
  code(17, 'temporary'),
  code(32, 'temporary'),
  code(341, 'temporary'),
  code(80_001, 'temporary'),
  code(4, 'temporary', undefined, undefined, 403),
  code(1, 'unknown', /error 1\b/),
  code(2, 'unknown', /posts have appeared/),
  code(2, 'unknown', /500/, undefined, 500),
  code(368, 'hand-off', /by its rules/),
  code(100, 'hand-off', /^Facebook refuses the post \(error 100: A server's words with \(elided\)\)$/),
  code(506, 'unknown', /^Facebook says that it stands there already; look among your own posts$/),
  code(4_711, 'hand-off', /error 4711/),
  { name: '429 as a page', deed: raw(429, 'text/html', 'slow down'), verdict: 'temporary' },
  { name: 'error 2, and the post is there', deed: { ...graphError(2), keeps: true }, verdict: 'unknown' },
  {
    name: 'error 506, and the post is there',
    deed: { ...graphError(506, 'Duplicate status message'), keeps: true },
    verdict: 'sent',
  },
]

postBattery<GraphServer>({
  channel: facebook,
  mode: 'page',
  message: post,
  start: startGraphServer,
  posts: ({ posts }) => posts.length,
  connection: connected,
  deliver: (prepared, to, limit) => deliver(prepared, to, limit, now),
  own: OWN,
})

const attempt = async (server: GraphServer) =>
  deliver(await facebook.prepare!(post, envelope), connected(server.url), undefined, now)

it('a duplicate whose like cannot be looked for is unknown, without a second look', async () => {
  await using server = await startGraphServer()
  server.script('post', graphError(506))
  server.script('posts', graphError(2, 'x', undefined, 500))
  expect(await attempt(server)).toMatchObject({ kind: 'unknown' })
  expect([server.count('post'), server.count('posts')]).toEqual([1, 1])
})

it.each([
  ['2026-08-25T09:00:00+0000', '25 Aug 2026'],
  ['2026-11-23T08:54:00+0000', '23 Nov 2026'],
])('a duplicate of the same words of %s is refused with its address', async (at, day) => {
  await using server = await startGraphServer()
  server.posts.push({ id: `${PAGE}_7000`, message: post.text, created_time: at })
  server.script('post', graphError(506))
  const address = `https://www.facebook.com/${PAGE}/posts/7000`
  expect(await attempt(server)).toEqual({
    kind: 'failed',
    reason: `the same words stand there since ${day} (${address}); Facebook takes them no second time: change the words`,
    permanent: false,
    next: 'refused',
  })
})

it('a duplicate of four minutes before the begin is this one, as clocks differ', async () => {
  await using server = await startGraphServer()
  server.posts.push({ id: `${PAGE}_7000`, message: post.text, created_time: '2026-11-23T08:56:00+0000' })
  server.script('post', graphError(506))
  expect(await attempt(server)).toMatchObject({
    kind: 'sent',
    url: `https://www.facebook.com/${PAGE}/posts/7000`,
  })
})
