/** An access token that is good now: the stored one, or a new one that is kept before anybody uses it. */
import type { Connection } from '../../channel.ts'
import { isFresh, requireToken, signInNeeded, TOKEN_SECRET, tokenText, type XToken } from '../token.ts'
import { clientIdOf } from './registration.ts'
import { requestToken, unavailable } from './token-request.ts'

/** @returns whether X knows the two by the same text */
const isSame = (one: XToken, other: XToken | null): boolean => one.accessToken === other?.accessToken

/**
 * @param now milliseconds of the epoch: the real hour, as X counts by that one
 * @param refused what X answered with 401 although it lasts; another process may have replaced it by now, which is kept
 * @returns the token for the next calls
 * @throws UserError `sign_in_needed` (exit 4), `sign_in_unavailable` (exit 8), `missing_setting` (exit 2),
 *   and what `renewSecret` throws
 */
export async function renewToken(
  connection: Connection,
  now: () => number,
  refused: XToken | null = null,
): Promise<XToken> {
  const willDo = (token: XToken) => isFresh(token, now()) && !isSame(token, refused)
  const stored = requireToken(await connection.secret(TOKEN_SECRET))
  // A token that will do needs no lock.
  if (willDo(stored)) return stored
  const renew = async (text: string | null) => {
    const token = requireToken(text)
    return willDo(token) ? null : renewed(token, connection, now)
  }
  return requireToken(await connection.renewSecret(TOKEN_SECRET, renew))
}

/** @returns the text to keep */
async function renewed(token: XToken, connection: Connection, now: () => number): Promise<string> {
  const refreshToken = token.kind === 'oauth1' ? null : token.refreshToken
  if (refreshToken === null)
    throw signInNeeded(
      isFresh(token, now()) ? 'X does not accept the sign-in.' : 'The sign-in for X has expired.',
    )
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
