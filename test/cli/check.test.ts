/** `check` as a script sees it: the real program, real sockets, one document on stdout, the codes of the contract. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { correctServer, rudeServer } from '../channels/smtp-doubles.ts'
import { bytesOf } from '../support/company-mail.ts'
import { freePorts } from '../support/free-ports.ts'
import { type Ended, type Json, newHome, start } from '../support/program.ts'
import { startImap } from './imap-stub.ts'

const NEW = [
  ...['new', '--company', 'Testfirma', '--problem', 'Die Leitung ist tot.', '--wish', 'Reparatur.'],
  ...['--to', 'email=service@example.com', '--name', 'Erika Beispiel', '--yes', '--json'],
]
const env = { ESCALATE_SECRET_EMAIL_PASSWORD: 'geheim-7-wort' }

const imap = (port: number) => ({
  email: { imap: { host: '127.0.0.1', port, security: 'none', user: 'erika@example.org' } },
})

const sending = (port: number) => ({
  ...{ mode: 'smtp', from: 'erika@example.org' },
  smtp: { host: '127.0.0.1', port, security: 'none' },
})

/**
 * A home with one case; the account to read is set only afterwards, so that what reaches it comes from `check`.
 * @param lost the server takes the mail and hangs up without a word
 */
async function homeWithCase(settings: { email: object }, lost = false) {
  await using server = await (lost ? rudeServer({ dot: 'end' }) : correctServer())
  const home = newHome({ email: sending(server.port) })
  const { exit, stderr, json } = await start(NEW, { home, env })
  expect(exit, stderr).toBe(lost ? 5 : 0)
  const id = 'testfirma-1'
  const { events } = lost ? (await start(['show', id, '--json'], { home })).json().case : json().case
  const { messageId } = events.find((event: Json) => event.type === 'send_started')
  const email = { ...sending(server.port), ...settings.email }
  writeFileSync(join(home, 'config.json'), JSON.stringify({ email }), { mode: 0o600 })
  return { home, id, messageId: messageId as string }
}

const check = (home: string, ...flags: string[]) => start(['check', '--json', ...flags], { home, env })

function maildir(): string {
  const folder = join(newHome(), 'mail')
  for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(folder, part), { recursive: true })
  return folder
}

const answer = (messageId: string) =>
  bytesOf({
    ...{ from: 'service@example.com', to: 'erika@example.org', subject: 'Re: Die Leitung ist tot' },
    ...{ at: new Date().toISOString(), messageId: '<1@example.com>', inReplyTo: messageId },
    text: 'Bitte senden Sie uns Ihre Kundennummer.',
  })

/** No secret, in any form, stands in what was printed. */
function tellsNoSecret({ stdout, stderr }: Ended): void {
  const base64 = Buffer.from(env.ESCALATE_SECRET_EMAIL_PASSWORD).toString('base64')
  for (const secret of [env.ESCALATE_SECRET_EMAIL_PASSWORD, base64])
    expect(stdout + stderr).not.toContain(secret)
}

describe('check --json', () => {
  it('with no channel connected: exit 0, an empty report, and the way to connect one', async () => {
    const home = newHome()
    const { exit, json } = await check(home)
    expect(exit).toBe(0)
    expect(json()).toMatchObject({
      schema: 'escalate/check/1',
      channels: [],
      received: [],
      unmatched: [],
      status: { schema: 'escalate/status/1', cases: [] },
    })
    const told = await start(['check'], { home, env: { ...env, npm_command: 'exec' } })
    expect(told.exit).toBe(0)
    expect(told.stdout.replace(/\s+/g, ' ')).toContain('npx escalate connect email')
  })

  it('a reply in a Maildir: exit 0, one document, every field of the contract; the second time nothing', async () => {
    const mailbox = maildir()
    const { home, id, messageId } = await homeWithCase({ email: { maildir: mailbox } })
    writeFileSync(join(mailbox, 'new', '1.M1.box'), await answer(messageId))
    writeFileSync(
      join(mailbox, 'new', '2.M2.box'),
      await bytesOf({
        ...{ from: 'service@example.com', to: 'erika@example.org', subject: 'Umfrage' },
        ...{ at: new Date().toISOString(), messageId: '<2@example.com>', inReplyTo: '<other@example.org>' },
        text: 'Wie zufrieden waren Sie?',
      }),
    )
    const first = await check(home)
    expect([first.exit, first.json().schema]).toEqual([0, 'escalate/check/1'])
    const { channels, received, unmatched, status } = first.json()
    expect(channels).toEqual([
      { channel: 'email', ok: true, new: 2, requests: expect.any(Number), error: null },
    ])
    expect(received).toEqual([{ case: id, seq: 4, class: 'question' }])
    expect(unmatched).toMatchObject([
      { id: expect.any(String), from: 'service@example.com', subject: 'Umfrage', class: expect.any(String) },
    ])
    expect(status.cases).toMatchObject([{ id, state: 'reply' }])
    expect(status.summary).toMatchObject({ replies: 1, unmatched: 1 })

    const second = (await check(home)).json()
    expect([second.channels[0].new, second.received, second.unmatched.length]).toEqual([0, [], 1])
    const assigned = await start(['log', id, '--unmatched', unmatched[0].id, '--json'], { home, env })
    expect(assigned.exit).toBe(0)
    expect(assigned.json().case.events.slice(-2)).toMatchObject([
      { type: 'reply_received', sender: 'service@example.com', subject: 'Umfrage' },
      { type: 'reply_assigned', tray: unmatched[0].id, reply: 5 },
    ])
    expect((await check(home)).json().status.summary.unmatched).toBe(0)
  })

  it('an IMAP account: one connection, and every message stays unread because the folders are only examined', async () => {
    await using server = await startImap({ password: env.ESCALATE_SECRET_EMAIL_PASSWORD })
    const { home } = await homeWithCase(imap(server.port))
    const { exit, json, stderr } = await check(home)
    expect([exit, json().channels[0].ok], stderr).toEqual([0, true])
    expect(server.connections()).toBe(1)
    expect(server.shown).toEqual([env.ESCALATE_SECRET_EMAIL_PASSWORD])
    expect(server.verbs).toContain('EXAMINE')
    expect(server.verbs.filter(verb => ['SELECT', 'STORE', 'APPEND', 'EXPUNGE'].includes(verb))).toEqual([])
    expect(json().channels[0].requests).toBe(server.verbs.length)
  })

  it('a password that is refused: exit 4, the channel says so, and the password is told to nobody', async () => {
    await using server = await startImap({ password: 'another' })
    const { home, id } = await homeWithCase(imap(server.port))
    const ended = await check(home)
    expect(ended.exit).toBe(4)
    const { schema, channels, status } = ended.json()
    expect(schema).toBe('escalate/check/1')
    expect(channels).toMatchObject([
      { channel: 'email', ok: false, new: 0, error: { code: 'sign_in_needed', message: expect.any(String) } },
    ])
    expect(channels[0].error.hints.join()).toContain('connect email')
    expect(status.cases).toMatchObject([{ id, state: 'waiting' }])
    tellsNoSecret(ended)
  })

  it('no password at all: exit 4, and no connection is made', async () => {
    await using server = await startImap({ password: 'x' })
    const { home } = await homeWithCase(imap(server.port))
    const { exit, json } = await start(['check', '--json'], { home })
    expect([exit, json().channels[0].error.code]).toEqual([4, 'sign_in_needed'])
    expect([server.connections(), server.shown]).toEqual([0, []])
  })

  it.each(['a port that refuses', 'a server that hangs up'])('%s: exit 8', async how => {
    await using server = await startImap({ password: env.ESCALATE_SECRET_EMAIL_PASSWORD, deaf: true })
    const port = how === 'a port that refuses' ? (await freePorts(1))[0]! : server.port
    const { home } = await homeWithCase(imap(port))
    const ended = await check(home)
    expect(ended.exit).toBe(8)
    expect(ended.json().channels).toMatchObject([{ ok: false, error: { code: 'imap_unreachable' } }])
    tellsNoSecret(ended)
    const { exit, stderr, stdout } = await start(['check'], { home, env })
    expect([exit, stderr.includes(`127.0.0.1:${port}`)]).toEqual([8, true])
    expect(stdout).not.toContain('Nothing new')
  })

  it('a send nobody can find: exit 5, whatever else went wrong', async () => {
    await using server = await startImap({ password: 'another' })
    const { home, id } = await homeWithCase(imap(server.port), true)
    const { exit, json } = await check(home)
    expect(exit).toBe(5)
    expect(json().channels[0].error.code).toBe('sign_in_needed')
    expect(json().status.cases).toMatchObject([{ id, state: 'unknown' }])
  })

  it('knows no such case: exit 2 before anybody is asked', async () => {
    await using server = await startImap({ password: env.ESCALATE_SECRET_EMAIL_PASSWORD })
    const { home } = await homeWithCase(imap(server.port))
    const { exit, json } = await check(home, 'nobody-1')
    expect([exit, json().schema, json().error.code]).toEqual([2, 'escalate/error/1', 'unknown_case'])
    expect(server.connections()).toBe(0)
  })
})

describe('check for other programs', () => {
  it.each([
    ['all is well', 'right', 0],
    ['it could not find out', 'wrong', 3],
  ])('--exit-code, %s', async (_, which, code) => {
    await using server = await startImap({ password: env.ESCALATE_SECRET_EMAIL_PASSWORD })
    const { home } = await homeWithCase(imap(server.port))
    const password = which === 'right' ? env : { ESCALATE_SECRET_EMAIL_PASSWORD: 'wrong' }
    const { exit, json } = await start(['check', '--json', '--exit-code'], { home, env: password })
    expect([exit, json().schema]).toEqual([code, 'escalate/check/1'])
  })

  it.each(['closed', null, ''] as const)('asks nothing, whatever stdin is: %j', async stdin => {
    const mailbox = maildir()
    const { home, id, messageId } = await homeWithCase({ email: { maildir: mailbox } })
    writeFileSync(join(mailbox, 'new', '1.M1.box'), await answer(messageId))
    const { exit, stdout } = await start(['check'], { home, env, stdin })
    expect(exit).toBe(0)
    expect(stdout).toContain(id)
  })

  it('a dry run opens nothing and stores nothing', async () => {
    await using server = await startImap({ password: env.ESCALATE_SECRET_EMAIL_PASSWORD })
    const { home } = await homeWithCase(imap(server.port))
    const { exit, json } = await check(home, '--dry-run')
    expect([exit, json().schema]).toEqual([0, 'escalate/check/1'])
    expect(server.connections()).toBe(0)
  })

  it('in the sandbox: the company answers by itself, the hint says how, and `check` brings it once', async () => {
    const home = newHome()
    const argv = [
      'new',
      '--company',
      'telekom',
      '--problem',
      'Tot.',
      '--wish',
      'Reparatur.',
      '--yes',
      '--sandbox',
    ]
    const sent = await start(argv, { home, env: { npm_command: 'exec' } })
    expect(sent.exit, sent.stderr).toBe(0)
    expect(sent.stderr).toContain('npx escalate --sandbox check')
    const { received } = (await start(['--sandbox', 'check', '--json'], { home })).json()
    expect(received).toEqual([{ case: 'sandbox-1', seq: 4, class: 'ack' }])
    const again = (await start(['--sandbox', 'check', '--json'], { home })).json()
    expect([again.received, again.channels[0].new]).toEqual([[], 0])
  })
})
