/** When a deadline ends, as its own clock on the wall says it: a day, with its hour where it is not the end of that day. */
import type { Deadline } from '../case/deadline.ts'

/** Counted in whole days, these end with their day. */
const WHOLE_DAYS = /^(?:\d+(?:bd|d|m)|(?:by|until):\d{4}-\d\d-\d\d)$/
const DAY_ENDS = '23:59:59'

/**
 * Not by Temporal: the rows of `status` are made with it, and whole days, which nearly all are, need no calendar at all.
 * @param iso instant, ISO 8601 UTC
 * @param timezone IANA zone
 * @returns `YYYY-MM-DD`, or `YYYY-MM-DD HH:MM` where the instant is not the last second of its day there
 */
export function wallTime(iso: string, timezone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: timezone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  } as Intl.DateTimeFormatOptions)
  const parts = new Map(format.formatToParts(Date.parse(iso)).map(({ type, value }) => [type, value]))
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  const time = `${parts.get('hour')}:${parts.get('minute')}`
  return `${time}:${parts.get('second')}` === DAY_ENDS ? date : `${date} ${time}`
}

/** @returns the end of the deadline as {@link wallTime} says it in the zone it was counted in */
export function dueTime({
  rule,
  dueAt,
  dueDate,
  timezone,
}: Omit<Deadline, 'from' | 'skipped' | 'calendar'>): string {
  return WHOLE_DAYS.test(rule) ? dueDate : wallTime(dueAt, timezone)
}
