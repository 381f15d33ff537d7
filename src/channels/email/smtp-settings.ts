/** The settings of the account one sends from, checked before any socket is opened. */
import type { Connection } from '../channel.ts'
import { badSetting, missingSetting } from '../setting-errors.ts'
import { type Security, type ServerSettings, serverSettings } from './server-settings.ts'

export { clockIsSet } from '../setting-errors.ts'
export type { Security } from './server-settings.ts'

export interface SmtpSettings extends ServerSettings {
  readonly auth: 'password' | 'oauth2'
  /** Null: the server wants no sign-in. */
  readonly user: string | null
  /** Address of the account; null: the From of the mail. */
  readonly from: string | null
}

/** Submission over TLS and with STARTTLS: RFC 8314 section 3.3, RFC 6409 section 3.1; plain SMTP: RFC 5321 4.5.4.2. */
const PORTS: Readonly<Record<Security, number>> = { tls: 465, starttls: 587, none: 25 }

/**
 * @returns the settings `email.smtp.*`, `email.auth` and `email.from`
 * @throws UserError `missing_setting` or `bad_setting` (exit 2), `clock_is_set` (exit 6) when only loopback may be reached
 */
export function smtpSettings(connection: Connection): SmtpSettings {
  const server = serverSettings(connection, 'email.smtp', PORTS, 'smtp.example.org')
  const auth = authOf(connection.setting('email.auth'))
  const from = connection.setting('email.from') || null
  // A token is always somebody's: without a user nobody could sign in with it.
  const user = connection.setting('email.smtp.user') || (auth === 'oauth2' ? from : null)
  if (auth === 'oauth2' && user === null) throw missingSetting('email.smtp.user', 'erika@example.org')
  return { ...server, auth, user, from }
}

function authOf(text: string | undefined): SmtpSettings['auth'] {
  if (text === undefined || text === '' || text === 'password') return 'password'
  if (text === 'oauth2') return text
  throw badSetting('email.auth', '"password" or "oauth2"')
}
