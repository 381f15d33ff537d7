/** What the person is told when a sign-in does not work; never with anything of a token. */
import { EXIT, UserError } from '../../../errors.ts'
import type { Answer } from './grants.ts'

type Refused = Extract<Answer<never>, { kind: 'refused' }>
type Failed = Exclude<Answer<never>, { kind: 'given' }>

/** The server's own trouble: RFC 6749 section 4.1.2.1, used by Microsoft at the token endpoint too. */
const PASSING: readonly string[] = ['server_error', 'temporarily_unavailable', 'slow_down']

const AGAIN = 'escalate connect email'

/** @returns exit 8 for what may be gone next time */
export function unavailable(reason: string): UserError {
  return new UserError('sign_in_unavailable', EXIT.temporary, `The sign-in server gave no use: ${reason}.`)
}

/** A refresh that failed. @returns `sign_in_needed` (exit 4), or `sign_in_unavailable` (exit 8) */
export function notRefreshed(failed: Failed): UserError {
  if (failed.kind === 'trouble') return unavailable(failed.reason)
  if (PASSING.includes(failed.error)) return unavailable(named(failed))
  return signInNeeded(`The sign-in of the mail account is no longer valid (${named(failed)}).`)
}

export function signInNeeded(message: string): UserError {
  return new UserError('sign_in_needed', EXIT.signIn, message, { hints: [AGAIN] })
}

/** A device sign-in that failed. @returns one error each for: declined, too late, wrong registration, the rest */
export function notSignedIn(failed: Failed): UserError {
  if (failed.kind === 'trouble') return unavailable(failed.reason)
  if (PASSING.includes(failed.error)) return unavailable(named(failed))
  // `authorization_declined` is Microsoft's name for it.
  if (failed.error === 'access_denied' || failed.error === 'authorization_declined') {
    return new UserError('sign_in_denied', EXIT.signIn, 'The sign-in was declined.', { hints: [AGAIN] })
  }
  if (failed.error === 'expired_token') return tooLate()
  return new UserError('sign_in_refused', EXIT.signIn, `The sign-in server refused (${named(failed)}).`, {
    hints: ['Look whether email.clientId is right and the registration allows public client flows.'],
  })
}

export function tooLate(): UserError {
  return new UserError('sign_in_expired', EXIT.signIn, 'The code was not entered in time.', {
    hints: [AGAIN],
  })
}

function named({ error, detail }: Refused): string {
  return detail === null ? error : `${error}, ${detail}`
}
