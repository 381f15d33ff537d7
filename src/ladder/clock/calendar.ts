/** Which days count: a country, perhaps a region, its public holidays, and the zone days begin in. */

export interface Holiday {
  /** YYYY-MM-DD */
  readonly date: string
  readonly name: string
}

export interface Calendar {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string
  /** Subdivision without the country, e.g. `BY`; `BY-KATH` for a part of it; null: the whole country. */
  readonly region: string | null
  /** IANA zone, e.g. `Europe/Berlin`. */
  readonly timezone: string
  /** Public holidays of one year; computed or taken from a store, always the same for the same year. */
  holidays(year: number): readonly Holiday[]
}

/**
 * The name a calendar is told by: `DE-BY`, or `DE` for the whole country.
 * @param calendar only country and region are read
 */
export function calendarName(calendar: Pick<Calendar, 'country' | 'region'>): string {
  return calendar.region === null ? calendar.country : `${calendar.country}-${calendar.region}`
}

/** Name of the public holiday on a day (`YYYY-MM-DD`), or null. */
export type HolidayOn = (date: string) => string | null

/**
 * Looks holidays up by day and asks the calendar only once per year.
 * @param calendar whose holidays
 * @returns the look-up; two holidays on one day give the first name
 */
export function holidayLookup(calendar: Calendar): HolidayOn {
  const years = new Map<string, Map<string, string>>()
  return date => {
    const year = date.slice(0, 4)
    let names = years.get(year)
    if (names === undefined) {
      names = new Map([...calendar.holidays(Number(year))].reverse().map(({ date, name }) => [date, name]))
      years.set(year, names)
    }
    return names.get(date) ?? null
  }
}
