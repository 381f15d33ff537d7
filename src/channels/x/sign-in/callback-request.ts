/** Whether a request to the callback is the browser coming back from X, by its head alone. Pure. */
import type { IncomingMessage } from 'node:http'
import { type Returned, readReturned } from './redirect-query.ts'
import { CALLBACK_PATH } from './registration.ts'

type Head = Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>

/** A status of HTTP for what is refused; nothing is told of the reason. */
export type Judged =
  | Exclude<Returned, { kind: 'stranger' }>
  | { readonly kind: 'refused'; readonly status: number }

const refused = (status: number): Judged => ({ kind: 'refused', status })

function valuesOf({ rawHeaders }: Head, name: string): readonly string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]!.toLowerCase() === name)
}

/** A page that was led here by another name (DNS rebinding) names that one. */
function isThisHost(head: Head, port: number): boolean {
  const hosts = valuesOf(head, 'host')
  return hosts.length === 1 && hosts[0] === `127.0.0.1:${port}`
}

/**
 * A browser says what a request is for (Fetch Metadata): coming back from X is a page that is opened in a window, never
 * a picture, frame, script or `fetch` of another page. Older browsers say nothing; then the state has to do.
 */
function isNavigation(head: Head): boolean {
  const [mode, dest] = [valuesOf(head, 'sec-fetch-mode'), valuesOf(head, 'sec-fetch-dest')]
  const navigates = mode.every(value => value === 'navigate') && dest.every(value => value === 'document')
  const fromScript = mode.length === 0 && valuesOf(head, 'origin').length > 0
  return navigates && !fromScript
}

function hasBody(head: Head): boolean {
  const length = valuesOf(head, 'content-length')
  return valuesOf(head, 'transfer-encoding').length > 0 || length.some(value => value !== '0')
}

/**
 * @param expected port the server listens on, and state of this sign-in
 * @returns what X said, or a status with which the request is refused
 */
export function judge(
  head: Head,
  { port, state }: { readonly port: number; readonly state: string },
): Judged {
  const url = head.url ?? ''
  if (!isThisHost(head, port)) return refused(421)
  if (head.method !== 'GET') return refused(405)
  const at = url.indexOf('?')
  if ((at < 0 ? url : url.slice(0, at)) !== CALLBACK_PATH) return refused(404)
  if (!isNavigation(head)) return refused(403)
  if (at < 0 || hasBody(head)) return refused(400)
  const returned = readReturned(url.slice(at + 1), state)
  return returned.kind === 'stranger' ? refused(400) : returned
}
