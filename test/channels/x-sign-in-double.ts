/** X as far as a sign-in goes, on loopback: strict about method, path, headers and every field; what is wrong is kept. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import { type SignInWay, signInToX } from '../../src/channels/x/sign-in/sign-in.ts'
import { freePorts } from '../support/free-ports.ts'

export type Form = Readonly<Record<string, string>>

/** What is answered to one question: a status with a document, or text as it is. */
export interface Said {
  readonly status?: number
  readonly json?: unknown
  readonly text?: string
}

export const CLIENT = 'client-id-1'
export const CODE = 'code-secret-1'
export const ACCESS = 'access-secret-1'
export const REFRESH = 'refresh-secret-1'
export const GRANT = {
  token_type: 'bearer',
  expires_in: 7200,
  access_token: ACCESS,
  refresh_token: REFRESH,
  scope: 'tweet.read tweet.write users.read offline.access',
}
export const ME = { data: { id: '2244994945', name: 'Erika', username: 'erika_test' } }

/** Fields of each question, in the order of the alphabet; none may be missing and none may be added. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  authorization_code: ['client_id', 'code', 'code_verifier', 'grant_type', 'redirect_uri'],
  refresh_token: ['client_id', 'grant_type', 'refresh_token'],
  revoke: ['client_id', 'token', 'token_type_hint'],
}

function faultOf(request: IncomingMessage, form: Form): string | null {
  const { method, url, headers } = request
  if (url === '/2/users/me') {
    if (method !== 'GET') return `${method} ${url}`
    return /^(?:Bearer|OAuth) /.test(headers.authorization ?? '') ? null : 'no authorization'
  }
  const kind = url === '/2/oauth2/revoke' ? 'revoke' : (form.grant_type ?? '')
  if (method !== 'POST' || !/^\/2\/oauth2\/(?:token|revoke)$/.test(url ?? '')) return `${method} ${url}`
  if (headers['content-type'] !== 'application/x-www-form-urlencoded') return 'content-type'
  if (headers.authorization !== undefined) return 'a public client has no password'
  const names = Object.keys(form).sort().join()
  return names === FIELDS[kind]?.join() && form.client_id === CLIENT ? null : `fields ${names}`
}

export interface XDouble {
  readonly url: string
  readonly asked: { readonly path: string; readonly form: Form; readonly authorization: string | null }[]
  /** Questions to the token endpoint. */
  readonly tokens: () => readonly Form[]
}

/** @param script answers by path; without one the sign-in works. It fails the test where anything was wrong */
export async function xDouble(
  script: (path: string, form: Form) => Said | undefined = () => undefined,
): Promise<XDouble> {
  const asked: XDouble['asked'] = []
  const faults: string[] = []
  const usual: Readonly<Record<string, Said>> = {
    '/2/oauth2/token': { json: GRANT },
    '/2/oauth2/revoke': { json: { revoked: true } },
    '/2/users/me': { json: ME },
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
    const path = request.url ?? ''
    asked.push({ path, form, authorization: request.headers.authorization ?? null })
    const fault = faultOf(request, form)
    if (fault !== null) faults.push(fault)
    const {
      status = 200,
      json,
      text,
    } = fault === null ? (script(path, form) ?? usual[path]!) : { status: 400 }
    response.writeHead(status, { 'content-type': json === undefined ? 'text/html' : 'application/json' })
    response.end(text ?? JSON.stringify(json ?? {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
    expect(faults).toEqual([])
  })
  const tokens = () => asked.flatMap(({ path, form }) => (path === '/2/oauth2/token' ? [form] : []))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, tokens }
}

export interface Begun {
  readonly x: XDouble
  readonly port: number
  readonly link: URL
  readonly state: string
  /** Path and query of the right answer. */
  readonly right: string
  /** The token's text, or the error's code. */
  readonly outcome: Promise<string>
  /** The five minutes are over. */
  readonly later: () => void
  /** For how long was asked, in milliseconds. */
  readonly patience: () => number
}

export const HOUR = Date.parse('2026-11-23T09:00:00Z')

const HTTP_GET = (port: number, target: string, more = '') =>
  `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${more}\r\n`

/** @returns the head of a request as a browser sends it that X sent back */
export const get = HTTP_GET

/** Writes to the callback as it is. @returns what it says until the connection ends */
export async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('latin1')
  let heard = ''
  socket.on('data', chunk => {
    heard += chunk
  })
  socket.on('error', () => {})
  socket.write(text, 'latin1')
  await new Promise(resolve => socket.once('close', resolve))
  return heard
}

/** Begins a sign-in in the browser and waits until the link is shown. */
export async function begin(
  script?: Parameters<typeof xDouble>[0],
  { port, language = 'en' }: { readonly port?: number; readonly language?: 'de' | 'en' } = {},
): Promise<Begun> {
  const x = await xDouble(script)
  const [free] = await freePorts(1)
  const at = port ?? free!
  let [later, patience] = [() => {}, 0]
  let show = (_: string) => {}
  const shown = new Promise<string>(resolve => {
    show = resolve
  })
  const settings: Form = { 'x.apiUrl': x.url, 'x.clientId': CLIENT, 'x.callbackPort': String(at) }
  const way: SignInWay = { by: 'browser', language, show: async link => show(link) }
  const outcome = signInToX({ setting: key => settings[key], loopbackOnly: true }, way, {
    timer: (run, milliseconds) => {
      later = run
      patience = milliseconds
      return () => {}
    },
    clock: () => HOUR,
    unlessStopped: work => work(),
  }).catch((error: { code?: string }) => String(error.code))
  const link = new URL(await Promise.race([shown, outcome.then(code => `https://failed.test/?code=${code}`)]))
  const state = link.searchParams.get('state') ?? ''
  const right = `/callback?state=${state}&code=${CODE}`
  return { x, port: at, link, state, right, outcome, later: () => later(), patience: () => patience }
}

export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url')
