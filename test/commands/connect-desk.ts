/** A desk at which `connect` is run: its servers, its keyring and its person are made up, settings are real files. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { buildWorld } from '../../src/build-world.ts'
import type { Probe } from '../../src/channels/account.ts'
import type { Connection } from '../../src/channels/channel.ts'
import type { FoundServers } from '../../src/channels/email/accounts/find-servers.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { runCommand } from '../../src/program.ts'
import type { Prompts } from '../../src/terminal/prompts.ts'
import { tellError } from '../../src/terminal/tell-error.ts'
import type { System, World } from '../../src/world.ts'
import { workingRing } from '../store/rings.ts'
import { desk } from '../support/in-process.ts'
import type { Json } from '../support/program.ts'

export const PASSWORD = 'correct horse 7'
export const ADDRESS = 'erika@example.org'

/** What the domain's own settings say: the receiving host is somebody else's. */
export const FOUND: FoundServers = {
  servers: {
    smtp: { host: 'smtp.example.org', port: 465, security: 'tls' },
    imap: { host: 'imap.hoster.test', port: 993, security: 'tls' },
    user: 'address',
  },
  origin: 'autoconfig',
  provider: null,
  signIn: 'password',
  foreign: true,
  tried: [{ way: 'autoconfig', at: 'https://autoconfig.example.org/mail/config-v1.1.xml', result: 'found' }],
}

export const NOTHING: FoundServers = {
  ...FOUND,
  servers: null,
  origin: null,
  foreign: false,
  tried: [{ way: 'srv', at: 'example.org', result: 'nothing' }],
}

/** Every value as a flag, so that nothing is looked for. */
export const ALL = [
  ...['--no-input', '--address', ADDRESS],
  ...['--smtp-host', 'smtp.example.org', '--imap-host', 'imap.example.org', '--password-stdin'],
]

export const works = (direction: Probe['direction']): Probe => ({
  direction,
  at: direction === 'send' ? 'smtp.example.org:465' : 'imap.example.org:993',
  ok: true,
  reason: null,
  next: null,
})

export const fails = (direction: Probe['direction'], next: Probe['next'], reason = 'no'): Probe => ({
  ...works(direction),
  ok: false,
  reason,
  next,
})

/** What a trial was given, as the channel sees it. */
export interface Tried {
  readonly host: string | undefined
  readonly imap: string | undefined
  readonly auth: string | undefined
  readonly password: string | null
  readonly token: string | null
}

export interface Setup {
  readonly settings?: object
  readonly entries?: Record<string, string>
  readonly found?: FoundServers
  /** What each trial finds, in order; both directions work where nothing is said. */
  readonly probes?: readonly (readonly Probe[])[]
  readonly system?: Partial<System>
  readonly world?: Partial<World>
  readonly columns?: number
  /** A person at a terminal: question (a part of it) and answer, in order. */
  readonly person?: readonly (readonly [question: string, answer: string | boolean])[]
  readonly probe?: (connection: Connection) => Promise<readonly Probe[]>
}

export interface Outcome {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  readonly json: () => Json
}

/** Answers in the order of the script; a question that is not in it, or one that is not asked, fails the test. */
function scripted(script: Setup['person'] = []): Prompts {
  const left = [...script]
  const next = (question: string) => {
    const [expected, answer] = left.shift() ?? ['(nobody is there)', '']
    expect(question).toContain(expected)
    return answer
  }
  onTestFinished(() => expect(left).toEqual([]))
  const text: Prompts['text'] = async (question, { byDefault, check } = {}) => {
    const answer = String(next(question)) || byDefault || ''
    expect(check?.(answer) ?? null).toBeNull()
    return answer
  }
  return {
    text,
    secret: text,
    confirm: async (question, byDefault = false) => {
      const answer = next(question)
      return answer === '' ? byDefault : answer === true
    },
    choose: async (question, choices) => {
      const answer = next(question)
      return (choices.find(({ value }) => value === answer) ?? choices[0]!).value
    },
  }
}

export function connectDesk(setup: Setup = {}) {
  const keyring = workingRing({ ...setup.entries })
  const stdin = { isTTY: false, read: async () => `${PASSWORD}\n` }
  const at = desk(setup.settings, { stdin, keyring, ...setup.system })
  const tried: Tried[] = []
  const asked: { address: string; tableOnly: boolean }[] = []
  const left = [...(setup.probes ?? [])]
  const probe = async (connection: Connection) => {
    const { setting, secret } = connection
    tried.push({
      host: setting('email.smtp.host'),
      imap: setting('email.imap.host'),
      auth: setting('email.auth'),
      password: await secret('password'),
      token: await secret('token'),
    })
    const found = setup.probe ? await setup.probe(connection) : left.shift()
    return found ?? [works('send'), works('receive')]
  }
  const fakes = (world: World): Partial<World> => ({
    findServers: async (address, { tableOnly = false } = {}) => {
      asked.push({ address, tableOnly })
      return setup.found ?? FOUND
    },
    channel: async name =>
      name === 'email' ? { ...(await world.channel(name)), probe } : world.channel(name),
    signInByDevice: async () => expect.unreachable('nobody signs in here'),
    ...(setup.person ? { interactive: true, prompts: async () => prompts } : {}),
    ...setup.world,
  })
  const prompts = scripted(setup.person)

  /** Runs one command line, without the fast ways of `main`. */
  async function run(...argv: string[]): Promise<Outcome> {
    const [stdout, stderr]: [string[], string[]] = [[], []]
    const system: System = {
      ...at.system,
      stdout: { write: text => stdout.push(text), columns: setup.columns ?? 80 },
      stderr: { write: text => stderr.push(text) },
    }
    const language = argv.includes('de') ? 'de' : 'en'
    const world = async (
      ...[options, evenDamaged]: Parameters<Parameters<typeof runCommand>[1]['world']>
    ) => {
      const real = await buildWorld(system, options, { project: projectCase, evenDamaged })
      return { ...real, ...fakes(real) }
    }
    const write = (text: string) => void system.stdout.write(text)
    const exit = await runCommand(argv, { language, stdout: write, version: '0', world }).catch(error =>
      tellError(error, argv, system, { launch: 'escalate', language }),
    )
    const out = stdout.join('')
    return { exit, stdout: out, stderr: stderr.join(''), json: () => JSON.parse(out) }
  }

  return {
    ...at,
    run,
    tried,
    asked,
    entries: keyring.entries,
    /** The part of the settings file that `connect` writes, or null. */
    written: (): Json => {
      const file = join(at.home, 'config.json')
      return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).email ?? null) : null
    },
  }
}
