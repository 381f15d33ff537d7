/** Whether the account could send, as far as settings and secrets tell; opens no socket and renews nothing. */
import { EXIT, UserError } from '../../errors.ts'
import type { Connection } from '../channel.ts'
import { signInServer } from './oauth/sign-in-server.ts'
import { readToken } from './oauth/stored-token.ts'
import { smtpSettings } from './smtp-settings.ts'

/**
 * @throws UserError `missing_setting` or `bad_setting` (exit 2), `clock_is_set` (exit 6), `sign_in_needed` (exit 4) where
 *   neither password nor token is there
 */
export async function smtpReady(connection: Connection): Promise<void> {
  const { user, auth } = smtpSettings(connection)
  if (user === null) return
  if (auth === 'oauth2') signInServer(connection)
  if (auth === 'oauth2' ? readToken(await connection.secret('token')) : await connection.secret('password'))
    return
  throw auth === 'oauth2' ? noToken() : noPassword()
}

function noPassword(): UserError {
  return new UserError('sign_in_needed', EXIT.signIn, 'There is no password for the mail account.', {
    hints: [
      'escalate connect email',
      'Or set ESCALATE_SECRET_EMAIL_PASSWORD, or the command that prints it in email.passwordCommand.',
    ],
  })
}

function noToken(): UserError {
  return new UserError('sign_in_needed', EXIT.signIn, 'There is no sign-in for the mail account.', {
    hints: ['escalate connect email'],
  })
}
