/** Host names: which text is one, and which of them belong together. */

/** RFC 1123 section 2.1 and RFC 1035 section 2.3.4: labels of letters, digits and inner hyphens, 63 octets; 253 in all. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const MAX_NAME = 253

/** Labels under which names are registered in a country's domain, as in `example.co.uk`. */
const SECOND_LEVEL = new Set([
  'co',
  'com',
  'org',
  'net',
  'ac',
  'gov',
  'gv',
  'or',
  'edu',
  'ne',
  'me',
  'ltd',
  'plc',
])

/** @returns the name in lower case without its final dot, or null: addresses and names of one label are none */
export function hostName(text: string): string | null {
  const name = text.toLowerCase().replace(/\.$/, '')
  const labels = name.split('.')
  const letters = /^[a-z][a-z0-9-]*$/.test(labels.at(-1) ?? '')
  return name.length <= MAX_NAME && labels.length >= 2 && letters && labels.every(each => LABEL.test(each))
    ? name
    : null
}

/**
 * The part of a name that somebody registered, by a rule of thumb instead of the Public Suffix List: names below a
 * domain that lends its own (`example.github.io`) count as one owner's.
 */
function registeredPart(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  const country = (labels.at(-1) ?? '').length === 2 && SECOND_LEVEL.has(labels.at(-2) ?? '')
  return labels.slice(country ? -3 : -2).join('.')
}

/** @returns whether both names belong to one owner, as far as {@link registeredPart} can tell */
export function sameOwner(one: string, other: string): boolean {
  return registeredPart(one) === registeredPart(other)
}
