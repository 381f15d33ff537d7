/** Mastodon: what exactly is sent, and what is read of what others wrote. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwnPost } from '../../src/channels/account.ts'
import { mastodon } from '../../src/channels/mastodon/channel.ts'
import { keyOf } from '../../src/channels/mastodon/deliver.ts'
import { htmlText } from '../../src/channels/mastodon/html-text.ts'
import { sameWords } from '../../src/channels/post-text.ts'
import {
  type Account,
  DOMAIN,
  ERIKA,
  htmlOf,
  type MastodonServer,
  mastodonSettings,
  type Status,
  startMastodonServer,
  TOKEN,
} from '../support/mastodon-server.ts'
import { PostCheck, textsOf } from '../support/post-check.ts'
import { json } from '../support/strict-server.ts'
import { connection, envelope, message } from './messages.ts'

const TO = '@hilfe@firma.example'
const post = (text: string) => message('mastodon', { to: TO, subject: null, text })
const connected = (url: string, change: Record<string, string> = {}) =>
  connection({ ...mastodonSettings(url), ...change }, { token: TOKEN }, true)

async function sent(server: MastodonServer, text: string) {
  const prepared = await mastodon.prepare!(post(text), envelope())
  return { prepared, outcome: await mastodon.deliver!(prepared, connected(server.url)) }
}

describe('a post on Mastodon', () => {
  it('goes out byte for byte as it was prepared, under the name of its send', async () => {
    await using server = await startMastodonServer()
    const { prepared, outcome } = await sent(server, `Guten Tag ${TO}! Wer kann helfen?`)
    const { asked } = server.requests.at(-1)!
    expect(asked.body).toBe(Buffer.from(prepared.bytes).toString())
    expect(JSON.parse(asked.body)).toEqual({
      status: `Guten Tag ${TO}! Wer kann helfen?`,
      visibility: 'public',
      language: 'de',
    })
    expect(asked.headers['idempotency-key']).toBe(keyOf(envelope().messageId))
    const [{ id } = { id: '' }] = server.statuses
    expect(outcome).toEqual({ kind: 'sent', response: id, url: `https://${DOMAIN}/@erika/${id}` })
    expect(server.requests.map(({ name }) => name)).toEqual(['instance', 'post'])
  })

  it('keeps to the limit of its server, which may be less or more than the usual one', async () => {
    await using server = await startMastodonServer()
    server.maxCharacters = 20
    const { outcome } = await sent(server, 'Guten Tag! Wer kann hier helfen?')
    expect(outcome).toMatchObject({
      kind: 'failed',
      next: 'hand-off',
      reason: /20 characters, the post has 32/,
    })
    expect(server.count('post')).toBe(0)
    server.maxCharacters = 5_000
    expect((await sent(server, 'a'.repeat(2_000))).outcome.kind).toBe('sent')
  })

  it('has no link but one of a post, whatever the server says', async () => {
    await using server = await startMastodonServer()
    server.script('post', json(200, { id: '4711', url: 'javascript:alert(1)', account: ERIKA }))
    expect((await sent(server, 'a')).outcome).toEqual({ kind: 'sent', response: '4711', url: null })
  })

  it('is as long as Mastodon counts: a link 23, of an account its name', () => {
    const { measure } = mastodon.limit!
    expect(measure(`https://example.org/${'a'.repeat(400)}`)).toBe(23)
    expect(measure(TO)).toBe('@hilfe'.length)
    expect(measure(`${TO}!`)).toBe('@hilfe!'.length)
    expect(measure('👨‍👩‍👧 ä')).toBe(3)
  })
})

describe('the words of a post', () => {
  it.each([
    [
      '<p>Guten Tag &amp; &quot;hallo&quot;</p><p>zwei<br>drei<br/>vier</p>',
      'Guten Tag & "hallo"\n\nzwei\ndrei\nvier',
    ],
    [
      '<p><span class="h-card"><a href="https://a.example/@b" class="u-url mention">@<span>b</span></a></span> ok</p>',
      '@b ok',
    ],
    [
      '<p><a href="https://example.org/sehr/lang"><span class="invisible">https://</span><span class="ellipsis">example.org/sehr</span><span class="invisible">/lang</span></a></p>',
      'https://example.org/sehr/lang',
    ],
    ['<p><a href="https://evil.example/">hier klicken</a>!</p>', 'hier klicken (https://evil.example/)!'],
    ['<a href="javascript:alert(1)">hier</a>', 'hier'],
    ["<a class='hashtag' href='https://a.example/tags/x'>#x</a>", '#x'],
    ['1 < 2 &lt;b&gt; &#8364; &#x20AC; &uuml; &unknown; &#0; &#xd800;', '1 < 2 <b> € € ü &unknown;'],
    ['<!-- c --><script>x</script><b', 'x<b'],
    ['', ''],
  ])('%j', (html, text) => expect(htmlText(html)).toBe(text))

  it('come back from the server as they went, for who looks for them', () => {
    const part = fc.constantFrom(
      'Guten Tag',
      TO,
      '@a_b@c-d.example',
      'https://e.example/a?b=1&c=2',
      '1 < 2 & 3',
      '\n\n',
      'ä',
      '👨‍👩‍👧',
      '"x"',
    )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), parts => {
        const text = parts.join(' ')
        expect(sameWords(htmlText(htmlOf(text), { links: false }), text)).toBe(true)
        expect(sameWords(htmlText(htmlOf(`${text} x`), { links: false }), text)).toBe(false)
      }),
    )
  })

  it('take no longer than their length, and never throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '&', ';', 'a', ' href="', '"', '/', '=', '#x', '1') }),
        html => {
          expect(typeof htmlText(html)).toBe('string')
        },
      ),
    )
    for (const piece of ['<', '<a ', '&', '<a href="', '<a href="https://x">', '&#', '<p', ' \n'])
      expect(htmlText(piece.repeat(200_000)).length).toBeLessThanOrEqual(1_000_000)
  })
})

const NOW = '2026-11-23T09:00:00Z'
const snowflake = (at: string) => String(BigInt(Date.parse(at)) << 16n)
const ID = snowflake('2026-11-20T10:00:00Z')
const OURS: OwnPost = { url: `https://${DOMAIN}/@erika/${ID}`, at: '2026-11-20T10:00:00Z' }
const FIRMA: Account = {
  id: '202',
  username: 'hilfe',
  acct: 'hilfe@firma.example',
  uri: 'https://firma.example/users/hilfe',
  display_name: 'Firma hilft',
}

const timeOf = (minute: number) =>
  new Date(Date.parse('2026-11-20T11:00:00Z') + minute * 60_000).toISOString()

function answer(minute: number, change: Partial<Status> = {}): Status {
  const id = snowflake(timeOf(minute))
  return {
    id,
    uri: `https://firma.example/users/hilfe/statuses/${id}`,
    url: `https://firma.example/@hilfe/${id}`,
    created_at: timeOf(minute),
    in_reply_to_id: ID,
    content: `<p>Antwort ${minute}</p>`,
    spoiler_text: '',
    account: FIRMA,
    ...change,
  }
}

const noteOf = (minute: number, status: Status, type = 'mention') => ({
  id: String(10_000 + minute),
  type,
  created_at: timeOf(minute),
  status,
})

const check = () => new PostCheck(mastodon, [OURS])

describe('reading Mastodon', () => {
  it('gives mentions oldest first, once, with author, thread and link', async () => {
    await using server = await startMastodonServer()
    server.notifications.push(
      noteOf(3, answer(3, { in_reply_to_id: null, spoiler_text: 'Achtung' })),
      noteOf(2, answer(2), 'favourite'),
      noteOf(1, answer(1)),
    )
    const reader = check()
    const [first, second, ...more] = await reader.run(connected(server.url))
    expect([first, more]).toEqual([
      {
        id: answer(1).uri,
        url: answer(1).url,
        text: 'Antwort 1',
        author: { id: FIRMA.uri, handle: TO, name: 'Firma hilft' },
        at: timeOf(1),
        thread: OURS.url,
      },
      [],
    ])
    expect(second).toMatchObject({ text: 'Achtung\n\nAntwort 3', thread: null })
    expect(await reader.run(connected(server.url))).toEqual([])
  })

  it('knows by the thread an answer to an answer, and gives it there and as a mention with one id', async () => {
    await using server = await startMastodonServer()
    const deeper = answer(2, { in_reply_to_id: answer(1).id })
    const backdated = answer(4, { id: '17', created_at: timeOf(-600), in_reply_to_id: deeper.id })
    server.descendants.set(ID, [answer(1), deeper, answer(3, { account: ERIKA })])
    server.notifications.push(noteOf(2, deeper))
    const reader = check()
    const found = await reader.run(connected(server.url))
    expect(textsOf(found)).toEqual(['Antwort 1', 'Antwort 2', 'Antwort 2'])
    expect([...new Set(found.map(({ thread }) => thread))]).toEqual([OURS.url])
    expect(found[1]!.id).toBe(found[2]!.id)
    server.descendants.set(ID, [answer(1), deeper, backdated])
    expect(textsOf(await reader.run(connected(server.url)))).toEqual(['Antwort 4'])
    expect(await reader.run(connected(server.url))).toEqual([])
  })

  it('names accounts of its own server in full, and lets no name pass for another', async () => {
    await using server = await startMastodonServer()
    const handles = [
      'hilfe',
      'hilfe@FIRMA.example',
      'hilfe@firma.example@evil.test',
      'hilfe@firma',
      'h\nx@a.example',
    ]
    handles.forEach((acct, at) => {
      server.notifications.unshift(noteOf(at, answer(at, { account: { ...FIRMA, acct } })))
    })
    const found = await check().run(connected(server.url))
    expect(found.map(({ author }) => author.handle)).toEqual([`@hilfe@${DOMAIN}`, TO, null, null, null])
  })

  it('lets no post come from the future, and asks for none of a month ago or of another server', async () => {
    await using server = await startMastodonServer()
    server.notifications.push(noteOf(1, answer(1, { created_at: '2099-01-01T00:00:00Z' })))
    const elsewhere = { url: `https://other.example/@erika/${ID}`, at: OURS.at }
    const old = { url: OURS.url, at: '2026-10-20T00:00:00Z' }
    const reader = new PostCheck(mastodon, [elsewhere, old])
    expect((await reader.run(connected(server.url)))[0]!.at).toBe('2026-11-23T09:00:00.000Z')
    expect(server.count('context')).toBe(0)
  })

  it('asks for at most 20 threads, the newest', async () => {
    await using server = await startMastodonServer()
    const ours = Array.from({ length: 25 }, (_, at) => ({
      url: `https://${DOMAIN}/@erika/${BigInt(ID) + BigInt(at)}`,
      at: timeOf(at),
    }))
    await new PostCheck(mastodon, ours).run(connected(server.url))
    const asked = server.requests.flatMap(each => (each.name === 'context' ? each.asked.parts : []))
    expect(asked).toEqual(
      ours
        .slice(5)
        .reverse()
        .map(({ url }) => url.split('/').at(-1)),
    )
  })

  it('reads a long list on in the next run, and loses none and repeats none', async () => {
    await using server = await startMastodonServer()
    server.pageSize = 10
    const add = (minute: number) => server.notifications.unshift(noteOf(minute, answer(minute)))
    for (let minute = 1; minute <= 150; minute += 1) add(minute)
    const reader = check()
    const first = await reader.run(connected(server.url))
    for (let minute = 151; minute <= 160; minute += 1) add(minute)
    const rest = [...(await reader.run(connected(server.url))), ...(await reader.run(connected(server.url)))]
    expect([first.length, textsOf(first)[0], textsOf(rest).length]).toEqual([100, 'Antwort 51', 60])
    expect(new Set(textsOf([...first, ...rest])).size).toBe(160)
    expect(await reader.run(connected(server.url))).toEqual([])
  })

  it.each([
    ['me', json(401, { error: 'The access token is invalid' }), 4],
    ['mentions', json(403, { error: 'outside the authorized scopes' }), 4],
    ['mentions', json(429, {}, { 'x-ratelimit-reset': '2026-11-23T09:15:00Z' }), 8],
    ['context', json(503, {}), 8],
    ['mentions', json(200, 'half'), null],
  ] as const)('%s at fault: says what is wrong', async (name, deed, exit) => {
    await using server = await startMastodonServer()
    server.script(name, deed)
    const reading = check().run(connected(server.url))
    if (exit === null) expect(await reading).toEqual([])
    else await expect(reading).rejects.toMatchObject({ exit })
  })
})

describe('the account', () => {
  it('is told by the server, also where the settings still name another one', async () => {
    await using server = await startMastodonServer()
    const given = connected(server.url, { 'mastodon.handle': '@old@other.example' })
    expect(await mastodon.whoAmI!(given)).toEqual({ handle: `@erika@${DOMAIN}`, id: '101' })
    server.script('instance', json(404, {}))
    expect(await mastodon.whoAmI!(given)).toEqual({ handle: '@erika@127.0.0.1', id: '101' })
  })

  it.each([
    [{ 'mastodon.serverUrl': '' }, { token: TOKEN }, 'missing_setting', 2],
    [{ 'mastodon.serverUrl': 'http://example.com' }, { token: TOKEN }, 'bad_setting', 2],
    [{ 'mastodon.serverUrl': 'https://example.com' }, { token: TOKEN }, 'clock_is_set', 6],
    [{ 'mastodon.handle': 'erika' }, { token: TOKEN }, 'bad_setting', 2],
    [{}, {}, 'sign_in_needed', 4],
    [{}, { token: 'a\nb' }, 'sign_in_needed', 4],
    [{}, { token: 'a'.repeat(4_001) }, 'sign_in_needed', 4],
  ])('%j is found before anything is sent', async (change, secrets, code, exit) => {
    await using server = await startMastodonServer()
    const given = connection(
      { ...mastodonSettings(server.url), ...change },
      secrets as Record<string, string>,
      true,
    )
    for (const use of [mastodon.ready!(given), mastodon.openAccount!(given), mastodon.whoAmI!(given)])
      await expect(use).rejects.toMatchObject({ code, exit })
    expect(server.requests).toEqual([])
  })

  it('looks for a send by its words among the posts since, and says when it has not seen them all', async () => {
    await using server = await startMastodonServer()
    const own = (at: string, text: string) =>
      server.statuses.unshift({
        ...answer(0),
        id: snowflake(at),
        url: `https://${DOMAIN}/@erika/${snowflake(at)}`,
        created_at: at,
        content: htmlOf(text),
        account: ERIKA,
      })
    own('2026-11-23T08:00:00Z', 'Frage eins')
    own('2026-11-23T09:00:00.500Z', `Frage zwei an ${TO}: https://example.org/a`)
    const account = await mastodon.openAccount!(connected(server.url))
    const look = async (text: string) => {
      const sought = { messageId: '<x@y>', to: TO, subject: null, text, since: NOW }
      return (await account.look([sought]))[0]
    }
    expect(await look('Frage eins')).toMatchObject({ seen: 'absent' })
    expect(await look(`Frage zwei  an ${TO}: https://example.org/a`)).toMatchObject({
      seen: 'found',
      url: server.statuses[0]!.url,
    })
    expect(await account.look([])).toEqual([])
    server.pageSize = 1
    for (let at = 1; at <= 5; at += 1) own(`2026-11-23T09:0${at}:00Z`, `Anderes ${at}`)
    expect(await look('Frage drei')).toMatchObject({ seen: 'unclear' })
  })
})
