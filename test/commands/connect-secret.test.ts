/** Where the password comes from, where it goes, and what is left when writing it down fails half way. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import { workingRing } from '../store/rings.ts'
import { ADDRESS, ALL, connectDesk, FOUND, fails, PASSWORD, works } from './connect-desk.ts'

const VARIABLE = 'ESCALATE_SECRET_EMAIL_PASSWORD'
const WITHOUT = ALL.filter(flag => flag !== '--password-stdin')

describe('a password', () => {
  it.each([['--password', 'hunter2'], ['--password=hunter2'], ['--password'], ['--token', 'hunter2']])(
    'is refused as a flag: %s %s',
    async (...flag) => {
      for (const channel of ['email', 'x']) {
        const at = connectDesk({ system: { stdin: { isTTY: false, read: () => expect.unreachable() } } })
        const { exit, json, stderr } = await at.run('connect', channel, ...WITHOUT, ...flag, '--json')
        const { code, message, hints } = json().error
        expect([exit, code]).toEqual([2, 'secret_in_flag'])
        expect([message, ...hints].join(' ')).toMatch(/history of your shell/)
        expect(JSON.stringify(json()) + stderr).not.toContain('hunter2')
        expect([at.asked, at.tried, at.written()]).toEqual([[], [], null])
      }
    },
  )

  it('from the environment is used and not stored', async () => {
    const at = connectDesk({ system: { env: { [VARIABLE]: 'from env' } } })
    const { exit, json } = await at.run('connect', 'email', ...WITHOUT, '--json')
    expect([exit, json().stored]).toEqual([0, 'env'])
    expect(at.tried).toMatchObject([{ password: 'from env' }])
    expect(at.entries).toEqual({})
  })

  it('from a command is used, and the command is stored; an older one in the keyring goes', async () => {
    const at = connectDesk({ entries: { 'email.password': 'old', 'email.token': 'older' } })
    const { exit, json } = await at.run(
      ...['connect', 'email', ...WITHOUT, '--json'],
      ...['--password-command', 'printf "from\\040command\\nnot this"'],
    )
    expect([exit, json().stored]).toEqual([0, 'command'])
    expect(at.tried).toMatchObject([{ password: 'from command' }])
    expect(at.written().passwordCommand).toBe('printf "from\\040command\\nnot this"')
    expect(at.entries).toEqual({})
    const again = await at.run('connect', 'email', ...WITHOUT, '--json')
    expect([again.exit, again.json().stored]).toEqual([0, 'command'])
  })

  it('of a command that fails: exit 4, nothing tried', async () => {
    const at = connectDesk()
    const { exit, json } = await at.run(
      'connect',
      'email',
      ...WITHOUT,
      '--password-command',
      'false',
      '--json',
    )
    expect([exit, json().error.code]).toEqual([4, 'secret_command'])
    expect([at.tried, at.written()]).toEqual([[], null])
  })

  it.each([
    ['', 'empty_field'],
    ['\n', 'empty_field'],
    ['one\ntwo', 'bad_input'],
    ['one\u0000two', 'bad_input'],
    ['x'.repeat(10_001), 'bad_input'],
  ])('on stdin that is %j: exit 2', async (typed, code) => {
    const at = connectDesk({ system: { stdin: { isTTY: false, read: async () => typed } } })
    const { exit, json, stdout, stderr } = await at.run('connect', 'email', ...ALL, '--json')
    expect([exit, json().error.code]).toEqual([2, code])
    expect(stdout + stderr).not.toContain('two')
    expect([at.tried, at.written()]).toEqual([[], null])
  })

  it('keeps its blanks, but those of an app password as Google shows it', async () => {
    const secret = async (typed: string, signIn: 'password' | 'app-password') => {
      const at = connectDesk({
        found: { ...FOUND, signIn },
        system: { stdin: { isTTY: false, read: async () => `${typed}\r\n` } },
      })
      await at.run('connect', 'email', ...ALL)
      return at.entries['email.password']
    }
    expect(await secret(' two  blanks ', 'password')).toBe(' two  blanks ')
    expect(await secret('abcd efgh ijkl mnop', 'password')).toBe('abcd efgh ijkl mnop')
    expect(await secret('abcd efgh ijkl mnop', 'app-password')).toBe('abcdefghijklmnop')
  })

  it('is not read from a terminal, where it would be shown', async () => {
    const at = connectDesk({ system: { stdin: { isTTY: true, read: () => expect.unreachable() } } })
    const { exit, json } = await at.run('connect', 'email', ...ALL, '--json')
    expect([exit, json().error.message]).toEqual([2, expect.stringContaining('terminal')])
  })

  it('on stdin is stored although the environment has one, which is said', async () => {
    const at = connectDesk({ system: { env: { [VARIABLE]: 'from env' } } })
    const { stderr } = await at.run('connect', 'email', ...ALL)
    expect(stderr).toContain(`${VARIABLE} is set and wins`)
    expect(at.entries).toEqual({ 'email.password': PASSWORD })
    expect(at.tried).toMatchObject([{ password: PASSWORD }])
  })
})

describe('flags', () => {
  it.each([
    [['--sendmail'], '--sendmail and --smtp-'],
    [['--maildir', 'x'], '--maildir and --imap-'],
    [['--no-imap'], '--no-imap and --imap-'],
    [['--password-command', 'x'], '--password-stdin and --password-command'],
    [['--client-id', 'abc'], '--client-id and --password-'],
    [['--smtp-port', '0'], '--smtp-port'],
    [['--imap-port', '65536'], '--imap-port'],
    [['--smtp-host', 'a b'], '--smtp-host'],
    [['--imap-host', 'mail.example.org:993/x'], '--imap-host'],
    [['--smtp-user', 'a\r\nMAIL FROM:<b>'], '--smtp-user'],
    [['--smtp-security', 'maybe'], 'tls, starttls, none'],
    [['--address', 'Erika <erika@example.org>'], '--address'],
  ] as const)('%j: exit 2, nothing is asked or tried', async (flags, words) => {
    const at = connectDesk({ system: { stdin: { isTTY: false, read: () => expect.unreachable() } } })
    const { exit, json } = await at.run('connect', 'email', ...ALL, ...flags, '--json')
    expect([exit, json().error.message]).toEqual([2, expect.stringContaining(words)])
    expect([at.asked, at.tried, at.written()]).toEqual([[], [], null])
  })
})

describe('a second account', () => {
  const SETTINGS = {
    me: { name: 'Erika Beispiel' },
    email: {
      mode: 'smtp',
      from: ADDRESS,
      smtp: { host: 'old.test', user: 'old' },
      imap: { host: 'old.test' },
    },
  }
  const ENTRIES = { 'email.password': 'old password', 'email.token': 'old token' }

  it('takes the place of the first: no setting and no secret of that is left', async () => {
    const at = connectDesk({ settings: SETTINGS, entries: ENTRIES })
    const flags = ALL.filter(flag => !['--imap-host', 'imap.example.org'].includes(flag))
    expect((await at.run('connect', 'email', ...flags, '--no-imap')).exit).toBe(0)
    expect(at.written().imap).toEqual({})
    expect(at.written().smtp.host).toBe('smtp.example.org')
    expect(at.entries).toEqual({ 'email.password': PASSWORD })
    const file = JSON.parse(readFileSync(join(at.home, 'config.json'), 'utf8'))
    expect(file.me).toEqual({ name: 'Erika Beispiel' })
  })

  it('that does not sign in leaves the first as it was', async () => {
    const at = connectDesk({
      settings: SETTINGS,
      entries: ENTRIES,
      probes: [[fails('send', 'sign-in'), works('receive')]],
    })
    expect((await at.run('connect', 'email', ...ALL)).exit).toBe(4)
    expect([at.entries, at.written()]).toEqual([ENTRIES, SETTINGS.email])
  })

  it('whose settings cannot be written: settings and secrets are as before', async () => {
    const full = async () => {
      throw new UserError('disk_full', 1, 'the disk is full')
    }
    let writes = 0
    const at = connectDesk({
      settings: SETTINGS,
      entries: ENTRIES,
      world: { writeSettings: async () => ((writes += 1) === 1 ? full() : null) },
    })
    const { exit, json } = await at.run('connect', 'email', ...ALL, '--json')
    expect([exit, json().error.code]).toEqual([1, 'disk_full'])
    expect([at.entries, at.written()]).toEqual([ENTRIES, SETTINGS.email])
  })

  it('whose secret cannot be kept: settings and secrets are as before', async () => {
    const ring = workingRing({ ...ENTRIES })
    let refuse = true
    const keyring: typeof ring = {
      ...ring,
      set: async (account, secret) => {
        if (!refuse || secret !== PASSWORD) return ring.set(account, secret)
        refuse = false
        return { available: false, reason: 'it is locked' }
      },
    }
    const at = connectDesk({ settings: SETTINGS, system: { keyring } })
    const { exit, json } = await at.run('connect', 'email', ...ALL, '--json')
    expect([exit, json().error.code]).toEqual([4, 'keyring_unavailable'])
    expect(ring.entries).toEqual(ENTRIES)
    expect(at.written()).toMatchObject(SETTINGS.email)
  })

  it('may contradict the first key by key, as all settings are written at once', async () => {
    const local = { host: '127.0.0.1', port: 2525, security: 'none' }
    const at = connectDesk({ settings: { email: { mode: 'smtp', smtp: local, imap: local } } })
    expect((await at.run('connect', 'email', ...ALL)).exit).toBe(0)
    expect(at.written()).toMatchObject({ smtp: { security: 'tls' }, imap: { security: 'tls' } })
    const back = ['--smtp-host', '127.0.0.1', '--smtp-security', 'none', '--no-imap']
    const flags = ['--no-input', '--address', ADDRESS, '--password-stdin', ...back]
    expect((await at.run('connect', 'email', ...flags)).exit).toBe(0)
    expect(at.written().smtp).toMatchObject({ host: '127.0.0.1', port: 25, security: 'none' })
  })

  it('with a setting that is wrong: none of them is written, no secret is kept', async () => {
    const at = connectDesk({ settings: SETTINGS, entries: ENTRIES })
    const { exit, json } = await at.run('connect', 'email', ...ALL, '--smtp-security', 'none', '--json')
    expect([exit, json().error.code]).toEqual([2, 'bad_setting'])
    expect([at.entries, at.written()]).toEqual([ENTRIES, SETTINGS.email])
  })

  it('was not checked yet; the same account, connected anew, was', async () => {
    const checked = async (settings: object, ...flags: string[]) => {
      const at = connectDesk({ settings, entries: ENTRIES })
      const store = openStore({ file: join(at.home, 'cases.db'), project: projectCase })
      store.keepMark('checked:email', '2026-11-22T18:44:00.000Z')
      store.close()
      expect((await at.run('connect', 'email', ...ALL, ...flags)).exit).toBe(0)
      return (await at.run('channels', '--json')).json().channels[0].lastCheck
    }
    expect(await checked(SETTINGS)).toBeNull()
    const server = (kind: string, port: number) => ({ host: `${kind}.example.org`, port, user: ADDRESS })
    const same = { mode: 'smtp', from: ADDRESS, smtp: server('smtp', 465), imap: server('imap', 993) }
    expect(await checked({ email: same })).toBe('2026-11-22T18:44:00.000Z')
  })

  it('has its servers set only while no password of the first is kept', async () => {
    const seen: string[] = []
    const ring = workingRing({ ...ENTRIES })
    const at = connectDesk({
      settings: SETTINGS,
      system: { keyring: ring },
      world: {
        writeSettings: async changes => {
          seen.push(`${changes['email.smtp.host']}: ${ring.entries['email.password']}`)
          return null
        },
      },
    })
    await at.run('connect', 'email', ...ALL)
    expect(seen).toEqual(['smtp.example.org: undefined'])
  })
})

describe('OAuth2', () => {
  const OUTLOOK = {
    ...FOUND,
    signIn: 'oauth2',
    provider: { id: 'outlook', name: 'Outlook.com', notes: ['own-client-id'] } as never,
  } as const
  const TOKEN = '{"accessToken":"a","refreshToken":"b","expiresAt":"2026-11-23T10:00:00Z"}'
  const FLAGS = ['--no-input', '--yes', '--address', ADDRESS]
  const signInByDevice = async (
    ...[connection, show]: Parameters<import('../../src/world.ts').World['signInByDevice']>
  ) => {
    show({ userCode: 'ABCD-EFGH', verificationUri: 'https://login.test/device', expiresIn: 900 })
    expect(connection.setting('email.clientId')).toBe('id-1')
    expect(connection.setting('email.authUrl')).toContain('login.microsoftonline.com')
    return TOKEN
  }

  it('shows code and address on stderr, and keeps the token', async () => {
    const at = connectDesk({
      found: OUTLOOK,
      entries: { 'email.password': 'old' },
      world: { signInByDevice },
    })
    const { exit, json, stderr } = await at.run('connect', 'email', ...FLAGS, '--client-id', 'id-1', '--json')
    expect(exit).toBe(0)
    expect(json()).toMatchObject({ auth: 'oauth2', clientId: 'id-1', stored: 'keyring' })
    expect(stderr).toContain('https://login.test/device')
    expect(stderr).toContain('ABCD-EFGH')
    expect(JSON.stringify(json()) + stderr).not.toContain('accessToken')
    expect(at.entries).toEqual({ 'email.token': TOKEN })
    expect(at.written()).toMatchObject({ auth: 'oauth2', clientId: 'id-1' })
    expect(at.tried).toMatchObject([{ auth: 'oauth2', password: null, token: TOKEN }])
  })

  it('keeps the token as the trial left it, when that renewed it', async () => {
    const at = connectDesk({
      found: OUTLOOK,
      world: { signInByDevice },
      probe: async connection => {
        const renewed = await connection.renewSecret('token', async stored => `${stored} renewed`)
        expect(renewed).toBe(`${TOKEN} renewed`)
        return [works('send'), works('receive')]
      },
    })
    await at.run('connect', 'email', ...FLAGS, '--client-id', 'id-1')
    expect(at.entries).toEqual({ 'email.token': `${TOKEN} renewed` })
  })

  it('without a client id: exit 2, and how to get one is told', async () => {
    const at = connectDesk({ found: OUTLOOK })
    const { exit, json } = await at.run('connect', 'email', ...FLAGS, '--json')
    expect([exit, json().error.missing]).toEqual([2, ['--client-id']])
  })

  it('that is broken off stores nothing', async () => {
    const at = connectDesk({
      found: OUTLOOK,
      world: {
        signInByDevice: async () => {
          throw new UserError('interrupted', 130, 'stopped by Ctrl-C')
        },
      },
    })
    const { exit } = await at.run('connect', 'email', ...FLAGS, '--client-id', 'id-1')
    expect([exit, at.tried, at.entries, at.written()]).toEqual([130, [], {}, null])
  })
})
