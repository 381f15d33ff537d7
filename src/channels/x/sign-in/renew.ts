/** An access token that is good now: the stored one, or a new one that is kept before anybody uses it. */
import type { Connection } from '../../channel.ts'
import { isFresh, requireToken, signInNeeded, TOKEN_SECRET, tokenText, type XToken } from '../token.ts'
import { clientIdOf } from './registration.ts'
import { requestToken, unavailable } from './token-request.ts'

/**
 * @param now milliseconds of the epoch: the real hour, as X counts by that one
 * @returns the token for the next calls
 * @throws UserError `sign_in_needed` (exit 4), `sign_in_unavailable` (exit 8), `missing_setting` (exit 2),
 *   and what `renewSecret` throws
 */
export async function renewToken(connection: Connection, now: () => number): Promise<XToken> {
  const stored = requireToken(await connection.secret(TOKEN_SECRET))
  // A token that will do needs no lock.
  if (isFresh(stored, now())) return stored
  return requireToken(await connection.renewSecret(TOKEN_SECRET, text => renewed(text, connection, now)))
}

/** @returns the text to keep, or null where another process has renewed it meanwhile */
async function renewed(
  text: string | null,
  connection: Connection,
  now: () => number,
): Promise<string | null> {
  const token = requireToken(text)
  if (token.kind === 'oauth1' || isFresh(token, now())) return null
  const { refreshToken } = token
  if (refreshToken === null) throw signInNeeded('The sign-in for X has expired.')
  const form = {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientIdOf(connection.setting),
  }
  const granted = await requestToken(connection, form, now(), refreshToken)
  if (granted.kind === 'trouble') throw unavailable(granted.reason)
  if (granted.kind === 'refused') throw signInNeeded(`X no longer accepts the sign-in (${granted.error}).`)
  return tokenText(granted.token)
}
