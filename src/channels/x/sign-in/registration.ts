/** The person's own app at X, and the link on which they allow it: docs.x.com, "OAuth 2.0 with PKCE" (2026-08-22). */
import { EXIT, UserError } from '../../../errors.ts'
import type { Connection } from '../../channel.ts'
import { badSetting } from '../../setting-errors.ts'
import type { Pkce } from './pkce.ts'

/** Where the person is sent; it is X's own page whatever `x.apiUrl` says. */
const AUTHORIZE = 'https://x.com/i/oauth2/authorize'

/** Read, post, know the own account, and a refresh token; nothing of direct messages. */
const SCOPES = 'tweet.read tweet.write users.read offline.access'

/** The default of x.callbackPort; X's own tools register the same. */
const PORT = 8080

/** Path of {@link redirectUri}; X compares it letter by letter. */
export const CALLBACK_PATH = '/callback'

/** @returns `x.callbackPort`. @throws UserError `bad_setting` (exit 2) */
export function callbackPort(setting: Connection['setting']): number {
  const text = setting('x.callbackPort')?.trim() || String(PORT)
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port >= 1024 && port <= 65_535) return port
  throw badSetting('x.callbackPort', 'a port from 1024 to 65535')
}

/** @returns the address to enter in X's console, exactly so: an address of this machine, not a name (RFC 8252 section 8.3) */
export function redirectUri(port: number): string {
  return `http://127.0.0.1:${port}${CALLBACK_PATH}`
}

/** @returns `x.clientId`. @throws UserError `missing_setting` or `bad_setting` (exit 2) */
export function clientIdOf(setting: Connection['setting']): string {
  const id = setting('x.clientId')?.trim() ?? ''
  if (/^[A-Za-z0-9_.:-]{1,200}$/.test(id)) return id
  if (id !== '') throw badSetting('x.clientId', 'the client id of your own app at X')
  throw new UserError('missing_setting', EXIT.usage, 'The setting x.clientId is missing.', {
    hints: ['escalate connect x'],
    missing: ['x.clientId'],
  })
}

/** @returns the link to open; nothing in it opens anything without the verifier */
export function authorizeLink(clientId: string, redirect: string, { state, challenge }: Pkce): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    scope: SCOPES,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  // X's pages read a blank as %20; in a form it is +, and both are right (RFC 6749 appendix B).
  return `${AUTHORIZE}?${query.toString().replaceAll('+', '%20')}`
}
