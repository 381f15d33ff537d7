/** Renewing the sign-in to X: once, kept before it is used, and only where it has to be. */
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../src/channels/channel.ts'
import { renewToken } from '../../src/channels/x/sign-in/renew.ts'
import type { UserError } from '../../src/errors.ts'
import { CLIENT, GRANT, HOUR, type Said, type XDouble, xDouble } from './x-sign-in-double.ts'

const tokenAt = (expiresAt: number, more = {}) =>
  JSON.stringify({
    kind: 'oauth2',
    accessToken: 'access-secret-0',
    refreshToken: 'refresh-secret-0',
    expiresAt: new Date(expiresAt).toISOString(),
    ...more,
  })

const OLD = tokenAt(HOUR - 1)
const MINUTES = 60 * 1_000

/** What is kept, in the order it was, with what X was asked until then. */
function connectionTo(x: XDouble, stored: string | null, settings: Record<string, string> = {}) {
  const kept: { text: string; asked: number }[] = []
  let text = stored
  const connection: Connection = {
    setting: key => ({ 'x.apiUrl': x.url, 'x.clientId': CLIENT, ...settings })[key],
    secret: async () => text,
    loopbackOnly: true,
    renewSecret: async (name, renew) => {
      expect(name).toBe('token')
      const fresh = await renew(text)
      if (fresh !== null) kept.push({ text: fresh, asked: x.asked.length })
      text = fresh ?? text
      return text
    },
  }
  return { connection, kept }
}

const now = () => HOUR

describe('renewing', () => {
  it('asks once with the single-use token, keeps the answer and hands it out', async () => {
    const x = await xDouble()
    const { connection, kept } = connectionTo(x, OLD)
    const token = await renewToken(connection, now)
    expect(token).toEqual({
      kind: 'oauth2',
      accessToken: GRANT.access_token,
      refreshToken: GRANT.refresh_token,
      expiresAt: new Date(HOUR + 7_200_000).toISOString(),
    })
    expect(kept).toEqual([{ text: JSON.stringify(token), asked: 1 }])
    expect(x.tokens()).toEqual([
      { grant_type: 'refresh_token', refresh_token: 'refresh-secret-0', client_id: CLIENT },
    ])
    expect(await renewToken(connection, now)).toEqual(token)
    expect(x.asked).toHaveLength(1)
  })

  it('is not done while the token lasts, nor for keys or a bare token', async () => {
    const x = await xDouble()
    const keys = JSON.stringify({
      kind: 'oauth1',
      appKey: 'a',
      appSecret: 'b',
      accessToken: 'c',
      accessSecret: 'd',
    })
    for (const text of [tokenAt(HOUR + 6 * MINUTES), keys, 'bare-access-token']) {
      const { connection, kept } = connectionTo(x, text)
      await renewToken(connection, now)
      expect(kept).toEqual([])
    }
    expect(x.asked).toEqual([])
  })

  it('is done five minutes ahead, and keeps the refresh token where X gives none', async () => {
    const x = await xDouble(() => ({ json: { ...GRANT, refresh_token: undefined, expires_in: undefined } }))
    const { connection } = connectionTo(x, tokenAt(HOUR + 4 * MINUTES))
    expect(await renewToken(connection, now)).toMatchObject({ refreshToken: 'refresh-secret-0' })
  })

  it('believes no lifetime of more than a day', async () => {
    const x = await xDouble(() => ({ json: { ...GRANT, expires_in: 1e9 } }))
    const { connection } = connectionTo(x, OLD)
    expect(await renewToken(connection, now)).toMatchObject({
      expiresAt: new Date(HOUR + 86_400_000).toISOString(),
    })
  })

  it.each<[string, Said, string]>([
    ['a token that is used up', { status: 400, json: { error: 'invalid_grant' } }, '4 sign_in_needed'],
    ['an app that is gone', { status: 401, json: { error: 'unauthorized_client' } }, '4 sign_in_needed'],
    ['trouble', { status: 503, text: '<html>refresh-secret-0' }, '8 sign_in_unavailable'],
    ['too many', { status: 429, json: {} }, '8 sign_in_unavailable'],
    ['half an answer', { text: '{"access_token":"access-secret-1"' }, '8 sign_in_unavailable'],
  ])('with %s: said, asked once, the old one stays', async (_, said, expected) => {
    const x = await xDouble(() => said)
    const { connection, kept } = connectionTo(x, OLD)
    const error = await renewToken(connection, now).then(
      () => expect.unreachable(),
      (thrown: UserError) => thrown,
    )
    expect(`${error.exit} ${error.code}`).toBe(expected)
    expect(`${error.message} ${error.stack} ${error.hints}`).not.toMatch(/(?:access|refresh)-secret/)
    expect([kept, x.asked.length]).toEqual([[], 1])
  })

  const FRESH = tokenAt(HOUR + 60 * MINUTES)
  const REFUSED = {
    kind: 'oauth2',
    accessToken: 'access-secret-0',
    refreshToken: null,
    expiresAt: null,
  } as const

  it('is done for a token that lasts, but was refused', async () => {
    const x = await xDouble()
    const { connection, kept } = connectionTo(x, FRESH)
    const token = await renewToken(connection, now, REFUSED)
    expect(token).toMatchObject({ accessToken: GRANT.access_token })
    expect([kept.length, x.asked.length]).toEqual([1, 1])
    expect(await renewToken(connection, now, REFUSED)).toEqual(token)
    expect(x.asked).toHaveLength(1)
  })

  it('leaves what another process has put in the place of the refused one, if that lasts', async () => {
    const x = await xDouble()
    const other = connectionTo(x, FRESH.replace('access-secret-0', 'access-secret-other'))
    expect(await renewToken(other.connection, now, REFUSED)).toMatchObject({
      accessToken: 'access-secret-other',
    })
    expect([other.kept, x.asked]).toEqual([[], []])
    const ended = connectionTo(x, OLD.replace('access-secret-0', 'access-secret-other'))
    expect(await renewToken(ended.connection, now, REFUSED)).toMatchObject({
      accessToken: GRANT.access_token,
    })
    expect(x.asked).toHaveLength(1)
  })

  it.each([
    ['a bare token', 'access-secret-0'],
    ['a token without another', tokenAt(HOUR + 60 * MINUTES, { refreshToken: null })],
    [
      'keys',
      JSON.stringify({
        kind: 'oauth1',
        appKey: 'a',
        appSecret: 'b',
        accessToken: 'access-secret-0',
        accessSecret: 'd',
      }),
    ],
  ])('is not possible for %s that was refused', async (_, text) => {
    const x = await xDouble()
    const { connection, kept } = connectionTo(x, text)
    await expect(renewToken(connection, now, REFUSED)).rejects.toMatchObject({ code: 'sign_in_needed' })
    expect([kept, x.asked]).toEqual([[], []])
  })

  it.each<[string, string | null, Record<string, string>, string]>([
    ['no token', null, {}, 'sign_in_needed'],
    ['a token that is none', '{"kind":"oauth3"}', {}, 'sign_in_needed'],
    ['no refresh token', tokenAt(HOUR, { refreshToken: null }), {}, 'sign_in_needed'],
    ['no client id', OLD, { 'x.clientId': '' }, 'missing_setting'],
    ['a host outside while the clock is set', OLD, { 'x.apiUrl': 'https://api.x.com' }, 'clock_is_set'],
  ])('with %s nobody is asked', async (_, text, settings, code) => {
    const x = await xDouble()
    const { connection, kept } = connectionTo(x, text, settings)
    await expect(renewToken(connection, now)).rejects.toMatchObject({ code })
    expect([kept, x.asked]).toEqual([[], []])
  })
})
