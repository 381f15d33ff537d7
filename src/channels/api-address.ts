/** Addresses of platforms' interfaces, as settings hold them. */

import type { Connection } from './channel.ts'
import { isLoopback } from './loopback.ts'
import { badSetting, clockIsSet } from './setting-errors.ts'

/**
 * Reads a setting such as `x.apiUrl`.
 * @param usual the address where none is set
 * @returns the base address without a final slash; https, or http on a loopback host (CONTRACT section 4)
 * @throws UserError `bad_setting` (exit 2), `clock_is_set` (exit 6) when only loopback may be reached
 */
export function apiAddress(
  { setting, loopbackOnly }: Pick<Connection, 'setting' | 'loopbackOnly'>,
  key: string,
  usual: string,
): URL {
  const text = setting(key)?.trim() || usual
  const url = URL.canParse(text) ? new URL(text) : null
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(host))
  if (!url || !secure || url.username !== '' || url.search !== '' || url.hash !== '')
    throw badSetting(key, 'an https address, or http on a host of this machine')
  if (loopbackOnly && !isLoopback(host)) throw clockIsSet(host)
  url.pathname = url.pathname.replace(/\/+$/, '')
  return url
}
