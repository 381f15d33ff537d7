/** The calls to the Graph API (developers.facebook.com, "Graph API"); the token goes in a header, never into an address. */
import { type Answer, ask } from '../ask.ts'
import type { OwnPage } from './settings.ts'

export type Query = readonly (readonly [string, string])[]

export interface Graph {
  get(path: string, query: Query): Promise<Answer>
  /** Sent once. */
  post(path: string, body: Uint8Array): Promise<Answer>
  /** Requests so far. */
  requests(): number
}

/** @param limit milliseconds for a post. @returns a client that sends nothing by itself */
export function graphOf({ graph, token }: Pick<OwnPage, 'graph' | 'token'>, limit?: number): Graph {
  let count = 0
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
  const urlOf = (path: string, query: Query) => {
    const url = new URL(graph)
    url.pathname = `${graph.pathname}/${path}`
    for (const [name, value] of query) url.searchParams.append(name, value)
    return url
  }
  return {
    get: (path, query) => {
      count += 1
      return ask({ method: 'GET', url: urlOf(path, query), headers })
    },
    post: (path, body) => {
      count += 1
      const sent = { ...headers, 'content-type': 'application/json' }
      return ask({ method: 'POST', url: urlOf(path, []), headers: sent, body }, limit)
    },
    requests: () => count,
  }
}
