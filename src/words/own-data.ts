/** The complainant's own data in a text, however it is spaced or disguised. */
import type { Complaint } from '../case/model.ts'
import { type Folded, fold, lettersAndDigits, type Range, sourceRange } from './fold.ts'
import { findOwnAddress } from './own-address.ts'
import { findOwnName, fullNames } from './own-name.ts'
import { wordsOf } from './words-of.ts'

/** Fewer letters and digits than this identify nobody and would be found in every date. */
const SHORTEST = 3
/** From this many digits on, a value counts even inside a longer row of letters and digits. */
const DIGITS_TO_STAND_OUT = 3
const LENGTH_TO_STAND_OUT = 5

export type OwnKind = 'ref' | 'email' | 'phone' | 'address' | 'name' | 'surname'

function standsOut(value: string): boolean {
  return value.length >= LENGTH_TO_STAND_OUT && value.replace(/\D/g, '').length >= DIGITS_TO_STAND_OUT
}

function isWhole({ source }: Folded, { start, end }: Range): boolean {
  const before = /[\p{L}\p{N}]$/u.test(source.slice(Math.max(0, start - 2), start))
  const after = /^[\p{L}\p{N}]/u.test(source.slice(end, end + 2))
  return !before && !after
}

function occurrences(compact: Folded, value: string): Range[] {
  const needle = lettersAndDigits(fold(value)).text
  if (needle.length < SHORTEST) return []
  const found: Range[] = []
  for (let at = compact.text.indexOf(needle); at !== -1; at = compact.text.indexOf(needle, at + 1)) {
    const range = sourceRange(compact, at, at + needle.length)
    if (standsOut(needle) || isWhole(compact, range)) found.push(range)
  }
  return found
}

/** Letters that are read as digits: `KD-4711-O815`. Only for values that have digits. */
function digitsRead(compact: Folded): Folded {
  return { ...compact, text: compact.text.replaceAll('o', '0').replace(/[li]/g, '1') }
}

/** As typed, and with letters for digits; what has no digit at all in the text is a word. */
function refOccurrences(compact: Folded, value: string): Range[] {
  const needle = lettersAndDigits(fold(value))
  const { text } = digitsRead(needle)
  const exact = occurrences(compact, value)
  if (!standsOut(needle.text)) return exact
  const read = occurrences(digitsRead(compact), text).filter(({ start, end }) =>
    /\p{Nd}\P{Nd}*\p{Nd}/u.test(compact.source.slice(start, end)),
  )
  return [...exact, ...read]
}

/** The long groups of digits of a reference in its order, with other words between: "KD 4711 is dead 0815". */
function scattered(folded: Folded, value: string): Range[] {
  const groups = (fold(value).text.match(/\d{4,}/g) ?? []).filter(group => !/^(?:19|20)\d\d$/.test(group))
  if (groups.length < 2) return []
  const pattern = new RegExp(`(?<!\\d)${groups.join('(?!\\d)\\D{1,40}')}(?!\\d)`, 'g')
  return [...folded.text.matchAll(pattern)].map(({ 0: hit, index }) =>
    sourceRange(folded, index, index + hit.length),
  )
}

/** Lines without a digit (a country, a town) are no secret; street and number, postcode and town are. */
function addressLines(address: string): string[] {
  return address.split(/[\n,;]/).filter(line => /\p{N}/u.test(line))
}

/** `erika.m@example.org` also as "erika m at example dot org"; brackets are gone from the compact text. */
function emailSpellings(email: string): string[] {
  const [local = '', domain = ''] = email.split('@')
  if (local === '' || domain === '') return [email]
  const dotted = (text: string) => ['', 'dot', 'punkt'].map(dot => text.replaceAll('.', dot))
  return ['', 'at', 'ät', 'aet'].flatMap(at =>
    dotted(local).flatMap(name => dotted(domain).map(host => name + at + host)),
  )
}

/**
 * @param folded the text
 * @param compact its letters and digits
 * @returns every place where a reference, e-mail, phone, address or the name stands, in whatever spelling
 */
export function findOwnData(
  folded: Folded,
  compact: Folded,
  { refs, complainant, company }: Complaint,
): (Range & { readonly kind: OwnKind })[] {
  const words = wordsOf(folded)
  const { email, phone, address, name } = complainant
  const as = (kind: OwnKind, ranges: readonly Range[]) => ranges.map(range => ({ ...range, kind }))
  return [
    ...refs.flatMap(({ value }) =>
      as('ref', [...refOccurrences(compact, value), ...scattered(folded, value)]),
    ),
    ...[...new Set(emailSpellings(email ?? ''))].flatMap(each => as('email', occurrences(compact, each))),
    ...as('phone', occurrences(compact, phone ?? '')),
    ...as('address', findOwnAddress(words, address ?? '')),
    ...addressLines(address ?? '').flatMap(line => as('address', occurrences(compact, line))),
    ...findOwnName(words, name ?? '', company.name),
    ...as(
      'name',
      fullNames(name ?? '').flatMap(each => occurrences(compact, each)),
    ),
  ]
}
