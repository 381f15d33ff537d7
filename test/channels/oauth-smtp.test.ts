import type { SMTPServerOptions } from 'smtp-server'
import { describe, expect, it } from 'vitest'
import { deliverBySmtp } from '../../src/channels/email/smtp.ts'
import { probeSmtp } from '../../src/channels/email/smtp-probe.ts'
import { smtpReady } from '../../src/channels/email/smtp-ready.ts'
import { connection } from './messages.ts'
import { GRANT, refused, type SignInDouble, signInDouble } from './sign-in-double.ts'
import { prepared } from './smtp-account.ts'
import { correctServer, rudeServer } from './smtp-doubles.ts'

const token = (accessToken: string, expiresAt = '2999-01-01T00:00:00Z') =>
  JSON.stringify({ accessToken, refreshToken: 'refresh-secret-0', expiresAt })

/** A mail server that takes `access-secret-1` and nothing else; what it was shown. */
async function tokenServer() {
  const shown: string[] = []
  const options: SMTPServerOptions = {
    authMethods: ['XOAUTH2'],
    onAuth(auth, _session, done) {
      shown.push(`${auth.method} ${auth.username} ${auth.accessToken}`)
      if (auth.accessToken === 'access-secret-1') return done(null, { user: auth.username ?? '' })
      done(null, { data: { status: '401', schemes: 'bearer', scope: String(auth.accessToken) } })
    },
  }
  return Object.assign(await correctServer({}, options), { shown })
}

function account(port: number, secret: string | null, signIn?: Pick<SignInDouble, 'url'>, more = {}) {
  let kept = secret
  const settings: Record<string, string> = {
    'email.smtp.host': '127.0.0.1',
    'email.smtp.port': String(port),
    'email.smtp.security': 'none',
    'email.from': 'erika@example.org',
    'email.auth': 'oauth2',
    'email.clientId': 'client-1',
    'email.authUrl': signIn?.url ?? 'http://127.0.0.1:9/v2',
    ...more,
  }
  return {
    ...connection(settings, {}, true),
    secret: async (name: string) => (name === 'token' ? kept : null),
    renewSecret: async (_name: string, renew: (stored: string | null) => Promise<string | null>) => {
      kept = (await renew(kept)) ?? kept
      return kept
    },
  }
}

const send = async (mail: ReturnType<typeof account>) => deliverBySmtp(await prepared(), mail)

describe('sending with a token', () => {
  it('shows the token for the address of the account', async () => {
    await using server = await tokenServer()
    const outcome = await send(account(server.port, token('access-secret-1')))
    expect(outcome).toMatchObject({ kind: 'sent' })
    expect(server.shown).toEqual(['XOAUTH2 erika@example.org access-secret-1'])
    expect(server.stored).toHaveLength(1)
  })

  it('renews it first when it is over', async () => {
    await using signIn = await signInDouble([{ json: GRANT }])
    await using server = await tokenServer()
    const mail = account(server.port, token('access-secret-0', '2020-01-01T00:00:00Z'), signIn)
    expect(await send(mail)).toMatchObject({ kind: 'sent' })
    expect(server.shown).toEqual(['XOAUTH2 erika@example.org access-secret-1'])
  })

  it('takes a refused token for a failed sign-in, and asks for no other by itself', async () => {
    await using signIn = await signInDouble([{ json: GRANT }])
    await using server = await tokenServer()
    const mail = account(server.port, token('access-secret-x'), signIn)
    for (const upshot of [await send(mail), await probeSmtp(mail)]) {
      expect(upshot).toMatchObject({ next: 'sign-in' })
      expect(JSON.stringify(upshot)).not.toMatch(/secret/)
    }
    expect([server.stored, signIn.asked]).toEqual([[], []])
  })

  it('does not send while the token cannot be renewed', async () => {
    await using server = await rudeServer({})
    const old = token('access-secret-0', '2020-01-01T00:00:00Z')
    await using over = await signInDouble([refused('invalid_grant')])
    const outcome = await send(account(server.port, old, over))
    expect(outcome).toMatchObject({ kind: 'failed', next: 'sign-in', permanent: false })
    expect(await send(account(server.port, old))).toMatchObject({ kind: 'failed', next: 'temporary' })
    expect(await send(account(server.port, null))).toMatchObject({ kind: 'failed', next: 'sign-in' })
    expect(await probeSmtp(account(server.port, old))).toMatchObject({ ok: false, next: 'temporary' })
    expect(server.connections()).toBe(0)
  })

  it('keeps the token out of what the server says back, in each of its forms', async () => {
    const wire = Buffer.from('user=erika@example.org\x01auth=Bearer access-secret-1\x01\x01').toString(
      'base64',
    )
    const said = `535 access-secret-1 ${wire} ${Buffer.from('access-secret-1').toString('base64')}`
    await using server = await rudeServer({ EHLO: '250-rude.test\r\n250 AUTH XOAUTH2', AUTH: said })
    const mail = account(server.port, token('access-secret-1'))
    const outcome = await send(mail)
    expect(server.heard.join('')).toContain(wire)
    expect(outcome).toMatchObject({
      kind: 'failed',
      reason: '535 (elided) (elided) (elided)',
      next: 'sign-in',
    })
    expect((await probeSmtp(mail)).reason).toBe('535 (elided) (elided) (elided)')
  })
})

describe('an account with a token', () => {
  it('is ready with one, and asks for a sign-in without', async () => {
    await expect(smtpReady(account(1, token('access-secret-1')))).resolves.toBeUndefined()
    // One that is over can be renewed, which needs the network: not now.
    await expect(smtpReady(account(1, token('x', '2020-01-01T00:00:00Z')))).resolves.toBeUndefined()
    for (const none of [null, '', '{}']) {
      await expect(smtpReady(account(1, none))).rejects.toMatchObject({ code: 'sign_in_needed', exit: 4 })
    }
  })

  it.each([
    [{ 'email.auth': 'maybe' }, 'bad_setting'],
    [{ 'email.from': '' }, 'missing_setting'],
    [{ 'email.clientId': '' }, 'missing_setting'],
    [{ 'email.authUrl': 'http://login.example.test' }, 'bad_setting'],
  ])('with %j: %s', async (more, code) => {
    const mail = account(1, token('access-secret-1'), undefined, more)
    await expect(smtpReady(mail)).rejects.toMatchObject({ code, exit: 2 })
    await expect(send(mail)).rejects.toMatchObject({ code, exit: 2 })
  })

  it('signs in as email.smtp.user where that is another name', async () => {
    await using server = await tokenServer()
    const more = { 'email.smtp.user': 'box@example.org' }
    await send(account(server.port, token('access-secret-1'), undefined, more))
    expect(server.shown).toEqual(['XOAUTH2 box@example.org access-secret-1'])
  })
})

describe('an account with a password', () => {
  const withPassword = (secrets: Record<string, string>, user = 'erika') =>
    connection(
      {
        'email.smtp.host': '127.0.0.1',
        'email.smtp.security': 'none',
        ...(user ? { 'email.smtp.user': user } : {}),
      },
      secrets,
      true,
    )

  it('is ready with one, or where none is wanted', async () => {
    await expect(smtpReady(withPassword({ password: 'right horse' }))).resolves.toBeUndefined()
    await expect(smtpReady(withPassword({}, ''))).resolves.toBeUndefined()
    await expect(smtpReady(withPassword({ token: 'x' }))).rejects.toMatchObject({
      code: 'sign_in_needed',
      exit: 4,
    })
  })
})
