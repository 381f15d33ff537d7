/** Fetches one small page over https, and follows redirects only within the same owner's hosts. */
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { sameOwner } from './host-names.ts'

export interface Page {
  readonly status: number
  readonly body: string
}

export interface GetOptions {
  /** Milliseconds for all of it, redirects too. */
  readonly limit: number
  /** Authorities to trust instead of the usual ones, PEM. */
  readonly ca?: string
}

/** Bytes; the configuration of a provider has about 3,000. */
const MAX_BODY = 64 * 1024

const MAX_REDIRECTS = 3

/**
 * @returns status and body, read as UTF-8; of an answer other than 200 the body is empty
 * @throws Error without an answer in time, for more than 64 KB, a certificate that does not hold, and a redirect that is
 *   the fourth, leaves https or leads to another owner
 */
export async function httpsGet(url: string, { limit, ca }: GetOptions): Promise<Page> {
  const signal = AbortSignal.timeout(limit)
  let at = new URL(url)
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    if (at.protocol !== 'https:') throw new Error('only https is fetched')
    const answer = await ask(at, signal, ca)
    const { statusCode: status = 0, headers } = answer
    if (status === 200) return { status, body: await bodyOf(answer) }
    answer.destroy()
    if (status < 300 || status > 399 || headers.location === undefined) return { status, body: '' }
    at = nextOf(at, headers.location)
  }
  throw new Error('too many redirects')
}

function nextOf(at: URL, location: string): URL {
  const next = new URL(location, at)
  const allowed = next.protocol === 'https:' && next.username === '' && sameOwner(next.hostname, at.hostname)
  if (!allowed) throw new Error('redirected to where it must not lead')
  return next
}

function ask(url: URL, signal: AbortSignal, ca: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const trust = ca === undefined ? {} : { ca }
    const options = {
      agent: false,
      signal,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...trust,
    } as const
    request(url, { ...options, headers: { accept: 'application/xml, text/xml' } }, resolve)
      .on('error', reject)
      .end()
  })
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > MAX_BODY) throw new Error('the answer is too long')
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
