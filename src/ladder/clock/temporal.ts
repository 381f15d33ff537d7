/** Days, instants and zones: the only file that imports temporal-polyfill. Heavy, so never on the hot path. */

import { Temporal } from 'temporal-polyfill'

/** Instants leave this file as `YYYY-MM-DDTHH:MM:SSZ`. */
function text(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' })
}

/**
 * An instant as milliseconds since 1970-01-01T00:00Z.
 * @param iso ISO 8601 with `Z` or offset
 * @throws RangeError if it is not an instant
 */
export function millis(iso: string): number {
  return Temporal.Instant.from(iso).epochMilliseconds
}

/** The reverse of {@link millis}: ISO 8601 UTC, a fraction of a second is cut off. */
export function isoOf(milliseconds: number): string {
  return text(Temporal.Instant.fromEpochMilliseconds(milliseconds))
}

/** The day (`YYYY-MM-DD`) it is at an instant (ISO 8601) in an IANA zone. */
export function dateIn(iso: string, timezone: string): string {
  return Temporal.Instant.from(iso).toZonedDateTimeISO(timezone).toPlainDate().toString()
}

/** The time of day (`HH:MM`, 24 hours) at an instant (ISO 8601) in an IANA zone. */
export function timeIn(iso: string, timezone: string): string {
  return Temporal.Instant.from(iso)
    .toZonedDateTimeISO(timezone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/** The first instant of a day (`YYYY-MM-DD`) in a zone; 01:00 where the clock skips midnight. */
export function startOfDay(date: string, timezone: string): string {
  return text(Temporal.PlainDate.from(date).toZonedDateTime(timezone).toInstant())
}

/**
 * The last second of a day (`YYYY-MM-DD`) in a zone, as ISO 8601 UTC. Counted back from the next day, so that
 * a day whose last hour comes twice ends with the second one.
 */
export function endOfDay(date: string, timezone: string): string {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timezone)
  return text(next.toInstant().subtract({ seconds: 1 }))
}

/**
 * A wall-clock time as instant, in milliseconds since 1970. In a gap of the clock the later, in an overlap the
 * earlier reading (`compatible`, RFC 5545 section 3.3.5).
 * @param date `YYYY-MM-DD`
 * @param seconds since midnight by the wall clock, 0 to 86400
 */
export function wallClock(date: string, seconds: number, timezone: string): number {
  const day = Temporal.PlainDate.from(date).add({ days: seconds === 86_400 ? 1 : 0 })
  const time = Temporal.PlainTime.from('00:00').add({ seconds })
  return day.toZonedDateTime({ timeZone: timezone, plainTime: time }).epochMilliseconds
}

/** ISO weekday of a day (`YYYY-MM-DD`): 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek
}

/** The day that many days later (earlier if negative). */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** The same-numbered day that many months later, or the last day of a month that lacks it (BGB 188 (2), (3)). */
export function addMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString()
}

/** Whether a name is an IANA zone this machine knows; bare offsets such as `+01:00` are not. */
export function isTimezone(name: string): boolean {
  if (!/^[a-z][a-z0-9_+/-]{0,49}$/i.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
