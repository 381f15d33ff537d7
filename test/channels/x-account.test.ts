/** Posts of others, fetched once and given to their conversation; own posts, found by their words. */
import { describe, expect, it } from 'vitest'
import type { OwnPost, PostBatch, Sought } from '../../src/channels/account.ts'
import { openAccount, probe } from '../../src/channels/x/api/account.ts'
import { connectionTo, GOOD_TOKEN, TEXT } from '../support/x-connection.ts'
import { json, problem, startXServer, type XServer } from '../support/x-server.ts'
import { ACCESS, DESK, ERIKA, idAt } from '../support/x-server-state.ts'

const NOW = '2026-11-23T09:00:00.000Z'
const minutes = (ago: number) => new Date(Date.parse(NOW) - ago * 60_000).toISOString()
const DAY = 1440

/** One check after the other, with the cursors that the store would keep. */
function reader(
  server: XServer,
  ours: readonly OwnPost[] = [],
  since = minutes(30 * DAY),
  token = GOOD_TOKEN,
) {
  const cursors = new Map<string, string>()
  const batches: PostBatch[] = []
  return {
    cursors,
    batches,
    /** @param fails number of the batch whose storing fails */
    async check(fails = -1) {
      const account = await openAccount(connectionTo(server.url, {}, token).connection)
      const taken: PostBatch[] = []
      await account.fetchPosts!({
        since,
        now: NOW,
        ours,
        cursor: place => cursors.get(place) ?? null,
        take: async batch => {
          if (taken.length === fails) throw new Error('the disk is full')
          taken.push(batch)
          batches.push(batch)
          cursors.set(batch.place, batch.cursor)
        },
      })
      await account.close()
      return { posts: taken.flatMap(({ posts }) => posts), requests: account.requests() }
    },
  }
}

const own = (server: XServer, ago: number): OwnPost & { id: string } => {
  const { id, at } = server.add({ text: TEXT, at: minutes(ago) })
  return { id, at, url: `https://x.com/${ERIKA.username}/status/${id}` }
}

const answer = (server: XServer, text: string, ago: number, more = {}) =>
  server.add({ text, author: DESK, at: minutes(ago), mentions: [ERIKA.id], ...more })

describe('posts that mention the account', () => {
  it('come as plain text with their author, and belong to the conversation of our post', async () => {
    await using server = await startXServer()
    const ours = own(server, 60)
    const text = '@erika_b Das tut uns leid <3 & mehr: https://example.org/hilfe?a=1&b=2'
    const { id, at } = answer(server, text, 30, { conversation: ours.id })
    const { posts } = await reader(server, [ours]).check()
    expect(posts).toEqual([
      {
        id,
        url: `https://x.com/Firma_hilft/status/${id}`,
        text,
        author: { id: DESK.id, handle: '@Firma_hilft', name: DESK.name },
        at,
        thread: ours.url,
      },
    ])
  })

  it('belong to no post of ours in another conversation, and our own are left out', async () => {
    await using server = await startXServer()
    const ours = own(server, 60)
    const { id } = answer(server, 'by the way @erika_b', 30)
    server.add({ text: 'to myself @erika_b', at: minutes(20), mentions: [ERIKA.id] })
    const { posts } = await reader(server, [ours]).check()
    expect(posts.map(post => [post.id, post.thread])).toEqual([[id, null]])
  })

  it('have the whole text of a long post, up to 5,000 characters', async () => {
    await using server = await startXServer()
    answer(server, 'cut here…', 30, { long: `whole ${'ä'.repeat(6_000)}` })
    const { posts } = await reader(server).check()
    expect([posts[0]!.text.slice(0, 8), posts[0]!.text.length]).toEqual(['whole ää', 5_000])
  })

  it('are asked for once, then only newer ones, by one request without a post of ours', async () => {
    await using server = await startXServer()
    answer(server, 'first', 30)
    const desk = reader(server)
    expect((await desk.check()).posts.map(({ text }) => text)).toEqual(['first'])
    answer(server, 'second', 20)
    expect((await desk.check()).posts.map(({ text }) => text)).toEqual(['second'])
    expect(await desk.check()).toEqual({ posts: [], requests: 1 })
    expect(server.requests.map(({ query }) => ('since_id' in query ? 'newer' : query.start_time))).toEqual([
      '2026-10-24T09:00:00Z',
      'newer',
      'newer',
    ])
  })

  it('before the first case are not asked for', async () => {
    await using server = await startXServer()
    answer(server, 'long ago', 40)
    expect((await reader(server, [], minutes(39)).check()).posts).toEqual([])
  })

  it('come in order over pages, and what was not stored comes again', async () => {
    await using server = await startXServer()
    for (let number = 0; number < 250; number += 1) answer(server, `number ${number}`, 300 - number)
    const desk = reader(server)
    await expect(desk.check(1)).rejects.toThrow('the disk is full')
    expect((await desk.check()).posts.length).toBe(150)
    expect(desk.batches.map(({ posts }) => posts.length)).toEqual([100, 100, 50])
    const texts = desk.batches.flatMap(({ posts }) => posts.map(({ text }) => text))
    expect(texts).toEqual(Array.from({ length: 250 }, (_, number) => `number ${number}`))
  })

  it('beyond ten pages wait for the next check, and none is lost or comes twice', async () => {
    await using server = await startXServer()
    for (let number = 0; number < 2_150; number += 1)
      answer(server, `number ${number}`, 5_000 - number, { id: idAt(minutes(5_000 - number)) })
    const desk = reader(server)
    const counts = []
    for (let run = 0; run < 4; run += 1) {
      const { posts, requests } = await desk.check()
      counts.push([posts.length, requests])
    }
    expect(counts).toEqual([
      [1_000, 10],
      [1_000, 10],
      [150, 2],
      [0, 1],
    ])
    answer(server, 'at last', 1)
    expect((await desk.check()).posts.map(({ text }) => text)).toEqual(['at last'])
    const texts = desk.batches.flatMap(({ posts }) => posts.map(({ text }) => text))
    expect(new Set(texts).size).toBe(2_151)
    expect(texts.length).toBe(2_151)
  })

  it('beyond ten pages are not lost where storing fails half way', async () => {
    await using server = await startXServer()
    for (let number = 0; number < 1_150; number += 1)
      answer(server, `number ${number}`, 5_000 - number, { id: idAt(minutes(5_000 - number)) })
    const desk = reader(server)
    for (const fails of [1, 2, -1, 0, -1]) await desk.check(fails).catch(() => undefined)
    const texts = desk.batches.flatMap(({ posts }) => posts.map(({ text }) => text))
    expect(new Set(texts).size).toBe(1_150)
  })
})

describe('answers that mention nobody', () => {
  it('are found in the conversation of a young post, and once', async () => {
    await using server = await startXServer()
    const [young, old] = [own(server, 60), own(server, 8 * DAY)]
    answer(server, 'with mention', 30, { conversation: young.id })
    answer(server, 'without mention', 20, { conversation: young.id, mentions: [] })
    answer(server, 'too old to be searched', 10, { conversation: old.id, mentions: [] })
    const desk = reader(server, [young, old])
    const { posts, requests } = await desk.check()
    expect(posts.map(({ text, thread }) => [text, thread])).toEqual([
      ['with mention', young.url],
      ['without mention', young.url],
    ])
    expect(requests).toBe(2)
    expect([...desk.cursors.keys()]).toEqual(['mentions', `thread:${young.id}`])
    expect((await desk.check()).posts).toEqual([])
  })

  it('are looked for in the 20 newest conversations at most', async () => {
    await using server = await startXServer()
    const ours = Array.from({ length: 25 }, (_, number) => own(server, 100 + number))
    const { requests } = await reader(server, ours).check()
    expect(requests).toBe(21)
    const asked = server.requests.flatMap(({ query }) => query.query ?? [])
    expect(asked).toEqual(ours.slice(0, 20).map(({ id }) => `conversation_id:${id}`))
  })

  it('of a post whose address is none of X are not looked for', async () => {
    await using server = await startXServer()
    const { requests } = await reader(server, [{ url: 'https://example.org/1', at: NOW }]).check()
    expect(requests).toBe(1)
  })
})

describe('an account that cannot be read', () => {
  const reset = String(Date.parse('2026-11-23T09:12:00Z') / 1000)
  it.each([
    [401, {}, 'sign_in_needed', 4, /sign-in/],
    [402, {}, 'platform_unreachable', 8, /credits/],
    [403, {}, 'platform_unreachable', 8, /does not allow/],
    [
      429,
      { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset },
      'platform_unreachable',
      8,
      /2026-11-23T09:12Z/,
    ],
    [500, {}, 'platform_unreachable', 8, /HTTP 500/],
    [200, {}, 'platform_unreachable', 8, /makes no sense/],
  ])('is told of: status %d', async (status, headers, code, exit, message) => {
    await using server = await startXServer()
    server.script('mentions', json(status, {}, headers))
    server.script('own', json(status, {}, headers))
    const account = await openAccount(connectionTo(server.url, {}, ACCESS).connection)
    const error = { code, exit, message: expect.stringMatching(message) }
    await expect(reader(server, [], NOW, ACCESS).check()).rejects.toMatchObject(error)
    await expect(account.look([sought()])).rejects.toMatchObject(error)
  })

  const unauthorized = problem(401, 'Unauthorized', 'Unauthorized')

  it('whose sign-in has ended before its time is read with a new one, in the same run', async () => {
    await using server = await startXServer()
    answer(server, 'at last', 30)
    server.script('mentions', unauthorized)
    const { posts, requests } = await reader(server).check()
    expect([posts.map(({ text }) => text), requests]).toEqual([['at last'], 2])
    expect(server.requests.map(({ endpoint }) => endpoint)).toEqual(['mentions', 'token', 'mentions'])
    expect(server.requests[2]!.query).toEqual(server.requests[0]!.query)
    expect(server.requests[2]!.authorization).toBe('Bearer access-token-secret-1')
  })

  it('is asked a second time only, and its sign-in renewed once in a run', async () => {
    await using server = await startXServer()
    server.script('own', ...[1, 2, 3].map(() => unauthorized))
    const { connection, held } = connectionTo(server.url)
    const account = await openAccount(connection)
    for (const _ of ['first', 'second'])
      await expect(account.look([sought()])).rejects.toMatchObject({ code: 'sign_in_needed', exit: 4 })
    expect([server.count('own'), server.count('token'), account.requests()]).toEqual([3, 1, 3])
    expect(held.token).toContain('refresh-token-secret-1')
  })

  it.each([
    [json(400, { error: 'invalid_grant' }), 'sign_in_needed', 4],
    [json(503, {}), 'sign_in_unavailable', 8],
  ] as const)('is not asked again with a sign-in that X does not renew', async (deed, code, exit) => {
    await using server = await startXServer()
    server.script('own', unauthorized)
    server.script('token', deed)
    const account = await openAccount(connectionTo(server.url).connection)
    await expect(account.look([sought()])).rejects.toMatchObject({ code, exit })
    expect([server.count('own'), server.count('token')]).toEqual([1, 1])
  })

  it('needs its number and a sign-in', async () => {
    const open = (settings: object, token?: string | null) =>
      openAccount(connectionTo('http://127.0.0.1:1', { ...settings }, token).connection)
    await expect(open({ 'x.userId': undefined })).rejects.toMatchObject({ code: 'missing_setting' })
    await expect(open({ 'x.userId': '12a' })).rejects.toMatchObject({ code: 'bad_setting' })
    await expect(open({}, null)).rejects.toMatchObject({ code: 'sign_in_needed' })
    await expect(open({ 'x.apiUrl': 'https://api.x.com' })).rejects.toMatchObject({ code: 'clock_is_set' })
  })
})

const sought = (change: Partial<Sought> = {}): Sought => ({
  messageId: '<1@example.org>',
  to: '@Firma_hilft',
  subject: null,
  text: TEXT,
  since: minutes(10),
  ...change,
})

async function look(server: XServer, ...what: readonly Sought[]) {
  const account = await openAccount(connectionTo(server.url).connection)
  const sights = await account.look(what)
  return { seen: sights.map(({ seen, url }) => url ?? seen), requests: account.requests() }
}

const urlOf = ({ id }: { id: string }) => `https://x.com/${ERIKA.username}/status/${id}`

describe('a post of unknown outcome', () => {
  it('is found by its words, however X writes them', async () => {
    await using server = await startXServer()
    const text = 'Bitte  lesen:\nwww.Example.com/a & https://example.org <jetzt> example.net'
    const post = server.add({ text, at: minutes(9) })
    expect(await look(server, sought({ text: ` ${text.replace('\n', ' ')}` }))).toEqual({
      seen: [urlOf(post)],
      requests: 1,
    })
  })

  it('is absent where no such post was made since', async () => {
    await using server = await startXServer()
    server.add({ text: TEXT, at: minutes(60) })
    server.add({ text: `${TEXT}!`, at: minutes(5) })
    server.add({ text: TEXT, at: minutes(5), author: DESK })
    expect((await look(server, sought())).seen).toEqual(['absent'])
  })

  it('is found where the clock of X is behind', async () => {
    await using server = await startXServer()
    const post = server.add({ text: TEXT, at: minutes(13) })
    expect((await look(server, sought())).seen).toEqual([urlOf(post)])
  })

  it('is one post for one send, all looked for at once', async () => {
    await using server = await startXServer()
    const [first, other] = [
      server.add({ text: TEXT, at: minutes(9) }),
      server.add({ text: 'other', at: minutes(8) }),
    ]
    const { seen, requests } = await look(
      server,
      sought(),
      sought({ text: 'other', since: minutes(8) }),
      sought({ since: minutes(7) }),
    )
    expect([seen, requests]).toEqual([[urlOf(first), urlOf(other), 'absent'], 1])
  })

  it('stays unclear where there are too many posts to read', async () => {
    await using server = await startXServer()
    for (let number = 0; number < 1_001; number += 1)
      server.add({ text: `number ${number}`, at: minutes(9), id: idAt(minutes(9), number) })
    expect(await look(server, sought(), sought({ text: 'number 1000' }))).toMatchObject({
      seen: ['unclear', expect.stringMatching('/status/')],
      requests: 10,
    })
  })

  it('asks nothing where nothing is sought', async () => {
    await using server = await startXServer()
    expect(await look(server)).toEqual({ seen: [], requests: 0 })
  })
})

describe('a list that X would not send', () => {
  it.each([
    ['no posts', [null, 7, 'x', [], { id: 5, text: 'x' }, { id: '5' }, { id: '-1', text: 'x' }]],
    ['a text that is none', [{ id: '77', text: { a: 1 } }]],
  ])('brings nothing: %s', async (_, data) => {
    await using server = await startXServer()
    server.script('mentions', json(200, { data, includes: { users: [null, { id: 1 }] }, meta: {} }))
    expect((await reader(server).check()).posts).toEqual([])
  })

  it('does not go on for ever', async () => {
    await using server = await startXServer()
    const data = [{ id: '77', text: 'again', author_id: DESK.id }]
    const page = json(200, { data, meta: { next_token: 'p1' } })
    server.script('mentions', ...Array.from({ length: 10 }, () => page))
    const { posts, requests } = await reader(server).check()
    expect([posts.length, requests]).toEqual([1, 10])
  })

  it('gives an author without a usable name none', async () => {
    await using server = await startXServer()
    const users = [{ id: DESK.id, username: '../evil', name: 7 }]
    const data = [{ id: '77', text: 'a', author_id: DESK.id, created_at: 'soon', conversation_id: 5 }]
    server.script('mentions', json(200, { data, includes: { users }, meta: {} }))
    const { posts } = await reader(server).check()
    expect(posts).toEqual([
      {
        id: '77',
        url: 'https://x.com/i/status/77',
        text: 'a',
        author: { id: DESK.id, handle: null, name: null },
        at: NOW,
        thread: null,
      },
    ])
  })
})

describe('a try of the sign-in', () => {
  it('is one request for both directions', async () => {
    await using server = await startXServer()
    const at = new URL(server.url).host
    const good = { at, ok: true, reason: null, next: null }
    expect(await probe(connectionTo(server.url).connection)).toEqual([
      { direction: 'send', ...good },
      { direction: 'receive', ...good },
    ])
    expect(server.requests.length).toBe(1)
  })

  it('renews a sign-in that has ended before its time, and says where that fails for now', async () => {
    await using server = await startXServer()
    const unauthorized = json(401, {})
    server.script('me', unauthorized, unauthorized)
    server.script('token', json(503, {}))
    const { connection } = connectionTo(server.url)
    expect((await probe(connection))[0]).toMatchObject({ ok: false, next: 'temporary' })
    server.script('me', unauthorized)
    const [send] = await probe(connection)
    expect([send!.next, server.count('token')]).toEqual(['sign-in', 2])
    expect((await probe(connection))[0]).toMatchObject({ ok: true })
  })

  it.each([
    [json(200, { data: { ...ERIKA, id: '1' } }), 'sign-in', /another account/],
    [json(401, {}), 'sign-in', /does not accept/],
    [json(503, {}), 'temporary', /HTTP 503/],
    [json(200, { data: { id: 4711 } }), 'temporary', /no sense/],
  ] as const)('tells what is wrong', async (deed, next, reason) => {
    await using server = await startXServer()
    server.script('me', deed)
    const [send] = await probe(connectionTo(server.url, {}, ACCESS).connection)
    expect(send).toMatchObject({ ok: false, next, reason: expect.stringMatching(reason) })
  })
})
