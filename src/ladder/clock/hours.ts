/** When a service desk is open, in the zone of its calendar. */

import { type Calendar, type HolidayOn, holidayLookup } from './calendar.ts'
import type { OpenRange, ServiceHours } from './osm-hours.ts'
import { addDays, dateIn, isoOf, millis, wallClock, weekdayOf } from './temporal.ts'

export { ASSUMED_HOURS, type OpenRange, parseHours, type ServiceHours } from './osm-hours.ts'

/** An open stretch of real time, milliseconds since 1970; `to` is the closing moment. */
export interface OpenSpan {
  readonly from: number
  readonly to: number
}

/** A year and a day: hours that stay closed longer never open (29 February is no weekday). */
const SEARCH_DAYS = 367

/**
 * The ranges of one day; on a public holiday its own rule counts, whatever weekday it is.
 * @param date `YYYY-MM-DD`
 */
export function rangesOn(hours: ServiceHours, holidayOn: HolidayOn, date: string): readonly OpenRange[] {
  if (holidayOn(date) !== null) return hours.publicHoliday
  return hours.week[weekdayOf(date) - 1] ?? []
}

/**
 * The ranges of a day as real time. Where the clock jumps, a range can be shorter, longer or vanish; two ranges
 * never overlap.
 * @param date `YYYY-MM-DD`
 */
export function spansOn(ranges: readonly OpenRange[], date: string, timezone: string): readonly OpenSpan[] {
  let closed = Number.NEGATIVE_INFINITY
  const spans: OpenSpan[] = []
  for (const range of ranges) {
    const from = Math.max(closed, wallClock(date, range.from * 60, timezone))
    const to = wallClock(date, range.to * 60, timezone)
    if (from >= to) continue
    spans.push({ from, to })
    closed = to
  }
  return spans
}

/**
 * Whether the desk is open; at the closing minute it no longer is.
 * @param instant ISO 8601 with `Z` or offset
 */
export function isOpen(hours: ServiceHours, calendar: Calendar, instant: string): boolean {
  const date = dateIn(instant, calendar.timezone)
  const now = millis(instant)
  const ranges = rangesOn(hours, holidayLookup(calendar), date)
  return spansOn(ranges, date, calendar.timezone).some(span => span.from <= now && now < span.to)
}

/**
 * The first instant at or after `instant` at which the desk is open: `instant` itself when it is open then.
 * @param instant ISO 8601 with `Z` or offset
 * @returns `YYYY-MM-DDTHH:MM:SSZ`, or null when it does not open within a year
 */
export function nextOpening(hours: ServiceHours, calendar: Calendar, instant: string): string | null {
  const holidayOn = holidayLookup(calendar)
  const now = millis(instant)
  let date = dateIn(instant, calendar.timezone)
  for (let day = 0; day < SEARCH_DAYS; day++) {
    const spans = spansOn(rangesOn(hours, holidayOn, date), date, calendar.timezone)
    const span = spans.find(each => now < each.to)
    if (span) return isoOf(Math.max(now, span.from))
    date = addDays(date, 1)
  }
  return null
}
