/** What a person typed, in every form it is compared in. */
import { compact, hostIn, keysOf } from './keys.ts'

export interface Query {
  /** Keys with blanks; empty for `@handle` and mail addresses, which name nothing else. */
  readonly keys: readonly string[]
  readonly compacts: readonly string[]
  /** Handle without its `@`, lower case; null when the text does not begin with one. */
  readonly handle: string | null
  /** Host and its parent domains, nearest first (`a.b.de`, `b.de`); null when the text is no address. */
  readonly hosts: readonly string[] | null
}

/** Takes a query apart; never throws, whatever was pasted. */
export function queryOf(text: string): Query {
  const trimmed = text.trim()
  const handle = /^@([\w.@-]{1,100})$/.exec(trimmed)?.[1]?.toLowerCase() ?? null
  const host = handle === null ? hostIn(trimmed) : null
  const onlyAddress = handle !== null || (host !== null && /@|:\/\//.test(trimmed))
  const keys = onlyAddress ? [] : keysOf(trimmed)
  return {
    keys,
    compacts: [...new Set(keys.map(compact))],
    handle,
    hosts: host === null ? null : parents(host),
  }
}

/** The host and what is left when names are cut from its front, down to two; at most five. */
function parents(host: string): readonly string[] {
  const names = host.split('.').slice(-6)
  return names.slice(0, -1).map((_, cut) => names.slice(cut).join('.'))
}
