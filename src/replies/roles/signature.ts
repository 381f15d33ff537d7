/** Who signs: a person with a name, a team, initials, or nobody. A machine seldom signs with a name. */

const CLOSING =
  /^(?:mit )?(?:(?:viele|liebe|beste|herzliche|freundliche|freundlichen|sonnige|schöne|kind|best|warm|kindest|many|warmest|friendly|with friendly|with kind|with best)\b.{0,40}|gr(?:u|ü)(?:ß|ss)e?.{0,30}|hochachtungsvoll|lg|vg|mfg|regards|cheers|thanks(?: again)?|many thanks|thank you|yours(?: \w+)?|sincerely(?: yours)?|respectfully|all the best|take care)[,.! ]*$/iu
/** Words of a firm, a team or a place: then no person signs. */
const TEAM =
  /team|service|kunden|customer|support|care\b|gmbh|\bag\b|\bse\b|ltd|inc\b|plc|bank|abteilung|department|desk|office|relations|\bihre?\b|\bdein|\byour?\b|redaktion|mobil|\bcrew\b|\bwir\b|airways|energ|netz/iu
const NAME =
  /^(?:i\. ?[av]\. ?|gez\. ?)?(?:(?:dr|prof|dipl)\.? ?(?:-?ing\.? ?)?)?\p{Lu}[\p{L}.'’-]{0,20}(?: (?:von |van |de )?\p{Lu}[\p{L}.'’-]{0,24}){0,3}(?:,? .{0,30})?$/u
/** Agents of social media put their initials or first name behind a sign. */
const INITIALS = /(?:[\^*~/–-] ?|\()\p{Lu}\p{L}{0,11}\)?[.!]?$/u
/** Lines at the end in which a closing is looked for. */
const LAST = 14

export type Signature = 'person' | 'team' | 'initials' | 'none'

/** A word of the line stands in the sender's domain: the firm signs. */
function namesFirm(line: string, from: string | null): boolean {
  const domain = (from ?? '').slice((from ?? '').indexOf('@') + 1).toLowerCase()
  const words = line.toLowerCase().match(/\p{L}{4,30}/gu) ?? []
  return words.some(word => domain.includes(word))
}

const kindOf = (line: string, from: string | null): Signature | null => {
  if (TEAM.test(line) || namesFirm(line, from)) return 'team'
  return NAME.test(line) && line.length < 60 ? 'person' : null
}

/**
 * @param text what its sender wrote, with the signature
 * @param from address of the sender
 */
export function signatureOf(text: string, from: string | null): Signature {
  const lines = text
    .slice(-3_000)
    .split('\n')
    .map(line => line.trim().slice(0, 120))
    .filter(line => line !== '')
    .slice(-LAST)
  const closing = lines.findLastIndex(line => CLOSING.test(line))
  const next = closing === -1 ? undefined : lines[closing + 1]
  if (next !== undefined) return kindOf(next, from) ?? 'none'
  const last = lines.at(-1) ?? ''
  if (INITIALS.test(last)) return 'initials'
  return lines.length > 1 && last.length < 40 ? (kindOf(last, from) ?? 'none') : 'none'
}
