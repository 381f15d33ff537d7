/** How the mail library is told to connect: encryption as a demand, time limits, nothing read from elsewhere. */

import { checkServerIdentity } from 'node:tls'
import type { SmtpSettings } from './smtp-settings.ts'
import type { SmtpAuth } from './smtp-sign-in.ts'

/** Time limits in milliseconds. */
export interface SmtpLimits {
  readonly connect: number
  readonly greeting: number
  /** Nothing heard from the server. */
  readonly silence: number
}

export type TransportOptions = ReturnType<typeof transportOptions>['options']

/**
 * `requireTLS` and `secure` make encryption a demand: without it the library stops before it signs in.
 * @returns options for one connection, and whether its handshake is over
 */
export function transportOptions(
  { host, port, security }: SmtpSettings,
  auth: SmtpAuth | null,
  limits: SmtpLimits,
) {
  let secured = false
  const identify: typeof checkServerIdentity = (name, certificate) => {
    const fault = checkServerIdentity(name, certificate)
    secured = fault === undefined
    return fault
  }
  const options = {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    // Asked last of all in a handshake, and only where the certificate holds.
    tls: { minVersion: 'TLSv1.2' as const, checkServerIdentity: identify },
    // An address literal instead of the name of this machine (RFC 5321 section 4.1.4), which is nobody's business.
    name: '[127.0.0.1]',
    ...(auth === null ? {} : { auth }),
    connectionTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return { options, isSecured: () => secured }
}
