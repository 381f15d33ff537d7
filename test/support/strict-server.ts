/**
 * A platform's interface on loopback that takes nothing its documents do not name: a method, path, query field, header or
 * body field beyond the rules is a fault and answered with 400. Faults, and deeds nobody used up, fail the test.
 */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished } from 'vitest'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Parts of the path that the rule's pattern caught. */
  readonly parts: readonly string[]
}

export interface Usual {
  readonly status: number
  readonly json: unknown
}

export interface Rule {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  /** Fields that must be there, and those that may. */
  readonly query?: Readonly<Record<string, RegExp>>
  readonly may?: Readonly<Record<string, RegExp>>
  /** Fields that may be there more than once. */
  readonly many?: readonly string[]
  /** What is wrong beside that. */
  readonly faults?: (asked: Asked) => readonly string[]
  readonly usual: (asked: Asked) => Usual
}

/** What is done instead of the usual. */
export interface Deed {
  /** What was sent is stored, whatever the answer says. */
  readonly keeps?: boolean
  readonly reply: (response: ServerResponse, usual: Usual | null) => void
}

export interface StrictServer extends AsyncDisposable {
  readonly url: string
  readonly requests: readonly { readonly name: string; readonly asked: Asked }[]
  readonly faults: string[]
  script(name: string, ...deeds: readonly Deed[]): void
  count(name: string): number
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Deed =>
  raw(status, 'application/json; charset=utf-8', JSON.stringify(body), headers)

export const raw = (
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): Deed => ({
  reply: response => void response.writeHead(status, { 'content-type': type, ...headers }).end(body),
})

function queryFaults({ query = {}, may = {}, many = [] }: Rule, asked: Asked): string[] {
  const wrong: string[] = []
  for (const name of Object.keys(query)) if (!asked.query.has(name)) wrong.push(`${name} is missing`)
  for (const [name, value] of asked.query) {
    const pattern = query[name] ?? may[name]
    if (!pattern?.test(value)) wrong.push(`${name}=${value}`)
    if (!many.includes(name) && asked.query.getAll(name).length > 1) wrong.push(`${name} twice`)
  }
  return wrong
}

/** A token never stands in an address, and a body has its type. */
function headerFaults({ method, headers, body, query }: Asked): string[] {
  const wrong: string[] = []
  if (method === 'POST' && headers['content-type'] !== 'application/json') wrong.push('content-type')
  if (method === 'GET' && body !== '') wrong.push('a body')
  if (headers.accept !== 'application/json') wrong.push('accept')
  if (query.has('access_token')) wrong.push('a token in the address')
  return wrong
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

class Desk {
  readonly requests: { name: string; asked: Asked }[] = []
  readonly faults: string[] = []
  readonly scripts = new Map<string, Deed[]>()
  private readonly rules: readonly Rule[]

  constructor(rules: readonly Rule[]) {
    this.rules = rules
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://server.test')
    const { method = '', headers } = request
    const body = await bodyOf(request)
    const rule = this.rules.find(each => each.method === method && each.path.test(path))
    const asked = { method, path, query, headers, body, parts: rule?.path.exec(path)?.slice(1) ?? [] }
    const wrong = rule
      ? [...queryFaults(rule, asked), ...headerFaults(asked), ...(rule.faults?.(asked) ?? [])]
      : ['no such endpoint']
    if (rule && wrong.length === 0) return this.answer(rule, asked, response)
    this.faults.push(`${method} ${path}: ${wrong.join('; ')}`)
    json(400, { error: 'FaultOfTheTest' }).reply(response, null)
  }

  private answer(rule: Rule, asked: Asked, response: ServerResponse): void {
    this.requests.push({ name: rule.name, asked })
    const deed = this.scripts.get(rule.name)?.shift()
    const usual = !deed || deed.keeps ? rule.usual(asked) : null
    if (deed) deed.reply(response, usual)
    else json(usual!.status, usual!.json).reply(response, usual)
  }

  expectDone(): void {
    const unused = [...this.scripts].flatMap(([name, left]) => left.map(() => name))
    expect({ faults: this.faults, unused }).toEqual({ faults: [], unused: [] })
  }
}

/** @returns a server that ends with the test at the latest */
export async function startStrictServer(rules: readonly Rule[]): Promise<StrictServer> {
  const desk = new Desk(rules)
  const server = createServer((request, response) => {
    desk.serve(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async () => {
    server.closeAllConnections()
    if (server.listening) await new Promise(resolve => server.close(resolve))
  }
  onTestFinished(async () => {
    await close()
    desk.expectDone()
  })
  const { requests, faults, scripts } = desk
  return {
    url,
    requests,
    faults,
    script: (name, ...deeds) => void scripts.set(name, [...(scripts.get(name) ?? []), ...deeds]),
    count: name => requests.filter(each => each.name === name).length,
    [Symbol.asyncDispose]: close,
  }
}
