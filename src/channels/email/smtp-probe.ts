/** Tries whether the account can send, without sending anything. */
import { access, constants } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import type { Probe } from '../account.ts'
import type { Connection, Outcome } from '../channel.ts'
import { clockIsSet } from '../setting-errors.ts'
import { certificateFault } from './certificate.ts'
import { outcomeOfError, type SmtpError } from './outcome.ts'
import { withoutSecret } from './secret.ts'
import { SENDMAIL_PROGRAMS } from './sendmail.ts'
import { smtpSettings } from './smtp-settings.ts'
import { smtpSignIn } from './smtp-sign-in.ts'
import { type SmtpLimits, type TransportOptions, transportOptions } from './smtp-transport.ts'

/** Milliseconds; nothing is sent here, so no answer is worth ten minutes. */
export const PROBE_LIMITS: SmtpLimits = { connect: 15_000, greeting: 15_000, silence: 30_000 }

/**
 * Connects, demands encryption, signs in and leaves; with `sendmail` only looks whether there is such a program.
 * @throws UserError for wrong settings (exit 2) and while the clock is set by hand (exit 6)
 */
export async function probeSmtp(connection: Connection, limits: SmtpLimits = PROBE_LIMITS): Promise<Probe> {
  if (connection.setting('email.mode') === 'sendmail') {
    if (connection.loopbackOnly) throw clockIsSet('the mail program of this machine')
    return probeSendmail(SENDMAIL_PROGRAMS, process.env.PATH ?? '')
  }
  const settings = smtpSettings(connection)
  const at = `${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`
  const signIn = await smtpSignIn(connection, settings)
  if (signIn?.kind === 'failed') return failedAt(at, signIn)
  const error = await verify(transportOptions(settings, signIn?.auth ?? null, limits).options)
  if (error === null) return { direction: 'send', at, ok: true, reason: null, next: null }
  const fault = certificateFault(error.originalCode)
  if (fault) return { ...failedAt(at, { kind: 'unknown', reason: fault.reason }), advice: fault.advice }
  const outcome = outcomeOfError(error)
  return failedAt(at, signIn === null ? outcome : withoutSecret(outcome, signIn.auth.user, signIn.secret))
}

/** @param path as the environment's PATH; for a name without a folder */
export async function probeSendmail(programs: readonly string[], path: string): Promise<Probe> {
  const folders = path.split(delimiter).filter(isAbsolute)
  const places = programs.flatMap(each =>
    isAbsolute(each) ? [each] : folders.map(folder => join(folder, each)),
  )
  for (const at of places) {
    const found = await access(at, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return { direction: 'send', at, ok: true, reason: null, next: null }
  }
  return failedAt('sendmail', { kind: 'unknown', reason: 'there is no sendmail program here' }, 'refused')
}

/** @returns what went wrong, or null */
async function verify(transport: TransportOptions): Promise<SmtpError | null> {
  const { createTransport } = await import('nodemailer')
  try {
    // Else a server that offers no sign-in would pass for one that took it.
    await createTransport({ ...transport, forceAuth: transport.auth !== undefined }).verify()
    return null
  } catch (error) {
    return error as SmtpError
  }
}

/** A broken connection leaves no doubt here: nothing was to be sent. */
function failedAt(at: string, outcome: Outcome, otherwise: 'temporary' | 'refused' = 'temporary'): Probe {
  const reason = outcome.kind === 'sent' ? outcome.response : outcome.reason
  const next = outcome.kind === 'failed' && outcome.next !== 'hand-off' ? outcome.next : otherwise
  return { direction: 'send', at, ok: false, reason, next }
}
