/** Days as people type them at `--by`; brings no library. */

import { daysBetween, isDay } from './day.ts'

const LONGEST = 40

function joined(year: number, month: string, day: string): string {
  return `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** The year that brings day and month closest to `today`: fits a deadline ahead as well as an event behind. */
function nearest(month: string, day: string, today: string): string | null {
  const year = Number(today.slice(0, 4))
  const days = [year + 1, year, year - 1].map(each => joined(each, month, day)).filter(isDay)
  const gap = (date: string) => Math.abs(daysBetween(today, date))
  return days.sort((a, b) => gap(a) - gap(b))[0] ?? null
}

/**
 * Reads a day.
 * @param text `2026-11-30`, `30.11.2026`, or `30.11.` (then the year nearest to `today`)
 * @param today `YYYY-MM-DD` in the user's zone; needed for `30.11.` only
 * @returns `YYYY-MM-DD`, or null when it is no such day
 */
export function parseDay(text: string, today?: string): string | null {
  if (text.length > LONGEST) return null
  const trimmed = text.trim()
  if (isDay(trimmed)) return trimmed
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(trimmed)
  if (!match) return null
  const [, day = '', month = '', year] = match
  if (year === undefined) return today === undefined ? null : nearest(month, day, today)
  const date = joined(Number(year), month, day)
  return isDay(date) ? date : null
}
