/** Understands what X sends back in the address, and nothing else. Pure. */
import { createHash, timingSafeEqual } from 'node:crypto'

/** `denied`: the person or X said no; `stranger`: not the answer to this sign-in. */
export type Returned =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'denied'; readonly error: string }
  | { readonly kind: 'stranger' }

/** Characters of the whole query: X's codes have about 100, states of ours 43. */
const LONGEST = 4_000

const STRANGER: Returned = { kind: 'stranger' }

/** No name or value is taken twice, and no name in another spelling: `state[]`, `%73tate`. @returns null for such a query */
function fieldsOf(query: string): ReadonlyMap<string, string> | null {
  const fields = new Map<string, string>()
  for (const part of query.split('&')) {
    const [, name, value] = /^([a-z_]{1,40})=([!-"$-%'-~]*)$/.exec(part) ?? []
    if (name === undefined || value === undefined || fields.has(name)) return null
    fields.set(name, value)
  }
  return fields
}

/** In constant time, and whatever the lengths. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}

/** Codes are visible ASCII (RFC 6749 appendix A.11); X encodes what a query cannot hold. */
function codeOf(value: string): Returned {
  const code = decoded(value)
  return code !== null && /^[\x21-\x7e]{1,1000}$/.test(code) ? { kind: 'code', code } : STRANGER
}

/**
 * @param query what stands behind `?`
 * @param state the state of this sign-in; it is compared as it was sent, so no other spelling of it counts
 * @returns nothing of `error_description` or any other field: it could hold anything
 */
export function readReturned(query: string, state: string): Returned {
  const fields = query.length <= LONGEST ? fieldsOf(query) : null
  if (fields === null || !isSame(fields.get('state') ?? '', state)) return STRANGER
  const [code, error] = [fields.get('code'), fields.get('error')]
  if ((code === undefined) === (error === undefined)) return STRANGER
  if (code !== undefined) return codeOf(code)
  return { kind: 'denied', error: /^[a-z_]{1,40}$/.test(error!) ? error! : 'unknown_error' }
}

/** @returns the query of an address that a person pasted, if it is this redirect; else null */
export function queryOfPasted(text: string, redirect: string): string | null {
  const address = text.trim()
  return address.startsWith(`${redirect}?`) ? address.slice(redirect.length + 1) : null
}
