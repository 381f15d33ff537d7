/** What a command is handed of the outside. Built once in `build-world.ts`; a test or the sandbox builds another. */
import type { ProcessMark } from './case/events.ts'
import type { Attachment, ChannelName, Language } from './case/model.ts'
import type { Reading } from './case/reading.ts'
import type { Channel, Connection } from './channels/channel.ts'
import type { FoundServers } from './channels/email/accounts/find-servers.ts'
import type { Net } from './channels/email/accounts/net.ts'
import type { ShownCode } from './channels/email/oauth/device-sign-in.ts'
import type { SignInWay } from './channels/x/sign-in/sign-in.ts'
import type { Directory } from './companies/record.ts'
import type { UserError } from './errors.ts'
import type { Calendar } from './ladder/clock/calendar.ts'
import type { Mail } from './mail/mail.ts'
import type { IncomingMessage } from './replies/incoming.ts'
import type { Keyring } from './store/keyring.ts'
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
  readonly stdin: {
    readonly isTTY?: boolean
    read(): Promise<string>
    /** The same as bytes, up to so many; without it the text stands for them. */
    readonly bytes?: (most: number) => Promise<Uint8Array>
  }
  readonly stdout: Sink & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Sink & { readonly isTTY?: boolean }
  /** The real hour, ISO 8601 UTC. */
  readonly clock: () => string
  readonly uuid: () => string
  readonly open: (target: string) => Promise<boolean>
  readonly copy: (text: string) => Promise<boolean>
  /** Runs another command line in another outside, as the demo does. */
  readonly run: (argv: readonly string[], outside: System) => Promise<number>
  /** Instead of the system's keyring, which a test or the sandbox must not change. */
  readonly keyring?: Keyring
  /** Instead of the real network, where servers of an address are looked for. */
  readonly net?: Net
  /** Instead of waiting for real between two questions to a sign-in server; milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>
  /** Settings that win over the file: the sandbox's. */
  readonly settings?: Readonly<Record<string, string | number>>
  /** Module of the thread in which large mails are read; without it they are read here, and no time limit holds. */
  readonly mailThread?: URL | undefined
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
  /** Stores what came in by mail under its hash; what is there already stays. @returns name, hash and size */
  readonly keepBytes: (name: string, bytes: Uint8Array) => Promise<Attachment>
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
  /**
   * Keeps a secret: in the keyring, or, only where `plainFile` says so, in a file of mode 0600.
   * @throws UserError `keyring_unavailable` (exit 4) with what would help
   */
  readonly keepSecret: (
    name: { readonly channel: ChannelName; readonly name: string },
    value: string,
    options?: { readonly plainFile?: boolean },
  ) => Promise<'keyring' | 'file'>
  /** Forgets a secret wherever this program keeps one. @returns whether there was one */
  readonly dropSecret: (name: { readonly channel: ChannelName; readonly name: string }) => Promise<boolean>
  /**
   * Finds the servers of a mail address; nothing found is used by itself.
   * @param options `tableOnly`: no network, only the shipped list is read
   * @throws UserError `bad_address` (exit 2)
   */
  readonly findServers: (address: string, options?: { readonly tableOnly?: boolean }) => Promise<FoundServers>
  /**
   * Signs in by OAuth2 with a code that the person types in a browser; waits for that, or for Ctrl-C.
   * @returns the text of the secret `token`, kept nowhere yet
   * @throws UserError exit 2 (settings), 4 (declined, too late, refused), 6 (clock), 8 (no answer), 130 (Ctrl-C)
   */
  readonly signInByDevice: (
    connection: Pick<Connection, 'setting' | 'loopbackOnly'>,
    show: (code: ShownCode) => void,
  ) => Promise<string>
  /**
   * Signs in at X: in the browser, by a pasted address, or with four keys; waits for the person, or for Ctrl-C.
   * @returns the text of the secret `token`, kept nowhere yet
   * @throws UserError exit 2 (settings, port taken), 4 (declined, too late, refused), 6 (clock), 8 (no answer), 130 (Ctrl-C)
   */
  readonly signInToX: (place: Pick<Connection, 'setting' | 'loopbackOnly'>, way: SignInWay) => Promise<string>
  /** Where a secret would come from, without telling it; null: there is none. */
  readonly secretOrigin: (name: {
    readonly channel: ChannelName
    readonly name: string
  }) => Promise<'env' | 'keyring' | 'command' | 'file' | null>
  /** Whether the keyring answers, and if not, why. */
  readonly keyring: () => Promise<
    { readonly available: true } | { readonly available: false; readonly reason: string }
  >
  /** Checks and, unless it is a dry run, writes a setting. @returns where a damaged file was kept, or null */
  readonly writeSetting: (key: string, value: string | null) => Promise<string | null>
  /** The same for several settings: all are written, or none. */
  readonly writeSettings: (changes: Readonly<Record<string, string | null>>) => Promise<string | null>
  /**
   * Runs the command of a `...Command` setting that is not written down yet.
   * @returns the first line of what it prints
   * @throws UserError `secret_command` (exit 4)
   */
  readonly secretFromCommand: (key: string, command: string) => Promise<string>
  /** Reads a mail file, or with `-` stdin, within the limits of `mail/`. */
  readonly readMail: (path: string) => Promise<Mail>
  /**
   * Parses the bytes of a mail, in at most 2 seconds.
   * @throws UserError `mail_too_large`, `mail_too_complex`, `mail_unreadable` (exit 2)
   */
  readonly parseMail: (bytes: Uint8Array) => Promise<Mail>
  /** Says what a message is (`replies/read.ts`), in at most 2 seconds. @throws UserError as `parseMail` */
  readonly readMessage: (message: IncomingMessage) => Promise<Reading>
  /** Mail is on its way: what parses and reads it is loaded meanwhile. */
  readonly expectMail: () => void
  readonly isAlive: (mark: ProcessMark) => boolean
  readonly ownMark: () => ProcessMark
  readonly close: () => void
}
