/** Instants as people type them at `--at`, `--from`, `--until`. */

import { isDay } from './day.ts'
import { isoOf, millis, startOfDay, wallClock } from './temporal.ts'
import { parseDay } from './typed-day.ts'

export { parseDay }

const LONGEST = 40

const TIME = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?$/

/** Seconds since midnight, or null; 24:00 is no time of a clock. */
function secondsOf(time: string): number | null {
  const [, hour, minute, second = '0'] = TIME.exec(time) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second)
}

/**
 * Reads an instant that names its own zone.
 * @param text ISO 8601 with `Z` or an offset (`+01:00`, `+0100`)
 * @returns `YYYY-MM-DDTHH:MM:SSZ`, or null when it is none
 */
export function zonedInstant(text: string): string | null {
  const match = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:[\d:.]{2,16})(Z|z|[+-]\d\d:?\d\d)$/.exec(text.slice(0, LONGEST))
  const [, date = '', time = '', zone = ''] = match ?? []
  if (!isDay(date) || secondsOf(time) === null) return null
  try {
    return isoOf(millis(`${date}T${time}${zone}`))
  } catch {
    return null
  }
}

/**
 * Reads an instant.
 * @param text ISO 8601 with a zone; `2026-11-30T10:29`, `2026-11-30 10:29`, `30.11.2026 10:29` by the clock of
 *   `timezone`; a day alone is its first instant (for an end take {@link parseDay} and `endOfDay`); `10:29` is today
 * @param timezone IANA zone for a text without one; hours that come twice are the first, skipped ones move on
 * @param today `YYYY-MM-DD`; without it `10:29` and `30.11.` are not understood
 * @returns `YYYY-MM-DDTHH:MM:SSZ`, or null when it is none of these
 */
export function parseInstant(text: string, timezone: string, today?: string): string | null {
  if (text.length > LONGEST) return null
  const trimmed = text.trim()
  const zoned = zonedInstant(trimmed)
  if (zoned !== null) return zoned
  if (TIME.test(trimmed)) return today === undefined ? null : at(today, trimmed, timezone)
  const [, day = '', time] = /^([\d.-]{6,10})(?:[T ](\S+))?$/.exec(trimmed) ?? []
  const date = parseDay(day, today)
  if (date === null) return null
  return time === undefined ? startOfDay(date, timezone) : at(date, time, timezone)
}

function at(date: string, time: string, timezone: string): string | null {
  const seconds = secondsOf(time)
  return seconds === null ? null : isoOf(wallClock(date, seconds, timezone))
}
