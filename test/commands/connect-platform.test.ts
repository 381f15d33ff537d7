/** `connect` and `disconnect` for Facebook, Bluesky and Mastodon: what is asked, where the secret goes, what is kept. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Channel, Connection, OwnAccount } from '../../src/channels/channel.ts'
import { x } from '../../src/channels/x/channel.ts'
import { PLATFORMS, serverOf } from '../../src/commands/shared/platform-sign-in.ts'
import { UserError } from '../../src/errors.ts'
import { lockedRing, workingRing } from '../store/rings.ts'
import { connectDesk, type Setup } from './connect-desk.ts'

const SECRET = 'abcd-efgh-ijkl-mnop'
const WHO: Readonly<Record<string, OwnAccount>> = {
  facebook: { handle: 'Testseite', id: '104567890123456' },
  bluesky: { handle: 'Erika.example.org', id: 'did:plc:1234' },
  mastodon: { handle: '@Erika@social.example.org', id: '7' },
}

type Answer = OwnAccount | UserError

interface Asked {
  readonly channel: string
  readonly secret: string | null
  readonly settings: Readonly<Record<string, string | undefined>>
}

const stdinOf = (text: string) => ({ isTTY: false, read: async () => text })

/** A desk whose channels only say whose account it is; `answers` one after the other, else the right one. */
function deskWith(setup: Setup = {}, answers: readonly Answer[] = []) {
  const asked: Asked[] = []
  const left = [...answers]
  onTestFinished(() => expect(left).toEqual([]))
  const channel = async (name: string): Promise<Channel> => ({
    ...x,
    name: name as Channel['name'],
    modes: ['hand-off', 'api', 'page'],
    readable: setting => setting(`${name}.handle`) !== undefined,
    whoAmI: async ({ setting, secret }: Connection) => {
      const entry = PLATFORMS.find(each => each.channel === name)!
      const keys = [...entry.settings.map(({ key }) => key), entry.server.key]
      asked.push({
        channel: name,
        secret: await secret(entry.secret),
        settings: Object.fromEntries(keys.map(key => [key, setting(key)])),
      })
      const answer = left.shift() ?? WHO[name]!
      if (answer instanceof UserError) throw answer
      return answer
    },
  })
  const at = connectDesk({
    ...setup,
    system: { stdin: stdinOf(`${SECRET}\n`), ...setup.system },
    world: { channel: channel as never, ...setup.world },
  })
  const file = () => JSON.parse(readFileSync(join(at.home, 'config.json'), 'utf8'))
  return { ...at, asked, file }
}

const FLAGS: Readonly<Record<string, readonly string[]>> = {
  facebook: ['--page-id', '104567890123456'],
  bluesky: ['--handle', '@Erika.Example.org'],
  mastodon: ['--server', 'social.example.org'],
}
const KEPT: Readonly<Record<string, object>> = {
  facebook: { pageId: '104567890123456' },
  bluesky: { handle: 'erika.example.org', serviceUrl: 'https://bsky.social' },
  mastodon: { handle: '@erika@social.example.org', serverUrl: 'https://social.example.org' },
}
const SECRET_NAME = { facebook: 'token', bluesky: 'password', mastodon: 'token' } as const
const NAMES = ['facebook', 'bluesky', 'mastodon'] as const

const connect = (name: string, ...more: string[]) => [
  ...['connect', name, '--no-input', ...FLAGS[name]!, '--password-stdin', ...more],
]

describe.each(NAMES)('connect %s', name => {
  const variable = `ESCALATE_SECRET_${name}_${SECRET_NAME[name]}`.toUpperCase()

  it('asks whose account it is, then keeps the secret in the keyring and the settings', async () => {
    const at = deskWith({ settings: {} })
    const { exit, json, stderr } = await at.run(...connect(name, '--json'))
    expect(exit).toBe(0)
    expect(json()).toMatchObject({
      schema: 'escalate/connection/1',
      channel: name,
      mode: 'hand-off',
      account: WHO[name]!.handle,
      accountId: WHO[name]!.id,
      stored: 'keyring',
    })
    expect(at.asked).toMatchObject([{ channel: name, secret: SECRET }])
    expect(at.entries).toEqual({ [`${name}.${SECRET_NAME[name]}`]: SECRET })
    expect(at.file()).toEqual({ [name]: KEPT[name] })
    expect(JSON.stringify(json()) + stderr + JSON.stringify(at.file())).not.toContain(SECRET)
  })

  it('posts by itself only where it is told to', async () => {
    const at = deskWith({ settings: {} })
    expect((await at.run(...connect(name, '--post', '--json'))).json().mode).not.toBe('hand-off')
    expect(at.file()[name].mode).toBe(name === 'facebook' ? 'page' : 'api')
    // A new token for the same account changes nothing of that.
    await at.run(...connect(name))
    expect(at.file()[name].mode).toBe(name === 'facebook' ? 'page' : 'api')
  })

  it('stores nothing where the secret is refused or nobody answers', async () => {
    for (const [exit, code] of [
      [4, 'sign_in_needed'],
      [8, 'platform_unreachable'],
    ] as const) {
      const at = deskWith({ settings: {} }, [new UserError(code, exit, 'no')])
      const ended = await at.run(...connect(name, '--json'))
      expect([ended.exit, ended.json().error.code]).toEqual([exit, code])
      expect([at.entries, at.file()]).toEqual([{}, {}])
    }
  })

  it('lists all that is missing at once: exit 2', async () => {
    const at = deskWith({ settings: {} })
    const { exit, json, stderr } = await at.run('connect', name, '--no-input', '--json')
    const { code, missing, hints } = json().error
    const flags = name === 'bluesky' ? ['--handle'] : [FLAGS[name]![0]]
    expect([exit, code, missing]).toEqual([2, 'missing_input', [...flags, '--password-stdin']])
    expect(hints[0]).toContain(`escalate connect ${name} --no-input ${flags[0]} "..."`)
    if (name === 'mastodon')
      expect(stderr.replace(/\s+/g, ' ')).toContain('https://SERVER/settings/applications/new')
    expect([at.asked, at.entries]).toEqual([[], {}])
  })

  it('opens nothing in a dry run', async () => {
    const at = deskWith({ settings: {}, system: { stdin: { read: () => expect.unreachable() } } })
    const { exit, json } = await at.run('connect', name, '--no-input', ...FLAGS[name]!, '-n', '--json')
    expect([exit, json().dryRun, json().stored]).toEqual([0, true, null])
    expect([at.asked, at.entries, at.file()]).toEqual([[], {}, {}])
  })

  it('takes the secret from the environment or a command without storing it', async () => {
    const env = deskWith({ settings: {}, system: { env: { [variable]: SECRET } } })
    const given = ['connect', name, '--no-input', ...FLAGS[name]!, '--json']
    expect((await env.run(...given)).json()).toMatchObject({ stored: 'env' })
    expect([env.entries, env.asked[0]!.secret]).toEqual([{}, SECRET])
    const entries = { [`${name}.${SECRET_NAME[name]}`]: 'old' }
    const command = deskWith({ settings: {}, entries })
    const { json } = await command.run(...given, '--password-command', `echo ${SECRET}`)
    expect([json().stored, command.entries]).toEqual(['command', {}])
    expect(command.file()[name][`${SECRET_NAME[name]}Command`]).toBe(`echo ${SECRET}`)
  })

  it.each(['', 'a b', 'ä', 'a\u0001b', 'line\nline', 'x'.repeat(4_001)])(
    'refuses %j as a secret, without it in any word',
    async text => {
      const at = deskWith({ settings: {}, system: { stdin: stdinOf(text) } })
      const { exit, stdout, stderr } = await at.run(...connect(name, '--json'))
      expect(exit).toBe(2)
      expect([at.asked, at.entries, at.file()]).toEqual([[], {}, {}])
      if (text.length > 2) expect(stdout + stderr).not.toContain(text)
    },
  )

  it('says before anything is asked that there is no keyring', async () => {
    const at = deskWith({
      settings: {},
      system: { keyring: lockedRing, stdin: { read: () => expect.unreachable() } },
    })
    const { exit, json } = await at.run(...connect(name, '--json'))
    expect([exit, json().error.code]).toEqual([4, 'keyring_unavailable'])
    const plain = deskWith({ settings: {}, system: { keyring: lockedRing } })
    expect((await plain.run(...connect(name, '--plain-file', '--json'))).json().stored).toBe('file')
  })

  it('puts everything back where the secret cannot be kept', async () => {
    const set = async () => ({ available: false, reason: 'it is locked' }) as const
    const before = {
      [name]: { ...KEPT[name], mode: name === 'facebook' ? 'page' : 'api' },
      me: { name: 'Erika' },
    }
    const at = deskWith({ settings: before, system: { keyring: { ...workingRing(), set } } })
    const { exit } = await at.run(...connect(name, '--json'))
    expect(exit).toBe(4)
    expect(at.file()).toEqual(before)
  })

  it('is asked on a terminal, where Enter does not make it post', async () => {
    const questions = {
      facebook: [['Number of your own Facebook page', '104567890123456']],
      bluesky: [
        ['Your handle on Bluesky', 'erika.example.org'],
        ['Server your account lies on', ''],
      ],
      mastodon: [['Server your account lies on', 'social.example.org']],
    } as const
    const secret = { facebook: 'Page access token', bluesky: 'App password', mastodon: 'Access token' }[name]
    const at = deskWith({
      settings: {},
      person: [...questions[name], [secret, SECRET], ['itself?', '']],
    })
    const { exit, stdout } = await at.run('connect', name)
    expect(exit).toBe(0)
    expect(at.file()).toEqual({ [name]: KEPT[name] })
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/posts stay with you/i)
    expect(stdout).not.toContain(SECRET)
  })

  it('lets a refused secret be typed again, three times at most', async () => {
    const no = new UserError('sign_in_needed', 4, 'no')
    const prompt = { facebook: 'Page access token', bluesky: 'App password', mastodon: 'Access token' }[name]
    const person: [string, string | boolean][] = [
      [prompt, SECRET],
      ['once more', true],
      [prompt, SECRET],
      ['once more', true],
      [prompt, SECRET],
    ]
    const settings = { [name]: KEPT[name] }
    const asks: [string, string][] = name === 'bluesky' ? [['Server', '']] : []
    const at = deskWith({ settings, person: [...asks, ...person] }, [no, no, no])
    expect((await at.run('connect', name, ...FLAGS[name]!)).exit).toBe(4)
    expect([at.entries, at.file()]).toEqual([{}, settings])
  })

  it('is forgotten by disconnect, after a yes', async () => {
    const at = deskWith({ settings: { me: { name: 'Erika' } } })
    await at.run(...connect(name, '--post'))
    expect((await at.run('disconnect', name, '--json')).json().error.code).toBe('approval_needed')
    const dry = await at.run('disconnect', name, '-n')
    expect(dry.stdout).toContain('Would forget')
    expect(Object.keys(at.entries)).toHaveLength(1)
    const { exit, json } = await at.run('disconnect', name, '--yes', '--json')
    expect([exit, json().schema, json().secrets]).toEqual([0, 'escalate/disconnected/1', [SECRET_NAME[name]]])
    expect([at.entries, at.file()]).toEqual([{}, { me: { name: 'Erika' }, [name]: {} }])
    const again = await at.run('disconnect', name)
    expect([again.exit, again.stdout]).toEqual([0, expect.stringContaining('nothing to forget')])
  })
})

describe('where the secret goes', () => {
  it('never without a word to a server that only stands in the settings', async () => {
    const settings = { facebook: { graphUrl: 'https://graph.evil.test' } }
    const at = deskWith({ settings })
    const { exit, json } = await at.run(...connect('facebook', '--json'))
    expect([exit, json().error.code]).toEqual([3, 'approval_needed'])
    expect(json().error.message).toContain('graph.evil.test')
    expect([at.asked, at.entries]).toEqual([[], {}])
    const person = deskWith({
      settings,
      person: [
        ['Number', '104567890123456'],
        ['graph.evil.test', ''],
      ],
    })
    expect((await person.run('connect', 'facebook')).exit).toBe(3)
    expect(person.asked).toEqual([])
    const local = deskWith({ settings: { facebook: { graphUrl: 'http://127.0.0.1:9' } } })
    expect((await local.run(...connect('facebook'))).exit).toBe(0)
    expect((await at.run(...connect('facebook', '--yes'))).exit).toBe(0)
  })

  it('and a new server gets a new secret: the old one is dropped first', async () => {
    const settings = { mastodon: { serverUrl: 'https://old.example.org', handle: '@erika@old.example.org' } }
    const entries = { 'mastodon.token': 'old-secret' }
    const order: string[] = []
    const ring = workingRing(entries)
    const keyring = {
      ...ring,
      delete: async (name: string) => {
        order.push('delete')
        return ring.delete(name)
      },
      set: async (name: string, value: string) => {
        order.push('set')
        return ring.set(name, value)
      },
    }
    const at = deskWith({ settings, system: { keyring } })
    expect((await at.run(...connect('mastodon'))).exit).toBe(0)
    expect(order).toEqual(['delete', 'set'])
    expect(at.asked.map(({ secret }) => secret)).toEqual([SECRET])
  })

  it('is refused where the secret opens another account', async () => {
    const at = deskWith({ settings: {} }, [{ handle: 'Andere', id: '999' }])
    const { exit, json } = await at.run(...connect('facebook', '--json'))
    expect([exit, json().error.code]).toEqual([4, 'wrong_account'])
    expect([at.entries, at.file()]).toEqual([{}, {}])
  })

  it.each([
    ['mastodon.social', 'https://mastodon.social'],
    ['https://mastodon.social/', 'https://mastodon.social'],
    ['MASTODON.social:8443', 'https://mastodon.social:8443'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://mastodon.social', null],
    ['http://127.0.0.1.evil.test', null],
    ['https://user:pass@mastodon.social', null],
    ['https://mastodon.social@evil.test', null],
    ['https://mastodon.social/@erika', null],
    ['https://mastodon.social/?x=y', null],
    ['ftp://mastodon.social', null],
    ['a b', null],
    ['', null],
  ])('a server typed as %j is %j', (typed, server) => expect(serverOf(typed)).toBe(server))
})

describe('flags', () => {
  it.each([
    ['facebook', '--handle', 'x'],
    ['bluesky', '--page-id', '1'],
    ['mastodon', '--smtp-host', 'a.test'],
    ['mastodon', '--no-imap'],
    ['facebook', '--oauth1'],
    ['email', '--page-id', '1'],
    ['email', '--post'],
    ['bluesky', '--no-browser'],
  ])('of another channel are refused: connect %s %s', async (name, ...flag) => {
    const at = deskWith({ settings: {} })
    const { exit, json } = await at.run('connect', name, '--no-input', ...flag, '--json')
    expect([exit, json().error.code, json().error.message]).toEqual([
      2,
      'bad_input',
      expect.stringContaining(flag[0]!),
    ])
  })

  it.each([
    ['facebook', '--page-id', 'abc'],
    ['bluesky', '--handle', 'erika'],
    ['mastodon', '--server', 'http://social.example.org'],
  ])('with a value that is none are refused: connect %s %s %s', async (name, ...flag) => {
    const at = deskWith({ settings: {} })
    const { exit, json } = await at.run('connect', name, '--no-input', ...flag, '--password-stdin', '--json')
    expect([exit, json().error.code]).toEqual([2, 'bad_input'])
    expect(at.asked).toEqual([])
  })
})

describe('channels', () => {
  it('shows X connected for reading, and what is missing', async () => {
    const settings = { x: { handle: '@erika_test', userId: '2244994945' } }
    const row = async (at: ReturnType<typeof connectDesk>) =>
      (await at.run('channels', '--json'))
        .json()
        .channels.find((each: { channel: string }) => each.channel === 'x')
    const missing = connectDesk({ settings })
    expect(await row(missing)).toMatchObject({
      mode: 'hand-off',
      sends: false,
      reads: false,
      account: '@erika_test',
      secret: null,
      note: expect.stringContaining('connect x'),
    })
    const whole = connectDesk({
      settings: { x: { ...settings.x, mode: 'api' } },
      entries: { 'x.token': SECRET },
    })
    expect(await row(whole)).toMatchObject({
      mode: 'api',
      sends: true,
      secret: 'keyring',
      host: 'api.x.com',
      note: null,
    })
    const { stdout } = await whole.run('channels', '--lang', 'de')
    expect(stdout).toContain('@erika_test')
    expect(stdout).toContain('Schlüsselbund')
    expect(stdout).not.toContain(SECRET)
  })
})
