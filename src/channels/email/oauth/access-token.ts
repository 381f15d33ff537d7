/** A token that is good now: the stored one, or a new one that is kept before anybody uses it. */
import type { Connection } from '../../channel.ts'
import { notRefreshed, signInNeeded } from './sign-in-errors.ts'
import { type SignInServer, signInServer } from './sign-in-server.ts'
import { readToken, type StoredToken, tokenText } from './stored-token.ts'

/** Name of the secret. */
const TOKEN = 'token'

/** Milliseconds before its end at which a token is renewed, so that it lasts for the connection it is meant for. */
const AHEAD = 5 * 60 * 1_000

/**
 * @param clock milliseconds of the epoch: the real hour, as the server counts by that one
 * @returns the access token for SMTP and IMAP
 * @throws UserError `sign_in_needed` (exit 4) when there is none or it cannot be renewed, `sign_in_unavailable` (exit 8),
 *   exit 2 and 6 for settings, and what `renewSecret` throws
 */
export async function accessToken(connection: Connection, clock: () => number = Date.now): Promise<string> {
  const server = signInServer(connection)
  const stored = readToken(await connection.secret(TOKEN))
  // A token that will do needs no lock.
  if (stored && isFresh(stored, clock())) return stored.accessToken
  const kept = readToken(await connection.renewSecret(TOKEN, text => renewed(text, server, clock)))
  if (kept === null) throw signInNeeded('There is no sign-in for the mail account.')
  return kept.accessToken
}

/** @returns the text to keep, or null where another process has renewed it meanwhile */
async function renewed(
  text: string | null,
  server: SignInServer,
  clock: () => number,
): Promise<string | null> {
  const token = readToken(text)
  if (token === null) throw signInNeeded('There is no sign-in for the mail account.')
  const askedAt = clock()
  if (isFresh(token, askedAt)) return null
  const { refreshGrant } = await import('./grants.ts')
  const answer = await refreshGrant(server, token.refreshToken)
  if (answer.kind !== 'given') throw notRefreshed(answer)
  return tokenText(answer.value, askedAt, token.refreshToken)
}

function isFresh({ expiresAt }: StoredToken, now: number): boolean {
  return Date.parse(expiresAt) - now > AHEAD
}
