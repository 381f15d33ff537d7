import { describe, expect, it } from 'vitest'
import { dayOf, longDate, timeOfDay, weekdayDate } from '../../src/words/dates.ts'

describe('dates', () => {
  it('are written as the language writes them', () => {
    expect(longDate('2013-04-20', 'de')).toBe('20. April 2013')
    expect(longDate('2013-04-20', 'en')).toBe('20 April 2013')
    expect(longDate('2024-02-29', 'de')).toBe('29. Februar 2024')
    expect(weekdayDate('2026-11-30', 'de')).toBe('Montag, 30. November 2026')
    expect(weekdayDate('2026-11-29', 'en')).toBe('Sunday, 29 November 2026')
  })
  it('belong to the day and the hour of the zone, summer and winter', () => {
    expect(timeOfDay('2013-04-20T08:29:00Z', 'Europe/Berlin', 'de')).toBe('10:29 Uhr')
    expect(timeOfDay('2013-01-20T08:04:00Z', 'Europe/Berlin', 'en')).toBe('09:04')
    expect(dayOf('2010-10-31T23:30:00Z', 'Europe/Berlin')).toBe('2010-11-01')
    expect(dayOf('2010-10-31T23:30:00Z', 'America/New_York')).toBe('2010-10-31')
  })
  it('are refused when they are none', () => {
    expect(() => longDate('2026-02-30', 'de')).toThrow(RangeError)
    expect(() => dayOf('2026-02-20T10:00:00Z', 'Mars/Base')).toThrow(RangeError)
  })
})
