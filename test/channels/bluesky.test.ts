/** Bluesky: what exactly is sent, and what is read of what others wrote. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwnPost } from '../../src/channels/account.ts'
import { bluesky } from '../../src/channels/bluesky/channel.ts'
import { instantIn, isTid, tidOf } from '../../src/channels/bluesky/tid.ts'
import {
  type BlueskyPost,
  type BlueskyServer,
  blueskySettings,
  ERIKA,
  FIRMA,
  OTHER,
  PASSWORD,
  startBlueskyServer,
} from '../support/bluesky-server.ts'
import { PostCheck, textsOf } from '../support/post-check.ts'
import { json } from '../support/strict-server.ts'
import { connection, envelope, message } from './messages.ts'

const TO = `@${FIRMA.handle}`
const post = (text: string, to = TO) => message('bluesky', { to, subject: null, text })
const connected = (url: string, change: Record<string, string> = {}) =>
  connection({ ...blueskySettings(url), ...change }, { password: PASSWORD }, true)

async function sent(server: BlueskyServer, text: string, to = TO) {
  const prepared = await bluesky.prepare!(post(text, to), envelope())
  const outcome = await bluesky.deliver!(prepared, connected(server.url))
  const [record] = [...server.records.values()] as { text: string; facets?: Facet[] }[]
  return { prepared, outcome, record }
}

interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly Record<string, string>[]
}

/** Every part that a facet names, with where it leads. */
const named = ({ text, facets = [] }: { text: string; facets?: Facet[] }) =>
  facets.map(({ index, features }) => [
    Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
    features[0]!.did ?? features[0]!.uri,
  ])

describe('a post on Bluesky', () => {
  it('goes out as it was prepared, with the account of the handle in it and its links', async () => {
    await using server = await startBlueskyServer()
    const text = `Grüße 👨‍👩‍👧 an ${TO.toUpperCase().replace('@HILFE', '@Hilfe')}! Siehe https://example.org/störung. Danke`
    const { prepared, outcome, record } = await sent(server, text)
    expect(record).toMatchObject({ text, createdAt: '2026-11-23T09:00:00.000Z', langs: ['de'] })
    expect(named(record!)).toEqual([
      ['https://example.org/störung', 'https://example.org/störung'],
      ['@Hilfe.EXAMPLE.COM', FIRMA.did],
    ])
    const { facets: links, ...bare } = JSON.parse(Buffer.from(prepared.bytes).toString()) as {
      facets: Facet[]
    }
    expect(record).toEqual({ ...bare, facets: [...links, expect.anything()] })
    const [rkey] = [...server.records.keys()]
    expect(outcome).toEqual({
      kind: 'sent',
      response: `at://${ERIKA.did}/app.bsky.feed.post/${rkey}`,
      url: `https://bsky.app/profile/${ERIKA.did}/post/${rkey}`,
    })
    expect(prepared.messageId).toBe(`<${rkey}@example.org>`)
    expect(server.requests.map(({ name }) => name)).toEqual(['createSession', 'resolveHandle', 'post'])
  })

  it.each([
    ['a handle that is only a part of another', `Frage an ${TO}.example.net, danke`],
    ['a handle inside a mail address', `Frage an a${TO}, danke`],
    ['no handle', 'Wer kann helfen?'],
  ])('mentions nobody by %s', async (_, text) => {
    await using server = await startBlueskyServer()
    const { outcome, record } = await sent(server, text)
    expect([outcome.kind, named(record!)]).toEqual(['sent', []])
    expect(server.count('resolveHandle')).toBe(0)
  })

  it('goes by hand where nobody has the handle', async () => {
    await using server = await startBlueskyServer()
    const { outcome } = await sent(server, 'Frage an @nobody.example.com: wer hilft?', '@nobody.example.com')
    expect(outcome).toMatchObject({ kind: 'failed', next: 'hand-off' })
    expect(server.count('post')).toBe(0)
  })

  it('has the same key for the same send, and another for any other', async () => {
    const keyOf = async (change = {}) => (await bluesky.prepare!(post('a'), envelope(change))).messageId
    expect(await keyOf()).toBe(await keyOf())
    expect(await keyOf({ messageId: '<other@example.org>' })).not.toBe(await keyOf())
    expect(await keyOf({ date: '2026-11-23T09:00:01Z' })).not.toBe(await keyOf())
  })

  it('is as long as Bluesky counts: graphemes, and bytes where they are more', () => {
    const { measure } = bluesky.limit!
    expect(measure('👨‍👩‍👧'.repeat(100))).toBe(Math.max(100, Math.ceil(1_800 / 10)))
    expect(measure('👨‍👩‍👧'.repeat(200))).toBeGreaterThan(300)
    expect(measure('a\u0308'.repeat(300))).toBe(300)
  })
})

describe('a key', () => {
  it('is valid and holds the millisecond of the message, whatever its name', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.date({ min: new Date('2023-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
        (name, date) => {
          const tid = tidOf(name, date.toISOString())
          expect(isTid(tid)).toBe(true)
          expect(instantIn(tid)).toBe(date.toISOString())
        },
      ),
    )
  })
})

const NOW = '2026-11-23T09:00:00Z'
const KEY = tidOf('<ours@example.org>', '2026-11-20T10:00:00Z')
const OURS: OwnPost = {
  url: `https://bsky.app/profile/${ERIKA.handle}/post/${KEY}`,
  at: '2026-11-20T10:00:00Z',
}

/** An answer below our post, or a mention. */
function answer(
  minute: number,
  change: Partial<BlueskyPost> = {},
  record: Record<string, unknown> = {},
): BlueskyPost {
  const at = new Date(Date.parse('2026-11-20T11:00:00Z') + minute * 60_000).toISOString()
  const root = { uri: `at://${ERIKA.did}/app.bsky.feed.post/${KEY}`, cid: 'bafy' }
  return {
    uri: `at://${FIRMA.did}/app.bsky.feed.post/${tidOf(String(minute), at)}`,
    author: { ...FIRMA, displayName: 'Firma hilft' },
    record: {
      $type: 'app.bsky.feed.post',
      text: `Antwort ${minute}`,
      createdAt: at,
      reply: { root, parent: root },
      ...record,
    },
    indexedAt: at,
    reason: 'reply',
    ...change,
  }
}

const check = () => new PostCheck(bluesky, [OURS])
const texts = textsOf

describe('reading Bluesky', () => {
  it('gives answers and mentions oldest first, once, with author, thread and link', async () => {
    await using server = await startBlueskyServer()
    server.notifications.push(
      answer(3, { reason: 'mention' }, { reply: undefined, text: `@${ERIKA.handle} hier` }),
      answer(1),
    )
    const reader = check()
    const [first, second, ...more] = await reader.run(connected(server.url))
    expect([first, more]).toEqual([
      {
        id: answer(1).uri,
        url: `https://bsky.app/profile/${FIRMA.did}/post/${answer(1).uri.split('/').at(-1)}`,
        text: 'Antwort 1',
        author: { id: FIRMA.did, handle: TO, name: 'Firma hilft' },
        at: '2026-11-20T11:01:00.000Z',
        thread: OURS.url,
      },
      [],
    ])
    expect(second).toMatchObject({ text: `@${ERIKA.handle} hier`, thread: null })
    expect(await reader.run(connected(server.url))).toEqual([])
    server.notifications.unshift(answer(3, { uri: answer(99).uri }), answer(3, { uri: answer(98).uri }))
    expect(texts(await reader.run(connected(server.url)))).toEqual(['Antwort 3', 'Antwort 3'])
  })

  it('leaves out our own posts, likes, what is older, and what is no post', async () => {
    await using server = await startBlueskyServer()
    server.notifications.push(
      answer(5, { reason: 'like' }),
      answer(4, { author: ERIKA, uri: `at://${ERIKA.did}/app.bsky.feed.post/${KEY}` }),
      answer(3, { uri: `at://${FIRMA.did}/app.bsky.feed.like/3kabc` }),
      answer(2, { uri: 'javascript:alert(1)' }),
      answer(-3_000),
    )
    expect(await check().run(connected(server.url))).toEqual([])
  })

  it('takes nobody’s word for the conversation: a root of the same key in another account is none of ours', async () => {
    await using server = await startBlueskyServer()
    const root = { uri: `at://${OTHER.did}/app.bsky.feed.post/${KEY}`, cid: 'x' }
    server.notifications.push(answer(1, {}, { reply: { root, parent: root } }))
    expect((await check().run(connected(server.url)))[0]).toMatchObject({ thread: null })
  })

  it('shows where links lead, and of a handle that is not proved nothing', async () => {
    await using server = await startBlueskyServer()
    const link = (text: string, part: string, uri: string) => {
      const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(part)))
      return { index: { byteStart, byteEnd: byteStart + Buffer.byteLength(part) }, features: [{ uri }] }
    }
    const text = 'Größe: example.com/lan... oder hier'
    const facets = [
      link(text, 'example.com/lan...', 'https://example.com/langer/pfad'),
      link(text, 'hier', 'https://evil.example/'),
      { index: { byteStart: 2, byteEnd: 900 }, features: [{ uri: 'https://x.test' }] },
    ]
    const embed = { external: { uri: 'https://example.com/karte' } }
    server.notifications.push(
      answer(1, { author: { did: FIRMA.did, handle: 'handle.invalid' } }, { text, facets, embed }),
    )
    const [found] = await check().run(connected(server.url))
    expect(found!.text).toBe(
      'Größe: https://example.com/langer/pfad oder hier (https://evil.example/)\nhttps://example.com/karte',
    )
    expect(found!.author).toEqual({ id: FIRMA.did, handle: null, name: null })
  })

  it('reads a thread to its depth, what is new in it only, and not one of a month ago', async () => {
    await using server = await startBlueskyServer()
    const deep = {
      post: answer(2),
      replies: [{ post: answer(3), replies: [{ post: answer(1) }, { blocked: true }] }],
    }
    server.threads.set(KEY, {
      post: { uri: `at://${ERIKA.did}/app.bsky.feed.post/${KEY}`, author: ERIKA, record: {}, indexedAt: NOW },
      replies: [deep],
    })
    const reader = check()
    expect(texts(await reader.run(connected(server.url)))).toEqual(['Antwort 1', 'Antwort 2', 'Antwort 3'])
    expect(await reader.run(connected(server.url))).toEqual([])
    expect(await check().run(connected(server.url), { now: '2026-12-21T09:00:00Z' })).toEqual([])
    expect(server.count('getPostThread')).toBe(2)
  })

  it('reads a long list on in the next run, and loses none and repeats none', async () => {
    await using server = await startBlueskyServer()
    server.pageSize = 10
    for (let minute = 1; minute <= 250; minute += 1) server.notifications.unshift(answer(minute))
    const reader = check()
    const counts: number[] = []
    const all: string[] = []
    for (let run = 0; run < 4; run += 1) {
      const found = await reader.run(connected(server.url))
      counts.push(found.length)
      all.push(...texts(found))
    }
    expect(counts).toEqual([100, 100, 50, 0])
    expect(new Set(all).size).toBe(250)
  })

  it('takes again what was not stored', async () => {
    await using server = await startBlueskyServer()
    server.notifications.push(answer(1))
    const reader = check()
    const broken = reader.request({ take: async () => Promise.reject(new Error('disk full')) })
    const account = await bluesky.openAccount!(connected(server.url))
    await expect(account.fetchPosts!(broken)).rejects.toThrow('disk full')
    expect(texts(await reader.run(connected(server.url)))).toEqual(['Antwort 1'])
  })

  it.each([
    [json(401, { error: 'x' }), 4],
    [json(403, { error: 'x' }), 4],
    [json(429, { error: 'x' }, { 'ratelimit-reset': '1795424400' }), 8],
    [json(502, {}), 8],
    [{ reply: (response: { destroy(): void }) => response.destroy() }, 8],
  ] as const)('says what is wrong', async (deed, exit) => {
    await using server = await startBlueskyServer()
    server.script('listNotifications', deed)
    const account = await bluesky.openAccount!(connected(server.url))
    await expect(account.fetchPosts!(check().request())).rejects.toMatchObject({ exit })
  })
})

describe('the account', () => {
  it('is told by the server', async () => {
    await using server = await startBlueskyServer()
    expect(await bluesky.whoAmI!(connected(server.url))).toEqual({
      handle: `@${ERIKA.handle}`,
      id: ERIKA.did,
    })
  })

  it.each([
    [{ 'bluesky.handle': '' }, { password: PASSWORD }, 'missing_setting', 2],
    [{ 'bluesky.handle': 'x y' }, { password: PASSWORD }, 'bad_setting', 2],
    [{ 'bluesky.serviceUrl': 'http://example.com' }, { password: PASSWORD }, 'bad_setting', 2],
    [{ 'bluesky.serviceUrl': 'https://example.com' }, { password: PASSWORD }, 'clock_is_set', 6],
    [{}, {}, 'sign_in_needed', 4],
    [{}, { password: 'a\r\nX-Evil: 1' }, 'sign_in_needed', 4],
    [{}, { password: 'ä' }, 'sign_in_needed', 4],
  ])('%j is found before anything is sent', async (change, secrets, code, exit) => {
    await using server = await startBlueskyServer()
    const given = connection(
      { ...blueskySettings(server.url), ...change },
      secrets as Record<string, string>,
      true,
    )
    for (const use of [bluesky.ready!(given), bluesky.openAccount!(given), bluesky.whoAmI!(given)])
      await expect(use).rejects.toMatchObject({ code, exit })
    expect(server.requests).toEqual([])
  })

  it('is readable where an account is connected, however posts leave', () => {
    const of = (settings: Record<string, string>) => bluesky.readable!(key => settings[key])
    expect([of({}), of({ 'bluesky.handle': 'a.example.org' }), of(blueskySettings('x'))]).toEqual([
      false,
      true,
      true,
    ])
  })

  it('looks for a send by its key; a name that holds none says nothing', async () => {
    await using server = await startBlueskyServer()
    const { prepared } = await sent(server, 'Wer kann helfen?')
    const account = await bluesky.openAccount!(connected(server.url))
    const sought = { to: TO, subject: null, text: 'x', since: NOW }
    server.script('getRecord', json(400, { error: 'InvalidRequest' }))
    const sights = await account.look(
      [prepared.messageId!, prepared.messageId!, `<${KEY}@x>`, '<x@example.org>'].map(messageId => ({
        messageId,
        ...sought,
      })),
    )
    expect(sights.map(({ seen }) => seen)).toEqual(['unclear', 'found', 'absent', 'unclear'])
  })
})
