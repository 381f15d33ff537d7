/** When a claim may be barred by time, as far as the case shows it: German law only, as the places where it is known. */
import type { Complaint } from '../case/model.ts'

export interface Limitation {
  /** Last day before the claim may be barred, `YYYY-MM-DD`. */
  readonly date: string
  readonly law: string
}

/** A year of a parcel runs from its delivery, which is about the day it happened (HGB 439). */
const ofParcel = (happened: string): Limitation => ({
  date: `${Number(happened.slice(0, 4)) + 1}${happened.slice(4)}`,
  law: 'HGB 439',
})

/** Three years from the end of the year it happened in (BGB 195, 199). */
const regular = (happened: string): Limitation => ({
  date: `${Number(happened.slice(0, 4)) + 3}-12-31`,
  law: 'BGB 195, 199',
})

/** @returns the end of the usual period; null: elsewhere than in Germany, or nobody said when it happened */
export function limitationOf({
  happened,
  category,
  complainant: { country },
}: Pick<Complaint, 'happened' | 'category'> & {
  readonly complainant: Pick<Complaint['complainant'], 'country'>
}): Limitation | null {
  if (happened === null || country !== 'DE') return null
  return category === 'parcel' ? ofParcel(happened) : regular(happened)
}
