/** What the program signs in to X with, as it is kept: JSON in the secret `token`, or a bare access token from a script. */
import type { UserError } from '../../errors.ts'
import { isSecretText, signInNeeded as needed } from '../secret-text.ts'

/** OAuth 2.0 with PKCE. */
export interface OAuth2Token {
  readonly kind: 'oauth2'
  readonly accessToken: string
  /** Good for one use; null: the access token cannot be renewed. */
  readonly refreshToken: string | null
  /** ISO 8601 UTC; null: not known, so it is used until X refuses it. */
  readonly expiresAt: string | null
}

/** OAuth 1.0a: the four keys of the developer console, which do not expire. */
export interface OAuth1Token {
  readonly kind: 'oauth1'
  readonly appKey: string
  readonly appSecret: string
  readonly accessToken: string
  readonly accessSecret: string
}

export type XToken = OAuth2Token | OAuth1Token

/** Name of the secret. */
export const TOKEN_SECRET = 'token'

/** Milliseconds before its end at which a token is renewed, so that it lasts for the run it is meant for. */
const AHEAD = 5 * 60 * 1_000

/** @returns whether a text can be a token, a key or a secret of X */
export const isTokenText = isSecretText

function oauth2(value: Record<string, unknown>): OAuth2Token | null {
  const { accessToken, refreshToken = null, expiresAt = null } = value
  if (!isSecretText(accessToken) || (refreshToken !== null && !isSecretText(refreshToken))) return null
  if (expiresAt === null) return { kind: 'oauth2', accessToken, refreshToken, expiresAt }
  const known = typeof expiresAt === 'string' && !Number.isNaN(Date.parse(expiresAt))
  return known ? { kind: 'oauth2', accessToken, refreshToken, expiresAt } : null
}

function oauth1({ appKey, appSecret, accessToken, accessSecret }: Record<string, unknown>) {
  const whole = isSecretText(appKey) && isSecretText(appSecret)
  if (!whole || !isSecretText(accessToken) || !isSecretText(accessSecret)) return null
  return { kind: 'oauth1', appKey, appSecret, accessToken, accessSecret } as const
}

/** @returns what {@link tokenText} made, or a bare text as an access token that cannot be renewed; null for anything else */
export function readToken(text: string | null): XToken | null {
  const trimmed = text?.trim() ?? ''
  if (!trimmed.startsWith('{')) return oauth2({ accessToken: trimmed })
  try {
    const value = JSON.parse(trimmed) as Record<string, unknown>
    if (value.kind === 'oauth1') return oauth1(value)
    return value.kind === 'oauth2' ? oauth2(value) : null
  } catch {
    return null
  }
}

/** @returns the text to keep */
export function tokenText(token: XToken): string {
  return JSON.stringify(token)
}

/** @param now milliseconds of the epoch. @returns whether it need not be renewed: it lasts, or does not say how long */
export function isFresh(token: XToken, now: number): boolean {
  if (token.kind === 'oauth1' || token.expiresAt === null) return true
  return Date.parse(token.expiresAt) - now > AHEAD
}

/** @returns the error for a sign-in that is not there or no longer good; exit 4 */
export function signInNeeded(message: string): UserError {
  return needed('x', message)
}

/** @returns the stored token @throws UserError `sign_in_needed` (exit 4) */
export function requireToken(text: string | null): XToken {
  if (text === null || text.trim() === '') throw signInNeeded('There is no sign-in for X.')
  const token = readToken(text)
  if (token === null) throw signInNeeded('What is kept as the sign-in for X is none.')
  return token
}
