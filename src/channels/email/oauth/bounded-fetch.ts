/** Asks a sign-in server: no redirect, a time limit, and no answer that is longer than any real one. */

/** Milliseconds. */
const LIMIT = 15_000

/** Bytes; an answer with both tokens has about 5,000. */
const MAX_BODY = 64 * 1024

/** What of a request the library hands over. */
export interface Asked {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: unknown
}

/**
 * @returns the whole answer; a redirect is answered as it came, and so is refused by its status
 * @throws Error without an answer in time or for one of more than 64 KB; its text holds nothing of request or answer
 */
export async function boundedFetch(url: string, { method, headers, body }: Asked): Promise<Response> {
  const form = body === undefined ? {} : { body: String(body) }
  const signal = AbortSignal.timeout(LIMIT)
  const answer = await fetch(url, { method, headers, ...form, redirect: 'manual', signal })
  const bytes = await bytesOf(answer)
  const { status, headers: answered } = answer
  return new Response(bytes.length === 0 ? null : bytes, { status, headers: answered })
}

async function bytesOf(answer: Response): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MAX_BODY) throw new Error('the answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
