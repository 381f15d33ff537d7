/** What the codes of mail servers say: replies (RFC 5321 section 4.2) and enhanced status codes (RFC 3463, IANA). */

export interface Code {
  /** `5.1.1`; null where only a reply code was given. */
  readonly status: string | null
  /** Three digits as text, or null. */
  readonly reply: string | null
  /** Where the code begins in the text. */
  readonly at: number
}

/** Neither part of an address of the net nor of a longer version number. */
const ENHANCED = /(?<![a-z0-9.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/i
const UNITS = 'mb|kb|gb|bytes?|hours?|minutes?|seconds?|days?|stunden?|minuten?|tagen?|users?|eur|euro'
/** 552 and the like: the second digit of a reply goes to 5. A number before a unit is none. */
const THREE_DIGITS = `[45][0-5]\\d(?=[ \\-:;_#)\\]'"]|\\r?$|,(?!\\d))(?!\\s?(?:%|€|(?:${UNITS})\\b))`
/** A server's answer is introduced; a number of a flight, an amount, a part of a telephone number is not. */
const INTRODUCED =
  '(?:^[ \\t>*-]{0,12}|[:;,(\\[\'"=<#][ \\t]{0,12}|(?:said|says|error|code|status|with|replied|reply|response|returned|responded|server|smtp|fehler|meldung|antwort|antwortete)[ \\t]{1,3})'
const REPLY = new RegExp(`(?<=${INTRODUCED})(?<![a-z0-9.,:/@+-])${THREE_DIGITS}`, 'im')
const STATUS = new RegExp(`(?<=${INTRODUCED})${ENHANCED.source}`, 'im')
/** A reply with the enhanced code that belongs to it, as nearly every server writes them. */
const BOTH = new RegExp(`(?<![a-z0-9.,:/@+-])${THREE_DIGITS}[ \\-_:#(\\[]{1,3}(${ENHANCED.source})`, 'im')

function both(text: string): Code | null {
  const found = BOTH.exec(text)
  return found && { status: found[1]!, reply: found[0].slice(0, 3), at: found.index }
}

/** @returns the status alone, wherever it stands */
export function statusIn(text: string): string | null {
  return ENHANCED.exec(text)?.[0] ?? null
}

/** @returns the first code of a server in a text; one that is given twice over counts before one that is not */
export function codeIn(text: string): Code | null {
  const pair = both(text)
  if (pair !== null) return pair
  const [reply, status] = [REPLY.exec(text), STATUS.exec(text)]
  if (reply === null && status === null) return null
  const at = Math.min(reply?.index ?? Number.POSITIVE_INFINITY, status?.index ?? Number.POSITIVE_INFINITY)
  return { status: status?.[0] ?? null, reply: reply?.[0] ?? null, at }
}

/** x.0.0 says only whether it is for good (RFC 3463 section 3.1). */
const isGeneral = (status: string): boolean => /\.0\.0$/.test(status)

/** @returns the more telling of two: the status of the report, unless it is missing or general and the answer is not */
export function moreTelling(reported: string | null, answered: string | null): string | null {
  if (reported === null || (isGeneral(reported) && answered !== null && !isGeneral(answered))) {
    return answered ?? reported
  }
  return reported
}

/**
 * @returns whether the codes say "for good" (5) or "not now" (4); null where there is none. A general status gives
 *   way to the answer that the other server gave
 */
export function isForGood(status: string | null, reply: string | null): boolean | null {
  const code = status === null || (isGeneral(status) && reply !== null) ? reply : status
  return code === null || !/^[45]/.test(code) ? null : code.startsWith('5')
}

/** RFC 3463 section 3 and the IANA list of enhanced codes, in words. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/\.1\.(?:[1236]|10)$/, 'no such address'],
  [/\.1\.[78]$/, 'sender address refused'],
  [/\.2\.1$/, 'mailbox disabled'],
  [/\.2\.2$/, 'mailbox full'],
  [/\.(?:2\.3|3\.4)$/, 'message too big'],
  [/\.4\.7$/, 'delivery time expired'],
  [/\.4\./, 'routing or network trouble'],
  [/\.7\./, 'refused by policy'],
]

/** @returns what a status means, in words, or null where it says nothing in particular */
export function meaningOf(status: string | null): string | null {
  if (status === null) return null
  return MEANINGS.find(([pattern]) => pattern.test(status))?.[1] ?? null
}
