import { describe, expect, it } from 'vitest'
import { type ShownCode, signInByDevice } from '../../src/channels/email/oauth/device-sign-in.ts'
import { SCOPES } from '../../src/channels/email/oauth/sign-in-server.ts'
import { connection } from './messages.ts'
import {
  CODE,
  GRANT,
  NONSENSE,
  type Reply,
  refused,
  type SignInDouble,
  signInDouble,
} from './sign-in-double.ts'

const NOW = Date.parse('2026-11-23T09:00:00Z')

const pending = refused('authorization_pending')
const given: Reply = { json: GRANT }

/** Signs in; the clock goes on only by waiting. */
async function signIn(server: Pick<SignInDouble, 'url'>) {
  const shown: ShownCode[] = []
  const waited: number[] = []
  let now = NOW
  const mail = connection({ 'email.clientId': 'client-1', 'email.authUrl': server.url }, {}, true)
  const result = await signInByDevice(mail, {
    show: code => shown.push(code),
    pause: async milliseconds => {
      now += milliseconds
      waited.push(milliseconds / 1_000)
    },
    clock: () => now,
  }).then(
    text => ({ text }),
    (error: Error & { code: string; exit: number; hints: string[] }) => ({
      error: { code: error.code, exit: error.exit },
      all: JSON.stringify({
        ...error,
        message: error.message,
        stack: error.stack,
        cause: String(error.cause),
      }),
    }),
  )
  return { result, shown, waited }
}

describe('a sign-in by code', () => {
  it('shows the code, waits, and gives the text to keep', async () => {
    await using server = await signInDouble([pending, pending, given])
    const { result, shown, waited } = await signIn(server)
    expect(shown).toEqual([
      { userCode: 'ABCD-EFGH', verificationUri: 'https://login.example.test/device', expiresIn: 900 },
    ])
    expect(waited).toEqual([5, 5, 5])
    expect(JSON.parse('text' in result ? result.text : '')).toEqual({
      accessToken: 'access-secret-1',
      refreshToken: 'refresh-secret-1',
      expiresAt: '2026-11-23T10:00:15.000Z',
    })
    expect(server.asked.map(({ path, form }) => [path, form])).toEqual([
      ['/v2/devicecode', { client_id: 'client-1', scope: SCOPES }],
      ...Array(3).fill([
        '/v2/token',
        {
          client_id: 'client-1',
          device_code: 'device-secret-1',
          grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        },
      ]),
    ])
  })

  it('asks more slowly when it is told so', async () => {
    await using server = await signInDouble([refused('slow_down'), refused('slow_down'), pending, given])
    expect((await signIn(server)).waited).toEqual([5, 10, 15, 15])
  })

  it('asks half as often each time while nobody answers', async () => {
    const broken: Reply = response => response.destroy()
    await using server = await signInDouble([broken, broken, pending, given])
    expect((await signIn(server)).waited).toEqual([5, 10, 20, 20])
  })

  it.each([
    [undefined, 5],
    [0.001, 1],
    [100_000, 60],
  ])('waits, told the interval %j, %i seconds', async (interval, seconds) => {
    await using server = await signInDouble([given], { json: { ...CODE, interval } })
    expect((await signIn(server)).waited).toEqual([seconds])
  })

  it.each([
    ['access_denied', 'sign_in_denied', 4],
    ['authorization_declined', 'sign_in_denied', 4],
    ['expired_token', 'sign_in_expired', 4],
    ['invalid_client', 'sign_in_refused', 4],
    ['unauthorized_client', 'sign_in_refused', 4],
    ['bad_verification_code', 'sign_in_refused', 4],
    ['server_error', 'sign_in_unavailable', 8],
  ])('ends with %s: %s', async (error, code, exit) => {
    await using server = await signInDouble([pending, refused(error, 'device-secret-1'), given])
    const { result } = await signIn(server)
    expect(result).toMatchObject({ error: { code, exit } })
    expect('all' in result && result.all).not.toMatch(/secret/)
    expect(server.asked).toHaveLength(3)
  })

  it('ends by itself when the code is not entered in time', async () => {
    await using server = await signInDouble([pending], { json: { ...CODE, expires_in: 17 } })
    const { result, waited } = await signIn(server)
    expect(result).toMatchObject({ error: { code: 'sign_in_expired', exit: 4 } })
    expect(waited).toEqual([5, 5, 5, 5])
    expect(server.asked).toHaveLength(4)
  })

  it('blames the server when it was gone at the end', async () => {
    const broken: Reply = response => response.destroy()
    await using server = await signInDouble([pending, broken], { json: { ...CODE, expires_in: 17 } })
    expect((await signIn(server)).result).toMatchObject({ error: { code: 'sign_in_unavailable', exit: 8 } })
  })

  it('does not wait longer than half an hour', async () => {
    await using server = await signInDouble([pending], { json: { ...CODE, expires_in: 1e9, interval: 60 } })
    const { waited, shown } = await signIn(server)
    expect([waited.length, shown[0]?.expiresIn]).toEqual([30, 1800])
  })

  it('is broken off when the waiting is', async () => {
    await using server = await signInDouble([pending])
    const stopped = new Error('Ctrl-C')
    const mail = connection({ 'email.clientId': 'client-1', 'email.authUrl': server.url }, {}, true)
    const waiting = { show: () => undefined, pause: () => Promise.reject(stopped), clock: () => NOW }
    await expect(signInByDevice(mail, waiting)).rejects.toBe(stopped)
    expect(server.asked).toHaveLength(1)
  })

  it('is of no use without a refresh token', async () => {
    await using server = await signInDouble([{ json: { ...GRANT, refresh_token: undefined } }])
    expect((await signIn(server)).result).toMatchObject({ error: { code: 'sign_in_unavailable', exit: 8 } })
  })
})

describe('a server that makes no sense', () => {
  const odd = NONSENSE.filter(([name]) => !/token|time/.test(name))

  it.each(odd)('when asked for a code: %s', async (_, reply) => {
    await using server = await signInDouble([given], reply)
    const { result, shown, waited } = await signIn(server)
    expect(result).toMatchObject({ error: { code: 'sign_in_unavailable', exit: 8 } })
    expect('all' in result && result.all).not.toMatch(/secret/)
    expect([shown, waited]).toEqual([[], []])
  })

  it.each([
    { verification_uri: 'http://login.example.test/device' },
    { verification_uri: 'javascript:alert(1)' },
    { verification_uri: 'https://user:pass@login.example.test/' },
    { verification_uri: `https://login.example.test/${'a'.repeat(400)}` },
    { verification_uri: 'nowhere' },
    { user_code: 'ABCD\u001b[2J' },
    { user_code: 'Call +49 30 123456 and tell them your password, please do' },
    { user_code: '' },
    { expires_in: -1 },
    { expires_in: 'soon' },
    { interval: -5 },
    { device_code: 7 },
  ])('with %j shows nothing', async wrong => {
    await using server = await signInDouble([given], { json: { ...CODE, ...wrong } })
    const { result, shown } = await signIn(server)
    expect(result).toMatchObject({ error: { code: 'sign_in_unavailable', exit: 8 } })
    expect(shown).toEqual([])
  })

  it.each(['unauthorized_client', 'invalid_client'])('with %s for a code says where to look', async error => {
    await using server = await signInDouble([given], refused(error, 'AADSTS70002: device-secret-1'))
    const { result } = await signIn(server)
    expect(result).toMatchObject({ error: { code: 'sign_in_refused', exit: 4 } })
    expect('all' in result && result.all).toContain('email.clientId')
    expect('all' in result && result.all).not.toMatch(/secret/)
  })

  it('while it is waited for is asked again until the end', async () => {
    const page: Reply = response => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>')
    await using server = await signInDouble([page, given])
    expect((await signIn(server)).result).toHaveProperty('text')
  })
})
