/** The calls to a Mastodon server (docs.joinmastodon.org, "REST API"). */
import { type Answer, ask } from '../ask.ts'
import type { MastodonAccount } from './settings.ts'

/** Header with the instant a limit ends (docs.joinmastodon.org, "Rate limits"). */
export const RESET = 'x-ratelimit-reset'

export type Query = readonly (readonly [string, string])[]

export interface Client {
  get(path: string, query?: Query): Promise<Answer>
  /** Sent once. @param key the same for the same send: within the hour the server answers a second one with the first post */
  post(path: string, body: Uint8Array, key: string): Promise<Answer>
  /** Requests so far. */
  requests(): number
}

/** @param limit milliseconds for a post. @returns a client that sends nothing by itself */
export function clientOf(
  { server, token }: Pick<MastodonAccount, 'server' | 'token'>,
  limit?: number,
): Client {
  let count = 0
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
  const urlOf = (path: string, query: Query) => {
    const url = new URL(server)
    url.pathname = `${server.pathname.replace(/\/$/, '')}${path}`
    for (const [name, value] of query) url.searchParams.append(name, value)
    return url
  }
  return {
    get: (path, query = []) => {
      count += 1
      return ask({ method: 'GET', url: urlOf(path, query), headers })
    },
    post: (path, body, key) => {
      count += 1
      const sent = { ...headers, 'content-type': 'application/json', 'idempotency-key': key }
      return ask({ method: 'POST', url: urlOf(path, []), headers: sent, body }, limit)
    },
    requests: () => count,
  }
}
