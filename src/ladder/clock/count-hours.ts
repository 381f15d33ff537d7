/** Counting in service hours, to the minute. */

import type { SkippedDay } from '../../case/deadline.ts'
import { EXIT, UserError } from '../../errors.ts'
import { type Calendar, type HolidayOn, holidayLookup } from './calendar.ts'
import { type OpenSpan, rangesOn, type ServiceHours, spansOn } from './hours.ts'
import { addDays, dateIn, isoOf, millis, weekdayOf } from './temporal.ts'

const MINUTE = 60_000
/** Ten years, the bound of the day rules as well. */
const MOST_DAYS = 3660

export interface HourCount {
  /** ISO 8601 UTC */
  readonly dueAt: string
  readonly skipped: readonly SkippedDay[]
}

/** `Saturday`, `Sunday`, the holiday's name, or `closed` for any other day without hours. */
function closedDay(date: string, hours: ServiceHours, holidayOn: HolidayOn): string {
  const weekday = weekdayOf(date)
  const regular = hours.week[weekday - 1] ?? []
  if (weekday >= 6 && regular.length === 0) return weekday === 6 ? 'Saturday' : 'Sunday'
  const name = holidayOn(date)
  return name === null ? 'closed' : name
}

/** Milliseconds left after the spans of a day, or the instant inside them at which nothing is left. */
function spend(
  left: number,
  start: number,
  spans: readonly OpenSpan[],
): { left: number; due: number | null } {
  let rest = left
  for (const span of spans) {
    const begin = Math.max(span.from, start)
    const open = Math.max(0, span.to - begin)
    if (rest <= open) return { left: 0, due: begin + rest }
    rest -= open
  }
  return { left: rest, due: null }
}

/**
 * Counts hours in which the desk is open; a begun minute at the start is rounded up. A count that ends when the
 * desk closes is due at the closing minute, not at the next opening. Days without any hours are listed.
 * @param amount service hours, 1 or more
 * @param from ISO 8601 with `Z` or offset
 * @throws UserError `bad_rule`, exit 2, when the hours are so short that the count leaves ten years
 */
export function countHours(amount: number, from: string, hours: ServiceHours, calendar: Calendar): HourCount {
  const holidayOn = holidayLookup(calendar)
  const start = Math.ceil(millis(from) / MINUTE) * MINUTE
  const skipped: SkippedDay[] = []
  let date = dateIn(from, calendar.timezone)
  let left = amount * 60 * MINUTE
  for (let day = 0; day < MOST_DAYS; day++) {
    const ranges = rangesOn(hours, holidayOn, date)
    if (ranges.length === 0) skipped.push({ date, why: closedDay(date, hours, holidayOn) })
    const spent = spend(left, start, spansOn(ranges, date, calendar.timezone))
    if (spent.due !== null) return { dueAt: isoOf(spent.due), skipped }
    left = spent.left
    date = addDays(date, 1)
  }
  const message = `${amount} service hours do not fit into ten years of "${hours.text}".`
  throw new UserError('bad_rule', EXIT.usage, message, {
    hints: ['Count in business days instead, e.g. 5bd.'],
  })
}
