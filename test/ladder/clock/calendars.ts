import type { Calendar, Holiday } from '../../../src/ladder/clock/calendar.ts'
import { holidayCalendar } from '../../../src/ladder/clock/public-holidays.ts'

/** The real calendar of a place, names in English. */
export function calendarOf(country: string, region: string | null, timezone: string): Calendar {
  return holidayCalendar({ country, region, timezone }, 'en')
}

export const GERMANY = calendarOf('DE', null, 'Europe/Berlin')

/** An invented calendar with exactly these holidays. */
export function calendarWith(dates: readonly string[], timezone = 'Europe/Berlin'): Calendar {
  return {
    country: 'ZZ',
    region: null,
    timezone,
    holidays: (year): readonly Holiday[] =>
      dates.filter(date => date.startsWith(`${year}-`)).map(date => ({ date, name: `Feast of ${date}` })),
  }
}
