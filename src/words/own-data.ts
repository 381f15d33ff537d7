/** The complainant's own data in a text, however it is spaced or disguised. */
import type { Complaint } from '../case/model.ts'
import { type Folded, fold, lettersAndDigits, type Range, sourceRange } from './fold.ts'

/** Fewer letters and digits than this identify nobody and would be found in every date. */
const SHORTEST = 3
/** From this many digits on, a value counts even inside a longer row of letters and digits. */
const DIGITS_TO_STAND_OUT = 3
const LENGTH_TO_STAND_OUT = 5

export type OwnKind = 'ref' | 'email' | 'phone' | 'address' | 'name'

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

/** Lines without a digit (a country, a town) are no secret; street and number, postcode and town are. */
function addressLines(address: string | null): string[] {
  return (address ?? '').split(/[\n,;]/).filter(line => /\p{N}/u.test(line))
}

function ownValues({ refs, complainant }: Complaint): { kind: OwnKind; value: string }[] {
  return [
    ...refs.map(({ value }) => ({ kind: 'ref' as const, value })),
    { kind: 'email', value: complainant.email ?? '' },
    { kind: 'phone', value: complainant.phone ?? '' },
    ...addressLines(complainant.address).map(value => ({ kind: 'address' as const, value })),
    { kind: 'name', value: complainant.name ?? '' },
  ]
}

/**
 * @param compact letters and digits of the text
 * @returns every place where a reference, e-mail, phone, address line or the full name stands
 */
export function findOwnData(compact: Folded, complaint: Complaint): (Range & { readonly kind: OwnKind })[] {
  return ownValues(complaint).flatMap(({ kind, value }) =>
    occurrences(compact, value).map(range => ({ ...range, kind })),
  )
}
