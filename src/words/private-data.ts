/** What must not be read by everybody: the one search behind the finding and behind the public texts. */
import type { Complaint } from '../case/model.ts'
import { findIbans } from './checksums.ts'
import { type Folded, fold, lettersAndDigits, MASK, type Range, sourceRange } from './fold.ts'
import { findLongNumbers } from './long-numbers.ts'
import { findOwnData, type OwnKind } from './own-data.ts'

export type PrivateKind = OwnKind | 'iban' | 'card' | 'number'

type Hit = Range & { readonly kind: PrivateKind }

export interface PrivatePart extends Hit {
  /** The words as they stand in the text. */
  readonly match: string
}

/** Bounded parts (RFC 5321 sizes) keep the search linear; `(at)` and blanks on both sides are read as `@`. */
const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}(?:@| {1,3}@ {1,3}| ?[([{] ?(?:at|ät) ?[)\]}] ?)[\p{L}\p{N}-]{1,63}(?:(?:\.| ?[([{] ?(?:dot|punkt) ?[)\]}] ?)[\p{L}\p{N}-]{1,63})+/gu

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
  const emails = [...folded.text.matchAll(EMAIL)].map(({ 0: hit, index }) => ({
    start: index,
    end: index + hit.length,
  }))
  return [
    ...findOwnData(compact, complaint),
    ...findIbans(compact.text).map(placed('iban', compact)),
    ...emails.map(placed('email', folded)),
    ...findLongNumbers(folded.text).map(hit => placed(hit.kind, folded)(hit)),
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

/**
 * @param to the company's address on the channel, which may stand in the text
 * @returns each private stretch once; a name hides nothing, as it is the lesser matter
 */
export function privateParts(text: string, complaint: Complaint, to: string): PrivatePart[] {
  const whole = fold(text)
  const hits = search({ ...whole, text: withoutAddressee(whole.text, to) }, complaint)
  const kept = [
    ...outermost(hits.filter(({ kind }) => kind !== 'name')),
    ...outermost(hits.filter(({ kind }) => kind === 'name')),
  ]
  return kept.map(hit => ({ ...hit, match: whole.source.slice(hit.start, hit.end) }))
}
