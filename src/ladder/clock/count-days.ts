/** Counting in whole days: business days, calendar days, months. */

import type { SkippedDay } from '../../case/deadline.ts'
import { EXIT, UserError } from '../../errors.ts'
import type { HolidayOn } from './calendar.ts'
import { addDays, weekdayOf } from './temporal.ts'

/** Where a count ended and which days it passed over. */
export interface DayCount {
  readonly date: string
  readonly skipped: readonly SkippedDay[]
}

/** Days in a row without one business day after which a calendar is taken for broken; real ones stay below 20. */
const LONGEST_CLOSURE = 60

/**
 * Why a day (`YYYY-MM-DD`) is no business day: `Saturday`, `Sunday`, the holiday's name; null when it is one.
 * Saturday counts as rest day because BGB 193 names it; a holiday on a weekend is told as the weekend.
 */
export function restDay(date: string, holidayOn: HolidayOn): string | null {
  const weekday = weekdayOf(date)
  if (weekday === 6) return 'Saturday'
  if (weekday === 7) return 'Sunday'
  const name = holidayOn(date)
  return name === null ? null : name
}

/**
 * The day itself if it is a business day, else the next one, with the days rolled over (BGB 193).
 * @throws UserError `bad_calendar` when the calendar has no business day within 60 days
 */
export function rollForward(date: string, holidayOn: HolidayOn): DayCount {
  const skipped: SkippedDay[] = []
  let day = date
  for (let step = 0; step < LONGEST_CLOSURE; step++) {
    const why = restDay(day, holidayOn)
    if (why === null) return { date: day, skipped }
    skipped.push({ date: day, why })
    day = addDays(day, 1)
  }
  throw new UserError('bad_calendar', EXIT.failure, `The calendar has no business day after ${date}.`)
}

/**
 * Counts business days; the day of the event is not counted (BGB 187 (1)).
 * @param event day of the event, `YYYY-MM-DD`
 * @param amount business days, 1 or more
 */
export function countBusinessDays(event: string, amount: number, holidayOn: HolidayOn): DayCount {
  const skipped: SkippedDay[] = []
  let date = event
  for (let counted = 0; counted < amount; counted++) {
    const next = rollForward(addDays(date, 1), holidayOn)
    date = next.date
    skipped.push(...next.skipped)
  }
  return { date, skipped }
}
