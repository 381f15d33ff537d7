/** The settings of the account one reads, and the secret that opens it. */
import { EXIT, UserError } from '../../../errors.ts'
import type { Connection } from '../../channel.ts'
import { missingSetting } from '../../setting-errors.ts'
import { accessToken } from '../oauth/access-token.ts'
import { type Security, type ServerSettings, serverSettings } from '../server-settings.ts'

export interface ImapSettings extends ServerSettings {
  readonly user: string
}

/** What is shown to the server to sign in. */
export type Credential =
  | { readonly kind: 'password'; readonly secret: string }
  | { readonly kind: 'token'; readonly secret: string }

/** RFC 8314 section 3.2 for TLS; RFC 3501 section 2.1 for the port on which STARTTLS is offered. */
const PORTS: Readonly<Record<Security, number>> = { tls: 993, starttls: 143, none: 143 }

/**
 * @returns the settings `email.imap.*`; without a user of its own the account is signed in to as for sending
 * @throws UserError `missing_setting` or `bad_setting` (exit 2), `clock_is_set` (exit 6) when only loopback may be reached
 */
export function imapSettings(connection: Connection): ImapSettings {
  const server = serverSettings(connection, 'email.imap', PORTS, 'imap.example.org')
  const user = connection.setting('email.imap.user') || connection.setting('email.smtp.user') || null
  if (user === null) throw missingSetting('email.imap.user', 'you@example.org')
  return { ...server, user }
}

/**
 * @returns the password, or with `email.auth` = `oauth2` a token that is still good
 * @throws UserError `sign_in_needed` (exit 4), and what renewing a token throws
 */
export async function credentialOf(connection: Connection): Promise<Credential> {
  if (connection.setting('email.auth') === 'oauth2') {
    return { kind: 'token', secret: await accessToken(connection) }
  }
  const secret = await connection.secret('password')
  if (secret) return { kind: 'password', secret }
  throw new UserError('sign_in_needed', EXIT.signIn, 'There is no password for the mail account.', {
    hints: ['escalate connect email'],
  })
}
