/** Public holidays of the world: the only file that imports date-holidays. Heavy, so never on the hot path. */

import Holidays, { type HolidaysTypes } from 'date-holidays'
import type { Calendar, Holiday } from './calendar.ts'
import { knownPlace, type Place, unknownCalendar } from './known-places.ts'
import { addDays } from './temporal.ts'

const HOUR = 3_600_000

/** A code and the name of the place, in the place's own language or English. */
export type { Place }

function places(of: Record<string, string> | undefined): readonly Place[] {
  return Object.entries(of ?? {}).map(([code, name]) => ({ code, name }))
}

/** Countries with a holiday calendar. */
export function countriesWithHolidays(): readonly Place[] {
  return places(new Holidays().getCountries('en'))
}

/**
 * Regions of a country that have holidays of their own, parts of regions included (`BY` and `BY-KATH`).
 * @param country ISO 3166-1 alpha-2; letter case does not matter
 * @returns empty for a country without regions and for an unknown one
 */
export function regionsOf(country: string): readonly Place[] {
  const source = new Holidays()
  const code = country.toUpperCase()
  if (!knownPlace(code, countriesWithHolidays())) return []
  return places(source.getStates(code)).flatMap(state => [
    state,
    ...places(source.getRegions(code, state.code)).map(part => ({
      code: `${state.code}-${part.code}`,
      name: `${state.name}, ${part.name}`,
    })),
  ])
}

/** The codes as the library spells them. */
function requirePlace(country: string, region: string | null): { country: string; parts: string[] } {
  const countries = countriesWithHolidays()
  const land = knownPlace(country, countries)
  if (!land) throw unknownCalendar('country', country, countries)
  if (region === null) return { country: land.code, parts: [] }
  const regions = regionsOf(land.code)
  const place = knownPlace(region, regions)
  if (!place) throw unknownCalendar(`region of ${land.code}`, region, regions)
  return { country: land.code, parts: place.code.split('-') }
}

/**
 * The whole days a holiday covers, by the wall clock of the place. The library starts days of the lunar calendars
 * six hours early and ends some at noon, hence whole days are counted from the named one. An hour is added for the
 * day on which summer time begins. A holiday that begins at noon (24 December in Iceland) leaves a business day.
 */
function daysCovered(holiday: HolidaysTypes.Holiday): readonly string[] {
  const first = holiday.date.slice(0, 10)
  const hours = (holiday.end.getTime() - holiday.start.getTime() + HOUR) / HOUR
  return Array.from({ length: Math.floor(hours / 24) }, (_, day) => addDays(first, day))
}

/**
 * Public holidays of one year, by date; bank, school, optional and observance days are left out. Holidays of
 * several days are listed day by day, substitute days too; two on one day share an entry.
 * @param country ISO 3166-1 alpha-2
 * @param region subdivision without the country (`BY`, `BY-KATH`), or null for what holds in the whole country
 * @param year four digits
 * @param language ISO 639-1 code the names are wanted in; else the country's own language
 * @throws UserError `unknown_calendar`, exit 2, naming the nearest places that are known
 */
export function publicHolidays(
  country: string,
  region: string | null,
  year: number,
  language: string,
): Holiday[] {
  const place = requirePlace(country, region)
  const [state = '', part = ''] = place.parts
  const source = new Holidays({ country: place.country, state, region: part })
  const names = new Map<string, Set<string>>()
  for (const holiday of [year - 1, year].flatMap(each => source.getHolidays(each, language))) {
    if (holiday.type !== 'public') continue
    for (const date of daysCovered(holiday)) {
      if (date.startsWith(`${year}-`)) names.set(date, (names.get(date) ?? new Set()).add(holiday.name))
    }
  }
  return [...names].map(([date, all]) => ({ date, name: [...all].join(' / ') })).sort(byDate)
}

function byDate(a: Holiday, b: Holiday): number {
  return a.date < b.date ? -1 : 1
}

/**
 * A calendar that computes each year once, when it is first asked for.
 * @param place where; letter case of country and region does not matter
 * @param language ISO 639-1 code for the names of the holidays
 * @throws UserError `unknown_calendar`, exit 2, at once and not at the first year
 */
export function holidayCalendar(place: Omit<Calendar, 'holidays'>, language: string): Calendar {
  const known = requirePlace(place.country, place.region)
  const region = place.region === null ? null : known.parts.join('-')
  const years = new Map<number, readonly Holiday[]>()
  return {
    country: known.country,
    region,
    timezone: place.timezone,
    holidays(year) {
      const holidays = years.get(year) ?? publicHolidays(known.country, region, year, language)
      years.set(year, holidays)
      return holidays
    },
  }
}
