/** Hands prepared bytes to the person's own mail server. */
import type { Connection, Outcome, Prepared } from '../channel.ts'
import { envelopeOf, type MailEnvelope } from './envelope.ts'
import { outcomeOfError, outcomeOfReceipt, type SmtpError, type SmtpReceipt } from './outcome.ts'
import { withoutSecret } from './secret.ts'
import { type SmtpSettings, smtpSettings } from './smtp-settings.ts'

/** Time limits in milliseconds. */
export interface SmtpLimits {
  readonly connect: number
  readonly greeting: number
  /** Silence; after the final dot RFC 5321 section 4.5.3.2.6 asks for 10 minutes, or mail is sent twice (RFC 1047). */
  readonly silence: number
}

export const SMTP_LIMITS: SmtpLimits = { connect: 15_000, greeting: 15_000, silence: 600_000 }

/**
 * Sends the bytes as they are to the approved recipient, once and without any repeat.
 * @returns what became of it; a missing password is a failed sign-in
 * @throws UserError before anything is opened: wrong settings, `clock_is_set`, `recipient_changed`
 */
export async function deliverBySmtp(
  prepared: Prepared,
  connection: Connection,
  limits: SmtpLimits = SMTP_LIMITS,
): Promise<Outcome> {
  const settings = smtpSettings(connection)
  const envelope = envelopeOf(prepared, settings.from)
  const password = settings.user === null ? null : await connection.secret('password')
  if (settings.user !== null && !password) {
    return { kind: 'failed', reason: 'no password for the mail account', permanent: false, next: 'sign-in' }
  }
  const outcome = await send(prepared.bytes, envelope, options(settings, password, limits))
  return password ? withoutSecret(outcome, settings.user ?? '', password) : outcome
}

type Options = ReturnType<typeof options>

/** `requireTLS` and `secure` make encryption a demand: without it the library stops before it signs in. */
function options({ host, port, security, user }: SmtpSettings, password: string | null, limits: SmtpLimits) {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2' as const },
    // An address literal instead of the name of this machine (RFC 5321 section 4.1.4), which is nobody's business.
    name: '[127.0.0.1]',
    ...(user !== null && password !== null ? { auth: { user, pass: password } } : {}),
    connectionTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

async function send(bytes: Uint8Array, envelope: MailEnvelope, transport: Options): Promise<Outcome> {
  const { createTransport } = await import('nodemailer')
  try {
    const { from, to } = envelope
    const receipt = await createTransport(transport).sendMail({
      envelope: { from, to: [to] },
      raw: Buffer.from(bytes),
    })
    return outcomeOfReceipt(receipt as SmtpReceipt)
  } catch (error) {
    return outcomeOfError(error as SmtpError)
  }
}
