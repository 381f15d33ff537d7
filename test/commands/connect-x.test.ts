/** `connect x` and `disconnect x` in process: a browser, a person and X are made up, the callback is a real one. */

import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { signInToX } from '../../src/channels/x/sign-in/sign-in.ts'
import type { Prompts } from '../../src/terminal/prompts.ts'
import {
  ACCESS,
  CLIENT,
  CODE,
  GRANT,
  get,
  ME,
  REFRESH,
  raw,
  type Said,
  xDouble,
} from '../channels/x-sign-in-double.ts'
import { freePorts } from '../support/free-ports.ts'
import { connectDesk, type Setup } from './connect-desk.ts'

const KEYS = ['api-key-secret-1', 'api-key-secret-2', 'api-key-secret-3', 'api-key-secret-4']
const SECRETS = [ACCESS, REFRESH, CODE, ...KEYS]

/** The browser: goes to the link, allows the app, and is sent back. (`fetch` would say that it is no window.) */
const allows = async (link: string, answer = `code=${CODE}`): Promise<boolean> => {
  const query = new URL(link).searchParams
  const { port, pathname } = new URL(query.get('redirect_uri')!)
  await raw(Number(port), get(Number(port), `${pathname}?state=${query.get('state')}&${answer}`))
  return true
}

interface More extends Setup {
  readonly script?: (path: string) => Said | undefined
  readonly x?: Record<string, unknown>
}

async function deskAtX({ script, x: more, ...setup }: More = {}) {
  const x = await xDouble(script)
  const [port] = await freePorts(1)
  const settings = { x: { apiUrl: x.url, callbackPort: port, ...more } }
  const links: string[] = []
  const open = async (link: string) => {
    links.push(link)
    return allows(link)
  }
  const at = connectDesk({ settings, ...setup, system: { open, ...setup.system } })
  const run = async (...argv: string[]) => {
    const ran = await at.run(...argv)
    for (const secret of SECRETS) expect(ran.stdout + ran.stderr).not.toContain(secret)
    return ran
  }
  const file = () => JSON.parse(readFileSync(join(at.home, 'config.json'), 'utf8')).x
  return { ...at, run, x, links, file, before: settings.x, port: port! }
}

const SIGN_IN = ['connect', 'x', '--no-input', '--client-id', CLIENT]
const ACCOUNT = { handle: '@erika_test', userId: ME.data.id, clientId: CLIENT }

describe('connect x in the browser', () => {
  it('signs in, asks whose account it is, keeps the token; posts stay with the person', async () => {
    const at = await deskAtX()
    const { exit, json, stderr } = await at.run(...SIGN_IN, '--json', '--verbose')
    expect(exit).toBe(0)
    expect(json()).toEqual({
      schema: 'escalate/connection/1',
      channel: 'x',
      mode: 'hand-off',
      account: '@erika_test',
      accountId: ME.data.id,
      server: at.x.url,
      auth: 'oauth2',
      clientId: CLIENT,
      redirect: `http://127.0.0.1:${at.port}/callback`,
      probes: [],
      stored: 'keyring',
    })
    expect(JSON.parse(at.entries['x.token']!)).toMatchObject({
      kind: 'oauth2',
      accessToken: ACCESS,
      refreshToken: REFRESH,
    })
    expect(at.file()).toEqual({ ...at.before, ...ACCOUNT })
    expect(at.x.asked.map(({ path }) => path)).toEqual(['/2/oauth2/token', '/2/users/me'])
    // The link can be copied whole, and leads back to the address that is shown.
    expect(stderr.split('\n')).toContain(at.links[0])
    expect(new URL(at.links[0]!).searchParams.get('redirect_uri')).toBe(json().redirect)
  })

  it('posts by itself only where it is told to, with price and warning said', async () => {
    const at = await deskAtX()
    const { json, stderr } = await at.run(...SIGN_IN, '--post', '--json')
    expect(json().mode).toBe('api')
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/\$0\.015, with a link \$0\.2.*accounts have been suspended/)
    expect(at.file().mode).toBe('api')
    // Signed in again as the same account, it stays so.
    expect((await at.run(...SIGN_IN, '--json')).json().mode).toBe('api')
    const german = await deskAtX({ x: { price: { post: 0.5 } } })
    const { stdout } = await german.run(...SIGN_IN, '--lang', 'de')
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /jeden Beitrag über die API: 0,5 \$, mit Link 0,2 \$.*gesperrt/,
    )
  })

  it.each([
    ['', undefined],
    [true, 'api'],
  ] as const)('asks a person: %j to posting', async (answer, mode) => {
    const at = await deskAtX({
      person: [
        ['Client id of your own app', CLIENT],
        ['on X itself?', answer],
      ],
    })
    const { exit, stdout } = await at.run('connect', 'x')
    expect(exit).toBe(0)
    const words = stdout.replace(/\s+/g, ' ')
    expect(words).toContain(`exactly so: http://127.0.0.1:${at.port}/callback`)
    expect(words).toContain('The sign-in works: @erika_test')
    expect(at.file().mode).toBe(mode)
  })

  it('another account does not post by itself, and the old sign-in goes before the new one is kept', async () => {
    const x = { mode: 'api', handle: '@other', userId: '1', clientId: CLIENT }
    const at = await deskAtX({ x, entries: { 'x.token': 'old' } })
    expect((await at.run(...SIGN_IN, '--json')).json().mode).toBe('hand-off')
    expect(at.file()).toEqual({ ...at.before, ...ACCOUNT, mode: undefined })
    expect(at.entries['x.token']).toContain(ACCESS)
  })

  const WRONG: readonly (readonly [string, Said, number])[] = [
    ['/2/oauth2/token', { status: 400, json: { error: 'invalid_grant', error_description: CODE } }, 4],
    ['/2/oauth2/token', { status: 500, text: `<html>${ACCESS}` }, 8],
    ['/2/oauth2/token', { json: { ...GRANT, refresh_token: undefined } }, 8],
    ['/2/users/me', { status: 401, json: { detail: ACCESS } }, 4],
    ['/2/users/me', { status: 402, json: { title: 'CreditsDepleted' } }, 8],
    ['/2/users/me', { status: 403, json: { detail: ACCESS } }, 4],
    ['/2/users/me', { status: 503, text: '<html>' }, 8],
  ]

  it.each(WRONG)('%s %j: nothing is stored', async (path, said, exit) => {
    const x = { handle: '@other', userId: '1' }
    const at = await deskAtX({
      script: asked => (asked === path ? said : undefined),
      x,
      entries: { 'x.token': 'old' },
    })
    expect((await at.run(...SIGN_IN, '--json', '--verbose')).exit).toBe(exit)
    expect([at.entries, at.file()]).toEqual([{ 'x.token': 'old' }, at.before])
  })

  it('a no of the person: exit 4, nothing is asked of X', async () => {
    const at = await deskAtX({ system: { open: link => allows(link, 'error=access_denied') } })
    const { exit, json } = await at.run(...SIGN_IN, '--json')
    expect([exit, json().error.code]).toEqual([4, 'sign_in_denied'])
    expect([at.x.asked, at.entries, at.file()]).toEqual([[], {}, at.before])
  })

  it('nobody in five minutes: exit 4, told in German too', async () => {
    const waited: number[] = []
    const pause = async (milliseconds: number) => void waited.push(milliseconds)
    const at = await deskAtX({ system: { open: async () => false, pause } })
    const { exit, stderr } = await at.run(...SIGN_IN, '--lang', 'de')
    expect([exit, waited]).toEqual([4, [300_000]])
    expect(stderr.replace(/\s+/g, ' ')).toContain('nicht rechtzeitig')
    expect([at.x.asked, at.entries]).toEqual([[], {}])
  })

  it('the port is taken: exit 2, with the ways out, and no link is opened', async () => {
    const at = await deskAtX()
    const other = createServer().listen(at.port, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const { exit, json } = await at.run(...SIGN_IN, '--json')
    other.close()
    expect([exit, json().error.code]).toEqual([2, 'callback_port_taken'])
    expect(json().error.hints.join(' ')).toMatch(/--no-browser.*x\.callbackPort/)
    expect([at.links, at.entries]).toEqual([[], {}])
  })

  it('to a host that only stands in the settings: not without a word', async () => {
    const at = await deskAtX({ x: { apiUrl: 'https://api.evil.test' } })
    const { exit, json } = await at.run(...SIGN_IN, '--json')
    expect([exit, json().error.code, at.links]).toEqual([3, 'approval_needed', []])
    const person = await deskAtX({ x: { apiUrl: 'https://api.evil.test' }, person: [['api.evil.test', '']] })
    expect((await person.run('connect', 'x')).exit).toBe(3)
    expect(person.links).toEqual([])
  })

  it('a dry run opens nothing', async () => {
    const at = await deskAtX()
    const { exit, json } = await at.run(...SIGN_IN, '-n', '--json')
    expect([exit, json().dryRun, json().account]).toEqual([0, true, null])
    expect([at.links, at.x.asked, at.entries, at.file()]).toEqual([[], [], {}, at.before])
  })
})

/** A person who reads the link on the screen and pastes what their browser shows in the end. */
function pasting(typed: (right: string) => readonly string[]): NonNullable<Setup['world']> {
  let link = ''
  const text: Prompts['text'] = async (question, { check } = {}) => {
    if (question.includes('Client')) return CLIENT
    const query = new URL(link).searchParams
    const right = `${query.get('redirect_uri')}?state=${query.get('state')}&code=${CODE}`
    const answers = typed(right)
    for (const wrong of answers.slice(0, -1))
      expect(check?.(wrong)).toMatch(/not the address of this sign-in/)
    expect(check?.(answers.at(-1)!)).toBeNull()
    return answers.at(-1)!
  }
  const none = () => expect.unreachable('nothing else is asked')
  const prompts: Prompts = { text, secret: none, confirm: async () => false, choose: none }
  return {
    interactive: true,
    prompts: async () => prompts,
    signInToX: (place, way) => {
      if (way.by !== 'paste') return expect.unreachable('it was to be pasted')
      const show = async (shown: string) => {
        link = shown
        await way.show(shown)
      }
      return signInToX(place, { ...way, show }, { timer: none, clock: Date.now, unlessStopped: none })
    },
  }
}

describe('connect x --no-browser', () => {
  it('prints the link, opens nothing, and takes the pasted address of this sign-in only', async () => {
    const world = pasting(right => [
      ...['', CODE, 'https://x.com/home'],
      right.replace(/state=[^&]+/, 'state=other'),
      right.replace('127.0.0.1', 'evil.test'),
      right,
    ])
    const at = await deskAtX({ world, system: { open: () => expect.unreachable('no browser was wanted') } })
    const { exit, stderr } = await at.run('connect', 'x', '--no-browser')
    expect(exit).toBe(0)
    expect(stderr).toMatch(/^https:\/\/x\.com\/i\/oauth2\/authorize\?/m)
    expect(at.file()).toEqual({ ...at.before, ...ACCOUNT })
    expect(at.entries['x.token']).toContain(REFRESH)
  })

  it('needs a terminal', async () => {
    const at = await deskAtX()
    const { exit, json } = await at.run(...SIGN_IN, '--no-browser', '--json')
    expect([exit, json().error.code, at.links]).toEqual([2, 'bad_input', []])
  })
})

const stdin = (text: string) => ({ stdin: { isTTY: false, read: async () => text } })

describe('connect x --oauth1', () => {
  const OAUTH1 = ['connect', 'x', '--no-input', '--oauth1', '--password-stdin', '--json']

  it.each([KEYS.join('\n'), `${KEYS.join('\r\n')}\r\n\n`])('takes four lines', async text => {
    const at = await deskAtX({ system: stdin(text) })
    const { exit, json } = await at.run(...OAUTH1)
    expect([exit, json().auth, json().clientId, json().redirect]).toEqual([0, 'oauth1', null, null])
    const [appKey, appSecret, accessToken, accessSecret] = KEYS
    expect(JSON.parse(at.entries['x.token']!)).toEqual({
      kind: 'oauth1',
      ...{ appKey, appSecret, accessToken, accessSecret },
    })
    expect(at.file()).toEqual({ ...at.before, handle: '@erika_test', userId: ME.data.id })
    expect([at.links, at.x.tokens()]).toEqual([[], []])
  })

  it.each(['', KEYS.slice(1).join('\n'), [...KEYS, 'x'].join('\n'), `${KEYS.slice(1).join('\n')}\na b`])(
    'and no others: %j',
    async text => {
      const at = await deskAtX({ system: stdin(text) })
      expect((await at.run(...OAUTH1)).exit).toBe(2)
      expect([at.x.asked, at.entries, at.file()]).toEqual([[], {}, at.before])
    },
  )

  it('asks a person for them, hidden', async () => {
    const names = ['API key (consumer key)', 'API key secret', 'Access token', 'Access token secret']
    const person = names.map((name, index) => [name, KEYS[index]!] as const)
    const at = await deskAtX({ person: [...person, ['on X itself?', true]] })
    const { exit, stdout } = await at.run('connect', 'x', '--oauth1')
    expect([exit, at.file().mode]).toEqual([0, 'api'])
    expect(stdout.replace(/\s+/g, ' ')).toContain('Whoever has them can post as you.')
  })
})

describe('flags of connect x', () => {
  it.each([
    [['--oauth1', '--client-id', 'a'], 'bad_input'],
    [['--oauth1', '--no-browser'], 'bad_input'],
    [['--password-stdin'], 'bad_input'],
    [['--password-command', 'echo a', '--client-id', 'a'], 'bad_input'],
    [['--client-id', 'a b'], 'bad_input'],
    [['--page-id', '1'], 'bad_input'],
    [['--address', 'a@example.org'], 'bad_input'],
    [['--token', KEYS[0]!], 'secret_in_flag'],
    [['--password', KEYS[0]!], 'secret_in_flag'],
    [[], 'missing_input'],
    [['--oauth1'], 'missing_input'],
  ])('%j: %s', async (flags, code) => {
    const at = await deskAtX()
    const { exit, json } = await at.run('connect', 'x', '--no-input', ...flags, '--json')
    expect([exit, json().error.code]).toEqual([2, code])
    expect([at.links, at.x.asked, at.entries, at.file()]).toEqual([[], [], {}, at.before])
  })

  it('missing ones are named with a ready line', async () => {
    const at = await deskAtX()
    const { json } = await at.run('connect', 'x', '--no-input', '--oauth1', '--post', '--json')
    expect(json().error.hints).toEqual([
      'escalate connect x --no-input --post --oauth1 --password-stdin < FILE',
    ])
  })
})

const TOKEN = JSON.stringify({
  kind: 'oauth2',
  accessToken: ACCESS,
  refreshToken: REFRESH,
  expiresAt: '2099-01-01T00:00:00.000Z',
})

describe('a token from elsewhere', () => {
  it('of the environment is tried and not stored', async () => {
    const at = await deskAtX({ system: { env: { ESCALATE_SECRET_X_TOKEN: TOKEN } } })
    const { exit, json } = await at.run('connect', 'x', '--no-input', '--json')
    expect([exit, json().stored, json().account]).toEqual([0, 'env', '@erika_test'])
    expect([at.entries, at.links]).toEqual([{}, []])
  })

  it('of a command is tried, and the command is stored', async () => {
    const at = await deskAtX({ entries: { 'x.token': 'old' } })
    const command = `printf '%s' 'plain-access'`
    const { exit, json } = await at.run('connect', 'x', '--no-input', '--password-command', command, '--json')
    expect([exit, json().stored, at.entries]).toEqual([0, 'command', {}])
    expect(at.file().tokenCommand).toBe(command)
    expect(at.x.asked.map(({ authorization }) => authorization)).toEqual(['Bearer plain-access'])
  })
})

describe('disconnect x', () => {
  const CONNECTED = { mode: 'api', ...ACCOUNT }

  it('takes the sign-in back at X, then forgets token and settings', async () => {
    const at = await deskAtX({ x: CONNECTED, entries: { 'x.token': TOKEN, 'email.password': 'stays' } })
    expect((await at.run('disconnect', 'x', '--json')).json().error.code).toBe('approval_needed')
    expect((await at.run('disconnect', 'x', '-n', '--json')).json().dryRun).toBe(true)
    expect(at.x.asked).toEqual([])
    const { exit, stdout } = await at.run('disconnect', 'x', '--yes', '--verbose')
    expect([exit, stdout]).toEqual([0, expect.stringContaining('The sign-in was taken back at X.')])
    expect(at.x.asked.map(({ path, form }) => [path, form.token])).toEqual([
      ['/2/oauth2/revoke', REFRESH],
      ['/2/oauth2/revoke', ACCESS],
    ])
    expect(at.entries).toEqual({ 'email.password': 'stays' })
    expect(at.file()).toEqual(at.before && { apiUrl: at.x.url, callbackPort: at.port })
  })

  it('forgets them too where X does not answer, and says where to look', async () => {
    const at = await deskAtX({
      script: () => ({ status: 503, text: '<html>' }),
      x: CONNECTED,
      entries: { 'x.token': TOKEN },
    })
    const { exit, stdout } = await at.run('disconnect', 'x', '--yes', '--lang', 'de')
    expect([exit, stdout]).toEqual([0, expect.stringContaining('https://x.com/settings/connected_apps')])
    expect(at.entries).toEqual({})
  })

  it('leaves a token of the environment alone', async () => {
    const at = await deskAtX({ x: CONNECTED, system: { env: { ESCALATE_SECRET_X_TOKEN: TOKEN } } })
    const { exit, stdout } = await at.run('disconnect', 'x', '--yes')
    expect([exit, stdout]).toEqual([0, expect.stringContaining('ESCALATE_SECRET_X_TOKEN is still set')])
    expect(at.x.asked).toEqual([])
  })

  it('with nothing to forget asks nobody', async () => {
    const at = await deskAtX()
    const { exit, stdout } = await at.run('disconnect', 'x')
    expect([exit, stdout]).toEqual([0, expect.stringContaining('X is not connected')])
    expect(at.x.asked).toEqual([])
  })
})
