/** A mail account as it is to be connected: which servers, whose name, how one signs in. */
import { quoted } from '../../intake/flags.ts'

export type Security = 'tls' | 'starttls' | 'none'

export interface ChosenServer {
  readonly host: string
  readonly port: number
  readonly security: Security
  /** Null: the server wants no sign-in. */
  readonly user: string | null
}

export interface MailAccount {
  readonly address: string
  readonly send: ChosenServer | 'sendmail'
  /** A server, the folder of a Maildir, or null: replies are recorded by hand. */
  readonly receive: ChosenServer | { readonly maildir: string } | null
  readonly auth: 'password' | 'oauth2'
  /** Of the person's own app at the provider; null with a password. */
  readonly clientId: string | null
}

/** Submission over TLS and with STARTTLS: RFC 8314 section 3.3, RFC 6409 section 3.1; plain SMTP: RFC 5321 section 4.5.4.2. */
const SMTP_PORTS: Readonly<Record<Security, number>> = { tls: 465, starttls: 587, none: 25 }

/** IMAP over TLS: RFC 8314 section 3.2; with STARTTLS or plain: RFC 9051 section 2.1. */
const IMAP_PORTS: Readonly<Record<Security, number>> = { tls: 993, starttls: 143, none: 143 }

/** @returns the usual port of a protocol */
export const usualPort = (protocol: 'smtp' | 'imap', security: Security): number =>
  (protocol === 'smtp' ? SMTP_PORTS : IMAP_PORTS)[security]

/** @returns the encryption that goes with a port; TLS from the start where the port does not say */
export const usualSecurity = (port: number | null): Security =>
  port === SMTP_PORTS.starttls || port === IMAP_PORTS.starttls ? 'starttls' : 'tls'

/** @returns the servers of the account that are talked to */
export function serversOf({ send, receive }: MailAccount): readonly ChosenServer[] {
  const sending = send === 'sendmail' ? [] : [send]
  return receive === null || 'maildir' in receive ? sending : [...sending, receive]
}

/** @returns whether some server wants a sign-in */
export const needsSecret = (account: MailAccount): boolean =>
  serversOf(account).some(({ user }) => user !== null)

function serverSettings(protocol: 'smtp' | 'imap', server: ChosenServer | null) {
  const at = `email.${protocol}`
  return {
    [`${at}.host`]: server?.host ?? null,
    [`${at}.port`]: server === null ? null : String(server.port),
    [`${at}.security`]: server?.security ?? null,
    [`${at}.user`]: server?.user ?? null,
  }
}

/**
 * @param passwordCommand prints the password; null: it is kept elsewhere
 * @returns every setting of the account as it would be typed; null: to be taken out
 */
export function settingsOf(
  { address, send, receive, auth, clientId }: MailAccount,
  passwordCommand: string | null,
): Readonly<Record<string, string | null>> {
  const folder = receive !== null && 'maildir' in receive ? receive.maildir : null
  return {
    'email.mode': send === 'sendmail' ? 'sendmail' : 'smtp',
    'email.from': address,
    ...serverSettings('smtp', send === 'sendmail' ? null : send),
    ...serverSettings('imap', receive === null || 'maildir' in receive ? null : receive),
    'email.maildir': folder,
    'email.auth': auth,
    'email.clientId': auth === 'oauth2' ? clientId : null,
    'email.passwordCommand': passwordCommand,
  }
}

function serverFlags(protocol: 'smtp' | 'imap', { host, port, security, user }: ChosenServer): string[] {
  const flags = [['host', host] as const, ['port', String(port)] as const, ['security', security] as const]
  return [...flags, ['user', user ?? ''] as const].flatMap(([name, value]) => [
    `--${protocol}-${name}`,
    quoted(value),
  ])
}

/** @returns the account as flags of `connect email`, quoted for a POSIX shell */
export function flagsOf({ address, send, receive, clientId }: MailAccount): readonly string[] {
  const sending = send === 'sendmail' ? ['--sendmail'] : serverFlags('smtp', send)
  const receiving =
    receive === null
      ? ['--no-imap']
      : 'maildir' in receive
        ? ['--maildir', quoted(receive.maildir)]
        : serverFlags('imap', receive)
  const client = clientId === null ? [] : ['--client-id', quoted(clientId)]
  return ['--address', quoted(address), ...sending, ...receiving, ...client]
}
