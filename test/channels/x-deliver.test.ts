/** A post by API: sent once, and told apart by the answer. The 20 scripts of bad behaviour are in test/faults. */
import { describe, expect, it } from 'vitest'
import { deliver } from '../../src/channels/x/api/deliver.ts'
import { NOW } from '../outbox/sample-case.ts'
import { connectionTo, GOOD_TOKEN, postOf, prepared, TEXT } from '../support/x-connection.ts'
import { json, problem, startXServer, type XServer } from '../support/x-server.ts'
import { ACCESS, ERIKA, OAUTH1 } from '../support/x-server-state.ts'

const attempt = async (server: XServer, message = postOf(), settings = {}) =>
  deliver(await prepared(message), connectionTo(server.url, settings).connection, {
    now: () => Date.parse(NOW),
  })

describe('a post by API', () => {
  it('goes out once, as it was prepared, and its address is known', async () => {
    await using server = await startXServer()
    const outcome = await attempt(server)
    const [post] = server.posts
    expect(outcome).toEqual({
      kind: 'sent',
      response: 'HTTP 201',
      url: `https://x.com/${ERIKA.username}/status/${post!.id}`,
    })
    expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([{ text: TEXT }])
  })

  it.each(['a "quoted" \\ text\nwith lines', 'Grüße 👩‍👩‍👧 € & <b>', 'half a pair \ud83d'])(
    'keeps the text: %j',
    async text => {
      await using server = await startXServer()
      await attempt(server, postOf(text))
      expect(server.posts.map(post => post.text)).toEqual([text])
    },
  )

  it('has an address without a handle, too', async () => {
    await using server = await startXServer()
    const outcome = await attempt(server, postOf(), { 'x.handle': undefined })
    expect(outcome).toMatchObject({ url: `https://x.com/i/status/${server.posts[0]!.id}` })
  })

  it('is signed with OAuth 1.0a where those keys are kept', async () => {
    await using server = await startXServer()
    const { connection } = connectionTo(server.url, {}, JSON.stringify(OAUTH1))
    expect(await deliver(await prepared(), connection)).toMatchObject({ kind: 'sent' })
    expect(server.requests[0]!.authorization).toMatch(/^OAuth /)
  })

  it('goes out with a bare token of a script', async () => {
    await using server = await startXServer()
    const { connection } = connectionTo(server.url, {}, ' access-token-secret-0\n')
    expect(await deliver(await prepared(), connection)).toMatchObject({ kind: 'sent' })
  })

  it('is not begun with files, which the person adds', async () => {
    await using server = await startXServer()
    const attachments = [{ name: 'a.png', sha256: 'a'.repeat(64), bytes: 10 }]
    const outcome = await attempt(server, postOf(TEXT, { attachments }))
    expect(outcome).toMatchObject({ kind: 'failed', next: 'hand-off', permanent: false })
    expect(server.requests).toEqual([])
  })
})

describe('an expired token', () => {
  const expired = JSON.stringify({
    kind: 'oauth2',
    accessToken: 'access-token-secret-old',
    refreshToken: 'refresh-token-secret-0',
    expiresAt: '2020-01-01T00:00:00.000Z',
  })

  it('is renewed and kept before the post', async () => {
    await using server = await startXServer()
    const { connection, held } = connectionTo(server.url, {}, expired)
    expect(await deliver(await prepared(), connection)).toMatchObject({ kind: 'sent' })
    expect(held.token).toContain('refresh-token-secret-1')
    expect(server.requests.map(({ endpoint }) => endpoint)).toEqual(['token', 'post'])
  })

  it('that X does not renew needs a sign-in, and nothing is posted', async () => {
    await using server = await startXServer()
    server.script('token', json(400, { error: 'invalid_request' }))
    const { connection } = connectionTo(server.url, {}, expired)
    await expect(deliver(await prepared(), connection)).rejects.toMatchObject({ code: 'sign_in_needed' })
    expect(server.count('post')).toBe(0)
  })

  it('that cannot be renewed just now is a failure for now', async () => {
    await using server = await startXServer()
    server.script('token', json(503, {}))
    const { connection } = connectionTo(server.url, {}, expired)
    const outcome = await deliver(await prepared(), connection)
    expect(outcome).toMatchObject({ kind: 'failed', next: 'temporary' })
    expect(server.count('post')).toBe(0)
  })
})

const minutes = (ago: number) => new Date(Date.parse(NOW) - ago * 60_000).toISOString()

describe('a post that X says is there already', () => {
  it.each([0, 4])(
    'is this one where it came %d minutes before this send began, as clocks differ',
    async ago => {
      await using server = await startXServer()
      const text = 'Mehr auf www.example.com/hilfe & https://Example.org/ <hier>'
      const { id } = server.add({ text, at: minutes(ago) })
      server.add({ text: 'another one' })
      const outcome = await attempt(server, postOf(text))
      expect(outcome).toMatchObject({ kind: 'sent', url: `https://x.com/${ERIKA.username}/status/${id}` })
      expect([server.count('post'), server.count('own')]).toEqual([1, 1])
    },
  )

  it.each([
    [90 * 1440, '25 Aug 2026'],
    [20 * 1440, '3 Nov 2026'],
    [6, '23 Nov 2026'],
  ])('is refused where the same words stand there for %d minutes', async (ago, day) => {
    await using server = await startXServer()
    const { id } = server.add({ text: TEXT, at: minutes(ago) })
    const address = `https://x.com/${ERIKA.username}/status/${id}`
    expect(await attempt(server)).toEqual({
      kind: 'failed',
      reason: `the same words stand there since ${day} (${address}); X takes them no second time: change the words`,
      permanent: false,
      next: 'refused',
    })
    expect([server.count('post'), server.count('own')]).toEqual([1, 1])
  })

  it('counts from the begin of the send, not from the end of the answer', async () => {
    await using server = await startXServer()
    server.add({ text: TEXT, at: minutes(4) })
    const hours = [0, 30].map(after => Date.parse(NOW) + after * 60_000)
    const now = () => hours.shift() ?? Date.parse(NOW) + 3_600_000
    const { connection } = connectionTo(server.url)
    expect(await deliver(await prepared(), connection, { now })).toMatchObject({ kind: 'sent' })
  })

  const duplicate = problem(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.')

  it.each([
    ['is not among them', {}, []],
    ['cannot be looked for', {}, [json(429, {})]],
    ['cannot be looked for without the number of the account', { 'x.userId': undefined }, []],
  ])('is nobody knows what where it %s, and never for the person to post', async (_, settings, own) => {
    await using server = await startXServer()
    server.script('post', duplicate)
    server.script('own', ...own)
    const outcome = await attempt(server, postOf(), settings)
    expect(outcome).toEqual({
      kind: 'unknown',
      reason: 'X says that it stands there already; look among your own posts',
    })
    expect(server.count('own')).toBe('x.userId' in settings ? 0 : 1)
  })
})

describe('a post that X answers with 401', () => {
  const refused = problem(401, 'Unauthorized', 'Unauthorized')

  it('is not sent again, but the sign-in is renewed and kept for the next try', async () => {
    await using server = await startXServer()
    server.script('post', refused)
    const { connection, held } = connectionTo(server.url)
    expect(await deliver(await prepared(), connection)).toMatchObject({
      kind: 'failed',
      next: 'temporary',
      reason: expect.stringMatching(/the sign-in was renewed; try again$/),
    })
    expect(held.token).toContain('refresh-token-secret-1')
    expect(server.requests.map(({ endpoint }) => endpoint)).toEqual(['post', 'token'])
    expect(await deliver(await prepared(), connection)).toMatchObject({ kind: 'sent' })
    expect(server.requests.at(-1)!.authorization).toBe('Bearer access-token-secret-1')
  })

  it('uses what another process has renewed meanwhile', async () => {
    await using server = await startXServer()
    const { connection, held } = connectionTo(server.url)
    const other = GOOD_TOKEN.replace(ACCESS, 'access-token-secret-other')
    server.script('post', {
      reply: response => {
        held.token = other
        refused.reply(response)
      },
    })
    expect(await deliver(await prepared(), connection)).toMatchObject({ next: 'temporary' })
    expect([held.token, server.count('token')]).toEqual([other, 0])
  })

  it.each<[string, string, Parameters<XServer['script']>[1][]]>([
    ['that X no longer renews', GOOD_TOKEN, [json(400, { error: 'invalid_grant' })]],
    ['that is not renewed just now', GOOD_TOKEN, [json(503, {})]],
    ['that cannot be renewed', ACCESS, []],
    ['of OAuth 1.0a', JSON.stringify(OAUTH1), []],
  ])('with a sign-in %s needs a new one', async (_, token, answers) => {
    await using server = await startXServer()
    server.script('post', refused)
    server.script('token', ...answers)
    const { connection, held } = connectionTo(server.url, {}, token)
    const outcome = await deliver(await prepared(), connection)
    expect(outcome).toMatchObject({
      kind: 'failed',
      next: 'sign-in',
      reason: 'X does not accept the sign-in',
    })
    expect([held.token, server.count('post'), server.count('token')]).toEqual([token, 1, answers.length])
  })

  it('by a page in between renews nothing', async () => {
    await using server = await startXServer()
    server.script('post', {
      reply: response => void response.writeHead(401, { 'content-type': 'text/html' }).end('<h1>Log in</h1>'),
    })
    expect(await attempt(server)).toMatchObject({ kind: 'unknown' })
    expect(server.count('token')).toBe(0)
  })
})

describe('a refusal', () => {
  it('is told in one line of X, without its full stop', async () => {
    await using server = await startXServer()
    const errors = [{ message: `too\nlong\u202e. ${'a'.repeat(400)}` }]
    server.script('post', json(400, { title: 'Invalid Request', detail: 'x', errors }))
    const { reason } = (await attempt(server)) as { reason: string }
    expect(reason).toMatch(/^X does not take the post as it is: too long \. a+$/)
    expect(reason.length).toBeLessThan(250)
  })

  it.each([
    ['Your account is suspended and is not permitted to access this feature.', /locked or suspended/],
    ['Your client app is not configured with the appropriate oauth1 app permissions.', /your app/],
    ['Forbidden', /your app/],
    ['Something else.', /^X refuses the post: Something else$/],
  ])('with status 403 is told apart: %s', async (detail, reason) => {
    await using server = await startXServer()
    server.script('post', problem(403, 'Forbidden', detail))
    expect(await attempt(server)).toMatchObject({ next: 'hand-off', reason: expect.stringMatching(reason) })
  })
})
