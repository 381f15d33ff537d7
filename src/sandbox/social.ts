/**
 * A stand-in for X and for Facebook pages: one HTTP server on loopback. It checks what the networks would check
 * of a post; the weighted length of a post is the program's own business and is not checked here.
 */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Post } from './feed.ts'
import { Feed, FeedRefusal } from './feed.ts'

/** Longest text: a post of a paying X account; a post on Facebook (both general knowledge), in UTF-16 units. */
const LONGEST = { x: 25_000, facebook: 63_206 } as const
const MAX_BODY_BYTES = 256 * 1024

export interface Social {
  /** `http://127.0.0.1:<port>` */
  readonly base: string
  readonly feed: Feed
  stop(): Promise<void>
}

interface Place {
  readonly network: 'x' | 'facebook'
  readonly wall: string
  readonly kind: 'posts' | 'replies'
  readonly replyTo: string | null
  readonly account: string | null
}

const PAGE = '[A-Za-z0-9.-]{1,100}'
const ACCOUNT = '@?\\w{1,30}'

/** The addresses the stand-in knows, and what each stands for. */
const PLACES: readonly { path: RegExp; place: (parts: readonly string[]) => Place }[] = [
  { path: /^\/x\/posts$/, place: () => at('x', 'x', 'posts') },
  { path: /^\/x\/posts\/(\d{1,20})\/replies$/, place: ([id]) => at('x', 'x', 'replies', id) },
  {
    path: new RegExp(`^/x/users/(${ACCOUNT})/posts$`),
    place: ([account]) => at('x', 'x', 'posts', null, account),
  },
  { path: new RegExp(`^/x/messages/(${ACCOUNT})$`), place: ([to]) => at('x', `x-dm:${to}`, 'posts') },
  {
    path: new RegExp(`^/facebook/(${PAGE})/posts$`),
    place: ([page]) => at('facebook', `facebook:${page}`, 'posts'),
  },
  {
    path: new RegExp(`^/facebook/(${PAGE})/posts/(\\d{1,20})/comments$`),
    place: ([page, id]) => at('facebook', `facebook:${page}`, 'replies', id),
  },
]

function at(
  network: Place['network'],
  wall: string,
  kind: Place['kind'],
  replyTo: string | null = null,
  account: string | null = null,
): Place {
  return { network, wall, kind, replyTo, account }
}

function placeOf(path: string): Place | null {
  for (const each of PLACES) {
    const match = each.path.exec(path)
    if (match) return each.place(match.slice(1))
  }
  return null
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new FeedRefusal(413, `body is larger than ${MAX_BODY_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseBody(body: string): { account: string; text: string } {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    throw new FeedRefusal(400, 'body is not JSON')
  }
  const { account, text } = (json ?? {}) as Record<string, unknown>
  if (typeof account !== 'string') throw new FeedRefusal(400, 'account must be a string')
  if (typeof text !== 'string') throw new FeedRefusal(400, 'text must be a string')
  return { account, text }
}

async function write(feed: Feed, place: Place, request: IncomingMessage): Promise<Post> {
  const { account, text } = parseBody(await readBody(request))
  const longest = LONGEST[place.network]
  if (text.length > longest) throw new FeedRefusal(400, `text is longer than ${longest} characters`)
  return feed.add({ wall: place.wall, account, text, replyTo: place.replyTo })
}

function read(feed: Feed, place: Place): Post[] {
  if (place.replyTo === null) return feed.timeline(place.wall, place.account ?? undefined)
  if (!feed.find(place.wall, place.replyTo)) throw new FeedRefusal(404, 'no such post')
  return feed.replies(place.wall, place.replyTo)
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

async function answer(feed: Feed, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const place = placeOf((request.url ?? '').split('?', 1)[0] ?? '')
  if (!place) return send(response, 404, { error: 'no such address' })
  if (request.method === 'GET') return send(response, 200, { posts: read(feed, place) })
  if (request.method !== 'POST' || place.account !== null)
    return send(response, 405, { error: 'method not allowed' })
  send(response, 201, await write(feed, place, request))
}

/**
 * Starts the stand-in on 127.0.0.1 at a port of the system's choice.
 * @param clock the story's now, ISO 8601: the time of each post, and what its id on X holds
 */
export async function startSocial(clock: () => string): Promise<Social> {
  const feed = new Feed(clock)
  const server = createServer((request, response) => {
    answer(feed, request, response).catch((error: unknown) => {
      const status = error instanceof FeedRefusal ? error.status : 500
      // The rest of a body that is too large is not read, so the connection can not be used again.
      if (status === 413) response.setHeader('connection', 'close')
      send(response, status, { error: error instanceof Error ? error.message : 'failed' })
    })
  })
  await new Promise<void>((ready, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', ready)
  })
  const { port } = server.address() as AddressInfo
  const stop = () =>
    new Promise<void>(done => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return { base: `http://127.0.0.1:${port}`, feed, stop }
}
