/** A signed-in way to X for one run: where, as whom, and how many requests so far. */
import type { Answer } from '../../ask.ts'
import type { Connection } from '../../channel.ts'
import { apiUrl } from '../settings.ts'
import { renewToken } from '../sign-in/renew.ts'
import type { XToken } from '../token.ts'
import { type Call, call, LIMIT } from './client.ts'
import { isRefusedSignIn } from './problem.ts'

export interface Session {
  /**
   * Sends it once; a GET that X answers with 401 before the token's time, once more with a renewed one.
   * @throws UserError as {@link openSession}, where that cannot be renewed
   */
  ask(request: Call): Promise<Answer>
  /** Renews what X does not accept; once in a run. @returns whether there is another token now @throws UserError as {@link openSession} */
  renew(): Promise<boolean>
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
  const tokens = [await renewToken(connection, now)]
  let requests = 0
  const send = (request: Call): Promise<Answer> => {
    requests += 1
    return call(base, tokens.at(-1)!, request, limit)
  }
  const renew = async (): Promise<boolean> => {
    const [first, ...later] = tokens
    if (later.length > 0) return false
    tokens.push(await renewToken(connection, now, first))
    return true
  }
  return {
    ask: async request => {
      const answer = await send(request)
      const again = request.method === 'GET' && isRefusedSignIn(answer) && (await renew())
      return again ? send(request) : answer
    },
    renew,
    get secrets() {
      return tokens.flatMap(secretsOf)
    },
    requests: () => requests,
  }
}
