/**
 * A signed-in account and its calls (docs.bsky.app, "HTTP Reference"; atproto.com, "HTTP API (XRPC)"): reading is a GET
 * with a query, writing a POST of JSON, both below `/xrpc/`.
 */
import { type Answer, ask } from '../ask.ts'
import { fieldsOf, textOf } from '../json-fields.ts'
import { readAnswer, unreachable } from '../refusal.ts'
import { isSecretText, signInNeeded } from '../secret-text.ts'
import { isHandle } from './address.ts'
import { isDid } from './post-url.ts'
import { BLUESKY, type BlueskyAccount } from './settings.ts'

/** Header that says in seconds of the epoch when the limit ends (docs.bsky.app, "Rate Limits"). */
export const RESET = 'ratelimit-reset'

export type Query = readonly (readonly [string, string])[]

export interface Session {
  readonly did: string
  /** Proved by the server; the id where it is not. */
  readonly name: string
  get(method: string, query: Query): Promise<Answer>
  /** Sent once. */
  post(method: string, body: string): Promise<Answer>
  /** Requests so far, the sign-in too. */
  requests(): number
}

function urlOf(service: URL, method: string, query: Query): URL {
  const url = new URL(service)
  url.pathname = `${service.pathname.replace(/\/$/, '')}/xrpc/${method}`
  for (const [name, value] of query) url.searchParams.append(name, value)
  return url
}

/** Where the password is wrong the server answers 401, where the account wants a code by mail too. */
function signInRefused(answer: Answer): Error {
  const code = answer.kind === 'answer' ? textOf(fieldsOf(answer.json).error) : null
  const why =
    code === 'AuthFactorTokenRequired'
      ? 'Bluesky wants an app password (Settings, Privacy and security, App passwords), not the one of the account.'
      : 'Bluesky refuses the sign-in.'
  return signInNeeded('bluesky', why)
}

/**
 * Signs in (com.atproto.server.createSession); nothing but a session comes of it.
 * @param limit milliseconds for a post
 * @throws UserError `sign_in_needed` (exit 4), `platform_unreachable` (exit 8)
 */
export async function signIn(
  { service, handle, password }: BlueskyAccount,
  limit?: number,
): Promise<Session> {
  const body = JSON.stringify({ identifier: handle, password })
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const url = urlOf(service, 'com.atproto.server.createSession', [])
  const answer = await ask({ method: 'POST', url, headers, body })
  if (answer.kind === 'answer' && [400, 401, 403].includes(answer.status)) throw signInRefused(answer)
  const { did, handle: proved, accessJwt } = fieldsOf(readAnswer(answer, BLUESKY, { reset: RESET }))
  if (!isDid(did) || !isSecretText(accessJwt))
    throw unreachable('Bluesky', 'its answer to the sign-in is none')
  const name = typeof proved === 'string' && isHandle(proved.toLowerCase()) ? proved.toLowerCase() : did
  return sessionOf(service, { did, name }, { token: accessJwt, limit })
}

function sessionOf(
  service: URL,
  who: { readonly did: string; readonly name: string },
  { token, limit }: { readonly token: string; readonly limit: number | undefined },
): Session {
  let count = 1
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
  return {
    ...who,
    get: (method, query) => {
      count += 1
      return ask({ method: 'GET', url: urlOf(service, method, query), headers })
    },
    post: (method, body) => {
      count += 1
      const sent = { ...headers, 'content-type': 'application/json' }
      return ask({ method: 'POST', url: urlOf(service, method, []), headers: sent, body }, limit)
    },
    requests: () => count,
  }
}
