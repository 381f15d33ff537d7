/** Which hosts are this very machine. */
import { isIPv4 } from 'node:net'

/** @returns whether the host is in 127.0.0.0/8 (RFC 1122 section 3.2.1.3), `::1` or `localhost` (RFC 6761 section 6.3) */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase()
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'))
}
