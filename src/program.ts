/** The command tree. Only the verb that was typed is loaded; help loads them all. */
import { Command, CommanderError } from 'commander'
import type { Language } from './case/model.ts'
import type { CommandModule, Registration } from './commands/shared/registration.ts'
import { EXIT, UserError } from './errors.ts'
import { addGlobalFlags, globalsOf, verbOf } from './global-flags.ts'
import type { GlobalOptions, World } from './world.ts'

type Load = () => Promise<CommandModule>

/** One line a verb; the file is named like the verb. */
export const VERBS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['new', () => import('./commands/new.ts')],
  ['next', () => import('./commands/next.ts')],
  ['reply', () => import('./commands/reply.ts')],
  ['status', () => import('./commands/status-command.ts')],
  ['check', () => import('./commands/check.ts')],
  ['show', () => import('./commands/show.ts')],
  ['log', () => import('./commands/log.ts')],
  ['judge', () => import('./commands/judge.ts')],
  ['change', () => import('./commands/change.ts')],
  ['confirm', () => import('./commands/confirm.ts')],
  ['wait', () => import('./commands/wait.ts')],
  ['close', () => import('./commands/close.ts')],
  ['reopen', () => import('./commands/reopen.ts')],
  ['forget', () => import('./commands/forget.ts')],
  ['read', () => import('./commands/read.ts')],
  ['deadline', () => import('./commands/deadline.ts')],
  ['channels', () => import('./commands/channels.ts')],
  ['connect', () => import('./commands/connect.ts')],
  ['disconnect', () => import('./commands/disconnect.ts')],
  ['companies', () => import('./commands/companies.ts')],
  ['config', () => import('./commands/config.ts')],
  ['doctor', () => import('./commands/doctor.ts')],
  ['stats', () => import('./commands/stats.ts')],
  ['demo', () => import('./commands/demo.ts')],
])

/** Verbs of the contract that come with a later version. */
export const LATER: readonly string[] = ['export', 'import', 'schedule', 'completion']

/** commander puts the nearest name behind the message, in brackets on a line of its own. */
function usageError(error: CommanderError, verb: string | null): UserError {
  const [message = '', near] = error.message.replace(/^error: /, '').split('\n')
  const known = verb !== null && VERBS.has(verb)
  const hints = [
    ...(near ? [near.replace(/^\((.*)\)$/, '$1')] : []),
    `escalate help${known ? ` ${verb}` : ''}`,
  ]
  return new UserError('wrong_usage', EXIT.usage, message, { hints })
}

/** commander's words that stand in every help page. */
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Aufruf:',
  'Options:': 'Angaben:',
  'Commands:': 'Befehle:',
  'Arguments:': 'Argumente:',
}

export interface ProgramOptions {
  readonly language: Language
  readonly stdout: (text: string) => void
  readonly version: string
  readonly world: (options: GlobalOptions, evenDamaged: boolean) => Promise<World>
}

function rootOf({ language, stdout, version }: ProgramOptions, tr: Registration['tr']): Command {
  const title = (text: string) => (language === 'de' ? (TITLES[text] ?? text) : text)
  const root = new Command('escalate')
    .description(
      tr(
        'Asks once what happened, writes and sends the complaint channel by channel, and keeps the clock.',
        'Fragt einmal, was war, schreibt und sendet die Beschwerde Kanal für Kanal und behält die Fristen im Blick.',
      ),
    )
    .version(version, '-V, --version', tr('print the version', 'Version ausgeben'))
    .helpOption('-h, --help', tr('show help', 'Hilfe zeigen'))
    .helpCommand(false)
    .configureHelp({ styleTitle: title, showGlobalOptions: false })
    .configureOutput({ writeOut: stdout, writeErr: () => {} })
    .showSuggestionAfterError(true)
    // Without this a problem text such as "-yes, I called them" would be taken for --yes.
    .enablePositionalOptions()
    .exitOverride()
  return addGlobalFlags(root, tr)
}

/** commander leaves by exceptions: help and version are no errors, everything else is wrong usage. */
async function parse(root: Command, argv: readonly string[], verb: string | null): Promise<void> {
  try {
    await root.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw usageError(error, verb)
  }
}

async function registerAll(root: Command, registration: Registration): Promise<void> {
  for (const load of VERBS.values()) (await load()).register(root, registration)
  const help = await import('./commands/help.ts')
  help.register(root, registration)
}

async function registerVerb(root: Command, verb: string | null, registration: Registration): Promise<void> {
  const load = verb === null ? undefined : VERBS.get(verb)
  if (verb !== null && LATER.includes(verb))
    (await import('./commands/later.ts')).registerLater(root, verb, registration)
  else if (load) (await load()).register(root, registration)
  else await registerAll(root, registration)
}

/**
 * Parses and runs one command line.
 * @returns the exit code
 * @throws UserError for wrong usage and whatever the command throws
 */
export async function runCommand(argv: readonly string[], options: ProgramOptions): Promise<number> {
  const tr: Registration['tr'] = (en, de) => (options.language === 'de' ? de : en)
  const root = rootOf(options, tr)
  let code: number = EXIT.done
  const act: Registration['act'] =
    (run, { evenDamaged = false } = {}) =>
    async (...args) => {
      const command = args.at(-1) as unknown as Command
      const world = await options.world(globalsOf(command), evenDamaged)
      try {
        code = await run(world, ...args)
      } finally {
        world.close()
      }
    }
  const verb = verbOf(argv)
  await registerVerb(root, verb, { tr, act })
  if (verb === null) {
    const { runBare } = await import('./commands/bare.ts')
    root.action(act((world, ..._: unknown[]) => runBare(world)))
  }
  for (const command of root.commands) inherit(command, root, tr)
  await parse(root, argv, verb)
  return code
}

/** Sub-commands take the global flags too, and the root's ways of help and errors. */
function inherit(command: Command, root: Command, tr: Registration['tr']): void {
  addGlobalFlags(command, tr)
    .copyInheritedSettings(root)
    .helpOption('-h, --help', tr('show help', 'Hilfe zeigen'))
  for (const inner of command.commands) inherit(inner, root, tr)
}
