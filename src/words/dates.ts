/** Dates and times of day as a reader of the language writes them. */
import type { Language } from '../case/model.ts'
import { isDay } from '../ladder/clock/day.ts'
import { dateIn, timeIn, weekdayOf } from '../ladder/clock/temporal.ts'

const MONTHS: Record<Language, readonly string[]> = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}
const WEEKDAYS: Record<Language, readonly string[]> = {
  de: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
}

/**
 * @param date YYYY-MM-DD
 * @returns `20. April 2026` or `20 April 2026`
 * @throws RangeError when it is no date
 */
export function longDate(date: string, language: Language): string {
  if (!isDay(date)) throw new RangeError(`${date} is no date`)
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return `${day}${language === 'de' ? '.' : ''} ${MONTHS[language][month - 1]} ${year}`
}

/**
 * @param date YYYY-MM-DD
 * @returns `Montag, 30. November 2026` or `Monday, 30 November 2026`
 * @throws RangeError when it is no date
 */
export function weekdayDate(date: string, language: Language): string {
  const day = longDate(date, language)
  return `${WEEKDAYS[language][weekdayOf(date) - 1]}, ${day}`
}

/**
 * @param instant ISO 8601 UTC
 * @param timezone IANA zone of the reader
 * @returns the day (YYYY-MM-DD) it was there
 * @throws RangeError when the instant or the zone is none
 */
export function dayOf(instant: string, timezone: string): string {
  return dateIn(instant, timezone)
}

/**
 * @param instant ISO 8601 UTC
 * @param timezone IANA zone of the reader
 * @returns `10:29 Uhr` or `10:29`, in that zone
 * @throws RangeError when the instant or the zone is none
 */
export function timeOfDay(instant: string, timezone: string, language: Language): string {
  const clock = timeIn(instant, timezone).slice(0, 5)
  return language === 'de' ? `${clock} Uhr` : clock
}
