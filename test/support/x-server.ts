/**
 * X on loopback, as its documents describe the few endpoints that are used. Strict: a request that X's OpenAPI document
 * does not allow is a fault and answered with 400; faults, and scripts nobody used up, fail the test.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import { type Asked, type Endpoint, endpointFor, faultsOf } from './x-server-rules.ts'
import { createState, type Usual, type XState } from './x-server-state.ts'

/** What a server does instead of the usual. */
export interface Deed {
  /** The post is stored, whatever the answer says. */
  readonly keeps?: boolean
  /** @param usual what X would answer; null where it keeps nothing */
  readonly reply: (response: ServerResponse, usual?: Usual | null) => void
}

export interface Recorded {
  readonly endpoint: Endpoint
  readonly query: Readonly<Record<string, string>>
  readonly body: string
  readonly authorization: string | null
}

export interface XServer extends AsyncDisposable, Pick<XState, 'posts' | 'add' | 'code'> {
  readonly url: string
  readonly requests: readonly Recorded[]
  /** A test that means to cause one takes it out. */
  readonly faults: string[]
  /** What happens to the next requests to an endpoint, one after the other, instead of the usual. */
  script(endpoint: Endpoint, ...deeds: readonly Deed[]): void
  count(endpoint: Endpoint): number
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Deed {
  return {
    reply: response =>
      response
        .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
        .end(JSON.stringify(body)),
  }
}

/** A refusal as X words it. */
export function problem(status: number, title: string, detail: string, type = 'about:blank'): Deed {
  return json(status, { title, detail, type, status })
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x.test')
  const { method = '', headers } = request
  return { method, path: pathname, query: searchParams, headers, body: Buffer.concat(chunks).toString() }
}

/** What was asked, and what is to come. */
class Desk {
  readonly requests: Recorded[] = []
  readonly faults: string[] = []
  readonly scripts = new Map<Endpoint, Deed[]>()
  readonly state: XState
  url = ''

  constructor(state: XState) {
    this.state = state
  }

  serve(asked: Asked, response: ServerResponse): void {
    const found = endpointFor(asked)
    const wrong = found ? faultsOf(found.rule, asked) : ['no such endpoint']
    if (found && !this.state.isSignedIn(found.rule.name, asked, this.url)) wrong.push('authorization')
    if (found && wrong.length === 0) this.answer(found.rule.name, asked, found.user, response)
    else {
      this.faults.push(`${asked.method} ${asked.path}: ${wrong.join('; ')}`)
      problem(400, 'Invalid Request', wrong.join('; ')).reply(response)
    }
  }

  answer(endpoint: Endpoint, asked: Asked, user: string | null, response: ServerResponse): void {
    const authorization = (asked.headers.authorization as string | undefined) ?? null
    this.requests.push({ endpoint, query: Object.fromEntries(asked.query), body: asked.body, authorization })
    const deed = this.scripts.get(endpoint)?.shift()
    const usual = !deed || deed.keeps ? this.state.usual(endpoint, asked, user) : null
    if (deed) deed.reply(response, usual)
    else json(usual!.status, usual!.json).reply(response)
  }

  expectDone(): void {
    const unused = [...this.scripts].flatMap(([name, left]) => left.map(() => name))
    expect({ faults: this.faults, unused }).toEqual({ faults: [], unused: [] })
  }
}

/** @param now the hour of X; the default is the one at which the tests' cases are opened */
export async function startXServer(now: () => string = () => '2026-11-23T09:00:00.000Z'): Promise<XServer> {
  const desk = new Desk(createState(now))
  const server = createServer((request, response) => {
    askedBy(request).then(
      asked => desk.serve(asked, response),
      () => response.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  desk.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(() => desk.expectDone())
  const { state, requests, faults, scripts, url } = desk
  return {
    ...state,
    url,
    requests,
    faults,
    script: (endpoint, ...deeds) => void scripts.set(endpoint, [...(scripts.get(endpoint) ?? []), ...deeds]),
    count: endpoint => requests.filter(each => each.endpoint === endpoint).length,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
