/** Facebook by API: what exactly is sent to the own page, and what is read below its posts. */
import { describe, expect, it } from 'vitest'
import type { Language, Mode } from '../../src/case/model.ts'
import type { OwnPost } from '../../src/channels/account.ts'
import { facebook } from '../../src/channels/facebook/channel.ts'
import { compose } from '../../src/words/compose.ts'
import { findings } from '../../src/words/findings.ts'
import {
  type Comment,
  facebookSettings,
  type GraphServer,
  graphError,
  PAGE,
  startGraphServer,
  TOKEN,
} from '../support/graph-server.ts'
import { PostCheck, textsOf } from '../support/post-check.ts'
import { json } from '../support/strict-server.ts'
import { englishCase, germanCase, request } from '../words/cases.ts'
import { connection, envelope, message } from './messages.ts'

const post = (text: string) => message('facebook', { to: 'firma', subject: null, text })
const connected = (url: string, change: Record<string, string> = {}) =>
  connection({ ...facebookSettings(url), ...change }, { token: TOKEN }, true)

async function sent(server: GraphServer, text: string) {
  const prepared = await facebook.prepare!(post(text), envelope())
  return { prepared, outcome: await facebook.deliver!(prepared, connected(server.url)) }
}

describe('a post on the own page', () => {
  it('goes out byte for byte as it was prepared, with the token in a header only', async () => {
    await using server = await startGraphServer()
    const { prepared, outcome } = await sent(server, 'Guten Tag, Firma,\n\nder Anschluss ist tot.')
    const [{ asked } = { asked: null }] = server.requests
    expect(asked!.body).toBe(Buffer.from(prepared.bytes).toString())
    expect(JSON.parse(asked!.body)).toEqual({ message: 'Guten Tag, Firma,\n\nder Anschluss ist tot.' })
    expect([asked!.path, [...asked!.query]]).toEqual([`/v26.0/${PAGE}/feed`, []])
    expect(outcome).toEqual({
      kind: 'sent',
      response: `${PAGE}_7000`,
      url: `https://www.facebook.com/${PAGE}/posts/7000`,
    })
  })

  it('goes to the version that is set', async () => {
    await using server = await startGraphServer()
    const given = connected(server.url, { 'facebook.graphVersion': 'v25.0' })
    await facebook.deliver!(await facebook.prepare!(post('x'), envelope()), given)
    expect(server.faults.splice(0)).toEqual([`POST /v25.0/${PAGE}/feed: no such endpoint`])
  })
})

describe('the text for the own page', () => {
  const asked = { channel: 'facebook', to: 'firma.example', complaint: germanCase } as const
  const told = (mode: Mode, language: Language) =>
    findings({
      message: { channel: 'facebook', to: 'firma.example', subject: null, text: 'Hallo' },
      public: true,
      complaint: { ...germanCase, attachments: [] },
      length: null,
      mode,
      language,
    })

  it('says whom it speaks to, which the page of the company need not', () => {
    const opening = (mode: Mode, change = {}) =>
      compose(request({ ...asked, mode, ...change })).text.split('\n')[0]
    expect(opening('page')).toBe('Guten Tag, Deutsche Telekom (https://www.facebook.com/firma.example),')
    expect(opening('hand-off')).toBe('Guten Tag,')
    expect(opening('page', { purpose: 'reply', replyText: 'Danke.' })).toContain('Deutsche Telekom (https://')
    expect(opening('page', { complaint: englishCase })).toBe(
      'Hello Deutsche Telekom (https://www.facebook.com/firma.example),',
    )
  })

  it('is announced as one that the company does not get by itself', () => {
    expect(told('page', 'de')).toMatchObject([
      { rule: 'own-page', level: 'warn', hint: expect.stringContaining('deiner eigenen Seite') },
    ])
    expect(told('page', 'en')).toMatchObject([
      { rule: 'own-page', hint: expect.stringContaining('your own page') },
    ])
    expect(told('hand-off', 'de')).toEqual([])
  })
})

const POST = `${PAGE}_7000`
const OURS: OwnPost = { url: `https://www.facebook.com/${PAGE}/posts/7000`, at: '2026-11-20T10:00:00Z' }
const comment = (minute: number, change: Partial<Comment> = {}): Comment => ({
  id: `7000_${minute}`,
  from: { id: '100064000000777', name: 'Firma hilft' },
  message: `Antwort ${minute}`,
  created_time: `2026-11-20T11:${String(minute).padStart(2, '0')}:00+0000`,
  permalink_url: `https://www.facebook.com/${PAGE}/posts/7000?comment_id=${minute}`,
  ...change,
})
const check = () => new PostCheck(facebook, [OURS])

describe('reading the own page', () => {
  it('gives comments oldest first, once, with author, thread and link', async () => {
    await using server = await startGraphServer()
    const { from: _, permalink_url: __, ...unnamed } = comment(2)
    server.comments.set(POST, [
      comment(3, { from: { id: PAGE, name: 'Verein Beispiel' } }),
      unnamed,
      comment(1),
    ])
    const reader = check()
    const [first, second, ...more] = await reader.run(connected(server.url))
    expect([first, more]).toEqual([
      {
        id: '7000_1',
        url: `https://www.facebook.com/${PAGE}/posts/7000?comment_id=1`,
        text: 'Antwort 1',
        author: { id: '100064000000777', handle: '100064000000777', name: 'Firma hilft' },
        at: '2026-11-20T11:01:00.000Z',
        thread: OURS.url,
      },
      [],
    ])
    expect(second).toMatchObject({ author: { id: null, handle: null, name: null }, url: null })
    expect(await reader.run(connected(server.url))).toEqual([])
    server.comments.set(POST, [comment(3, { id: '7000_99' }), comment(3, { from: { id: PAGE, name: 'x' } })])
    expect(textsOf(await reader.run(connected(server.url)))).toEqual(['Antwort 3'])
  })

  it('follows no address of the server, only its cursor, over all pages', async () => {
    await using server = await startGraphServer()
    server.pageSize = 3
    server.comments.set(
      POST,
      Array.from({ length: 20 }, (_, at) => comment(20 - at)),
    )
    expect(textsOf(await check().run(connected(server.url)))).toHaveLength(20)
    expect(server.count('comments')).toBe(7)
  })

  it('asks only below posts of this page, and not of three months ago', async () => {
    await using server = await startGraphServer()
    const urls = [
      'https://www.facebook.com/100064999999999/posts/7000',
      'https://www.facebook.com/firma/posts/7000',
      `https://www.facebook.com/${PAGE}/posts/pfbid02abc`,
      `https://evil.test/${PAGE}/posts/7000`,
    ]
    const ours = [...urls.map(url => ({ url, at: OURS.at })), { ...OURS, at: '2026-08-20T00:00:00Z' }]
    expect(await new PostCheck(facebook, ours).run(connected(server.url))).toEqual([])
    expect(server.requests).toEqual([])
  })

  it('leaves a post that is gone, or that it may not see', async () => {
    await using server = await startGraphServer()
    server.script('comments', graphError(200), graphError(10))
    expect(await check().run(connected(server.url))).toEqual([])
    expect(await check().run(connected(server.url))).toEqual([])
    expect(await check().run(connected(server.url))).toEqual([])
  })

  it.each([
    [graphError(190, 'x', 463), 4],
    [json(401, {}), 4],
    [graphError(4), 8],
    [graphError(2, 'x', undefined, 500), 8],
    [json(502, {}), 8],
    [{ reply: (response: { destroy(): void }) => response.destroy() }, 8],
  ] as const)('says what is wrong', async (deed, exit) => {
    await using server = await startGraphServer()
    server.script('comments', deed)
    await expect(check().run(connected(server.url))).rejects.toMatchObject({ exit })
  })

  it('looks for a send by its words among the posts since then', async () => {
    await using server = await startGraphServer()
    server.posts.push(
      { id: `${PAGE}_2`, message: 'Frage zwei', created_time: '2026-11-23T09:00:01+0000' },
      { id: `${PAGE}_1`, message: 'Frage eins', created_time: '2026-11-23T08:00:00+0000' },
    )
    const account = await facebook.openAccount!(connected(server.url))
    const seen = async (text: string) => {
      const sought = { messageId: '<x@y>', to: 'firma', subject: null, text, since: '2026-11-23T09:00:00Z' }
      return (await account.look([sought]))[0]
    }
    expect(await seen('Frage  zwei')).toMatchObject({
      seen: 'found',
      url: `https://www.facebook.com/${PAGE}/posts/2`,
    })
    expect(await seen('Frage eins')).toMatchObject({ seen: 'absent' })
    server.pageSize = 1
    for (let at = 3; at <= 6; at += 1)
      server.posts.unshift({
        id: `${PAGE}_${at}`,
        message: `x${at}`,
        created_time: `2026-11-23T09:00:0${at}+0000`,
      })
    expect(await seen('Frage drei')).toMatchObject({ seen: 'unclear' })
  })
})

describe('the page', () => {
  it('is told by the token, and must be the one that is set', async () => {
    await using server = await startGraphServer()
    expect(await facebook.whoAmI!(connected(server.url))).toEqual({ handle: 'Verein Beispiel', id: PAGE })
    server.script('me', json(200, { id: '4711', name: 'Erika Beispiel' }))
    await expect(facebook.whoAmI!(connected(server.url))).rejects.toMatchObject({
      code: 'sign_in_needed',
      exit: 4,
    })
  })

  it.each([
    [{ 'facebook.pageId': '' }, { token: TOKEN }, 'missing_setting', 2],
    [{ 'facebook.pageId': '../me' }, { token: TOKEN }, 'bad_setting', 2],
    [{ 'facebook.graphVersion': 'latest' }, { token: TOKEN }, 'bad_setting', 2],
    [{ 'facebook.graphUrl': 'http://example.com' }, { token: TOKEN }, 'bad_setting', 2],
    [{ 'facebook.graphUrl': '' }, { token: TOKEN }, 'clock_is_set', 6],
    [{}, {}, 'sign_in_needed', 4],
    [{}, { token: 'a b' }, 'sign_in_needed', 4],
  ])('%j is found before anything is sent', async (change, secrets, code, exit) => {
    await using server = await startGraphServer()
    const given = connection(
      { ...facebookSettings(server.url), ...change },
      secrets as Record<string, string>,
      true,
    )
    for (const use of [facebook.ready!(given), facebook.openAccount!(given), facebook.whoAmI!(given)])
      await expect(use).rejects.toMatchObject({ code, exit })
    expect(server.requests).toEqual([])
  })
})
