/** An account on Mastodon and the networks that speak with it, in its one normal form `@name@server`. */
import { domainToASCII } from 'node:url'

/** Letters, digits, underscores; dots and hyphens inside (mastodon/mastodon, Account::USERNAME_RE). */
const NAME = '[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?'
const ACCOUNT = new RegExp(`^@(${NAME})@([^\\s@/:?#]{1,253})$`)
const PROFILE = new RegExp(`^(?:https?://)?([^\\s@/:?#]{1,253})/@(${NAME})/?$`)
/** RFC 1035 section 2.3.1; a server has a domain, never a bare name. */
const HOST =
  /^(?=.{1,180}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** @returns the host of a server in lower case and ASCII, or null */
export function serverHost(text: string): string | null {
  const host = domainToASCII(text).toLowerCase()
  return HOST.test(host) ? host : null
}

/**
 * Reads `@name@server` or the link of a profile `https://server/@name`.
 * @returns `@name@server`, the server in lower case, or null
 */
export function parseAccount(text: string): string | null {
  const trimmed = text.length <= 400 ? text.trim() : ''
  const [, name, at] = ACCOUNT.exec(trimmed) ?? []
  const [, linked, named] = PROFILE.exec(trimmed) ?? []
  const host = serverHost(at ?? linked ?? '')
  const who = name ?? named
  return host && who ? `@${who}@${host}` : null
}
