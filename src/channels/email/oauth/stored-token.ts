/** The tokens of the account as they are kept: JSON in the secret `token`. */
import type { Grant } from './grants.ts'

export interface StoredToken {
  readonly accessToken: string
  readonly refreshToken: string
  /** ISO 8601 UTC. */
  readonly expiresAt: string
}

/** Seconds: a day, the longest Microsoft gives; a longer promise is not believed. */
const MAX_LIFETIME = 86_400

/** @returns the tokens, or null where the text is not what {@link tokenText} makes */
export function readToken(text: string | null): StoredToken | null {
  try {
    const value = JSON.parse(text ?? '') as Partial<Record<keyof StoredToken, unknown>> | null
    const { accessToken, refreshToken, expiresAt } = value ?? {}
    if (typeof accessToken !== 'string' || typeof refreshToken !== 'string' || typeof expiresAt !== 'string')
      return null
    return Number.isNaN(Date.parse(expiresAt)) ? null : { accessToken, refreshToken, expiresAt }
  } catch {
    return null
  }
}

/**
 * @param askedAt instant before the question, milliseconds of the epoch: on the safe side
 * @param before refresh token that stays good where the grant brings none
 * @returns the text to keep, or null where there is no refresh token at all
 */
export function tokenText(grant: Grant, askedAt: number, before: string | null = null): string | null {
  const refreshToken = grant.refreshToken ?? before
  if (refreshToken === null) return null
  const lifetime = Math.min(Math.max(grant.expiresIn, 0), MAX_LIFETIME)
  const expiresAt = new Date(askedAt + lifetime * 1_000).toISOString()
  const token: StoredToken = { accessToken: grant.accessToken, refreshToken, expiresAt }
  return JSON.stringify(token)
}
