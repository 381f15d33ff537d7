/** From a waiting rule and a start to the deadline it ends on. Pure: the start is an argument. */

import type { Deadline, SkippedDay } from '../../case/deadline.ts'
import { EXIT, UserError } from '../../errors.ts'
import { type Calendar, calendarName, holidayLookup } from './calendar.ts'
import { countBusinessDays, type DayCount, rollForward } from './count-days.ts'
import { countHours } from './count-hours.ts'
import { isDay } from './day.ts'
import { ASSUMED_HOURS, parseHours, type ServiceHours } from './hours.ts'
import { canonicalRule, type Rule, requireRule } from './rule.ts'
import { addDays, addMonths, dateIn, endOfDay, isTimezone } from './temporal.ts'
import { zonedInstant } from './typed-dates.ts'

export interface DeadlineRequest {
  /** `5bd`, `14d`, `4h`, `2m`, `by:YYYY-MM-DD` */
  readonly rule: string
  /** Instant of the event, ISO 8601 with `Z` or offset. */
  readonly from: string
  readonly calendar: Calendar
  /** For `h` only; without it the assumed hours. In the calendar's zone. */
  readonly hours?: ServiceHours | null
  /**
   * Moves the end of `d` and `m` off a Saturday, Sunday or holiday (BGB 193). For a deadline you set; not for
   * waiting periods such as the two months of VSBG 14 (rights.md section 4).
   */
  readonly rollToBusinessDay?: boolean
}

function requireInstant(text: string): string {
  const instant = zonedInstant(text)
  if (instant !== null) return instant
  throw new UserError('bad_date', EXIT.usage, `"${text.slice(0, 40)}" is not a point in time.`, {
    hints: ['Give it with its zone, e.g. 2026-11-30T10:29:00Z or 2026-11-30T10:29:00+01:00.'],
  })
}

function requireZone(name: string): void {
  if (isTimezone(name)) return
  throw new UserError('bad_timezone', EXIT.usage, `"${name.slice(0, 40)}" is not a time zone.`, {
    hints: ['Use a name of the IANA list, e.g. Europe/Berlin.'],
  })
}

function assumedHours(): ServiceHours {
  const hours = parseHours(ASSUMED_HOURS)
  if (hours === null) throw new Error('the assumed hours cannot be read')
  return hours
}

type DayRule = Exclude<Rule, { kind: 'hours' }>

/** The last day of a rule that counts whole days from the day `event`. */
function lastDay(rule: DayRule, event: string, request: DeadlineRequest): DayCount {
  const holidayOn = holidayLookup(request.calendar)
  if (rule.kind === 'date') return { date: rule.date, skipped: [] }
  if (rule.kind === 'business-days') return countBusinessDays(event, rule.amount, holidayOn)
  const date = rule.kind === 'days' ? addDays(event, rule.amount) : addMonths(event, rule.amount)
  return request.rollToBusinessDay ? rollForward(date, holidayOn) : { date, skipped: [] }
}

function result(
  base: Pick<Deadline, 'from' | 'rule'>,
  calendar: Calendar,
  due: { readonly dueAt: string; readonly dueDate: string; readonly skipped: readonly SkippedDay[] },
): Deadline {
  return { ...base, calendar: calendarName(calendar), timezone: calendar.timezone, ...due }
}

/**
 * Counts a deadline. The day of the event is not counted for `bd`, `d`, `m` (BGB 187 (1), 188); they end with the
 * last second of `dueDate` in the calendar's zone. `h` runs from the instant itself, inside the service hours.
 * One kind is never turned into another.
 * @throws UserError `bad_rule`, `bad_date` or `bad_timezone`, exit 2
 */
export function countDeadline(request: DeadlineRequest): Deadline {
  const { calendar } = request
  const rule = requireRule(request.rule)
  const base = { from: requireInstant(request.from), rule: canonicalRule(request.rule) }
  requireZone(calendar.timezone)
  if (rule.kind === 'hours') {
    const { dueAt, skipped } = countHours(
      rule.amount,
      request.from,
      request.hours ?? assumedHours(),
      calendar,
    )
    return result(base, calendar, { dueAt, dueDate: dateIn(dueAt, calendar.timezone), skipped })
  }
  const { date, skipped } = lastDay(rule, dateIn(base.from, calendar.timezone), request)
  return result(base, calendar, { dueAt: endOfDay(date, calendar.timezone), dueDate: date, skipped })
}

/**
 * A deadline moved to a point the user or the company named: nothing is counted.
 * @param request `until` is a day (`YYYY-MM-DD`, then its last second) or an instant (ISO 8601 with `Z` or offset)
 * @throws UserError `bad_date` or `bad_timezone`, exit 2
 */
export function deadlineUntil(request: {
  readonly until: string
  readonly from: string
  readonly calendar: Calendar
}): Deadline {
  const { calendar, until } = request
  requireZone(calendar.timezone)
  const dueAt = isDay(until) ? endOfDay(until, calendar.timezone) : requireInstant(until)
  const base = { from: requireInstant(request.from), rule: `until:${isDay(until) ? until : dueAt}` }
  return result(base, calendar, { dueAt, dueDate: dateIn(dueAt, calendar.timezone), skipped: [] })
}
