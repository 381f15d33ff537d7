import { describe, expect, it } from 'vitest'
import {
  countriesWithHolidays,
  holidayCalendar,
  publicHolidays,
  regionsOf,
} from '../../../src/ladder/clock/public-holidays.ts'

const datesOf = (country: string, region: string | null, year: number) =>
  publicHolidays(country, region, year, 'en').map(holiday => holiday.date)

describe('German states, 2026', () => {
  const national = datesOf('DE', null, 2026)

  it('has the nine days of the whole country', () => {
    expect(national).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-10-03',
      '2026-12-25',
      '2026-12-26',
    ])
  })

  it.each([
    ['BW', 12, '2026-06-04'],
    ['BY', 12, '2026-01-06'],
    ['BE', 10, '2026-03-08'],
    ['BB', 12, '2026-10-31'],
    ['HB', 10, '2026-10-31'],
    ['HH', 10, '2026-10-31'],
    ['HE', 10, '2026-06-04'],
    ['MV', 11, '2026-03-08'],
    ['NI', 10, '2026-10-31'],
    ['NW', 11, '2026-11-01'],
    ['RP', 11, '2026-11-01'],
    ['SL', 12, '2026-08-15'],
    ['SN', 11, '2026-11-18'],
    ['ST', 11, '2026-01-06'],
    ['SH', 10, '2026-10-31'],
    ['TH', 11, '2026-09-20'],
  ])('%s has %i days, one of its own on %s', (state, count, own) => {
    const dates = datesOf('DE', state, 2026)
    expect(dates).toHaveLength(count)
    expect(dates).toEqual(expect.arrayContaining([...national, own]))
    expect(national).not.toContain(own)
  })

  it('knows parts of a state', () => {
    expect(datesOf('DE', 'BY', 2026)).not.toContain('2026-08-15')
    expect(datesOf('DE', 'BY-KATH', 2026)).toEqual(expect.arrayContaining(['2026-01-06', '2026-08-15']))
    expect(datesOf('DE', 'by-a', 2026)).toContain('2026-08-08')
  })
})

describe('other countries', () => {
  it('AT: the national day', () => {
    expect(publicHolidays('AT', null, 2026, 'de')).toContainEqual({
      date: '2026-10-26',
      name: 'Nationalfeiertag',
    })
  })

  it('CH: 1 May is a day of Zurich, not of Bern', () => {
    expect(datesOf('CH', 'ZH', 2026)).toContain('2026-05-01')
    expect(datesOf('CH', 'BE', 2026)).not.toContain('2026-05-01')
  })

  it('GB: nations differ, and Boxing Day on a Saturday has its substitute', () => {
    expect(datesOf('GB', 'SCT', 2026)).toEqual(expect.arrayContaining(['2026-01-02', '2026-11-30']))
    expect(datesOf('GB', 'ENG', 2026)).toEqual(expect.arrayContaining(['2026-04-06', '2026-12-28']))
    expect(datesOf('GB', 'ENG', 2026)).not.toContain('2026-01-02')
  })

  it('US: Independence Day on a Saturday; a New Year observed in the old year', () => {
    expect(datesOf('US', null, 2026)).toEqual(expect.arrayContaining(['2026-07-03', '2026-11-26']))
    expect(datesOf('US', null, 2021)).toContain('2021-12-31')
  })

  it('leaves out days that are not public: bank, school, optional, observance, half days', () => {
    expect(datesOf('DE', null, 2026)).not.toContain('2026-12-24')
    expect(datesOf('US', null, 2026)).not.toContain('2026-02-14')
    expect(datesOf('IS', null, 2026)).not.toContain('2026-12-24')
  })

  it('writes out holidays of several days, past the year end too', () => {
    expect(datesOf('TR', null, 2026)).toEqual(
      expect.arrayContaining(['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30']),
    )
    expect(datesOf('TR', null, 2026)).not.toContain('2026-05-31')
    expect(datesOf('SZ', null, 2027)).toContain('2027-01-02')
  })

  it('keeps Easter: earliest and latest of our years', () => {
    expect(datesOf('DE', null, 2008)).toContain('2008-03-24')
    expect(datesOf('DE', null, 2038)).toContain('2038-04-26')
  })

  it('gives two holidays on one day one entry', () => {
    const shared = publicHolidays('DE', null, 2008, 'de').filter(({ date }) => date === '2008-05-01')
    expect(shared).toEqual([{ date: '2008-05-01', name: 'Maifeiertag / Christi Himmelfahrt' }])
  })

  it.each(countriesWithHolidays().map(country => country.code))(
    '%s: every day once, in order, in its year',
    code => {
      const dates = datesOf(code, null, 2027)
      expect(dates).toEqual([...new Set(dates)].sort())
      expect(dates.every(date => /^2027-\d\d-\d\d$/.test(date))).toBe(true)
    },
  )
})

describe('places', () => {
  it('lists the regions of a country', () => {
    expect(regionsOf('de').filter(({ code }) => !code.includes('-'))).toHaveLength(16)
    expect(regionsOf('DE')).toContainEqual({ code: 'BY', name: 'Bayern' })
    expect(regionsOf('IE')).toEqual([])
    expect(regionsOf('__proto__')).toEqual([])
  })

  it.each([
    ['DE', null, true],
    ['de', 'by', true],
    ['DE', 'XX', false],
    ['XX', null, false],
    ['constructor', null, false],
    ['DE', '__proto__', false],
    ['', null, false],
  ])('a calendar for %s, %s: %s', (country, region, known) => {
    const make = () => holidayCalendar({ country, region, timezone: 'UTC' }, 'en')
    if (known) expect(make().country).toBe('DE')
    else expect(make).toThrow(expect.objectContaining({ code: 'unknown_calendar', exit: 2 }))
  })

  it.each([
    ['UK', null, 'GB (United Kingdom)'],
    ['Germany', null, 'DE (Germany)'],
    ['DE', 'Bayern', 'BY (Bayern)'],
    ['DE', 'XX', 'TH (Thüringen)'],
    ['US', 'Texas', 'TX (Texas)'],
    ['IE', 'D', 'leave the region out'],
  ])('refuses %s %s and names %s', (country, region, named) => {
    expect(() => publicHolidays(country, region, 2026, 'en')).toThrow(
      expect.objectContaining({
        code: 'unknown_calendar',
        exit: 2,
        hints: expect.arrayContaining([expect.stringContaining(named)]),
      }),
    )
  })

  it('refuses an unknown calendar before the first year is asked for', () => {
    expect(() => holidayCalendar({ country: 'DE', region: 'XX', timezone: 'UTC' }, 'en')).toThrow(/"XX"/)
  })

  it('spells a calendar as the law does and computes a year once', () => {
    const calendar = holidayCalendar({ country: 'de', region: 'by', timezone: 'Europe/Berlin' }, 'de')
    expect([calendar.country, calendar.region]).toEqual(['DE', 'BY'])
    expect(calendar.holidays(2026)).toBe(calendar.holidays(2026))
    expect(calendar.holidays(2026)[1]?.name).toBe('Heilige Drei Könige')
  })
})
