/** The flags of `connect` for channels other than e-mail, and which flag belongs to which channel. */
import { EXIT, UserError } from '../../errors.ts'
import { quoted } from '../../intake/flags.ts'
import type { ConnectFlags } from './connect-flags.ts'

export interface PlatformFlags
  extends Pick<ConnectFlags, 'clientId' | 'passwordStdin' | 'passwordCommand' | 'plainFile'> {
  readonly handle?: string
  readonly server?: string
  readonly pageId?: string
  /** Posts leave by the API from now on. */
  readonly post?: boolean
  /** X: four keys of the console instead of a sign-in in the browser. */
  readonly oauth1?: boolean
  /** X: false with --no-browser. */
  readonly browser?: boolean
}

export type AllFlags = ConnectFlags & PlatformFlags

type Name = keyof AllFlags

const OF_MAIL: readonly Name[] = [
  ...(['address', 'smtpHost', 'smtpPort', 'smtpSecurity', 'smtpUser'] as const),
  ...(['imapHost', 'imapPort', 'imapSecurity', 'imapUser', 'imap', 'sendmail', 'maildir'] as const),
]
const OF_PLATFORMS: readonly Name[] = ['handle', 'server', 'pageId', 'post', 'oauth1', 'browser']
/** `password-stdin`, `password-command` and `plain-file` go with every channel. */
const NOT_FOR_ALL: readonly Name[] = [...OF_MAIL, ...OF_PLATFORMS, 'clientId']

/** `--no-imap` and `--no-browser` stand as true until they are typed. */
const isTyped = (name: Name, flags: AllFlags): boolean =>
  name === 'imap' || name === 'browser' ? flags[name] === false : flags[name] !== undefined

/** @returns the flag as it is typed, e.g. `--page-id` */
export const flagOf = (name: string): string =>
  `--${name === 'imap' || name === 'browser' ? 'no-' : ''}${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

/** What belongs to e-mail, with the id of an own app. */
export const MAIL_FLAGS: readonly Name[] = [...OF_MAIL, 'clientId']

/**
 * A flag of another channel would be passed over in silence.
 * @throws UserError `bad_input` (exit 2)
 */
export function refuseOtherFlags(channel: string, allowed: readonly Name[], flags: AllFlags): void {
  const wrong = NOT_FOR_ALL.find(name => isTyped(name, flags) && !allowed.includes(name))
  if (wrong === undefined) return
  throw new UserError('bad_input', EXIT.usage, `${flagOf(wrong)} does not belong to connect ${channel}`, {
    hints: [
      allowed.length === 0 ? 'leave it out' : `what does: ${allowed.map(name => flagOf(name)).join(', ')}`,
    ],
  })
}

/** @returns flags as they would be typed again, without any secret */
export function typedAgain(names: readonly Name[], flags: AllFlags): readonly string[] {
  const all: readonly Name[] = [...names, 'passwordStdin', 'passwordCommand', 'plainFile']
  return all.flatMap(name => {
    const value = flags[name]
    if (!isTyped(name, flags)) return []
    return typeof value === 'string' ? [flagOf(name), quoted(value)] : [flagOf(name)]
  })
}
