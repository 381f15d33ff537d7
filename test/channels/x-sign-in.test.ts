/** Signing in to X: what is asked of whom, what is kept, and what is said when it does not work; no secret is in any word. */
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../src/channels/channel.ts'
import { newPkce } from '../../src/channels/x/sign-in/pkce.ts'
import { signOut } from '../../src/channels/x/sign-in/revoke.ts'
import { signInToX } from '../../src/channels/x/sign-in/sign-in.ts'
import { whoAmI } from '../../src/channels/x/sign-in/who-am-i.ts'
import type { UserError } from '../../src/errors.ts'
import {
  ACCESS,
  begin,
  CLIENT,
  CODE,
  challengeOf,
  GRANT,
  get,
  HOUR,
  ME,
  REFRESH,
  raw,
  type Said,
  type XDouble,
  xDouble,
} from './x-sign-in-double.ts'

const SECRETS = [CODE, ACCESS, REFRESH, 'app-key-secret', 'access-key-secret']

const outside = {
  timer: () => () => {},
  clock: () => HOUR,
  unlessStopped: <T>(work: () => Promise<T>) => work(),
}

const settingsOf = (url: string): Record<string, string> => ({ 'x.apiUrl': url, 'x.clientId': CLIENT })

/** @returns exit code and code of the error; its words hold nothing secret */
async function failureOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => expect.unreachable('it worked'),
    (thrown: UserError) => thrown,
  )
  const words = [error.message, error.stack, ...error.hints, JSON.stringify(error)].join(' ')
  for (const secret of SECRETS) expect(words).not.toContain(secret)
  return `${error.exit} ${error.code}`
}

/** Signs in by a pasted address, as the person copies it. */
async function byPaste(x: XDouble, answer: (state: string) => string, settings = settingsOf(x.url)) {
  let link = new URL('https://none.test')
  const token = await signInToX(
    { setting: key => settings[key], loopbackOnly: true },
    {
      by: 'paste',
      show: async shown => {
        link = new URL(shown)
      },
      paste: async isRight => {
        const typed = answer(link.searchParams.get('state')!)
        expect(isRight(typed)).toBe(
          typed.trim().startsWith('http://127.0.0.1:8080/callback?') &&
            typed.includes('state=') &&
            !typed.includes('wrong'),
        )
        return typed
      },
    },
    outside,
  )
  return { token, link }
}

const right = (state: string) => `  http://127.0.0.1:8080/callback?state=${state}&code=${CODE}\n`

describe('the link', () => {
  it('leads to X with a challenge whose verifier only we know', async () => {
    const begun = await begin()
    const query = Object.fromEntries(begun.link.searchParams)
    expect(begun.link.origin + begun.link.pathname).toBe('https://x.com/i/oauth2/authorize')
    expect(query).toEqual({
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: `http://127.0.0.1:${begun.port}/callback`,
      scope: 'tweet.read tweet.write users.read offline.access',
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    expect(begun.link.href).not.toContain('+')
    await raw(begun.port, get(begun.port, begun.right))
    await begun.outcome
    const verifier = begun.x.tokens()[0]!.code_verifier!
    expect(challengeOf(verifier)).toBe(query.code_challenge)
    expect(begun.link.href).not.toContain(verifier)
  })

  it('has a new verifier and state each time, of 32 bytes of chance', () => {
    const asked: number[] = []
    const random = (bytes: number) => {
      asked.push(bytes)
      return Buffer.alloc(bytes, asked.length)
    }
    expect(newPkce(random).verifier).not.toBe(newPkce(random).state)
    expect(asked).toEqual([32, 32, 32, 32])
    const many = Array.from({ length: 50 }, () => newPkce()).flatMap(({ verifier, state }) => [
      verifier,
      state,
    ])
    expect(new Set(many).size).toBe(100)
    for (const text of many) expect(text).toMatch(/^[\w-]{43}$/)
  })
})

describe('a pasted address', () => {
  it('is redeemed like one that came by itself; blanks around it do not matter', async () => {
    const x = await xDouble()
    const { token } = await byPaste(x, right)
    expect(JSON.parse(token)).toEqual({
      kind: 'oauth2',
      accessToken: ACCESS,
      refreshToken: REFRESH,
      expiresAt: new Date(HOUR + 7_200_000).toISOString(),
    })
    expect(x.tokens()).toMatchObject([{ code: CODE, redirect_uri: 'http://127.0.0.1:8080/callback' }])
  })

  it.each([
    ['of another sign-in', () => `http://127.0.0.1:8080/callback?state=wrong&code=${CODE}`],
    ['of another host', (state: string) => `http://evil.test/callback?state=${state}&code=${CODE}`],
    ['of another port', (state: string) => `http://127.0.0.1:8081/callback?state=${state}&code=${CODE}`],
    ['without a code', () => 'http://127.0.0.1:8080/callback'],
    ['that is only the code', () => CODE],
    ['that is empty', () => ''],
  ])('%s is none', async (_, answer) => {
    const x = await xDouble()
    expect(await failureOf(byPaste(x, answer))).toBe('2 bad_input')
    expect(x.asked).toEqual([])
  })

  it('with a no ends it', async () => {
    const x = await xDouble()
    const no = (state: string) => `http://127.0.0.1:8080/callback?error=access_denied&state=${state}`
    expect(await failureOf(byPaste(x, no))).toBe('4 sign_in_denied')
    const odd = (state: string) => `http://127.0.0.1:8080/callback?error=Bad%20Thing&state=${state}`
    expect(await failureOf(byPaste(x, odd))).toBe('4 sign_in_refused')
    expect(x.asked).toEqual([])
  })
})

const ANSWERS: readonly (readonly [string, Said, string])[] = [
  [
    'a code that is used up',
    { status: 400, json: { error: 'invalid_grant', error_description: CODE } },
    '4 sign_in_refused',
  ],
  [
    'an unknown app',
    { status: 401, json: { error: 'unauthorized_client', error_description: ACCESS } },
    '4 sign_in_refused',
  ],
  ['an error that is none', { status: 400, json: { error: `<b>${CODE}` } }, '4 sign_in_refused'],
  ['a page with 400', { status: 400, text: '<html>' }, '4 sign_in_refused'],
  [
    'trouble of its own',
    { status: 400, json: { error: 'temporarily_unavailable' } },
    '8 sign_in_unavailable',
  ],
  ['402', { status: 402, json: { title: 'CreditsDepleted' } }, '8 sign_in_unavailable'],
  ['429', { status: 429, json: {} }, '8 sign_in_unavailable'],
  ['500', { status: 500, json: GRANT }, '8 sign_in_unavailable'],
  ['a redirect', { status: 307, json: GRANT }, '8 sign_in_unavailable'],
  ['a page', { text: '<html>' }, '8 sign_in_unavailable'],
  ['half an answer', { text: JSON.stringify(GRANT).slice(0, 60) }, '8 sign_in_unavailable'],
  ['a list', { json: [GRANT] }, '8 sign_in_unavailable'],
  ['null', { text: 'null' }, '8 sign_in_unavailable'],
  ['no access token', { json: { ...GRANT, access_token: undefined } }, '8 sign_in_unavailable'],
  ['a number for a token', { json: { ...GRANT, access_token: 7 } }, '8 sign_in_unavailable'],
  [
    'a token with a line break',
    { json: { ...GRANT, access_token: `${ACCESS}\r\nX: y` } },
    '8 sign_in_unavailable',
  ],
  [
    'a token of 5,000 characters',
    { json: { ...GRANT, access_token: 'a'.repeat(5_000) } },
    '8 sign_in_unavailable',
  ],
  ['no refresh token', { json: { ...GRANT, refresh_token: undefined } }, '8 sign_in_unavailable'],
  ['a token of another type', { json: { ...GRANT, token_type: 'mac' } }, '8 sign_in_unavailable'],
]

describe('the exchange', () => {
  it.each(ANSWERS)('%s: said, asked once, nothing kept', async (_, said, expected) => {
    const x = await xDouble(() => said)
    expect(await failureOf(byPaste(x, right))).toBe(expected)
    expect(x.asked).toHaveLength(1)
  })

  it('with nobody there, and with a clock set by hand', async () => {
    const x = await xDouble()
    const nobody = { ...settingsOf('http://127.0.0.1:9') }
    expect(await failureOf(byPaste(x, right, nobody))).toBe('8 sign_in_unavailable')
    expect(await failureOf(byPaste(x, right, settingsOf('https://api.x.com')))).toBe('6 clock_is_set')
    expect(x.asked).toEqual([])
  })

  it.each([
    [{ 'x.clientId': '' }, '2 missing_setting'],
    [{ 'x.clientId': 'a b' }, '2 bad_setting'],
    [{ 'x.callbackPort': '80' }, '2 bad_setting'],
    [{ 'x.callbackPort': '99999' }, '2 bad_setting'],
    [{ 'x.apiUrl': 'http://x.test' }, '2 bad_setting'],
  ])('with the settings %j nobody is asked', async (settings, expected) => {
    const x = await xDouble()
    const all = { ...settingsOf(x.url), ...settings }
    expect(await failureOf(byPaste(x, right, all as Record<string, string>))).toBe(expected)
    expect(x.asked).toEqual([])
  })
})

const KEYS = {
  appKey: 'app-key',
  appSecret: 'app-key-secret',
  accessToken: 'access-key',
  accessSecret: 'access-key-secret',
}

const connectionTo = (x: XDouble, token: string, settings = settingsOf(x.url)): Connection => ({
  setting: key => settings[key],
  secret: async name => (name === 'token' ? token : null),
  loopbackOnly: true,
  renewSecret: () => expect.unreachable('nothing is to be renewed'),
})

const OAUTH2 = JSON.stringify({
  kind: 'oauth2',
  accessToken: ACCESS,
  refreshToken: REFRESH,
  expiresAt: '2099-01-01T00:00:00.000Z',
})

describe('four keys', () => {
  const nowhere = { setting: () => undefined, loopbackOnly: true }

  it('are kept as they are', async () => {
    const token = await signInToX(nowhere, { by: 'keys', keys: KEYS }, outside)
    expect(JSON.parse(token)).toEqual({ kind: 'oauth1', ...KEYS })
    const x = await xDouble()
    expect(await whoAmI(connectionTo(x, token))).toEqual({ handle: '@erika_test', id: ME.data.id })
    expect(x.asked[0]!.authorization).toMatch(/^OAuth .*oauth_consumer_key="app-key"/)
    for (const secret of ['app-key-secret', 'access-key-secret'])
      expect(x.asked[0]!.authorization).not.toContain(secret)
  })

  it.each(['', 'a b', 'ä', 'a\nb', 'a'.repeat(4_001)])(
    'with one that is none (%j) are refused',
    async accessSecret => {
      const keys = { ...KEYS, accessSecret }
      expect(await failureOf(signInToX(nowhere, { by: 'keys', keys }, outside))).toBe('2 bad_input')
    },
  )
})

describe('whose account it is', () => {
  it('is asked with the token', async () => {
    const x = await xDouble()
    expect(await whoAmI(connectionTo(x, OAUTH2))).toEqual({ handle: '@erika_test', id: '2244994945' })
    expect(x.asked).toEqual([{ path: '/2/users/me', form: {}, authorization: `Bearer ${ACCESS}` }])
  })

  it.each<[string, Said, string]>([
    ['401', { status: 401, json: { title: 'Unauthorized', detail: ACCESS } }, '4 sign_in_needed'],
    ['402', { status: 402, json: { title: 'CreditsDepleted' } }, '8 no_credits'],
    ['403', { status: 403, json: { reason: 'client-not-enrolled' } }, '4 sign_in_refused'],
    ['429', { status: 429, json: {} }, '8 account_unclear'],
    ['500', { status: 500, json: ME }, '8 account_unclear'],
    ['a page', { text: '<html>' }, '8 account_unclear'],
    ['no id', { json: { data: { username: 'erika_test' } } }, '8 account_unclear'],
    ['a number for an id', { json: { data: { ...ME.data, id: 2244994945 } } }, '8 account_unclear'],
    ['a handle that is none', { json: { data: { ...ME.data, username: 'a b<' } } }, '8 account_unclear'],
    ['nothing', { text: 'null' }, '8 account_unclear'],
  ])('is not known after %s', async (_, said, expected) => {
    const x = await xDouble(() => said)
    expect(await failureOf(whoAmI(connectionTo(x, OAUTH2)))).toBe(expected)
    expect(x.asked).toHaveLength(1)
  })
})

describe('signing out', () => {
  it('takes both tokens back at X', async () => {
    const x = await xDouble()
    expect(await signOut(connectionTo(x, OAUTH2))).toBe('done')
    expect(x.asked.map(({ path, form }) => [path, form.token, form.token_type_hint])).toEqual([
      ['/2/oauth2/revoke', REFRESH, 'refresh_token'],
      ['/2/oauth2/revoke', ACCESS, 'access_token'],
    ])
  })

  it.each<[string, Said]>([
    ['a refusal', { status: 400, json: { error: 'invalid_request' } }],
    ['trouble', { status: 503, text: '<html>' }],
  ])('says so after %s', async (_, said) => {
    const x = await xDouble(() => said)
    expect(await signOut(connectionTo(x, OAUTH2))).toBe('not-done')
  })

  it('of keys is for the person; of nothing, or without an app, is none', async () => {
    const x = await xDouble()
    expect(await signOut(connectionTo(x, JSON.stringify({ kind: 'oauth1', ...KEYS })))).toBe('by-hand')
    expect(await signOut(connectionTo(x, '{}'))).toBe('not-done')
    expect(await signOut(connectionTo(x, OAUTH2, { 'x.apiUrl': x.url }))).toBe('not-done')
    expect(await signOut(connectionTo(x, OAUTH2, settingsOf('https://api.x.com')))).toBe('not-done')
    expect(x.asked).toEqual([])
  })
})
