/** When a claim may be barred by time, as far as the case shows it: German law only, as the places where it is known. */
import type { Complaint } from '../case/model.ts'

export interface Limitation {
  /** Last day before the claim may be barred, `YYYY-MM-DD`. */
  readonly date: string
  readonly law: string
  /** Whether a claim that is raised in text form suspends the period (HGB 439 (3)); negotiations always do (BGB 203). */
  readonly claimSuspends: boolean
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The same day of the next year; where that year lacks it, the last day of the month (BGB 188 (2), (3)). */
function yearLater(date: string): string {
  const year = Number(date.slice(0, 4)) + 1
  const day = date.slice(4, 10)
  return `${year}${day === '-02-29' && !isLeap(year) ? '-02-28' : day}`
}

/** A year of a parcel runs from its delivery, which is about the day it happened (HGB 439 (1), (2)). */
const ofParcel = (happened: string): Limitation => ({
  date: yearLater(happened),
  law: 'HGB 439',
  claimSuspends: true,
})

/** Three years from the end of the year it happened in (BGB 195, 199). */
const regular = (happened: string): Limitation => ({
  date: `${Number(happened.slice(0, 4)) + 3}-12-31`,
  law: 'BGB 195, 199',
  claimSuspends: false,
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
