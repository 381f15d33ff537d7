/** Asks X whose account a sign-in opens: GET /2/users/me. */
import { EXIT, UserError } from '../../../errors.ts'
import type { Connection, OwnAccount } from '../../channel.ts'
import { call } from '../api/client.ts'
import { apiUrl, isId } from '../settings.ts'
import { signInNeeded } from '../token.ts'
import { renewToken } from './renew.ts'

const unclear = (reason: string): UserError =>
  new UserError('account_unclear', EXIT.temporary, `X did not say whose account it is: ${reason}.`)

/** Status of an answer to an account without credits: docs.x.com, "Pricing". */
const NO_CREDITS = 402

/** What the person can do about an answer that refuses. */
function refusalOf(status: number): UserError {
  if (status === 401) return signInNeeded('X does not accept this sign-in.')
  if (status === NO_CREDITS)
    return new UserError(
      'no_credits',
      EXIT.temporary,
      'X answers that your developer account has no credits.',
      {
        hints: ['Buy credits in the console of X (console.x.com), then again: escalate connect x'],
      },
    )
  if (status === 403)
    return new UserError('sign_in_refused', EXIT.signIn, 'X does not let this app ask (403).', {
      hints: ['Look in the console of X whether the app belongs to a project and may read and write.'],
    })
  return unclear(`it answered ${status}`)
}

function accountOf(json: unknown): OwnAccount | null {
  const data = (json as { data?: { id?: unknown; username?: unknown } } | null | undefined)?.data
  const { id, username } = data ?? {}
  const known = isId(id) && typeof username === 'string' && /^[A-Za-z0-9_]{1,15}$/.test(username)
  return known ? { handle: `@${username}`, id } : null
}

/**
 * @param now milliseconds of the epoch
 * @throws UserError `sign_in_needed`, `sign_in_refused` (exit 4), `no_credits`, `account_unclear` (exit 8), exit 2 and 6
 *   for settings and clock
 */
export async function whoAmI(connection: Connection, now: () => number = Date.now): Promise<OwnAccount> {
  const base = apiUrl(connection)
  const token = await renewToken(connection, now)
  const answer = await call(base, token, { method: 'GET', path: '/2/users/me' })
  if (answer.kind !== 'answer') throw unclear(answer.reason)
  const account = answer.status === 200 ? accountOf(answer.json) : null
  if (account !== null) return account
  throw answer.status === 200 ? unclear('its answer makes no sense') : refusalOf(answer.status)
}
