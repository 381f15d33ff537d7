/**
 * One request to X, signed by twitter-api-v2 1.29.1, of which no other file knows. It is kept within limits here, as the
 * library has none for time or size (its `timeout` is for silence only), never ends for a compressed answer that breaks
 * off, and hides both the status of a redirect and the cause of a broken line. It follows no redirect and repeats nothing.
 */
import { Agent as HttpAgent, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Socket } from 'node:net'
import { ApiResponseError, type ITwitterApiClientPlugin, TwitterApi } from 'twitter-api-v2'
import type { Answer } from '../../ask.ts'
import type { XToken } from '../token.ts'

/** Milliseconds for the whole of a request. */
export const LIMIT = 15_000
/** Bytes; a page of 100 posts has about 200,000. */
const MAX_BODY = 2 * 1024 * 1024

export interface Call {
  readonly method: 'GET' | 'POST'
  /** From the root of the API, as in `/2/tweets`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** JSON, sent as it is. */
  readonly body?: Uint8Array
}

/** What of a request can be seen from its socket, and from nothing that the library hands out. */
interface Witness {
  /** From here on it may be acted upon. */
  connected: boolean
  response: IncomingMessage | null
  cause: unknown
}

/** Tokens are what the library calls keys, too. */
function credentials(token: XToken) {
  if (token.kind === 'oauth2') return token.accessToken
  const { appKey, appSecret, accessToken, accessSecret } = token
  return { appKey, appSecret, accessToken, accessSecret }
}

/** A fresh connection each time: one that was kept open may be closed at the very moment it is used again. */
function agentFor(base: URL): HttpAgent {
  return base.protocol === 'http:' ? new HttpAgent() : new HttpsAgent()
}

function countBytes(response: IncomingMessage, stop: AbortController): void {
  let size = 0
  response.on('data', (chunk: Uint8Array) => {
    size += chunk.length
    if (size > MAX_BODY) stop.abort('the answer is too long')
  })
}

function watching(base: URL, seen: Witness, stop: AbortController): ITwitterApiClientPlugin {
  const ready = base.protocol === 'http:' ? 'connect' : 'secureConnect'
  const onSocket = (socket: Socket) =>
    socket.once(ready, () => {
      seen.connected = true
    })
  const onResponse = (response: IncomingMessage) => {
    seen.response = response
    countBytes(response, stop)
  }
  return {
    onBeforeRequestConfig: ({ params }) => {
      params.requestEventDebugHandler = (event, held) => {
        if (event === 'socket') onSocket(held.socket)
        if (event === 'response') onResponse(held.res)
        if (event === 'request-error') seen.cause = held.requestError
      }
    },
    onBeforeRequest: ({ requestOptions }) => {
      requestOptions.signal = stop.signal
    },
  }
}

/** The library throws for a status of 400 and more; its errors hold the token, so nothing of them goes on but the text. */
async function bodyOf(
  request: Promise<{ readonly data: unknown }>,
  stopped: Promise<never>,
): Promise<string> {
  try {
    const { data } = await Promise.race([request, stopped])
    return typeof data === 'string' ? data : ''
  } catch (error) {
    if (!(error instanceof ApiResponseError)) throw error
    const data: unknown = error.data
    return typeof data === 'string' ? data : ''
  }
}

function send(client: TwitterApi, base: URL, { method, path, query, body }: Call) {
  const options = {
    prefix: base.href.replace(/\/+$/, ''),
    fullResponse: true,
    forceParseMode: 'text',
    enableRateLimitSave: false,
  } as const
  if (method === 'GET') return client.v2.get<string>(path, { ...query }, options)
  const headers = { 'content-type': 'application/json' }
  return client.v2.post<string>(path, Buffer.from(body ?? []), { ...options, headers, forceBodyMode: 'json' })
}

function headersOf({ headers }: IncomingMessage): Headers {
  const plain = Object.entries(headers).filter(([, value]) => /^[\x20-\x7e]*$/.test(String(value)))
  return new Headers(plain.map(([name, value]) => [name, String(value)]))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Codes of Node only: messages of the library may hold the request. */
function trouble({ connected, cause }: Witness, signal: AbortSignal): Answer {
  const code = (cause as { code?: unknown } | null)?.code
  const known = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) && code !== 'ABORT_ERR'
  const reason = signal.aborted ? String(signal.reason) : known ? code : 'the connection broke'
  return { kind: connected ? 'no-answer' : 'not-sent', reason }
}

/**
 * @param base address of the API
 * @param limit milliseconds
 * @returns as `ask` of channels/ask.ts; never throws
 */
export async function call(base: URL, token: XToken, request: Call, limit: number = LIMIT): Promise<Answer> {
  const seen: Witness = { connected: false, response: null, cause: null }
  const stop = new AbortController()
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(new Error()))
  })
  const timer = setTimeout(() => stop.abort('no answer in time'), limit)
  try {
    const plugins = [watching(base, seen, stop)]
    const client = new TwitterApi(credentials(token) as string, {
      httpAgent: agentFor(base),
      plugins,
      compression: false,
    })
    const text = await bodyOf(send(client, base, request), stopped)
    const { response } = seen
    if (!response?.complete) return trouble(seen, stop.signal)
    const status = response.statusCode ?? 0
    return { kind: 'answer', status, headers: headersOf(response), json: parsed(text) }
  } catch {
    return trouble(seen, stop.signal)
  } finally {
    clearTimeout(timer)
  }
}
