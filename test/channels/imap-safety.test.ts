import { createServer, type Server } from 'node:net'
import { describe, expect, it } from 'vitest'
import { email } from '../../src/channels/email/channel.ts'
import { openImap, probeImap } from '../../src/channels/email/imap/account.ts'
import { failureOf } from '../../src/channels/email/imap/failure.ts'
import { box, type Deed, imapDouble } from './imap-double.ts'
import { connection } from './messages.ts'

const SECRET = 'right horse'
const forms = [
  SECRET,
  Buffer.from(SECRET).toString('base64'),
  Buffer.from(`\0erika\0${SECRET}`).toString('base64'),
]

async function failure(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  for (const form of forms) expect(JSON.stringify(error) + String(error)).not.toContain(form)
  return error
}

async function failsWith(deed: Deed, more: Readonly<Record<string, string>> = {}, password = SECRET) {
  await using server = await imapDouble([box('INBOX')], deed)
  const error = await failure(openImap(server.account(more, password)))
  return { error, commands: server.commands }
}

const at =
  (verb: string, reply: string): Deed =>
  command =>
    command.startsWith(verb) ? reply : undefined

describe('what goes wrong at an IMAP server', () => {
  it('is a sign-in that is needed when the password is wrong, and the password is not told', async () => {
    const { error } = await failsWith(() => undefined, {}, 'wrong horse')
    expect(error).toMatchObject({
      code: 'sign_in_needed',
      exit: 4,
      message: expect.stringContaining('127.0.0.1'),
    })
    expect(String(error)).not.toContain('wrong horse')
    const echo = await failsWith(at('LOGIN', `TAG NO ${forms.join(' and ')}\r\n`))
    expect(echo.error).toMatchObject({ exit: 4, message: expect.stringContaining('(elided)') })
  })

  it('is a sign-in that is needed when there is no password, without a connection', async () => {
    await using server = await imapDouble([])
    const error = await failure(openImap(server.account({}, '')))
    expect(error).toMatchObject({ code: 'sign_in_needed', exit: 4 })
    expect(server.connections()).toBe(0)
  })

  it.each([
    ['the server says so at the sign-in', at('LOGIN', 'TAG NO [UNAVAILABLE] come later\r\n'), /come later/],
    ['it says goodbye', at('LOGIN', '* BYE too many of you\r\n'), /too many of you/],
    ['it breaks off at the sign-in', at('LOGIN', 'end'), /127\.0\.0\.1/],
    ['it breaks off at once', at('CAPABILITY', 'end'), /127\.0\.0\.1/],
    ['it talks nonsense', at('NAMESPACE', '* (((\r\n\x00\r\nend'), /127\.0\.0\.1/],
  ] as const)('is temporary when %s', async (_, deed, words) => {
    const limits = { connect: 2000, greeting: 2000, silence: 1000 }
    await using server = await imapDouble([box('INBOX')], deed)
    const error = await failure(openImap(server.account(), limits))
    expect(error).toMatchObject({ code: 'imap_unreachable', exit: 8, message: expect.stringMatching(words) })
  })

  it('is temporary when nobody is there or nothing is said', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    const port = String(portOf(silent))
    const settings = {
      'email.imap.host': '127.0.0.1',
      'email.imap.user': 'erika',
      'email.imap.security': 'none',
    }
    const open = (more: Readonly<Record<string, string>>) =>
      openImap(connection({ ...settings, ...more }, { password: SECRET }), {
        connect: 300,
        greeting: 300,
        silence: 9000,
      })
    expect(await failure(open({ 'email.imap.port': port }))).toMatchObject({
      exit: 8,
      message: expect.stringMatching(/does not greet/),
    })
    const tls = { 'email.imap.port': port, 'email.imap.security': 'tls' }
    expect(await failure(open(tls))).toMatchObject({
      exit: 8,
      message: expect.stringMatching(/does not answer/),
    })
    silent.close()
    expect(await failure(open({ 'email.imap.port': port }))).toMatchObject({ exit: 8 })
  })

  it.each([
    ['has no end', { time: 300, bytes: Infinity }, /does not come to an end/],
    ['is far too long', { time: 9000, bytes: 1000 }, /far more than it was asked for/],
  ] as const)(
    'is temporary when an answer %s, though the server is never silent',
    async (_, answer, words) => {
      const limits = { connect: 2000, greeting: 2000, silence: 9000, answer }
      const still = '* OK still looking\r\n'.repeat(100)
      await using server = await imapDouble([box('INBOX')], at('LIST', still))
      const account = await openImap(server.account(), limits)
      const fetched = account.fetch({
        cursor: () => null,
        since: '2026-11-22T00:00:00.000Z',
        wanted: async () => true,
        take: async () => undefined,
      })
      expect(await failure(fetched)).toMatchObject({
        code: 'imap_unreachable',
        exit: 8,
        message: expect.stringMatching(words),
      })
      await account.close()
    },
  )

  const head = 'From: a@b.test\r\n\r\n'
  it.each([
    ['heads', `* 1 FETCH (UID 1 RFC822.SIZE 9 BODY[HEADER.FIELDS (FROM)] {${head.length}}\r\n${head})\r\n`],
    ['rows without one', '* 1 FETCH (UID 1 FLAGS ())\r\n'],
    ['news', '* OK still here\r\n'],
  ])('is temporary when the answer to a FETCH is %s without end', async (_, row) => {
    const answer = { time: 60_000, bytes: Infinity }
    const limits = { connect: 2000, greeting: 2000, silence: 60_000, answer }
    const mails = Array.from({ length: 3 }, () => head)
    await using server = await imapDouble([box('INBOX', mails)], at('UID FETCH', row.repeat(2_000)))
    const account = await openImap(server.account(), limits)
    const fetched = account.fetch({
      cursor: () => null,
      since: '2026-11-22T00:00:00.000Z',
      wanted: async () => false,
      take: async () => undefined,
    })
    expect(await failure(fetched)).toMatchObject({
      code: 'imap_unreachable',
      exit: 8,
      message: expect.stringMatching(/far more than it was asked for/),
    })
    await account.close()
  })

  it('is told in words, also where the connection was lost between two commands', () => {
    const settings = { host: 'imap.example.org', port: 993, security: 'tls', user: 'erika' } as const
    const told = (error: object, lost: object | null = null) =>
      failureOf(error, settings, { kind: 'token', secret: 'abc' }, lost)
    expect(told({ code: 'ENOTFOUND' })).toMatchObject({
      exit: 8,
      message: 'The mail server imap.example.org:993 could not be read: there is no host of that name.',
    })
    expect(told({ code: 'NoConnection' }, { code: 'ETIMEOUT' }).message).toContain('fell silent')
    expect(told({ code: 'NoConnection', message: 'x' }).message).toContain('ended the connection')
    expect(told({ responseText: 'token abc is YWJj', authenticationFailed: true })).toMatchObject({
      exit: 4,
      message: 'The mail server imap.example.org refuses the sign-in: token (elided) is (elided).',
    })
  })

  it('makes control characters in the words of a server harmless', async () => {
    const { error } = await failsWith(at('LOGIN', 'TAG NO \x1b]0;x\x07\u009bgo\r\n'))
    expect(String(error)).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/)
  })
})

describe('the password', () => {
  it.each([
    ['is not offered', () => undefined],
    ['is refused', at('CAPABILITY', '* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK done\r\n')],
  ] as const)('is not said when STARTTLS is demanded and %s', async (_, deed) => {
    const { error, commands } = await failsWith(deed, { 'email.imap.security': 'starttls' })
    expect(error).toMatchObject({ code: 'imap_unreachable', exit: 8 })
    expect(commands.filter(command => /LOGIN|AUTH/.test(command))).toEqual([])
  })

  it('is not said to a host elsewhere in the clear, nor while the clock is set by hand', async () => {
    const settings = { 'email.imap.host': 'imap.example.org', 'email.imap.user': 'erika' }
    const open = (more: Readonly<Record<string, string>>, loopbackOnly = false) =>
      failure(openImap(connection({ ...settings, ...more }, { password: SECRET }, loopbackOnly)))
    expect(await open({ 'email.imap.security': 'none' })).toMatchObject({ code: 'bad_setting', exit: 2 })
    expect(await open({}, true)).toMatchObject({ code: 'clock_is_set', exit: 6 })
  })
})

describe('the settings', () => {
  it.each([
    [{ 'email.imap.host': '' }, 'missing_setting', 'email.imap.host'],
    [{ 'email.imap.host': 'two words' }, 'bad_setting', 'email.imap.host'],
    [{ 'email.imap.port': '70000' }, 'bad_setting', 'email.imap.port'],
    [{ 'email.imap.security': 'ssl' }, 'bad_setting', 'email.imap.security'],
    [{ 'email.imap.user': '' }, 'missing_setting', 'email.imap.user'],
  ])('are looked at before a connection: %j', async (more, code, key) => {
    await using server = await imapDouble([])
    const error = await failure(openImap(server.account(more)))
    expect(error).toMatchObject({ code, exit: 2, message: expect.stringContaining(key) })
    expect(server.connections()).toBe(0)
  })

  it('say whether there is an account to read', () => {
    const readable = (settings: Readonly<Record<string, string>>) => email.readable?.(key => settings[key])
    expect(readable({})).toBe(false)
    expect(readable({ 'email.imap.host': 'imap.example.org' })).toBe(true)
    expect(readable({ 'email.maildir': '~/Mail' })).toBe(true)
  })
})

describe('a try to sign in', () => {
  it('says whether the inbox opens, and changes nothing', async () => {
    await using server = await imapDouble([box('INBOX')])
    const probe = await probeImap(server.account())
    expect(probe).toEqual({
      direction: 'receive',
      at: `127.0.0.1:${server.port}`,
      ok: true,
      reason: null,
      next: null,
    })
    expect(server.strange).toEqual([])
  })

  it('says why not', async () => {
    await using server = await imapDouble([])
    expect(await probeImap(server.account({}, 'wrong'))).toMatchObject({ ok: false, next: 'sign-in' })
    expect(await probeImap(server.account())).toMatchObject({ ok: false, next: 'refused' })
    expect(await failure(probeImap(server.account({ 'email.imap.port': 'x' })))).toMatchObject({ exit: 2 })
  })
})

function portOf(server: Server): number {
  return (server.address() as { port: number }).port
}
