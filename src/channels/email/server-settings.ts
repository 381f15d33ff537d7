/** Host, port and security of a mail server, for either direction, checked before any socket is opened. */
import type { Connection } from '../channel.ts'
import { isLoopback } from '../loopback.ts'
import { badSetting, clockIsSet, missingSetting } from '../setting-errors.ts'

export type Security = 'tls' | 'starttls' | 'none'

export interface ServerSettings {
  readonly host: string
  readonly port: number
  readonly security: Security
}

/**
 * Reads `<prefix>.host`, `<prefix>.port` and `<prefix>.security`.
 * @param prefix e.g. `email.imap`
 * @param ports usual port of each kind of security; where none is set, the port says which kind it is, else TLS
 * @param example host for the message that it is missing
 * @throws UserError `missing_setting` or `bad_setting` (exit 2), `clock_is_set` (exit 6) when only loopback may be reached
 */
export function serverSettings(
  connection: Connection,
  prefix: string,
  ports: Readonly<Record<Security, number>>,
  example: string,
): ServerSettings {
  const host = connection.setting(`${prefix}.host`)?.trim() ?? ''
  if (host === '') throw missingSetting(`${prefix}.host`, example)
  if (!/^[A-Za-z0-9.:-]{1,255}$/.test(host)) throw badSetting(`${prefix}.host`, 'a host name')
  const port = portOf(`${prefix}.port`, connection.setting(`${prefix}.port`))
  const security = securityOf(`${prefix}.security`, connection.setting(`${prefix}.security`), port, ports)
  if (security === 'none' && !isLoopback(host)) {
    throw badSetting(`${prefix}.security`, '"tls" or "starttls"; "none" is for hosts of this machine only')
  }
  if (connection.loopbackOnly && !isLoopback(host)) throw clockIsSet(host)
  return { host, port: port ?? ports[security], security }
}

function portOf(key: string, text: string | undefined): number | null {
  if (text === undefined || text === '') return null
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65535) throw badSetting(key, 'a number from 1 to 65535')
  return port
}

function securityOf(
  key: string,
  text: string | undefined,
  port: number | null,
  ports: Readonly<Record<Security, number>>,
): Security {
  if (text === undefined || text === '') return port === ports.starttls ? 'starttls' : 'tls'
  if (text === 'tls' || text === 'starttls' || text === 'none') return text
  throw badSetting(key, '"tls" or "starttls"')
}
