/** Hands prepared bytes to the person's own mail server. */
import type { Connection, Outcome, Prepared } from '../channel.ts'
import { envelopeOf, type MailEnvelope } from './envelope.ts'
import { outcomeOfError, outcomeOfReceipt, type SmtpError, type SmtpReceipt } from './outcome.ts'
import { withoutSecret } from './secret.ts'
import { smtpSettings } from './smtp-settings.ts'
import { smtpSignIn } from './smtp-sign-in.ts'
import { type SmtpLimits, transportOptions } from './smtp-transport.ts'

/** Silence: after the final dot RFC 5321 section 4.5.3.2.6 asks for 10 minutes, or mail is sent twice (RFC 1047). */
export const SMTP_LIMITS: SmtpLimits = { connect: 15_000, greeting: 15_000, silence: 600_000 }

/**
 * Sends the bytes as they are to the approved recipient, once and without any repeat.
 * @returns what became of it; a missing password, or a token that cannot be renewed, is a failed sign-in
 * @throws UserError before anything is opened: wrong settings, `clock_is_set`, `recipient_changed`
 */
export async function deliverBySmtp(
  prepared: Prepared,
  connection: Connection,
  limits: SmtpLimits = SMTP_LIMITS,
): Promise<Outcome> {
  const settings = smtpSettings(connection)
  const envelope = envelopeOf(prepared, settings.from)
  const signIn = await smtpSignIn(connection, settings)
  if (signIn?.kind === 'failed') return signIn
  const transport = transportOptions(settings, signIn?.auth ?? null, limits)
  const outcome = await send(prepared.bytes, envelope, transport)
  return signIn === null ? outcome : withoutSecret(outcome, signIn.auth.user, signIn.secret)
}

async function send(
  bytes: Uint8Array,
  envelope: MailEnvelope,
  { options, isSecured }: ReturnType<typeof transportOptions>,
): Promise<Outcome> {
  const { createTransport } = await import('nodemailer')
  try {
    const { from, to } = envelope
    const receipt = await createTransport(options).sendMail({
      envelope: { from, to: [to] },
      raw: Buffer.from(bytes),
    })
    return outcomeOfReceipt(receipt as SmtpReceipt)
  } catch (error) {
    return outcomeOfError(error as SmtpError, isSecured())
  }
}
