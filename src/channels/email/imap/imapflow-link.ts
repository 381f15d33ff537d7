/** The one place that loads the IMAP library: how a connection is made. */
import type { ImapFlowOptions } from 'imapflow'
import { MAX_MAIL } from '../reading.ts'
import { failureOf } from './failure.ts'
import { ImapflowSession } from './imapflow-session.ts'
import type { ImapLink } from './link.ts'
import { ANSWER, type Patience, within } from './patience.ts'
import type { Credential, ImapSettings } from './settings.ts'

/** Time limits in milliseconds. */
export interface ImapLimits {
  readonly connect: number
  readonly greeting: number
  readonly silence: number
  /** What one answer may take; the default is {@link ANSWER}. A sign-in may take as long as a silence. */
  readonly answer?: Patience
}

/** The defaults of the library are 90 s and 5 minutes: too long for a person who waits. */
export const IMAP_LIMITS: ImapLimits = { connect: 15_000, greeting: 15_000, silence: 60_000 }

/** A server may send what it likes; beyond this the library ends the connection. The line has room for a million UIDs. */
const SERVER_LIMITS = {
  maxLiteralSize: MAX_MAIL + 1024 * 1024,
  maxResponseSize: MAX_MAIL + 2 * 1024 * 1024,
  maxLineLength: 8 * 1024 * 1024,
}

/**
 * Connects and signs in: over TLS, or after STARTTLS or not at all; in the clear only where the settings say so.
 * @throws UserError `sign_in_needed` (exit 4) or `imap_unreachable` (exit 8)
 */
export async function connectImap(
  settings: ImapSettings,
  credential: Credential,
  limits: ImapLimits = IMAP_LIMITS,
): Promise<ImapLink> {
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow(optionsOf(settings, credential, limits))
  let lost: unknown = null
  // Without a listener an error between two commands would end the program (postalsys/imapflow#302).
  client.on('error', error => {
    lost ??= error
  })
  const failure = (error: unknown) => failureOf(error, settings, credential, lost)
  try {
    const { connect, greeting, silence } = limits
    await within(client, { ...ANSWER, time: connect + greeting + silence }, client.connect())
  } catch (error) {
    client.close()
    throw failure(error)
  }
  return new ImapflowSession(client, failure, limits.answer ?? ANSWER)
}

function optionsOf(
  settings: ImapSettings,
  { kind, secret }: Credential,
  limits: ImapLimits,
): ImapFlowOptions {
  const { host, port, security, user } = settings
  return {
    host,
    port,
    secure: security === 'tls',
    // Demanded or forbidden, never "if offered"; a PREAUTH greeting in the clear is then a failure, too.
    doSTARTTLS: security === 'starttls' ? true : security === 'none' ? false : undefined,
    tls: { minVersion: 'TLSv1.2' },
    auth: kind === 'token' ? { user, accessToken: secret } : { user, pass: secret },
    // Some servers want to know who calls (ID, RFC 2971); a name is enough.
    clientInfo: { name: 'escalate', version: false, vendor: false, 'support-url': false },
    logger: false,
    disableAutoIdle: true,
    // Each costs a command, and nothing here needs them.
    disableCompression: true,
    disableAutoEnable: true,
    connectionTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    ...SERVER_LIMITS,
  }
}
