/** A post by API: sent once, and told apart by the answer. The 20 scripts of bad behaviour are in test/faults. */
import { describe, expect, it } from 'vitest'
import { deliver } from '../../src/channels/x/api/deliver.ts'
import { connectionTo, postOf, prepared, TEXT } from '../support/x-connection.ts'
import { json, problem, startXServer, type XServer } from '../support/x-server.ts'
import { ERIKA, OAUTH1 } from '../support/x-server-state.ts'

const attempt = async (server: XServer, message = postOf(), settings = {}) =>
  deliver(await prepared(message), connectionTo(server.url, settings).connection)

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

describe('a post that X says is there already', () => {
  it('is sent, with the address among the own posts', async () => {
    await using server = await startXServer()
    const text = 'Mehr auf www.example.com/hilfe & https://Example.org/ <hier>'
    const { id } = server.add({ text })
    server.add({ text: 'another one' })
    const outcome = await attempt(server, postOf(text))
    expect(outcome).toMatchObject({ kind: 'sent', url: `https://x.com/${ERIKA.username}/status/${id}` })
    expect([server.count('post'), server.count('own')]).toEqual([1, 1])
  })

  const duplicate = problem(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.')

  it.each([
    ['is not among them', {}, []],
    ['cannot be looked for', {}, [json(429, {})]],
    ['cannot be looked for without the number of the account', { 'x.userId': undefined }, []],
  ])('is handed off where it %s', async (_, settings, own) => {
    await using server = await startXServer()
    server.script('post', duplicate)
    server.script('own', ...own)
    const outcome = await attempt(server, postOf(), settings)
    expect(outcome).toEqual({
      kind: 'failed',
      reason: 'X says it is posted already',
      permanent: false,
      next: 'hand-off',
    })
    expect(server.count('own')).toBe('x.userId' in settings ? 0 : 1)
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
