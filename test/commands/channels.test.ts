/** `channels`, `disconnect` and what `doctor` says of e-mail. */

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectCase } from '../../src/ladder/project.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import { ADDRESS, connectDesk, PASSWORD } from './connect-desk.ts'

const ACCOUNT = {
  email: {
    mode: 'smtp',
    from: ADDRESS,
    smtp: { host: 'smtp.example.org', port: 465, user: ADDRESS },
    imap: { host: 'imap.example.org', port: 993, user: ADDRESS },
  },
}
const KEPT = { 'email.password': PASSWORD }

const rowOf = async (at: ReturnType<typeof connectDesk>, channel = 'email') => {
  const { exit, json } = await at.run('channels', '--json')
  expect([exit, json().schema]).toEqual([0, 'escalate/channels/1'])
  return json().channels.find((row: { channel: string }) => row.channel === channel)
}

describe('channels', () => {
  it('a connected account, with the hour of the last check', async () => {
    const at = connectDesk({ settings: ACCOUNT, entries: KEPT })
    const store = openStore({ file: join(at.home, 'cases.db'), project: projectCase })
    store.keepMark('checked:email', '2026-11-22T18:44:00.000Z')
    store.close()
    expect(await rowOf(at)).toEqual({
      channel: 'email',
      mode: 'smtp',
      sends: true,
      reads: true,
      account: ADDRESS,
      host: 'smtp.example.org:465',
      readsFrom: 'imap.example.org:993',
      secret: 'keyring',
      lastCheck: '2026-11-22T18:44:00.000Z',
      note: null,
    })
    const { stdout } = await at.run('channels', '--lang', 'de')
    expect(stdout).toContain('zuletzt abgerufen 22.11.2026 18:44 UTC')
    expect(stdout).toContain('Schlüsselbund')
    expect(stdout).not.toContain(PASSWORD)
  })

  it.each([
    [
      {},
      { mode: 'hand-off', sends: false, reads: false, account: null, host: null, secret: null, note: null },
    ],
    [ACCOUNT, { secret: null, sends: true, note: expect.stringContaining('connect email') }],
    [
      { email: { mode: 'smtp' } },
      { sends: false, host: null, note: expect.stringContaining('connect email') },
    ],
    [
      { email: { mode: 'sendmail', maildir: '/mail' } },
      { sends: true, host: 'sendmail', reads: true, readsFrom: '/mail', secret: null, note: null },
    ],
    [{ email: { ...ACCOUNT.email, passwordCommand: 'false' } }, { secret: 'command', note: null }],
    [{ email: { ...ACCOUNT.email, auth: 'oauth2' } }, { secret: null, note: expect.anything() }],
  ])('%j', async (settings, expected) => {
    const at = connectDesk({ settings })
    expect(await rowOf(at)).toMatchObject(expected)
    expect((await at.run('channels')).exit).toBe(0)
    expect([at.asked, at.tried]).toEqual([[], []])
  })

  it('the others by hand-off, or not carried', async () => {
    const at = connectDesk({ settings: { x: { mode: 'api' } } })
    expect(await rowOf(at, 'x')).toMatchObject({
      mode: 'api',
      sends: false,
      note: expect.stringContaining('connect x'),
    })
    expect(await rowOf(at, 'facebook')).toMatchObject({ mode: 'hand-off', reads: false })
    expect(await rowOf(at, 'letter')).toMatchObject({ mode: null, note: expect.stringContaining('log') })
    const { stdout } = await at.run('channels')
    expect(stdout.replace(/\s+/g, ' ')).toContain('Not carried: web form, X direct message')
  })

  it.each([
    ['de', 40],
    ['en', 120],
  ] as const)('fits the screen: %s, %d columns', async (language, columns) => {
    const at = connectDesk({ settings: ACCOUNT, columns })
    const { stdout } = await at.run('channels', '--lang', language)
    expect(stdout.split('\n').filter(line => line.length > columns)).toEqual([])
  })
})

describe('disconnect email', () => {
  it('wants a yes: exit 3, and nothing is forgotten', async () => {
    const at = connectDesk({ settings: ACCOUNT, entries: KEPT })
    const { exit, json } = await at.run('disconnect', 'email', '--json')
    expect([exit, json().error.code]).toEqual([3, 'approval_needed'])
    expect([at.entries, at.written()]).toEqual([KEPT, ACCOUNT.email])
    const person = connectDesk({ settings: ACCOUNT, entries: KEPT, person: [[ADDRESS, '']] })
    expect((await person.run('disconnect', 'email')).exit).toBe(3)
    expect(person.entries).toEqual(KEPT)
  })

  it('forgets secrets and settings, says what, and leaves the rest', async () => {
    const settings = { me: { email: ADDRESS }, ...ACCOUNT }
    const at = connectDesk({ settings, entries: { ...KEPT, 'email.token': 'b', 'x.token': 'c' } })
    const { exit, json } = await at.run('disconnect', 'email', '--yes', '--json')
    expect(exit).toBe(0)
    expect(json()).toMatchObject({
      schema: 'escalate/disconnected/1',
      channel: 'email',
      secrets: ['password', 'token'],
      settings: expect.arrayContaining(['email.mode', 'email.smtp.host', 'email.imap.user']),
    })
    expect(at.entries).toEqual({ 'x.token': 'c' })
    expect(await rowOf(at)).toMatchObject({ mode: 'hand-off', reads: false, account: ADDRESS, secret: null })
    const again = await at.run('disconnect', 'email')
    expect([again.exit, again.stdout]).toEqual([0, expect.stringContaining('nothing to forget')])
  })

  it('--dry-run says what it would forget', async () => {
    const at = connectDesk({ settings: ACCOUNT, entries: KEPT })
    const { exit, stdout } = await at.run('disconnect', 'email', '-n')
    expect([exit, stdout.replace(/\s+/g, ' ')]).toEqual([
      0,
      expect.stringContaining('Would forget: the password'),
    ])
    expect([at.entries, at.written()]).toEqual([KEPT, ACCOUNT.email])
  })

  it('says that a password of the environment stays', async () => {
    const at = connectDesk({ system: { env: { ESCALATE_SECRET_EMAIL_PASSWORD: 'x' } } })
    const { exit, stdout } = await at.run('disconnect', 'email')
    expect([exit, stdout.replace(/\s+/g, ' ')]).toEqual([
      0,
      expect.stringMatching(/nothing to forget.*ESCALATE_SECRET_EMAIL_PASSWORD is still set/),
    ])
  })

  it('with OAuth2 says where the app is allowed', async () => {
    const settings = { email: { ...ACCOUNT.email, auth: 'oauth2', clientId: 'id' } }
    const at = connectDesk({ settings, entries: { 'email.token': 'b' } })
    const { stdout } = await at.run('disconnect', 'email', '--yes')
    expect(stdout).toContain('account.live.com')
  })
})

describe('doctor', () => {
  const hosts = async (settings: object) =>
    (await connectDesk({ settings }).run('doctor', '--hosts', '--json')).json()

  it('names every host of the account, and whom connect would ask', async () => {
    const oauth2 = { email: { ...ACCOUNT.email, auth: 'oauth2' } }
    expect(await hosts(oauth2)).toEqual({
      schema: 'escalate/doctor/1',
      hosts: [
        { host: 'smtp.example.org:465', why: 'email.smtp.host' },
        { host: 'imap.example.org:993', why: 'email.imap.host' },
        { host: 'login.microsoftonline.com', why: 'email.authUrl' },
      ],
      missing: [],
      connecting: ['autoconfig.example.org', 'example.org'],
    })
    expect((await hosts(ACCOUNT)).hosts).toHaveLength(2)
  })

  it('names the networks with an account of one’s own, and no others', async () => {
    const settings = { x: { userId: '4711' }, mastodon: { serverUrl: 'https://mastodon.example' } }
    expect((await hosts(settings)).hosts).toEqual([
      { host: 'api.x.com', why: 'x.apiUrl' },
      { host: 'mastodon.example', why: 'mastodon.serverUrl' },
    ])
  })

  it('says that a server is wanted and not set', async () => {
    const settings = { email: { mode: 'smtp' } }
    expect(await hosts(settings)).toMatchObject({ hosts: [], missing: ['email.smtp.host'], connecting: [] })
    const { stdout } = await connectDesk({ settings }).run('doctor', '--hosts')
    expect(stdout).toContain('email.smtp.host')
    expect(stdout).not.toContain('None:')
  })

  it('tells about reading, and about a sign-in that is missing', async () => {
    const email = async (settings: object, entries = {}) => {
      const { json } = await connectDesk({ settings, entries }).run('doctor', '--json')
      return json().checks.find(({ name }: { name: string }) => name === 'email')
    }
    expect(await email(ACCOUNT, KEPT)).toMatchObject({
      status: 'pass',
      detail: 'smtp, ready; reads replies from imap.example.org:993',
    })
    expect(await email({})).toMatchObject({
      status: 'pass',
      detail: expect.stringContaining('reads no replies'),
    })
    const onlyReads = { email: { imap: { host: 'imap.example.org', user: 'e' } } }
    expect(await email(onlyReads)).toMatchObject({
      status: 'fail',
      hint: expect.stringContaining('connect email'),
    })
  })
})
