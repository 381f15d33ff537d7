/** Builds the world of one run; each part is made when it is first asked for, so that `status` loads next to nothing. */
import type { Language } from './case/model.ts'
import { EXIT, UserError } from './errors.ts'
import { holidayShelf } from './holiday-shelf.ts'
import { launchOf } from './launch.ts'
import { folderFault, pathsFor } from './store/paths.ts'
import { isAlive, ownMark } from './store/process-mark.ts'
import { readSettings, type Settings } from './store/read-settings.ts'
import { openStore } from './store/sqlite-store.ts'
import type { Project, Store } from './store/store.ts'
import { interfaceLanguage } from './terminal/language.ts'
import { secretWarning } from './terminal/texts/secrets.ts'
import type { GlobalOptions, System, World } from './world.ts'
import { accountsOf } from './world-accounts.ts'
import { answersIn } from './world-answers.ts'
import { secretsOf } from './world-secrets.ts'

/** @returns a function that makes its value once */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function settingsOf(system: System, file: string): Settings {
  const settings = readSettings(file)
  const over = system.settings
  if (!over) return settings
  return { ...settings, get: key => over[key] ?? settings.get(key) }
}

/** `Date` rolls over: 30 February would become 2 March. */
function isDay(text: string): boolean {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10))
}

/** @throws UserError `bad_date` (exit 2): a clock that cannot be read must not be passed over */
function hourOf(options: GlobalOptions, system: System): { now: string; clockSet: boolean } {
  const text = options.now ?? (system.env.ESCALATE_NOW || undefined)
  if (text === undefined) return { now: system.clock(), clockSet: false }
  const zoned = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/.test(text)
  const time = zoned && isDay(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(time)) return { now: new Date(time).toISOString(), clockSet: true }
  throw new UserError('bad_date', EXIT.usage, `--now / ESCALATE_NOW: ${JSON.stringify(text)} is no instant`, {
    hints: ['write it as 2026-11-23T09:00:00Z'],
  })
}

/** Prompts only if stdin and stdout are terminals, and nothing says that nobody is there. */
function interactiveOf({ env, platform, stdin, stdout }: System, options: GlobalOptions): boolean {
  if (options.input === false || options.json || env.ESCALATE_NO_INPUT || env.CI) return false
  const terminal = platform === 'win32' || env.TERM !== undefined
  return stdin.isTTY === true && stdout.isTTY === true && terminal
}

/** Words are needed to tell of damaged settings, so these do not matter here. */
export function languageOf(system: System, lang: string | undefined, settings: () => Settings): Language {
  return interfaceLanguage(lang, system.env, () => {
    try {
      return settings().get('me.language')?.toString()
    } catch {
      return undefined
    }
  })
}

/** Colour, width and streams. Chalk is loaded only where there is colour. */
async function outputOf(system: System, options: GlobalOptions): Promise<World['output']> {
  const { makeOutput } = await import('./terminal/output.ts')
  const { colours, widthOf } = await import('./terminal/screen.ts')
  const [stdout, stderr] = colours(system, options)
  const paint = stdout || stderr ? (await import('./terminal/paint.ts')).paint : null
  return makeOutput({
    stdout: system.stdout,
    stderr: system.stderr,
    json: options.json === true,
    quiet: options.quiet === true,
    width: widthOf(system),
    paint: { stdout: stdout ? paint : null, stderr: stderr ? paint : null },
  })
}

/** What reads mail is loaded with the first one. */
function mailIn(system: System) {
  let close = () => {}
  const reader = once(async () => {
    const made = (await import('./world-mail.ts')).mailReaderOf(system)
    close = made.close
    return made
  })
  const parts: Pick<World, 'readMail' | 'parseMail' | 'readMessage' | 'expectMail'> = {
    readMail: async path => (await reader()).readMail(path),
    parseMail: async bytes => (await reader()).parseMail(bytes),
    readMessage: async message => (await reader()).readMessage(message),
    // What fails here fails again with the first mail, and is told then.
    expectMail: () =>
      void reader()
        .then(({ warm }) => warm())
        .catch(() => undefined),
  }
  return { parts, close: () => close() }
}

/** Milliseconds a secret's command may take: a person may have to answer its question, as in `store/secrets.ts`. */
const COMMAND_LIMIT = 30_000

export interface BuildOptions {
  /** Makes the rows of the store; without it nothing can be written. */
  readonly project?: Project
  /** Whether the command does its work with damaged settings too, because it mends them. */
  readonly evenDamaged?: boolean
}

/** `status` reads rows and makes none, so it is spared what making them loads. */
const onlyReads: Project = () => {
  throw new TypeError('this command was to read only')
}

/**
 * @throws UserError for a clock or settings that cannot be read
 */
export async function buildWorld(
  system: System,
  options: GlobalOptions,
  { project = onlyReads, evenDamaged = false }: BuildOptions = {},
): Promise<World> {
  const paths = pathsFor(system.env, system.platform, system.home)
  const settings = once(() => settingsOf(system, paths.settingsFile))
  if (!evenDamaged) settings()
  const { now, clockSet } = hourOf(options, system)
  const language = languageOf(system, options.lang, settings)
  const output = await outputOf(system, options)
  const opened = new Map<'store' | 'reader', Store>()
  const tracked = (name: 'store' | 'reader', open: () => Store) => () => {
    opened.set(name, open())
    return open()
  }
  const { storeFile } = paths
  const store = tracked(
    'store',
    once(() => openStore({ file: storeFile, project })),
  )
  const reader = tracked(
    'reader',
    once(() => openStore({ file: storeFile, project, readOnly: true })),
  )
  const shelf = holidayShelf(language, reader)
  const writeSettings: World['writeSettings'] = async changes => {
    const written = await import('./store/write-settings.ts')
    if (!options.dryRun) return written.writeSettings(paths.settingsFile, changes).kept
    written.checkSettings(paths.settingsFile, changes)
    return null
  }
  const mail = mailIn(system)
  const files = once(async () => (await import('./world-files.ts')).filesOf(paths.attachmentsDir))
  return {
    system,
    options,
    output,
    now,
    clockSet,
    language,
    interactive: interactiveOf(system, options),
    launch: launchOf(system, options.sandbox),
    paths,
    homeFault: () => folderFault(paths.dataDir) ?? folderFault(paths.configDir),
    settings,
    store,
    reader,
    directory: once(async () =>
      (await import('./companies/home-directory.ts')).homeDirectory(
        paths.companiesFile,
        system.ownCompaniesOnly,
      ),
    ),
    channel: async name => (await import('./channels/index.ts')).channelFor(name),
    ...accountsOf(system),
    ...secretsOf({
      system,
      clockSet,
      settings,
      paths,
      warn: warning => output.warn(secretWarning(warning, language)),
      dryRun: options.dryRun === true,
    }),
    calendar: (country, region, timezone, years) => shelf.calendar({ country, region, timezone }, years),
    prompts: once(async () => {
      const { promptsFor } = await import('./terminal/prompts-for.ts')
      const { colours } = await import('./terminal/screen.ts')
      const plain = Boolean(options.accessible || system.env.ACCESSIBLE || system.env.TERM === 'dumb')
      return promptsFor(language, { plain, colour: colours(system, options)[0] })
    }),
    inspect: async path => (await files()).inspect(path),
    inspectAll: async (names, beside) => (await files()).inspectAll(names, beside),
    keepAll: async attachments => (await files()).keepAll(attachments),
    keepBytes: async (name, bytes) =>
      (await import('./store/keep-bytes.ts')).keepBytes(paths.attachmentsDir, name, bytes),
    read: async sha256 => (await files()).read(sha256),
    writeHandOff: async (name, bytes) =>
      (await import('./world-files.ts')).writeHandOff(`${paths.dataDir}/hand-offs`, name, bytes),
    dropHandOff: async file => (await import('./world-files.ts')).dropHandOff(file),
    answers: answersIn(paths.draftFile),
    dropFiles: async hashes => {
      const { dropAttachment } = await import('./store/attachments.ts')
      for (const sha256 of hashes) await dropAttachment(paths.attachmentsDir, sha256)
    },
    writeSetting: (key, value) => writeSettings({ [key]: value }),
    writeSettings,
    secretFromCommand: async (key, command) =>
      (await import('./store/secret-command.ts')).secretFromCommand(key, command, COMMAND_LIMIT),
    ...mail.parts,
    isAlive,
    ownMark,
    close: () => {
      mail.close()
      const written = opened.get('store')
      if (written) shelf.keep(written)
      for (const each of opened.values()) each.close()
      opened.clear()
    },
  }
}
