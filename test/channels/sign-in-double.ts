/** A sign-in server on loopback that answers as it is told, and keeps what it was asked. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Form = Readonly<Record<string, string>>

/** What it answers: a document with a status, or anything at all. */
export type Reply =
  | { readonly status?: number; readonly json: unknown }
  | ((response: ServerResponse) => void)

export interface SignInDouble extends AsyncDisposable {
  readonly url: string
  readonly asked: { readonly path: string; readonly form: Form }[]
}

export const CODE = {
  device_code: 'device-secret-1',
  user_code: 'ABCD-EFGH',
  verification_uri: 'https://login.example.test/device',
  expires_in: 900,
  interval: 5,
}

export const GRANT = {
  token_type: 'Bearer',
  access_token: 'access-secret-1',
  refresh_token: 'refresh-secret-1',
  expires_in: 3600,
}

/** @returns the answer of a protocol's error */
export const refused = (error: string, description = ''): Reply => ({
  status: 400,
  json: { error, error_description: description },
})

/** @param tokens the answers of the token endpoint, one after the other; the last is given again and again */
export async function signInDouble(
  tokens: readonly Reply[] | ((form: Form) => Reply),
  code: Reply = { json: CODE },
): Promise<SignInDouble> {
  const asked: { path: string; form: Form }[] = []
  let at = 0
  const next = (form: Form): Reply => {
    if (typeof tokens === 'function') return tokens(form)
    at += 1
    return tokens[Math.min(at, tokens.length) - 1] ?? refused('unexpected')
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
    asked.push({ path: request.url ?? '', form })
    const reply = request.url === '/v2/devicecode' ? code : next(form)
    if (typeof reply === 'function') return reply(response)
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(reply.json))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Answers that no sign-in server gives, by what is wrong with them. */
export const NONSENSE: readonly (readonly [string, Reply])[] = [
  [
    'a page',
    response => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>refresh-secret-1'),
  ],
  [
    'no JSON',
    response => response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":'),
  ],
  ['a list', { json: [GRANT] }],
  ['nothing', response => response.writeHead(200, { 'content-type': 'application/json' }).end()],
  ['no token', { json: { ...GRANT, access_token: undefined } }],
  ['a token of another type', { json: { ...GRANT, token_type: 'mac' } }],
  ['a number for a token', { json: { ...GRANT, access_token: 7 } }],
  ['a token with line breaks', { json: { ...GRANT, access_token: 'a\r\nA1 LOGOUT' } }],
  ['a token with a control character', { json: { ...GRANT, access_token: 'a\u0001auth=Bearer b' } }],
  ['a token of 13,000 characters', { json: { ...GRANT, access_token: 'a'.repeat(13_000) } }],
  ['a refresh token with a line break', { json: { ...GRANT, refresh_token: 'a\n' } }],
  ['a time that is none', { json: { ...GRANT, expires_in: 'soon' } }],
  ['100 kB', { json: { ...GRANT, more: 'a'.repeat(100_000) } }],
  ['no end', response => flood(response)],
  ['a redirect', response => response.writeHead(307, { location: 'http://127.0.0.1:9/token' }).end()],
  ['a failure of its own', { status: 500, json: { error: 'invalid_grant' } }],
  ['a broken line', response => response.destroy()],
]

function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const more = (): unknown => response.write('a'.repeat(10_000), more)
  more()
}
