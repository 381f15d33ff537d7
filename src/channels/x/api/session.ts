/** A signed-in way to X for one run: where, as whom, and how many requests so far. */
import type { Answer } from '../../ask.ts'
import type { Connection } from '../../channel.ts'
import { apiUrl } from '../settings.ts'
import { renewToken } from '../sign-in/renew.ts'
import type { XToken } from '../token.ts'
import { type Call, call, LIMIT } from './client.ts'

export interface Session {
  ask(request: Call): Promise<Answer>
  /** Tokens, to be taken out of what a server said, should it say them back. */
  readonly secrets: readonly string[]
  /** Requests sent so far. */
  requests(): number
}

/** What a test sets. */
export interface Pace {
  /** Milliseconds for one request. */
  readonly limit?: number
  /** Milliseconds of the epoch. */
  readonly now?: () => number
}

/** @returns every text of a token that nobody may read */
function secretsOf(token: XToken): readonly string[] {
  const { kind: _, ...texts } = token
  // What is shorter is part of ordinary words.
  return Object.values(texts).filter((text): text is string => typeof text === 'string' && text.length > 5)
}

/**
 * Renews the token first where it has expired.
 * @throws UserError `bad_setting` (exit 2), `sign_in_needed` (exit 4), `clock_is_set` (exit 6), `sign_in_unavailable` (exit 8)
 */
export async function openSession(
  connection: Connection,
  { limit = LIMIT, now = Date.now }: Pace = {},
): Promise<Session> {
  const base = apiUrl(connection)
  const token = await renewToken(connection, now)
  const secrets = secretsOf(token)
  let requests = 0
  return {
    ask: request => {
      requests += 1
      return call(base, token, request, limit)
    },
    secrets,
    requests: () => requests,
  }
}
