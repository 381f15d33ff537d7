/**
 * Public holidays are computed once per year and place and kept in the store: the library for them costs five times
 * a bare start of Node (ARCHITECTURE, holidays), so it is loaded only for a year that is not kept yet.
 */
import type { Calendar, Holiday } from './ladder/clock/calendar.ts'
import { parsedOrNull } from './store/plain-json.ts'
import type { Store } from './store/store.ts'

export type Place = Omit<Calendar, 'holidays'>

export interface HolidayShelf {
  /** @throws UserError `unknown_calendar` (exit 2) naming the nearest places */
  calendar(place: Place, years: readonly number[]): Promise<Calendar>
  /** Writes down what was computed; called when the run ends and something was stored anyway. */
  keep(store: Store): void
}

const keyOf = ({ country, region }: Place, year: number, language: string) =>
  `${country}-${region ?? ''}-${year}-${language}`

export function holidayShelf(language: string, reader: () => Store): HolidayShelf {
  const known = new Map<string, readonly Holiday[]>()
  const computed = new Map<string, readonly Holiday[]>()
  const look = (key: string) => {
    const kept =
      known.get(key) ?? (parsedOrNull(reader().holidays(key) ?? 'null') as readonly Holiday[] | null)
    if (kept) known.set(key, kept)
    return kept
  }
  const compute = async (place: Place, years: readonly number[]) => {
    const { holidayCalendar } = await import('./ladder/clock/public-holidays.ts')
    const source = holidayCalendar(place, language)
    for (const year of years) {
      const key = keyOf(place, year, language)
      known.set(key, source.holidays(year))
      computed.set(key, source.holidays(year))
    }
  }
  return {
    calendar: async (place, years) => {
      const missing = years.filter(year => !look(keyOf(place, year, language)))
      if (missing.length > 0) await compute(place, missing)
      return {
        ...place,
        holidays: year => {
          const holidays = known.get(keyOf(place, year, language))
          if (holidays) return holidays
          throw new TypeError(`the holidays of ${year} were not asked for`)
        },
      }
    },
    keep: store => {
      for (const [key, holidays] of computed) store.keepHolidays(key, JSON.stringify(holidays))
    },
  }
}
