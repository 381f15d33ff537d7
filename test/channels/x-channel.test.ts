/** What the channel X says of itself by settings and message alone, and the tokens it takes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cursorText, readCursor } from '../../src/channels/x/api/cursor.ts'
import { resetOf } from '../../src/channels/x/api/rate-limit.ts'
import { x } from '../../src/channels/x/channel.ts'
import { isFresh, readToken, tokenText, type XToken } from '../../src/channels/x/token.ts'
import { envelope } from '../outbox/sample-case.ts'
import { codeOf, importsOf, sourceFiles } from '../support/sources.ts'
import { connectionTo, postOf } from '../support/x-connection.ts'
import { OAUTH1 } from '../support/x-server-state.ts'

const none = () => undefined

describe('the price of a post', () => {
  it.each([
    ['Der Anschluss ist tot.', 0.015],
    ['Mehr: https://example.org/a', 0.2],
    ['Mehr: example.org', 0.2],
    ['Mehr: www.example.com.', 0.2],
    ['Schreiben Sie an hilfe@example.org', 0.015],
  ])('is known before: %s', (text, amount) => {
    expect(x.cost!(postOf(text), none)).toEqual({ amount, currency: 'USD' })
  })

  it('is what the settings say, and null where it is nothing', () => {
    const setting = (key: string) => ({ 'x.price.post': '0', 'x.price.link': '0.3' })[key]
    expect(x.cost!(postOf('a'), setting)).toBeNull()
    expect(x.cost!(postOf('example.org'), setting)).toEqual({ amount: 0.3, currency: 'USD' })
    expect(x.cost!(postOf('a'), () => 'much')).toEqual({ amount: 0.015, currency: 'USD' })
  })
})

describe('the channel', () => {
  it.each([
    ['api', '4711', true],
    ['api', undefined, false],
    ['api', ' ', false],
    ['hand-off', '4711', true],
    [undefined, '4711', true],
  ])('with mode %s and number %s has an account to read: %s', (mode, userId, readable) => {
    const setting = (key: string) => ({ 'x.mode': mode, 'x.userId': userId })[key]
    expect(x.readable!(setting)).toBe(readable)
  })

  it('is ready with an address and a token', async () => {
    const ready = (settings: object, token?: string | null) =>
      x.ready!(connectionTo('http://127.0.0.1:1', { ...settings }, token).connection)
    await expect(ready({})).resolves.toBeUndefined()
    await expect(ready({}, null)).rejects.toMatchObject({ code: 'sign_in_needed', exit: 4 })
    await expect(ready({}, '{"kind":"oauth2"}')).rejects.toMatchObject({ code: 'sign_in_needed' })
    await expect(ready({ 'x.apiUrl': 'http://example.org' })).rejects.toMatchObject({ code: 'bad_setting' })
    await expect(ready({ 'x.apiUrl': undefined })).rejects.toMatchObject({ code: 'clock_is_set' })
  })

  it('makes the body that X wants, and keeps our name of the send', async () => {
    const made = await x.prepare!(postOf('a\n"b"'), envelope)
    expect(Buffer.from(made.bytes).toString()).toBe('{"text":"a\\n\\"b\\""}')
    expect(made.messageId).toBe(envelope.messageId)
  })

  it('loads the library only from one file, and that only when it is used', () => {
    const users = sourceFiles().filter(file =>
      importsOf(file, codeOf(file)).some(
        ({ specifier, kind }) => specifier === 'twitter-api-v2' && kind !== 'type',
      ),
    )
    expect(users).toEqual(['channels/x/api/client.ts'])
    const file = 'channels/x/channel.ts'
    const now = importsOf(file, codeOf(file)).filter(({ kind }) => kind === 'value')
    expect(now.filter(({ own }) => own?.startsWith('channels/x/api/'))).toEqual([])
  })
})

describe('a token', () => {
  const oauth2: XToken = {
    kind: 'oauth2',
    accessToken: 'a-b',
    refreshToken: 'c-d',
    expiresAt: '2026-11-23T09:00:00.000Z',
  }

  it.each<[string, XToken]>([
    ['OAuth 2', oauth2],
    ['OAuth 2 without a way to renew it', { ...oauth2, refreshToken: null, expiresAt: null }],
    ['OAuth 1', OAUTH1],
  ])('of %s comes back as it was kept', (_, token) => {
    expect(readToken(tokenText(token))).toEqual(token)
  })

  it('may be a bare text of a script', () => {
    const bare = { kind: 'oauth2', accessToken: 'a-b', refreshToken: null, expiresAt: null }
    expect(readToken(' a-b\n')).toEqual(bare)
  })

  it.each([
    null,
    '',
    'two words',
    'with\nline',
    'ümlaut',
    'a'.repeat(4_001),
    '{',
    '{}',
    '{"kind":"oauth3"}',
    '{"kind":"oauth2","accessToken":7}',
    '{"kind":"oauth2","accessToken":"a b"}',
    '{"kind":"oauth2","accessToken":"a","expiresAt":"soon"}',
    '{"kind":"oauth2","accessToken":"a","refreshToken":1}',
    '{"kind":"oauth1","appKey":"a","appSecret":"b","accessToken":"c"}',
  ])('is not: %j', text => expect(readToken(text)).toBeNull())

  it('lasts until five minutes before its end', () => {
    const end = Date.parse('2026-11-23T09:00:00.000Z')
    expect([end - 300_001, end - 300_000].map(now => isFresh(oauth2, now))).toEqual([true, false])
    expect(isFresh(OAUTH1, end)).toBe(true)
    expect(isFresh({ ...oauth2, expiresAt: null }, end)).toBe(true)
  })
})

describe('the end of a limit', () => {
  const reset = (minute: number) => String(Date.parse(`2026-11-23T09:${minute}:00Z`) / 1000)
  const at = (pairs: Record<string, string>) => resetOf(new Headers(pairs))

  it('is the latest of those that are used up', () => {
    const quarter = { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset(12) }
    const day = { 'x-user-limit-24hour-remaining': '0', 'x-user-limit-24hour-reset': reset(50) }
    const left = { 'x-app-limit-24hour-remaining': '5', 'x-app-limit-24hour-reset': reset(55) }
    expect(at({ ...quarter, ...left })).toBe('2026-11-23T09:12Z')
    expect(at({ ...quarter, ...day, ...left })).toBe('2026-11-23T09:50Z')
    expect(at(left)).toBe('2026-11-23T09:55Z')
  })

  it.each([{}, { 'x-rate-limit-reset': 'soon' }, { 'x-rate-limit-reset': '99999999999' }])(
    'is not known: %j',
    headers => expect(at(headers)).toBeNull(),
  )
})

describe('a cursor', () => {
  const id = fc.bigInt({ min: 1n, max: 10n ** 18n }).map(String)
  const cursor = fc.record({
    since: fc.option(id),
    gap: fc.option(fc.record({ below: id, newest: id })),
  })

  it('is read as it was written', () => {
    fc.assert(
      fc.property(cursor, one => {
        expect(readCursor(cursorText(one))).toEqual(one)
      }),
    )
  })

  it('of any other text is the beginning', () => {
    const start = { since: null, gap: null }
    for (const text of [null, '', 'a', '1:2', '1:2:3:4', '1:x:3', '-5', ':::'])
      expect(readCursor(text), String(text)).toEqual(start)
  })
})
