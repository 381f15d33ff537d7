/** Whether the words of a link name a place that it does not lead to. */
import { decodeEntities } from './entities.ts'

/** Words that are longer name no place, or bury it. */
const LONGEST = 1000
/** A host with its scheme, with a path, or alone, and what stands behind the @ of a mail address. */
const HOSTS =
  /(?:https?:\/\/|@|(?<![\p{L}\p{N}.-]))((?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}]{2,24})(?![\p{L}\p{N}-])/giu

/** Most targets; for all that is allowed (names before the host, other letters) there is a parser, which takes longer. */
const USUAL = /^https?:\/\/((?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24})(?:[/?#]|$)/i

const bare = (host: string): string => host.toLowerCase().replace(/^www\./, '')

/** @returns the host of a link or of a mail address; null: a number to call, or something broken */
function hostOf(href: string): string | null {
  const usual = USUAL.exec(href)?.[1]
  if (usual !== undefined) return bare(usual)
  if (!/^https?:/i.test(href)) return /@([^@\s?]{1,253})(?:\?|$)/.exec(href)?.[1]?.toLowerCase() ?? null
  try {
    return bare(new URL(href).hostname)
  } catch {
    return null
  }
}

/** Beneath the host that is named is with whom it belongs to: companies count clicks at hosts of their own. */
const isThere = (host: string, named: string): boolean => host === named || host.endsWith(`.${named}`)

/**
 * @param words the source of the words, with character references
 * @param href the target, without `mailto:`
 * @returns whether the words name a host where the link does not lead
 */
export function saysElsewhere(words: string, href: string): boolean {
  if (!words.includes('.')) return false
  const host = hostOf(href)
  if (host === null) return false
  const named = [...decodeEntities(words.slice(0, LONGEST)).matchAll(HOSTS)].map(([, each]) => bare(each!))
  return named.some(each => !isThere(host, each))
}
