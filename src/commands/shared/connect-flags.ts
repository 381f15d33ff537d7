/** The flags of `connect email`, checked for what can be wrong with them by themselves. */
import { EXIT, UserError } from '../../errors.ts'
import { quoted } from '../../intake/flags.ts'
import type { Security } from './connect-account.ts'

export interface ConnectFlags {
  readonly address?: string
  readonly smtpHost?: string
  readonly smtpPort?: string
  readonly smtpSecurity?: Security
  readonly smtpUser?: string
  readonly imapHost?: string
  readonly imapPort?: string
  readonly imapSecurity?: Security
  readonly imapUser?: string
  /** False with --no-imap. */
  readonly imap?: boolean
  readonly sendmail?: boolean
  readonly maildir?: string
  readonly clientId?: string
  readonly passwordStdin?: boolean
  readonly passwordCommand?: string
  readonly plainFile?: boolean
  /** Flags that hold a secret: known only to be refused. */
  readonly password?: string | boolean
  readonly token?: string | boolean
}

/** What the person gave of a server; each value counts as confirmed. */
export interface GivenServer {
  readonly host?: string
  readonly port?: number
  readonly security?: Security
  /** Null: an empty name, as the server wants no sign-in. */
  readonly user?: string | null
}

const bad = (message: string, ...hints: string[]) =>
  new UserError('bad_input', EXIT.usage, message, { hints })

/** A host as the settings take it: ASCII, no port. */
export const HOST = /^[A-Za-z0-9.:[\]-]{1,255}$/

/** @returns the port, or null if the text is none */
export function portOf(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? port : null
}

/** @returns whether a user name can be handed to a server: no control character, at most 320 (RFC 3696: an address) */
export const isUser = (text: string): boolean =>
  text.length <= 320 && !/[\u0000-\u001f\u007f-\u009f]/.test(text)

/** @throws UserError `bad_input` (exit 2) naming the flag */
function given(protocol: 'smtp' | 'imap', flags: ConnectFlags): GivenServer {
  const host = flags[`${protocol}Host`]
  const port = flags[`${protocol}Port`]
  const security = flags[`${protocol}Security`]
  const user = flags[`${protocol}User`]
  if (host !== undefined && !HOST.test(host))
    throw bad(`--${protocol}-host must be a host name without port`, `e.g. ${protocol}.example.org`)
  if (port !== undefined && portOf(port) === null)
    throw bad(`--${protocol}-port must be a number from 1 to 65535`)
  if (user !== undefined && !isUser(user)) throw bad(`--${protocol}-user holds a control character`)
  return {
    ...(host === undefined ? {} : { host: host.toLowerCase() }),
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(security === undefined ? {} : { security }),
    ...(user === undefined ? {} : { user: user || null }),
  }
}

/** Pairs of ways that cannot both be meant. */
function exclusive(flags: ConnectFlags): readonly (readonly [string, boolean, string, boolean])[] {
  const names = Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  const server = (protocol: string) => names.some(name => name.startsWith(protocol) && name !== protocol)
  return [
    ['--sendmail', flags.sendmail === true, '--smtp-...', server('smtp')],
    ['--maildir', flags.maildir !== undefined, '--imap-...', server('imap')],
    ['--no-imap', flags.imap === false, '--imap-...', server('imap')],
    ['--no-imap', flags.imap === false, '--maildir', flags.maildir !== undefined],
    [
      '--password-stdin',
      flags.passwordStdin === true,
      '--password-command',
      flags.passwordCommand !== undefined,
    ],
    ['--client-id', flags.clientId !== undefined, '--password-...', givesPassword(flags)],
  ]
}

/** @returns whether a flag says where the password comes from */
export const givesPassword = (flags: ConnectFlags): boolean =>
  flags.passwordStdin === true || flags.passwordCommand !== undefined

/** A secret in a flag stands in the list of processes and in the shell's history; it is refused before anything else. */
export function refuseSecretFlags({ password, token }: ConnectFlags): void {
  if (password === undefined && token === undefined) return
  const flag = password === undefined ? '--token' : '--password'
  const message = `${flag} does not exist: a secret in a command line can be read by others and stays in the shell's history.`
  throw new UserError('secret_in_flag', EXIT.usage, message, {
    hints: [
      'If that was the real password, it is now in the history of your shell: delete it there, or change it at the provider.',
      'Leave it out and you are asked; without a terminal use --password-stdin or --password-command.',
    ],
  })
}

/**
 * @returns what was given of both servers
 * @throws UserError `bad_input` (exit 2) for a value of the wrong form or flags that exclude each other
 */
export function givenServers(flags: ConnectFlags): {
  readonly smtp: GivenServer
  readonly imap: GivenServer
} {
  for (const [one, isOne, other, isOther] of exclusive(flags))
    if (isOne && isOther) throw bad(`${one} and ${other} exclude each other`)
  if (flags.clientId !== undefined && !isClientId(flags.clientId)) throw bad('--client-id is no client id')
  return { smtp: given('smtp', flags), imap: given('imap', flags) }
}

/** @returns whether the text can be the id of an app; Microsoft's are UUIDs, other servers have their own forms */
export const isClientId = (text: string): boolean => /^[A-Za-z0-9._-]{1,200}$/.test(text)

/** Flags that make a ready command line; the global ones stand with them in what commander hands over. */
const TYPED = [
  ...(['address', 'smtpHost', 'smtpPort', 'smtpSecurity', 'smtpUser'] as const),
  ...(['imapHost', 'imapPort', 'imapSecurity', 'imapUser', 'imap'] as const),
  ...(['sendmail', 'maildir', 'clientId', 'passwordStdin', 'passwordCommand', 'plainFile'] as const),
]

/** @returns the flags of the account as they would be typed again, without any secret */
export function typedFlags(flags: ConnectFlags): readonly string[] {
  return TYPED.flatMap(name => {
    const value = flags[name]
    const flag = `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
    if (name === 'imap') return value === false ? ['--no-imap'] : []
    if (value === true) return [flag]
    return typeof value === 'string' ? [flag, quoted(value)] : []
  })
}
