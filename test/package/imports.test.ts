/** Who may import whom: ARCHITECTURE.md as a table. A newcomer reads it as the map of src/. */
import { describe, expect, it } from 'vitest'
import { codeOf, type Import, importsOf, sourceFiles } from '../support/sources.ts'

interface Rule {
  /** Folders (or files, or `*` for any) whose code may be used. `errors.ts` and the own folder always may. */
  readonly uses: readonly string[]
  /** Folders and files of which only types may be seen, also inside a folder of `uses`: the real thing is handed in. */
  readonly seesTypes?: readonly string[]
  /** npm packages and node: modules; `*` for any node: module. */
  readonly outside?: readonly string[]
}

const PURE = ['case', 'ladder', 'words', 'replies']

const RULES: Readonly<Record<string, Rule>> = {
  'errors.ts': { uses: [] },
  case: { uses: [] },
  ladder: { uses: ['case'], outside: ['date-holidays', 'temporal-polyfill'] },
  words: { uses: ['case', 'ladder'], outside: ['twitter-text'] },
  replies: { uses: ['case'] },
  mail: { uses: ['case'], outside: ['postal-mime', '*'] },
  companies: { uses: ['case'], outside: ['*'] },
  channels: {
    uses: [],
    seesTypes: ['case', 'mail'],
    outside: ['nodemailer', 'imapflow', 'oauth4webapi', 'sax', 'twitter-api-v2', '*'],
  },
  store: { uses: ['case'], outside: ['conf', 'keytar', '@photostructure/sqlite', '*'] },
  // What the person said, checked and made into a complaint with its ladder.
  intake: {
    // A title is the first sentence, and where that ends is known by the words.
    uses: ['case', 'ladder', 'words', 'companies'],
    seesTypes: ['channels', 'world.ts'],
    outside: ['yaml', '*'],
  },
  outbox: { uses: [...PURE, 'intake'], seesTypes: ['channels', 'store', 'world.ts'], outside: ['*'] },
  // The only way in: what is fetched, read and given to a case; sockets belong to the channels.
  inbox: {
    uses: [...PURE, 'mail', 'outbox/deadline.ts'],
    seesTypes: ['channels', 'store', 'companies', 'world.ts'],
    outside: ['*'],
  },
  terminal: {
    uses: PURE,
    seesTypes: ['channels', 'companies', 'outbox', 'world.ts'],
    outside: ['chalk', 'inquirer', 'fast-string-width', 'uqr', '*'],
  },
  sandbox: { uses: ['*'], outside: ['smtp-server', 'nodemailer', 'postal-mime', '*'] },
  // intake/, outbox/ and the views of terminal/ are functions of what they are handed, so they are called
  // directly; what touches the outside (the two streams, the questions) comes in by the world.
  commands: {
    uses: [...PURE, 'intake', 'outbox', 'inbox', 'terminal'],
    seesTypes: [
      ...['companies', 'store', 'mail', 'channels', 'world.ts', 'status-args.ts'],
      ...['terminal/output.ts', 'terminal/prompts.ts', 'terminal/open.ts', 'terminal/clipboard.ts'],
    ],
    outside: ['commander', '*'],
  },
}

/** Single files that may do what their folder may not, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  // The limit of a post is a fact of the channel, its way of counting is pure and lives with the words.
  'channels/x': ['words/post-length.ts'],
  'channels/bluesky': ['words/network-length.ts'],
  'channels/mastodon': ['words/network-length.ts'],
  // The list of all channels is the one place that knows each of them.
  'channels/index.ts': ['channels'],
  // Choosing a desk is a function of the record that is handed in.
  'inbox/known-desk.ts': ['companies/desks.ts'],
  // `demo` and --sandbox are what the built-in company is for.
  'commands/demo.ts': ['sandbox', 'in-sandbox.ts'],
  // Choosing by name and cutting a prefix are functions of the directory that is handed in.
  'commands/companies.ts': ['companies/choose.ts'],
  'commands/new.ts': ['companies/case-prefix.ts'],
  'commands/shared/read-message.ts': ['companies/choose.ts'],
  'commands/shared/interview-company.ts': ['companies/choose.ts'],
  // The table of keys is data; what reads and writes the file is handed in.
  'commands/config.ts': ['store/setting-keys.ts'],
  // The digest of a message is a function of its text alone.
  'case/digest.ts': ['node:crypto'],
}

const SANDBOX_USERS = /^(?:sandbox\/|commands\/demo|in-sandbox)/
/** Libraries that could be exchanged: the rest of the program must not notice, so one file each knows them. */
const BEHIND_ONE_FILE = [
  'twitter-text',
  'twitter-api-v2',
  'uqr',
  'date-holidays',
  'temporal-polyfill',
  'keytar',
  'conf',
  'oauth4webapi',
  'sax',
  'imapflow',
]

const files = sourceFiles()
const graph = new Map(files.map(file => [file, importsOf(file, codeOf(file))]))

/** `channels/x/post.ts` -> `x`; null for what all channels share, as `channels/channel.ts`. */
function channelOf(file: string): string | null {
  const [, channel, inside] = file.split('/')
  return inside === undefined ? null : channel!
}

function within(path: string, place: string): boolean {
  return place === '*' || path === place || path.startsWith(`${place}/`)
}

function mayImport(file: string, imported: Import): boolean {
  const top = file.split('/')[0]!
  const rule = RULES[top]
  if (rule === undefined) return true
  const allowed = Object.entries(EXCEPTIONS).flatMap(([place, list]) => (within(file, place) ? list : []))
  if (imported.own === null) return mayUsePackage(rule, imported.specifier, allowed)
  if (allowed.some(place => within(imported.own!, place))) return true
  return mayUseOwn(file, rule, imported.own, imported.kind === 'type')
}

function mayUsePackage(rule: Rule, specifier: string, allowed: readonly string[]): boolean {
  if (allowed.includes(specifier)) return true
  const outside = rule.outside ?? []
  return specifier.startsWith('node:')
    ? outside.includes('*')
    : outside.some(name => name !== '*' && within(specifier, name))
}

function mayUseOwn(file: string, rule: Rule, target: string, typeOnly: boolean): boolean {
  if (target === 'errors.ts') return true
  if (file.startsWith('channels/') && target.startsWith('channels/')) {
    const channel = channelOf(target)
    return channel === null ? target !== 'channels/index.ts' : channel === channelOf(file)
  }
  if (within(target, file.split('/')[0]!)) return true
  if ((rule.seesTypes ?? []).some(place => within(target, place))) return typeOnly
  return rule.uses.some(place => within(target, place))
}

/** @returns one import circle as a list of files, the first again at its end; null: there is none */
function findCircle(edges: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): string[] | null => {
    const seenAt = path.indexOf(file)
    if (seenAt >= 0) return [...path.slice(seenAt), file]
    if (done.has(file)) return null
    for (const next of edges.get(file) ?? []) {
      const circle = visit(next, [...path, file])
      if (circle) return circle
    }
    done.add(file)
    return null
  }
  for (const file of edges.keys()) {
    const circle = visit(file, [])
    if (circle) return circle
  }
  return null
}

describe('imports', () => {
  it('go only where the table allows', () => {
    const breaches = files.flatMap(file =>
      graph
        .get(file)!
        .filter(imported => !mayImport(file, imported))
        .map(imported => `${file} imports ${imported.kind} ${imported.own ?? imported.specifier}`),
    )
    expect(breaches).toEqual([])
  })

  it('lead to a file that exists, with its ending', () => {
    const own = files.flatMap(file =>
      graph.get(file)!.flatMap(({ own }) => (own === null ? [] : [[file, own]])),
    )
    expect(own.filter(([, target]) => target!.endsWith('.ts') && !graph.has(target!))).toEqual([])
    expect(own.filter(([, target]) => !/\.(?:ts|json)$/.test(target!))).toEqual([])
  })

  it('make no circle', () => {
    const edges = new Map(files.map(file => [file, graph.get(file)!.flatMap(({ own }) => own ?? [])]))
    expect(findCircle(edges)).toBeNull()
  })

  it('bring in the sandbox from the demo, or lazily where the world is built', () => {
    const users = files
      .filter(file => !SANDBOX_USERS.test(file))
      .flatMap(file =>
        graph
          .get(file)!
          .filter(({ own, kind }) => own !== null && within(own, 'sandbox') && kind === 'value')
          .map(({ own }) => `${file} imports ${own}`),
      )
    expect(users).toEqual([])
  })

  it.each(BEHIND_ONE_FILE)('of %s stand in one file', name => {
    const users = files.filter(file =>
      graph.get(file)!.some(({ specifier, kind }) => kind !== 'type' && within(specifier, name)),
    )
    expect(users.length).toBeLessThanOrEqual(1)
  })
})

describe('the table itself', () => {
  const check = (file: string, line: string) => importsOf(file, line).map(found => mayImport(file, found))

  it('knows every folder of src/', () => {
    const folders = new Set(files.filter(file => file.includes('/')).map(file => file.split('/')[0]!))
    expect([...folders].filter(folder => !(folder in RULES))).toEqual([])
  })

  it.each([
    ['case/fold.ts', "import { x } from '../ladder/steps.ts'"],
    ['case/fold.ts', "import { createHash } from 'node:crypto'"],
    ['ladder/steps.ts', "import { readFileSync } from 'node:fs'"],
    ['replies/read.ts', "import { x } from '../words/letter.ts'"],
    ['channels/x/post.ts', "import { x } from '../email/mail.ts'"],
    ['channels/email/mail.ts', "import { x } from '../index.ts'"],
    ['channels/email/mail.ts', "import { x } from '../../words/post-length.ts'"],
    ['channels/email/mail.ts', "import type { Store } from '../../store/store.ts'"],
    ['commands/new.ts', "import { openStore } from '../store/sqlite-store.ts'"],
    ['commands/new.ts', "const { x } = await import('../store/sqlite-store.ts')"],
    ['commands/new.ts', "import { createPrompts } from '../terminal/prompts.ts'"],
    ['channels/email/mail.ts', "import { digestOf } from '../../case/digest.ts'"],
    ['store/log.ts', "export * from '../ladder/steps.ts'"],
    ['case/fold.ts', "import 'chalk'"],
    ['companies/load.ts', "import { x } from 'postal-mime'"],
  ])('refuses in %s: %s', (file, line) => expect(check(file, line)).toEqual([false]))

  it.each([
    ['case/digest.ts', "import { createHash } from 'node:crypto'"],
    ['words/letter.ts', "import { x } from '../ladder/steps.ts'"],
    ['channels/x/post.ts', "import { x } from '../../words/post-length.ts'"],
    ['channels/index.ts', "import { x } from './email/channel.ts'"],
    ['channels/email/mail.ts', "import type { Channel } from '../channel.ts'"],
    ['commands/new.ts', "import type { Store } from '../store/store.ts'"],
    ['commands/new.ts', "import { caseView } from '../terminal/case-view.ts'"],
    ['commands/new.ts', "import { type Store, type Look } from '../store/store.ts'"],
  ])('allows in %s: %s', (file, line) => expect(check(file, line)).toEqual([true]))

  it('sees a circle', () => {
    const edges = { a: ['b'], b: ['c', 'd'], c: [], d: ['b'] }
    expect(findCircle(new Map(Object.entries(edges)))).toEqual(['b', 'd', 'b'])
    expect(findCircle(new Map(Object.entries({ a: ['b'], b: [] })))).toBeNull()
  })

  it('is blind to comments and sees through multi-line lists', () => {
    const code = "import {\n  a,\n  b,\n} from './a.ts'\nimport c from './c.ts'\n"
    expect(importsOf('case/x.ts', code).map(({ own }) => own)).toEqual(['case/a.ts', 'case/c.ts'])
  })
})
