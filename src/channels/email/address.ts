/** One mail address and nothing around it: what is pinned, shown, approved and put into the envelope. */
import { domainToASCII } from 'node:url'

/** RFC 5321 section 4.5.3.1.1, 4.5.3.1.2 and 4.5.3.1.3 (256 octets with the angle brackets), in octets. */
const MAX_LOCAL = 64
const MAX_DOMAIN = 255
const MAX_ADDRESS = 254

/** Dot-atom of RFC 5322 section 3.2.3 without `!` and `%`, which once meant "hand on to another host". */
const LOCAL = /^[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const TOP_LABEL = /^[a-z][a-z0-9-]*[a-z0-9]$/
const DOMAIN_LETTERS = /^[\p{L}\p{M}\p{N}.-]+$/u

/**
 * Reads exactly one bare addr-spec: no display name, group, comment, quoted local part, address literal, list or
 * control character. Blanks at both ends are dropped. The domain comes back in ASCII (punycode) and lower case.
 * @returns the normal form, or null if the text is not such an address
 */
export function parseAddress(text: string): string | null {
  if (text.length > 2 * MAX_ADDRESS) return null
  const parts = trimSpaces(text).split('@')
  const [local, written] = parts
  if (parts.length !== 2 || !local || !written) return null
  const domain = asciiDomain(written)
  if (domain === null || !isLocalPart(local)) return null
  const address = `${local}@${domain}`
  return address.length <= MAX_ADDRESS ? address : null
}

/** Spaces only: a line break or tab at the end is a sign of something else and stays to be refused. */
function trimSpaces(text: string): string {
  let start = 0
  let end = text.length
  while (text[start] === ' ') start += 1
  while (end > start && text[end - 1] === ' ') end -= 1
  return text.slice(start, end)
}

/** A leading hyphen could be read as an option by a mail program that is called with the address. */
function isLocalPart(local: string): boolean {
  return local.length <= MAX_LOCAL && !local.startsWith('-') && LOCAL.test(local)
}

/** Only letters that stand for themselves: what Unicode would fold into others is refused, not guessed. */
function asciiDomain(written: string): string | null {
  if (!DOMAIN_LETTERS.test(written) || written.normalize('NFKC') !== written) return null
  const domain = domainToASCII(written)
  if (domain === 'localhost') return domain
  const labels = domain.split('.')
  const top = labels.at(-1) ?? ''
  const fits = domain.length <= MAX_DOMAIN && labels.length >= 2 && TOP_LABEL.test(top)
  return fits && labels.every(label => LABEL.test(label)) ? domain : null
}
