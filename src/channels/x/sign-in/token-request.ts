/** The questions to X's token endpoint, as forms (RFC 6749 sections 4.1.3, 5 and 6; RFC 7009). */
import { EXIT, UserError } from '../../../errors.ts'
import { type Answer, ask } from '../../ask.ts'
import type { Connection } from '../../channel.ts'
import { isSecretText } from '../../secret-text.ts'
import { apiUrl, endpoint } from '../settings.ts'
import type { OAuth2Token } from '../token.ts'

export type Place = Pick<Connection, 'setting' | 'loopbackOnly'>

/** Seconds: what X gives (docs.x.com, "OAuth 2.0 Authorization Code Flow with PKCE"), and the most that is believed. */
const LIFETIME = 7_200
const MAX_LIFETIME = 86_400

/** `refused`: X knows the question and says no; `trouble`: no answer, or none that can be understood. */
export type Granted =
  | { readonly kind: 'given'; readonly token: OAuth2Token }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'trouble'; readonly reason: string }

/** @param path `/2/oauth2/token` or `/2/oauth2/revoke`. @throws UserError for the setting x.apiUrl (exit 2), a set clock (exit 6) */
export async function postForm(
  place: Place,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<Answer> {
  return ask({
    method: 'POST',
    url: endpoint(apiUrl(place), path),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(form).toString(),
  })
}

/** Errors of the server itself come with such codes, too (RFC 6749 section 4.1.2.1). */
const PASSING: readonly string[] = ['server_error', 'temporarily_unavailable', 'slow_down']

/** Only a code of the protocol goes on; the sentence beside it may hold anything. */
function refusal(json: unknown): Granted {
  const error = (json as { error?: unknown } | null | undefined)?.error
  const code = typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? error : 'unknown_error'
  return PASSING.includes(code) ? { kind: 'trouble', reason: code } : { kind: 'refused', error: code }
}

function tokenOf(json: unknown, askedAt: number, before: string | null): OAuth2Token | null {
  const given = (typeof json === 'object' ? json : null) as Record<string, unknown> | null
  const { access_token: accessToken, refresh_token: refreshToken = before, expires_in: seconds } = given ?? {}
  const type = given?.token_type
  if (type !== undefined && String(type).toLowerCase() !== 'bearer') return null
  if (!isSecretText(accessToken) || (refreshToken !== null && !isSecretText(refreshToken))) return null
  const lasts = typeof seconds === 'number' && seconds > 0 ? Math.min(seconds, MAX_LIFETIME) : LIFETIME
  const expiresAt = new Date(askedAt + lasts * 1_000).toISOString()
  return { kind: 'oauth2', accessToken, refreshToken, expiresAt }
}

/**
 * @param askedAt instant before the question, milliseconds of the epoch: on the safe side
 * @param before refresh token that stays good where X gives none
 */
export async function requestToken(
  place: Place,
  form: Readonly<Record<string, string>>,
  askedAt: number,
  before: string | null = null,
): Promise<Granted> {
  const answer = await postForm(place, '/2/oauth2/token', form)
  if (answer.kind !== 'answer') return { kind: 'trouble', reason: answer.reason }
  if (answer.status === 400 || answer.status === 401) return refusal(answer.json)
  const token = answer.status === 200 ? tokenOf(answer.json, askedAt, before) : null
  if (token !== null) return { kind: 'given', token }
  return { kind: 'trouble', reason: `it answered ${answer.status} and gave no token` }
}

/** @returns exit 8: it may work next time */
export function unavailable(reason: string): UserError {
  return new UserError('sign_in_unavailable', EXIT.temporary, `X gave no sign-in: ${reason}.`)
}
