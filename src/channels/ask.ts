/**
 * One request to a platform's interface, within limits: no redirect is followed, no answer is waited for longer, or read
 * further, than a real one takes. What happened is told apart by whether the request may have been acted upon.
 */

/** Milliseconds. */
const LIMIT = 15_000
/** Bytes; a page of 100 posts has about 200,000. */
const MAX_BODY = 2 * 1024 * 1024

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: URL
  /** May hold a token: nothing of it goes into an answer or an error. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export type Answer =
  /** `json` is undefined where the body is something else, such as a page of HTML. */
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly json: unknown }
  /** Nothing was sent: no address, no connection, no trust in the certificate. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** It was sent, at least in part, and no whole answer came. */
  | { readonly kind: 'no-answer'; readonly reason: string }

/** Codes of Node and of its fetch that come before the first byte of a request. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  ...['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENETDOWN', 'EADDRNOTAVAIL', 'UND_ERR_CONNECT_TIMEOUT'],
])
/** OpenSSL and Node name each fault of a certificate or handshake for itself. */
const OF_TLS = /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_OSSL_|EPROTO)/

/** Ports of other protocols, which fetch never connects to (Fetch standard, "bad port"). */
const BAD_PORT = 'a port that is never connected to'
const isForbiddenPort = (error: unknown) =>
  error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port'

function codeOf(error: unknown): string {
  let found = error
  for (let depth = 0; depth < 5 && typeof found === 'object' && found !== null; depth += 1) {
    const { code, errors, cause } = found as { code?: unknown; errors?: unknown; cause?: unknown }
    if (typeof code === 'string' && code !== '') return code
    found = Array.isArray(errors) ? errors[0] : cause
  }
  if (isForbiddenPort(error)) return BAD_PORT
  return error instanceof Error && error.name === 'TimeoutError'
    ? 'no answer in time'
    : 'the connection broke'
}

/** @returns what went wrong; only codes, as messages may hold the whole request */
function trouble(error: unknown): Answer {
  const reason = codeOf(error)
  const kind =
    BEFORE_SENDING.has(reason) || reason === BAD_PORT || OF_TLS.test(reason) ? 'not-sent' : 'no-answer'
  return { kind, reason }
}

async function textOf(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MAX_BODY) throw Object.assign(new Error(), { code: 'the answer is too long' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @param limit milliseconds for the whole of it. @returns never throws */
export async function ask({ url, ...request }: Request, limit: number = LIMIT): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(limit)
    const answer = await fetch(url, { ...(request as RequestInit), redirect: 'manual', signal })
    const json = parsed(await textOf(answer))
    return { kind: 'answer', status: answer.status, headers: answer.headers, json }
  } catch (error) {
    return trouble(error)
  }
}
