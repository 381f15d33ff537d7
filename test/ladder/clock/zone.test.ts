import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNTRIES_WITH_ZONE, zoneOf } from '../../../src/ladder/clock/countries.ts'
import { countriesWithHolidays, regionsOf } from '../../../src/ladder/clock/public-holidays.ts'
import {
  dateIn,
  endOfDay,
  isTimezone,
  parseDay,
  parseInstant,
  startOfDay,
  timeIn,
  weekdayOf,
} from '../../../src/ladder/clock/zone.ts'

const BERLIN = 'Europe/Berlin'

describe('days in a zone', () => {
  it('has another date on the other side of midnight', () => {
    expect(dateIn('2026-11-23T23:30:00Z', BERLIN)).toBe('2026-11-24')
    expect(dateIn('2026-11-23T23:30:00Z', 'America/New_York')).toBe('2026-11-23')
    expect(timeIn('2026-11-23T23:30:59Z', BERLIN)).toBe('00:30')
    expect(timeIn('2026-07-23T09:05:00.123Z', BERLIN)).toBe('11:05')
  })

  it.each([
    ['2026-11-30', BERLIN, '2026-11-30T22:59:59Z'],
    ['2026-07-30', BERLIN, '2026-07-30T21:59:59Z'],
    ['2026-12-31', 'UTC', '2026-12-31T23:59:59Z'],
    ['2028-02-29', 'Asia/Kolkata', '2028-02-29T18:29:59Z'],
    // Chile skips midnight on 6 September 2026 and repeats the last hour of 4 April 2026.
    ['2026-09-05', 'America/Santiago', '2026-09-06T03:59:59Z'],
    ['2026-04-04', 'America/Santiago', '2026-04-05T03:59:59Z'],
  ])('%s in %s ends at %s', (date, zone, end) => {
    expect(endOfDay(date, zone)).toBe(end)
  })

  it('starts a day at 01:00 where midnight is skipped', () => {
    expect(timeIn(startOfDay('2026-09-06', 'America/Santiago'), 'America/Santiago')).toBe('01:00')
  })

  it('numbers weekdays from Monday', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(weekdayOf)).toEqual([1, 6, 7])
  })

  it.each([
    [BERLIN, true],
    ['UTC', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Mars/Base', false],
    ['+01:00', false],
    ['', false],
    ['Europe/Berlin; rm', false],
    ['__proto__', false],
  ])('isTimezone(%s) is %s', (name, known) => {
    expect(isTimezone(name)).toBe(known)
  })
})

describe('parseDay', () => {
  it.each([
    ['2026-11-30', undefined, '2026-11-30'],
    [' 30.11.2026 ', undefined, '2026-11-30'],
    ['5.1.2027', undefined, '2027-01-05'],
    ['30.11.', '2026-11-23', '2026-11-30'],
    ['05.01.', '2026-12-20', '2027-01-05'],
    ['28.12.', '2027-01-03', '2026-12-28'],
    ['29.2.', '2027-06-01', '2028-02-29'],
    ['29.02.', '2026-06-01', null],
    ['30.11.', undefined, null],
    ['30.02.2026', undefined, null],
    ['30.11', '2026-11-23', null],
    ['30.11.26', '2026-11-23', null],
    ['11/30/2026', '2026-11-23', null],
    ['tomorrow', '2026-11-23', null],
    ['', '2026-11-23', null],
    [' '.repeat(50), '2026-11-23', null],
  ])('%s (today %s) is %s', (text, today, day) => {
    expect(parseDay(text, today)).toBe(day)
  })
})

describe('parseInstant', () => {
  it.each([
    ['2026-11-30T10:29:00Z', '2026-11-30T10:29:00Z'],
    ['2026-11-30T10:29:15.250Z', '2026-11-30T10:29:15Z'],
    ['2026-11-30T10:29+05:30', '2026-11-30T04:59:00Z'],
    ['2026-11-30T10:29:00-0500', '2026-11-30T15:29:00Z'],
    ['2026-11-30 10:29:00Z', '2026-11-30T10:29:00Z'],
    ['2026-11-30T10:29', '2026-11-30T09:29:00Z'],
    ['2026-11-30 10:29', '2026-11-30T09:29:00Z'],
    ['30.11.2026 10:29', '2026-11-30T09:29:00Z'],
    ['30.11. 10:29', '2026-11-30T09:29:00Z'],
    ['2026-11-30', '2026-11-29T23:00:00Z'],
    ['30.11.', '2026-11-29T23:00:00Z'],
    ['10:29', '2026-11-23T09:29:00Z'],
    ['9:05', '2026-11-23T08:05:00Z'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['24:00', null],
    ['10:60', null],
    ['2026-11-30T10', null],
    ['2026-11-30T24:00:00Z', null],
    ['2026-11-31T10:29', null],
    ['2026-11-30T10:29+99:00', null],
    ['2026-11-30T10:29Z[Europe/Berlin]', null],
    ['10:29:00:00', null],
    ['now', null],
    ['', null],
  ])('%s is %s', (text, instant) => {
    expect(parseInstant(text, BERLIN, '2026-11-23')).toBe(instant)
  })

  it('needs to be told today for a time alone', () => {
    expect(parseInstant('10:29', BERLIN)).toBeNull()
  })

  it('reads any text without exception, to an instant or null', () => {
    const near = fc.stringMatching(/^[\d:.TZ+ -]{0,30}$/)
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), text => {
        const instant = parseInstant(text, BERLIN, '2026-11-23')
        if (instant !== null) expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('zoneOf', () => {
  it.each([
    ['DE', 'BY', BERLIN],
    ['de', null, BERLIN],
    ['AT', '9', 'Europe/Vienna'],
    ['CH', 'ZH', 'Europe/Zurich'],
    ['GB', 'SCT', 'Europe/London'],
    ['US', null, 'America/New_York'],
    ['US', 'CA', 'America/Los_Angeles'],
    ['us', 'la-no', 'America/Chicago'],
    ['ES', 'CN', 'Atlantic/Canary'],
    ['PT', '20', 'Atlantic/Azores'],
    ['XX', null, 'UTC'],
    ['__proto__', 'constructor', 'UTC'],
  ])('%s %s lives in %s', (country, region, zone) => {
    expect(zoneOf(country, region)).toBe(zone)
  })

  it.each(COUNTRIES_WITH_ZONE)('%s and its regions have zones this machine knows', country => {
    const regions = [null, ...regionsOf(country).map(region => region.code)]
    expect(regions.filter(region => !isTimezone(zoneOf(country, region)))).toEqual([])
  })

  it('lists each country once and knows all of the European Union', () => {
    expect(new Set(COUNTRIES_WITH_ZONE).size).toBe(COUNTRIES_WITH_ZONE.length)
    const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
      ' ',
    )
    expect(union.filter(code => zoneOf(code, null) === 'UTC')).toEqual([])
    const withHolidays = countriesWithHolidays().map(country => country.code)
    expect(union.filter(code => !withHolidays.includes(code))).toEqual([])
  })
})
