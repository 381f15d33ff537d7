/** What must not be read by everybody: the one search behind the finding and behind the public texts. */
import type { Complaint } from '../case/model.ts'
import { findIbans } from './checksums.ts'
import { type Folded, fold, lettersAndDigits, MASK, type Range, sourceRange } from './fold.ts'
import { findBirthDates, findLabelled } from './labelled-data.ts'
import { findLongNumbers } from './long-numbers.ts'
import { findOwnData, type OwnKind } from './own-data.ts'
import { findPeople, findStreets } from './people-and-places.ts'

export type PrivateKind = OwnKind | 'iban' | 'card' | 'number' | 'labelled' | 'birth' | 'street' | 'person'

/** Names come after data and guesses after names, so that nothing is hidden by what matters less. */
const RANKS: Readonly<Record<PrivateKind, 0 | 1 | 2>> = {
  ...{ ref: 0, email: 0, phone: 0, address: 0, iban: 0, card: 0, number: 0, labelled: 0, birth: 0 },
  ...{ name: 1, surname: 2, street: 2, person: 2 },
}

type Hit = Range & { readonly kind: PrivateKind }

export interface PrivatePart extends Hit {
  /** The words as they stand in the text. */
  readonly match: string
}

/** Bounded parts (RFC 5321 sizes) keep the search linear; `(at)` and blanks on both sides are read as `@`. */
const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}(?:@| {1,3}@ {1,3}| ?[([{] ?(?:at|ät) ?[)\]}] ?)[\p{L}\p{N}-]{1,63}(?:(?:\.| ?[([{] ?(?:dot|punkt) ?[)\]}] ?)[\p{L}\p{N}-]{1,63})+/gu

/** "erika at example dot org", and "erika.m at example.org"; "look at example.org" is none. */
const SPOKEN_EMAIL = [
  /[\p{L}\p{N}._%+-]{1,64} (?:at|ät) [\p{L}\p{N}-]{1,63}(?: (?:dot|punkt) [\p{L}\p{N}-]{1,63})+/gu,
  /(?<!\p{L})\p{L}[\p{L}\p{N}%+-]{0,40}[._][\p{L}\p{N}._%+-]{1,40} (?:at|ät) [\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu,
]

/** The company's own handle, page or URL is public; it is only taken out where it stands as a whole. */
function withoutAddressee(text: string, to: string): string {
  const addressee = fold(to).text.trim()
  if (addressee.length < 3) return text
  return text.replaceAll(addressee, (hit, at: number) =>
    /^[\p{L}\p{N}_]/u.test(text.slice(at + hit.length)) ? hit : MASK.repeat(hit.length),
  )
}

function search(folded: Folded, complaint: Complaint): Hit[] {
  const compact = lettersAndDigits(folded)
  const placed = (kind: PrivateKind, from: Folded) => (hit: Range) => ({
    kind,
    ...sourceRange(from, hit.start, hit.end),
  })
  const emails = [EMAIL, ...SPOKEN_EMAIL]
    .flatMap(form => [...folded.text.matchAll(form)])
    .map(({ 0: hit, index }) => ({
      start: index,
      end: index + hit.length,
    }))
  return [
    ...findOwnData(folded, compact, complaint),
    ...findBirthDates(folded.text).map(placed('birth', folded)),
    ...findStreets(folded.source).map(range => ({ ...range, kind: 'street' as const })),
    ...findPeople(folded.source, complaint.company.name).map(range => ({
      ...range,
      kind: 'person' as const,
    })),
    ...findIbans(compact.text).map(placed('iban', compact)),
    ...emails.map(placed('email', folded)),
    ...findLongNumbers(folded.text).map(hit => placed(hit.kind, folded)(hit)),
    ...findLabelled(folded.text).map(placed('labelled', folded)),
  ]
}

/** Drops what lies within another hit, in one sweep; where two cover the same words the more telling kind stays. */
function outermost(hits: readonly Hit[]): Hit[] {
  const sorted = hits.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let reached = -1
  return sorted.filter(({ end }) => {
    if (end <= reached) return false
    reached = end
    return true
  })
}

/** @returns the hits, in their order, that lie within none of the others */
function outside(hits: readonly Hit[], others: readonly Hit[]): Hit[] {
  const sorted = others.toSorted((a, b) => a.start - b.start)
  let [next, reached] = [0, -1]
  return hits.filter(({ start, end }) => {
    for (let other = sorted[next]; other !== undefined && other.start <= start; other = sorted[next]) {
      reached = Math.max(reached, other.end)
      next += 1
    }
    return end > reached
  })
}

/**
 * @param to the company's address on the channel, which may stand in the text
 * @returns each private stretch once, data before names before guesses
 */
export function privateParts(text: string, complaint: Complaint, to: string): PrivatePart[] {
  const whole = fold(text)
  const hits = search({ ...whole, text: withoutAddressee(whole.text, to) }, complaint)
  const kept: Hit[] = []
  for (const rank of [0, 1, 2]) {
    const ranked = outermost(hits.filter(({ kind }) => RANKS[kind] === rank))
    kept.push(...outside(ranked, kept))
  }
  return kept.map(hit => ({ ...hit, match: whole.source.slice(hit.start, hit.end) }))
}
