import { describe, expect, it } from 'vitest'
import type { Connection } from '../../src/channels/channel.ts'
import { accessToken } from '../../src/channels/email/oauth/access-token.ts'
import { SCOPES } from '../../src/channels/email/oauth/sign-in-server.ts'
import { readToken, tokenText } from '../../src/channels/email/oauth/stored-token.ts'
import { connection } from './messages.ts'
import { GRANT, NONSENSE, type Reply, refused, signInDouble } from './sign-in-double.ts'

const NOW = Date.parse('2026-11-23T09:00:00Z')
const MINUTE = 60_000
const SECRETS = /secret/

const stored = (minutes: number) =>
  JSON.stringify({
    accessToken: 'access-secret-0',
    refreshToken: 'refresh-secret-0',
    expiresAt: new Date(NOW + minutes * MINUTE).toISOString(),
  })

interface Account extends Connection {
  /** What is kept now, and all that happened to it. */
  readonly kept: () => string | null
  readonly log: string[]
}

/** An account whose token is kept in memory; nothing is used before it is kept. */
function account(url: string, token: string | null, more: Readonly<Record<string, string>> = {}): Account {
  let kept = token
  const log: string[] = []
  const settings = { 'email.clientId': 'client-1', 'email.authUrl': url, ...more }
  return {
    ...connection(settings, {}, true),
    kept: () => kept,
    log,
    secret: async () => kept,
    renewSecret: async (_name, renew) => {
      log.push('locked')
      const text = await renew(kept)
      if (text !== null) log.push('kept')
      kept = text ?? kept
      return kept
    },
  }
}

const at = (connection: Connection, now = NOW) => accessToken(connection, () => now)

/** @returns the error with all that hangs on it as one text */
async function errorOf(promise: Promise<unknown>): Promise<{ code: string; exit: number; all: string }> {
  const error = await promise.then(
    () => Promise.reject(new Error('it worked')),
    (thrown: Error & { code: string; exit: number; hints: string[] }) => thrown,
  )
  const all = JSON.stringify({
    ...error,
    message: error.message,
    stack: error.stack,
    cause: String(error.cause),
  })
  return { code: error.code, exit: error.exit, all }
}

describe('a token', () => {
  it('that lasts is used as it is, without a lock or a question', async () => {
    await using server = await signInDouble([])
    const mail = account(server.url, stored(6))
    expect(await at(mail)).toBe('access-secret-0')
    expect([server.asked, mail.log]).toEqual([[], []])
  })

  it.each([5, 1, 0, -600])('with %i minutes left is renewed, and kept before it is used', async minutes => {
    await using server = await signInDouble([{ json: GRANT }])
    const mail = account(server.url, stored(minutes))
    expect(await at(mail)).toBe('access-secret-1')
    expect(mail.log).toEqual(['locked', 'kept'])
    expect(JSON.parse(mail.kept() ?? '')).toEqual({
      accessToken: 'access-secret-1',
      refreshToken: 'refresh-secret-1',
      expiresAt: '2026-11-23T10:00:00.000Z',
    })
    expect(server.asked).toEqual([
      {
        path: '/v2/token',
        form: {
          grant_type: 'refresh_token',
          refresh_token: 'refresh-secret-0',
          client_id: 'client-1',
          scope: SCOPES,
        },
      },
    ])
  })

  it('that another process has renewed meanwhile is not renewed again', async () => {
    await using server = await signInDouble([])
    const mail = account(server.url, stored(60))
    expect(await at({ ...mail, secret: async () => stored(1) })).toBe('access-secret-0')
    expect([server.asked, mail.log]).toEqual([[], ['locked']])
  })

  it('that could not be kept is not used', async () => {
    await using server = await signInDouble([{ json: GRANT }])
    const mail = account(server.url, stored(0))
    const full = new Error('the disk is full')
    const failing: Connection = {
      ...mail,
      renewSecret: async (_name, renew) => {
        await renew(stored(0))
        throw full
      },
    }
    await expect(at(failing)).rejects.toBe(full)
  })

  it('keeps its refresh token where the server gives no new one', async () => {
    await using server = await signInDouble([{ json: { ...GRANT, refresh_token: undefined } }])
    const mail = account(server.url, stored(0))
    await at(mail)
    expect(readToken(mail.kept())?.refreshToken).toBe('refresh-secret-0')
  })

  it('is not believed to last for ever, nor to have ended before it began', () => {
    const ends = (expiresIn: number) => {
      const text = tokenText({ accessToken: 'a', refreshToken: 'b', expiresIn }, NOW)
      return readToken(text)?.expiresAt
    }
    expect(ends(1e300)).toBe('2026-11-24T09:00:00.000Z')
    expect(ends(0)).toBe('2026-11-23T09:00:00.000Z')
  })

  it.each([null, '', 'x', '{}', '[]', 'null', '{"accessToken":"a","refreshToken":"b","expiresAt":"soon"}'])(
    'that is %j is none: a sign-in is needed, and nobody is asked',
    async text => {
      await using server = await signInDouble([])
      expect(await errorOf(at(account(server.url, text)))).toMatchObject({ code: 'sign_in_needed', exit: 4 })
      expect(server.asked).toEqual([])
    },
  )
})

describe('a refresh that fails', () => {
  const attempt = async (reply: Reply) => {
    await using server = await signInDouble([reply])
    const mail = account(server.url, stored(0))
    const error = await errorOf(at(mail))
    expect(mail.kept()).toBe(stored(0))
    expect(server.asked).toHaveLength(1)
    expect(error.all).not.toMatch(SECRETS)
    return error
  }

  it('because the sign-in is over says how to sign in again', async () => {
    const error = await attempt(
      refused('invalid_grant', 'AADSTS700082: The token refresh-secret-0 has expired.'),
    )
    expect(error).toMatchObject({ code: 'sign_in_needed', exit: 4 })
    expect(error.all).toContain('escalate connect email')
    expect(error.all).toContain('AADSTS700082')
  })

  it.each(['invalid_client', 'unauthorized_client', 'interaction_required', 'consent_required'])(
    'with %s needs a sign-in',
    async error => expect(await attempt(refused(error))).toMatchObject({ exit: 4 }),
  )

  it.each(['server_error', 'temporarily_unavailable', 'slow_down'])('with %s is for now', async error =>
    expect(await attempt(refused(error))).toMatchObject({ code: 'sign_in_unavailable', exit: 8 }),
  )

  it('with a code that is none shows nothing of it', async () => {
    const error = await attempt(refused('refresh-secret-0 \u001b[31m'))
    expect(error).toMatchObject({ exit: 4 })
    expect(error.all).toContain('unknown_error')
  })

  it('with a challenge means the registration', async () => {
    const challenge: Reply = response =>
      response
        .writeHead(401, {
          'content-type': 'application/json',
          'www-authenticate': 'Bearer error="invalid_client"',
        })
        .end('{"error":"invalid_client"}')
    expect(await attempt(challenge)).toMatchObject({ code: 'sign_in_needed', exit: 4 })
  })

  it.each(NONSENSE)('with %s is for now', async (_, reply) => {
    expect(await attempt(reply)).toMatchObject({ code: 'sign_in_unavailable', exit: 8 })
  })

  it('without anybody there is for now', async () => {
    const server = await signInDouble([])
    await server[Symbol.asyncDispose]()
    const error = await errorOf(at(account(server.url, stored(0))))
    expect(error).toMatchObject({ code: 'sign_in_unavailable', exit: 8 })
    expect(error.all).not.toMatch(SECRETS)
  })
})

describe('the settings of a sign-in', () => {
  it.each([
    [{ 'email.clientId': '' }, 'missing_setting', 2],
    [{ 'email.clientId': 'a b' }, 'bad_setting', 2],
    [{ 'email.clientId': 'a&scope=x' }, 'bad_setting', 2],
    [{ 'email.authUrl': 'http://login.example.test/v2' }, 'bad_setting', 2],
    [{ 'email.authUrl': 'ftp://127.0.0.1/v2' }, 'bad_setting', 2],
    [{ 'email.authUrl': 'https://user@login.example.test/v2' }, 'bad_setting', 2],
    [{ 'email.authUrl': 'https://login.example.test/v2?x=1' }, 'bad_setting', 2],
    [{ 'email.authUrl': 'nonsense' }, 'bad_setting', 2],
    [{ 'email.authUrl': 'https://login.example.test/v2' }, 'clock_is_set', 6],
    [{ 'email.authUrl': '' }, 'clock_is_set', 6],
  ])('%j: %s', async (settings, code, exit) => {
    const error = await errorOf(at(account('http://127.0.0.1:9/v2', stored(0), settings)))
    expect(error).toMatchObject({ code, exit })
  })

  it('may end with a slash', async () => {
    await using server = await signInDouble([{ json: GRANT }])
    expect(await at(account(`${server.url}//`, stored(0)))).toBe('access-secret-1')
    expect(server.asked[0]?.path).toBe('/v2/token')
  })
})
