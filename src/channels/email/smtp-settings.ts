/** The settings of the mail account, checked before any socket is opened. */
import { EXIT, UserError } from '../../errors.ts'
import type { Connection } from '../channel.ts'
import { isLoopback } from './loopback.ts'

export type Security = 'tls' | 'starttls' | 'none'

export interface SmtpSettings {
  readonly host: string
  readonly port: number
  readonly security: Security
  /** Null: the server wants no sign-in. */
  readonly user: string | null
  /** Address of the account; null: the From of the mail. */
  readonly from: string | null
}

/** Submission over TLS and with STARTTLS: RFC 8314 section 3.3, RFC 6409 section 3.1; plain SMTP: RFC 5321 4.5.4.2. */
const PORTS: Readonly<Record<Security, number>> = { tls: 465, starttls: 587, none: 25 }

/**
 * @returns the settings `email.smtp.*` and `email.from`
 * @throws UserError `missing_setting` or `bad_setting` (exit 2), `clock_is_set` (exit 6) when only loopback may be reached
 */
export function smtpSettings(connection: Connection): SmtpSettings {
  const host = connection.setting('email.smtp.host')?.trim() ?? ''
  if (host === '') throw missing('email.smtp.host', 'smtp.example.org')
  if (!/^[A-Za-z0-9.:-]{1,255}$/.test(host)) throw bad('email.smtp.host', 'a host name')
  const port = portOf(connection.setting('email.smtp.port'))
  const security = securityOf(connection.setting('email.smtp.security'), port)
  if (security === 'none' && !isLoopback(host)) {
    throw bad('email.smtp.security', '"tls" or "starttls"; "none" is for hosts of this machine only')
  }
  if (connection.loopbackOnly && !isLoopback(host)) throw clockIsSet(host)
  return {
    host,
    port: port ?? PORTS[security],
    security,
    user: connection.setting('email.smtp.user') || null,
    from: connection.setting('email.from') || null,
  }
}

/** @returns the refusal of a host that is not this machine while the clock is set by hand */
export function clockIsSet(host: string): UserError {
  return new UserError(
    'clock_is_set',
    EXIT.refused,
    `The clock is set by hand, so nothing is sent to ${host}.`,
    {
      hints: ['Leave out --now and ESCALATE_NOW to send.'],
    },
  )
}

function portOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return null
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65535) throw bad('email.smtp.port', 'a number from 1 to 65535')
  return port
}

function securityOf(text: string | undefined, port: number | null): Security {
  if (text === undefined || text === '') return port === PORTS.starttls ? 'starttls' : 'tls'
  if (text === 'tls' || text === 'starttls' || text === 'none') return text
  throw bad('email.smtp.security', '"tls" or "starttls"')
}

function missing(key: string, example: string): UserError {
  return new UserError('missing_setting', EXIT.usage, `The setting ${key} is missing.`, {
    hints: [`escalate config set ${key} ${example}`],
    missing: [key],
  })
}

function bad(key: string, right: string): UserError {
  return new UserError('bad_setting', EXIT.usage, `The setting ${key} must be ${right}.`)
}
