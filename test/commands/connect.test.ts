/** `connect email` without a person: what is taken, tried and written; nothing is stored unless both directions work. */
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { lockedRing } from '../store/rings.ts'
import { ADDRESS, ALL, connectDesk, FOUND, fails, NOTHING, PASSWORD, works } from './connect-desk.ts'

describe('connect email', () => {
  it('tries the account, then keeps the secret in the keyring and all of the settings', async () => {
    const at = connectDesk()
    const { exit, json, stderr } = await at.run('connect', 'email', ...ALL, '--json')
    expect(exit).toBe(0)
    expect(json()).toEqual({
      schema: 'escalate/connection/1',
      channel: 'email',
      address: ADDRESS,
      mode: 'smtp',
      servers: {
        smtp: { host: 'smtp.example.org', port: 465, security: 'tls', user: ADDRESS },
        imap: { host: 'imap.example.org', port: 993, security: 'tls', user: ADDRESS },
      },
      maildir: null,
      auth: 'password',
      clientId: null,
      origin: 'given',
      probes: [works('send'), works('receive')],
      stored: 'keyring',
    })
    expect(at.entries).toEqual({ 'email.password': PASSWORD })
    expect(at.written()).toEqual({
      mode: 'smtp',
      from: ADDRESS,
      auth: 'password',
      smtp: { host: 'smtp.example.org', port: 465, security: 'tls', user: ADDRESS },
      imap: { host: 'imap.example.org', port: 993, security: 'tls', user: ADDRESS },
    })
    expect(at.tried).toEqual([
      {
        host: 'smtp.example.org',
        imap: 'imap.example.org',
        auth: 'password',
        password: PASSWORD,
        token: null,
      },
    ])
    expect(stderr).not.toContain(PASSWORD)
  })

  it('asks nothing over the network where both hosts are given, and takes the usual ports', async () => {
    const at = connectDesk({ found: NOTHING })
    const flags = ['--smtp-security', 'starttls', '--imap-port', '143', '--smtp-user', 'erika', '--json']
    const { json } = await at.run('connect', 'email', ...ALL, ...flags)
    expect(at.asked).toEqual([{ address: ADDRESS, tableOnly: true }])
    expect(json().servers).toEqual({
      smtp: { host: 'smtp.example.org', port: 587, security: 'starttls', user: 'erika' },
      imap: { host: 'imap.example.org', port: 143, security: 'starttls', user: ADDRESS },
    })
  })

  it('shows servers that were only found, with a ready command line: exit 3, nothing tried or stored', async () => {
    const at = connectDesk()
    const argv = ['connect', 'email', '--no-input', '--address', ADDRESS, '--password-stdin']
    const { exit, json } = await at.run(...argv, '--json')
    const { error } = json()
    expect([exit, error.code]).toEqual([3, 'approval_needed'])
    expect(error.plan).toMatchObject({
      origin: 'autoconfig',
      servers: { smtp: { host: 'smtp.example.org' } },
    })
    expect(error.hints[0]).toBe(
      'escalate connect email --no-input --address erika@example.org ' +
        '--smtp-host smtp.example.org --smtp-port 465 --smtp-security tls --smtp-user erika@example.org ' +
        '--imap-host imap.hoster.test --imap-port 993 --imap-security tls --imap-user erika@example.org ' +
        '--password-stdin < FILE',
    )
    const text = await at.run(...argv)
    expect(text.stdout).toContain('imap.hoster.test')
    expect(text.stdout).toMatch(/Note: imap\.hoster\.test does not\s+belong to example\.org/)
    expect(text.stdout).not.toContain('Note: smtp.example.org')
    expect([at.tried, at.entries, at.written()]).toEqual([[], {}, null])
    expect((await at.run(...argv, '--yes')).exit).toBe(0)
    expect(at.tried).toMatchObject([{ imap: 'imap.hoster.test', password: PASSWORD }])
  })

  it('one host given, one found: the found one wants a word', async () => {
    const at = connectDesk()
    const argv = ['--no-input', '--address', ADDRESS, '--smtp-host', 'mail.other.test', '--password-stdin']
    const { exit, json } = await at.run('connect', 'email', ...argv, '--json')
    expect([exit, json().error.plan.servers.smtp.host]).toEqual([3, 'mail.other.test'])
    expect(at.asked).toEqual([{ address: ADDRESS, tableOnly: false }])
  })

  it('lists all that is missing at once, exit 2', async () => {
    const at = connectDesk({ found: NOTHING })
    const none = await at.run('connect', 'email', '--no-input', '--json')
    expect([none.exit, none.json().error.missing]).toEqual([2, ['--address', '--password-stdin']])
    const address = await at.run('connect', 'email', '--no-input', '--address', ADDRESS, '--json')
    const { missing, hints } = address.json().error
    expect(missing).toEqual(['--smtp-host', '--imap-host', '--password-stdin'])
    expect(hints.join('\n')).toContain(
      'escalate connect email --no-input --address erika@example.org --smtp-host "..." --imap-host "..." --password-stdin < FILE',
    )
    expect(hints.join('\n')).toContain('--no-imap')
    expect(hints.join('\n')).toContain('asked for servers: example.org')
  })

  it.each([
    ['sign-in', 4, 'account_refused'],
    ['temporary', 8, 'servers_unreachable'],
    ['refused', 2, 'servers_wrong'],
    [null, 8, 'servers_unreachable'],
  ] as const)('stores nothing when a direction fails: %s', async (next, exit, code) => {
    const at = connectDesk({ probes: [[works('send'), fails('receive', next, 'the server said no.')]] })
    const ended = await at.run('connect', 'email', ...ALL, '--json')
    const { error } = ended.json()
    expect([ended.exit, error.code]).toEqual([exit, code])
    expect(error.message).toBe('imap.example.org:993: the server said no. Nothing was stored.')
    const told = error.hints.some((hint: string) => hint.endsWith(`--dry-run --address ${ADDRESS}`))
    expect(told).toBe(next === 'sign-in')
    expect(error.hints.join('\n')).toContain('--no-imap')
    expect(ended.stderr).toContain('Sending works: smtp.example.org:465')
    expect([at.entries, at.written()]).toEqual([{}, null])
  })

  it('says what mends a certificate, and not to wait for it', async () => {
    const advice = 'Is the date of this machine right?'
    const bad = { ...fails('send', 'temporary', 'its certificate has expired'), advice }
    const hints = async (...probes: ReturnType<typeof fails>[]) =>
      (await connectDesk({ probes: [probes] }).run('connect', 'email', ...ALL, '--json')).json().error.hints
    expect(await hints(bad, { ...bad, direction: 'receive' })).toEqual([advice])
    const both = await hints(bad, fails('receive', 'temporary'))
    expect([both[0], both.join('\n')]).toEqual([advice, expect.stringContaining('Try again later')])
  })

  it('names each place once that was asked for servers', async () => {
    const tried = ['table', 'autoconfig', 'mx', 'srv'].map(way => ({
      way,
      at: way === 'autoconfig' ? 'https://autoconfig.example.org/mail' : 'example.org',
      result: 'nothing',
    })) as unknown as (typeof NOTHING)['tried']
    const at = connectDesk({ found: { ...NOTHING, tried } })
    const { json } = await at.run('connect', 'email', '--no-input', '--address', ADDRESS, '--json')
    expect(json().error.hints).toContain(
      'asked for servers: example.org, https://autoconfig.example.org/mail',
    )
  })

  it('names the sign-in first where both directions fail, then settings, then time', async () => {
    const code = async (...probes: ReturnType<typeof fails>[]) =>
      (await connectDesk({ probes: [probes] }).run('connect', 'email', ...ALL)).exit
    expect(await code(fails('send', 'temporary'), fails('receive', 'sign-in'))).toBe(4)
    expect(await code(fails('send', 'refused'), fails('receive', 'temporary'))).toBe(2)
    expect(await code(fails('send', 'refused'), fails('receive', 'sign-in'))).toBe(4)
  })

  it('lets a wrong setting and a set clock through as the channel says them', async () => {
    const at = connectDesk({
      probe: async () => {
        throw new UserError('clock_is_set', 6, 'the clock is set')
      },
    })
    const { exit, json } = await at.run('connect', 'email', ...ALL, '--json')
    expect([exit, json().error.code]).toEqual([6, 'clock_is_set'])
    expect([at.entries, at.written()]).toEqual([{}, null])
  })

  it('with --dry-run reads the list only, asks for no secret, stores nothing', async () => {
    const at = connectDesk({ system: { stdin: { isTTY: false, read: () => expect.unreachable() } } })
    const { exit, json } = await at.run('connect', 'email', '--address', ADDRESS, '-n', '--json')
    expect(exit).toBe(0)
    expect(json()).toMatchObject({ origin: 'autoconfig', probes: [], stored: null, dryRun: true })
    expect(at.asked).toEqual([{ address: ADDRESS, tableOnly: true }])
    expect((await at.run('connect', 'email', '--address', ADDRESS, '-n')).stdout).toContain(
      'Nothing was asked over the network',
    )
    expect([at.tried, at.entries, at.written()]).toEqual([[], {}, null])
  })

  it('sends by sendmail and reads a Maildir: no secret is asked', async () => {
    const at = connectDesk({ found: NOTHING, entries: { 'email.password': 'of an old account' } })
    const flags = ['--no-input', '--address', ADDRESS, '--sendmail', '--maildir', '~/Mail', '--json']
    const { exit, json } = await at.run('connect', 'email', ...flags)
    expect([exit, json().stored, json().mode]).toEqual([0, null, 'sendmail'])
    expect(at.written()).toEqual({
      mode: 'sendmail',
      from: ADDRESS,
      auth: 'password',
      maildir: `${at.system.home}/Mail`,
    })
    expect(at.tried).toMatchObject([{ password: null }])
    expect(at.entries).toEqual({})
  })

  it('takes what is set for the same address as confirmed, and leaves that of another alone', async () => {
    const settings = { email: { mode: 'smtp', from: ADDRESS, smtp: { host: 'mine.test', user: 'me' } } }
    const at = connectDesk({ settings, found: NOTHING })
    const flags = ['--no-input', '--no-imap', '--password-stdin', '--json']
    const { exit, json } = await at.run('connect', 'email', ...flags)
    expect([exit, json().origin]).toEqual([0, 'settings'])
    expect(json().servers.smtp).toEqual({ host: 'mine.test', port: 465, security: 'tls', user: 'me' })
    const other = await at.run('connect', 'email', ...flags, '--address', 'max@example.org')
    expect([other.exit, other.json().error.missing]).toEqual([2, ['--smtp-host']])
  })

  it.each([
    ['de', 40],
    ['en', 40],
    ['de', 120],
  ] as const)('in %s, at %d columns', async (language, columns) => {
    const at = connectDesk({ columns, found: PROVIDED })
    const lines = (await at.run('connect', 'email', ...ALL, '--lang', language)).stdout.split('\n')
    expect(lines.filter(line => line.length > columns)).toEqual([])
    const text = lines.join(' ').replace(/\s+/g, ' ')
    for (const word of WORDS[language]) expect(text).toContain(word)
    for (const word of WORDS[language === 'de' ? 'en' : 'de']) expect(text).not.toContain(word)
  })
})

/** What a provider of the table wants is told, whoever names the servers. */
const PROVIDED = {
  ...FOUND,
  signIn: 'app-password',
  provider: { id: 'gmail', name: 'Gmail', notes: ['two-step-first', 'app-password'] } as never,
} as const

const WORDS = {
  de: [
    'Sendet über smtp.example.org',
    'App-Passwort',
    'in zwei Schritten',
    '7 Tagen',
    'Senden geht:',
    'verbunden',
  ],
  en: ['Sends by smtp.example.org', 'app password', 'two-step', '7 days', 'Sending works:', 'connected'],
} as const

describe('a channel without an account', () => {
  it.each([
    ['x-dm', null, 'is not carried'],
    ['phone', null, 'is not carried'],
  ])('%s: nothing to connect, exit 0', async (channel, mode, words) => {
    const at = connectDesk()
    for (const verb of ['connect', 'disconnect']) {
      const { exit, stdout } = await at.run(verb, channel)
      expect([exit, stdout.replace(/\s+/g, ' ')]).toEqual([0, expect.stringContaining(words)])
      expect((await at.run(verb, channel, '--json')).json()).toMatchObject({ channel, mode, stored: null })
    }
    expect(at.written()).toBeNull()
  })

  it('an unknown one: exit 2 with the list', async () => {
    for (const verb of ['connect', 'disconnect']) {
      const { exit, json } = await connectDesk().run(verb, 'fax', '--json')
      expect([exit, json().error.code]).toEqual([2, 'unknown_channel'])
      expect(json().error.hints.join()).toContain('email, web-form, x')
    }
  })

  it('the sandbox has its own account already', async () => {
    const at = connectDesk({ system: { settings: { 'email.mode': 'smtp' } } })
    expect((await at.run('connect', 'email', ...ALL)).stdout).toContain('In the sandbox')
    expect([at.tried, at.asked, at.entries]).toEqual([[], [], {}])
  })

  it('a provider that lets no program in', async () => {
    const provider = { id: 'x', name: 'Secret Mail', notes: ['own-app-only'] } as never
    const at = connectDesk({ found: { ...NOTHING, provider } })
    const { exit, json } = await at.run('connect', 'email', '--address', ADDRESS, '--json')
    expect([exit, json().error.code]).toEqual([2, 'no_mail_servers'])
    expect(json().error.message).toContain('Secret Mail')
  })
})

describe('a keyring that is no use', () => {
  it('is told before the secret is read: exit 4, with what helps', async () => {
    const at = connectDesk({
      system: { keyring: lockedRing, stdin: { isTTY: false, read: () => expect.unreachable() } },
    })
    const { exit, json } = await at.run('connect', 'email', ...ALL, '--json')
    const { code, hints, message } = json().error
    expect([exit, code]).toEqual([4, 'keyring_unavailable'])
    expect([message, ...hints].join('\n')).toMatch(/locked(?:.|\n)*--password-command(?:.|\n)*--plain-file/)
    expect([at.tried, at.written()]).toEqual([[], null])
  })

  it('--plain-file keeps it in a file, with a warning', async () => {
    const at = connectDesk({ system: { keyring: lockedRing } })
    const { exit, json, stderr } = await at.run('connect', 'email', ...ALL, '--plain-file', '--json')
    expect([exit, json().stored]).toEqual([0, 'file'])
    expect(stderr).toMatch(/plain file/)
    expect((await at.run('channels', '--json')).json().channels[0]).toMatchObject({ secret: 'file' })
    const german = await at.run('connect', 'email', ...ALL, '--plain-file', '--lang', 'de')
    expect(german.stderr).toContain('Das Geheimnis email.password liegt in der offenen Datei')
    expect(german.stderr).not.toContain('plain file')
  })
})
