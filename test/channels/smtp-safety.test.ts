import { describe, expect, it } from 'vitest'
import { email } from '../../src/channels/email/channel.ts'
import { deliverBySmtp } from '../../src/channels/email/smtp.ts'
import { account, prepared, signedIn } from './smtp-account.ts'
import { correctServer, rudeServer } from './smtp-doubles.ts'

describe('encryption that is demanded', () => {
  const password = 'right horse'
  const heardOf = (text: string) => [text, Buffer.from(text).toString('base64')]

  it.each([
    ['not offered', { EHLO: '250-rude.test\r\n250 AUTH PLAIN LOGIN' }],
    ['refused for now', { EHLO: '250-rude.test\r\n250 STARTTLS', STARTTLS: '454 not now' }],
    [
      'answered with garbage',
      { EHLO: '250-rude.test\r\n250 STARTTLS', STARTTLS: '220 go\r\n235 come in\r\n250 ok' },
    ],
    ['hidden behind HELO', { EHLO: '502 what?' }],
  ] as const)('says no password when STARTTLS is %s', async (_, deeds) => {
    await using server = await rudeServer(deeds)
    const settings = { ...signedIn, 'email.smtp.security': 'starttls' }
    const outcome = await deliverBySmtp(await prepared(), account(server.port, settings, password))
    expect(outcome.kind).toBe('failed')
    expect(server.heard.length).toBeGreaterThan(0)
    for (const secret of [
      ...heardOf(password),
      ...heardOf(`\0erika\0${password}`),
      'AUTH',
      'MAIL',
      'Erika',
    ]) {
      expect(server.heard.join('')).not.toContain(secret)
    }
  })

  it.each(['starttls', 'tls'])(
    'says no password under a certificate that nobody vouches for (%s)',
    async security => {
      await using server = await correctServer({}, { disabledCommands: [], secure: security === 'tls' })
      const settings = { ...signedIn, 'email.smtp.security': security }
      const outcome = await deliverBySmtp(await prepared(), account(server.port, settings, password))
      expect(outcome).toMatchObject({ kind: 'failed', next: 'temporary' })
      expect(server.signIns).toEqual([])
      expect(server.stored).toEqual([])
    },
  )

  it('does not speak TLS to a server that does not', async () => {
    await using server = await rudeServer({})
    const settings = { ...signedIn, 'email.smtp.security': 'tls' }
    const outcome = await deliverBySmtp(await prepared(), account(server.port, settings, password))
    expect(outcome).toMatchObject({ kind: 'failed', next: 'temporary' })
    expect(server.heard.join('')).not.toContain('erika')
  })
})

describe('what is checked before a socket is opened', () => {
  it.each([
    [{ 'email.smtp.host': '' }, 'missing_setting', 2],
    [{ 'email.smtp.host': 'two words' }, 'bad_setting', 2],
    [{ 'email.smtp.port': '0' }, 'bad_setting', 2],
    [{ 'email.smtp.port': '70000' }, 'bad_setting', 2],
    [{ 'email.smtp.security': 'maybe' }, 'bad_setting', 2],
    [{ 'email.smtp.host': 'mail.example.org' }, 'bad_setting', 2],
    [{ 'email.smtp.host': 'mail.example.org', 'email.smtp.security': 'tls' }, 'clock_is_set', 6],
    [{ 'email.smtp.host': '127.0.0.1.example.org', 'email.smtp.security': 'tls' }, 'clock_is_set', 6],
    [{ 'email.mode': 'sendmail' }, 'clock_is_set', 6],
  ])('%j is %s', async (settings, code, exit) => {
    const world = account(1, settings)
    await expect(email.deliver?.(await prepared(), world)).rejects.toMatchObject({ code, exit })
    await expect(email.ready?.(world)).rejects.toMatchObject({ code, exit })
  })

  it.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost', 'LOCALHOST'])('%s may be reached', async host => {
    await expect(email.ready?.(account(1, { 'email.smtp.host': host }))).resolves.toBeUndefined()
  })

  it('asks for a sign-in (exit 4) where there is a user and no password', async () => {
    await expect(email.ready?.(account(1, signedIn))).rejects.toMatchObject({
      code: 'sign_in_needed',
      exit: 4,
    })
    await expect(email.ready?.(account(1, signedIn, 'right horse'))).resolves.toBeUndefined()
  })

  it('refuses bytes that name another recipient than the approved one', async () => {
    await using server = await rudeServer({})
    const mail = await prepared()
    const other = { ...mail, message: { ...mail.message, to: 'evil@example.net' } }
    const twice = { ...mail, bytes: Buffer.concat([Buffer.from('To: evil@example.net\r\n'), mail.bytes]) }
    for (const wrong of [other, twice]) {
      await expect(deliverBySmtp(wrong, account(server.port))).rejects.toMatchObject({
        code: 'recipient_changed',
        exit: 6,
      })
    }
    expect(server.connections()).toBe(0)
  })
})
