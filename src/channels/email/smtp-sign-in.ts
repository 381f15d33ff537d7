/** What the mail server gets to sign in: a password, or a token that is good now. */
import { EXIT, UserError } from '../../errors.ts'
import type { Connection, Outcome } from '../channel.ts'
import type { SmtpSettings } from './smtp-settings.ts'

/** The library renews no token: it gets nothing it could do so with. */
export type SmtpAuth =
  | { readonly user: string; readonly pass: string }
  | { readonly type: 'OAuth2'; readonly user: string; readonly accessToken: string }

export interface SmtpSignIn {
  readonly kind: 'ready'
  readonly auth: SmtpAuth
  /** Password or token, to keep it out of what is written down. */
  readonly secret: string
}

type Failed = Extract<Outcome, { kind: 'failed' }>

/**
 * @returns null where the server wants no sign-in; a failure where there is no secret or a token cannot be renewed
 * @throws UserError for wrong settings of OAuth2
 */
export async function smtpSignIn(
  connection: Connection,
  { user, auth }: SmtpSettings,
): Promise<SmtpSignIn | Failed | null> {
  if (user === null) return null
  if (auth === 'oauth2') return byToken(connection, user)
  const pass = await connection.secret('password')
  if (!pass) return failed('no password for the mail account', 'sign-in')
  return { kind: 'ready', auth: { user, pass }, secret: pass }
}

async function byToken(connection: Connection, user: string): Promise<SmtpSignIn | Failed> {
  const { accessToken } = await import('./oauth/access-token.ts')
  try {
    const token = await accessToken(connection)
    return { kind: 'ready', auth: { type: 'OAuth2', user, accessToken: token }, secret: token }
  } catch (error) {
    return failureOf(error)
  }
}

/** Nothing was opened to the mail server yet, so whatever went wrong, the mail was not sent. */
function failureOf(error: unknown): Failed {
  if (!(error instanceof UserError)) throw error
  if (error.exit === EXIT.signIn) return failed(error.message, 'sign-in')
  if (error.exit === EXIT.temporary || error.exit === EXIT.busy) return failed(error.message, 'temporary')
  throw error
}

function failed(reason: string, next: 'sign-in' | 'temporary'): Failed {
  return { kind: 'failed', reason, permanent: false, next }
}
