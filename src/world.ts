/** What a command is handed of the outside. Built once in `build-world.ts`; a test or the sandbox builds another. */
import type { ProcessMark } from './case/events.ts'
import type { Attachment, ChannelName, Language } from './case/model.ts'
import type { Channel, Connection } from './channels/channel.ts'
import type { Directory } from './companies/record.ts'
import type { UserError } from './errors.ts'
import type { Calendar } from './ladder/clock/calendar.ts'
import type { Mail } from './mail/mail.ts'
import type { Paths } from './store/paths.ts'
import type { Settings } from './store/read-settings.ts'
import type { Store } from './store/store.ts'
import type { Output, Sink } from './terminal/output.ts'
import type { Prompts } from './terminal/prompts.ts'

/** Flags every command understands (CONTRACT section 1). */
export interface GlobalOptions {
  readonly json?: boolean
  readonly dryRun?: boolean
  readonly yes?: boolean
  /** False with --no-input. */
  readonly input?: boolean
  readonly sandbox?: boolean
  readonly lang?: string
  readonly now?: string
  readonly color?: string
  readonly accessible?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
}

/** The raw outside: one per process, or made up by a test. */
export interface System {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
  /** Path of the script that was started, as a user would type it; undefined: not known. */
  readonly script?: string | undefined
  /** Where that script really lies, links followed. */
  readonly realScript?: string | undefined
  readonly stdin: { readonly isTTY?: boolean; read(): Promise<string> }
  readonly stdout: Sink & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Sink & { readonly isTTY?: boolean }
  /** The real hour, ISO 8601 UTC. */
  readonly clock: () => string
  readonly uuid: () => string
  readonly open: (target: string) => Promise<boolean>
  readonly copy: (text: string) => Promise<boolean>
  /** Runs another command line in another outside, as the demo does. */
  readonly run: (argv: readonly string[], outside: System) => Promise<number>
  /** Settings that win over the file: the sandbox's. */
  readonly settings?: Readonly<Record<string, string | number>>
  /** Whether only the own directory file counts: the sandbox must not lead to a real company. */
  readonly ownCompaniesOnly?: boolean
}

export interface World {
  readonly system: System
  readonly options: GlobalOptions
  readonly output: Output
  /** The hour that counts, ISO 8601 UTC: set by --now or ESCALATE_NOW, else the real one. */
  readonly now: string
  /** Whether the hour was set by hand: then sends go to loopback hosts only. */
  readonly clockSet: boolean
  readonly language: Language
  /** Whether a person can be asked: stdin and stdout are terminals and nothing forbids it. */
  readonly interactive: boolean
  /** `escalate`, or `npx escalate` where npx started us. */
  readonly launch: string
  readonly paths: Paths
  /** What would keep this run from writing its folders, or null; makes nothing. */
  readonly homeFault: () => UserError | null
  readonly settings: () => Settings
  /** Opens the store for writing; made on first use. */
  readonly store: () => Store
  /** Opens the store for reading only; creates nothing. */
  readonly reader: () => Store
  readonly directory: () => Promise<Directory>
  readonly channel: (name: ChannelName) => Promise<Channel>
  readonly connection: (name: ChannelName) => Connection
  /** The holidays of the years asked for are at hand in it. */
  readonly calendar: (
    country: string,
    region: string | null,
    timezone: string,
    years: readonly number[],
  ) => Promise<Calendar>
  readonly prompts: () => Promise<Prompts>
  /** Looks at a file to be attached: name, size, hash. Stores nothing. */
  readonly inspect: (path: string) => Promise<Attachment>
  /** The same for several. @throws UserError when they do not fit into one mail together with those beside them */
  readonly inspectAll: (
    paths: readonly string[],
    beside?: readonly Attachment[],
  ) => Promise<readonly Attachment[]>
  /** Stores inspected files for good, before anything is sent. */
  readonly keepAll: (attachments: readonly Attachment[]) => Promise<void>
  /** Writes a hand-off's file where the person finds it. @returns its path */
  readonly writeHandOff: (name: string, bytes: Uint8Array) => Promise<string>
  /** Takes back a hand-off's file that no case knows of. */
  readonly dropHandOff: (file: string) => Promise<void>
  /** Bytes of an inspected or stored file. */
  readonly read: (sha256: string) => Promise<Uint8Array>
  /** Answers of a broken-off interview, kept for `new --resume`. */
  readonly answers: {
    readonly read: () => string | null
    readonly keep: (text: string) => void
    readonly drop: () => void
  }
  /** Deletes stored files for good. */
  readonly dropFiles: (hashes: readonly string[]) => Promise<void>
  /** Whether the keyring answers, and if not, why. */
  readonly keyring: () => Promise<
    { readonly available: true } | { readonly available: false; readonly reason: string }
  >
  /** Checks and, unless it is a dry run, writes a setting. @returns where a damaged file was kept, or null */
  readonly writeSetting: (key: string, value: string | null) => Promise<string | null>
  /** Reads a mail file within the limits of `mail/`. */
  readonly readMail: (path: string) => Promise<Mail>
  readonly isAlive: (mark: ProcessMark) => boolean
  readonly ownMark: () => ProcessMark
  readonly close: () => void
}
