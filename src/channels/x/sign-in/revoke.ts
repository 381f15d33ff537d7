/** Takes a sign-in back at X, so that nobody can use it any more: RFC 7009. */
import { UserError } from '../../../errors.ts'
import type { Connection, SignedOut } from '../../channel.ts'
import { readToken, TOKEN_SECRET } from '../token.ts'
import { clientIdOf } from './registration.ts'
import { postForm } from './token-request.ts'

/** The refresh token first: it lives longer, and new access tokens come from it. */
async function revokeBoth(connection: Connection, tokens: readonly [string, string][]): Promise<boolean> {
  const clientId = clientIdOf(connection.setting)
  let all = true
  for (const [hint, token] of tokens) {
    const form = { token, token_type_hint: hint, client_id: clientId }
    const answer = await postForm(connection, '/2/oauth2/revoke', form)
    all &&= answer.kind === 'answer' && answer.status === 200
  }
  return all
}

/**
 * @returns `by-hand` for keys of the console, which only the person can take back there
 */
export async function signOut(connection: Connection): Promise<SignedOut> {
  const token = readToken(await connection.secret(TOKEN_SECRET))
  if (token === null) return 'not-done'
  if (token.kind === 'oauth1') return 'by-hand'
  const { accessToken, refreshToken } = token
  const refresh: [string, string][] = refreshToken === null ? [] : [['refresh_token', refreshToken]]
  try {
    const done = await revokeBoth(connection, [...refresh, ['access_token', accessToken]])
    return done ? 'done' : 'not-done'
  } catch (error) {
    // A setting that is wrong must not keep a sign-in here.
    if (error instanceof UserError) return 'not-done'
    throw error
  }
}
