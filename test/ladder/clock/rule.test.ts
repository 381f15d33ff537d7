import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { calendarName, holidayLookup } from '../../../src/ladder/clock/calendar.ts'
import { daysBetween, isDay } from '../../../src/ladder/clock/day.ts'
import { parseRule, requireRule } from '../../../src/ladder/clock/rule.ts'

describe('parseRule', () => {
  it.each([
    ['5bd', { kind: 'business-days', amount: 5 }],
    ['14d', { kind: 'days', amount: 14 }],
    ['4h', { kind: 'hours', amount: 4 }],
    ['2m', { kind: 'months', amount: 2 }],
    [' 10BD ', { kind: 'business-days', amount: 10 }],
    ['by:2026-12-01', { kind: 'date', date: '2026-12-01' }],
    ['by:2028-02-29', { kind: 'date', date: '2028-02-29' }],
    ['3660d', { kind: 'days', amount: 3660 }],
    ['2000h', { kind: 'hours', amount: 2000 }],
    ['120m', { kind: 'months', amount: 120 }],
  ])('reads %s', (text, rule) => {
    expect(parseRule(text)).toEqual(rule)
  })

  it.each([
    '0d',
    '05bd',
    '3661bd',
    '3661d',
    '2001h',
    '121m',
    '-1d',
    '1.5h',
    '5',
    'bd',
    '5 bd',
    '5w',
    '',
    'by:',
    'by:2027-02-29',
    'by:2026-13-01',
    'by:30.11.2026',
    '__proto__',
    '9'.repeat(50),
  ])('refuses %s', text => {
    expect(parseRule(text)).toBeNull()
  })

  it('never throws and never leaves its bounds', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^\d{1,5}(bd|d|h|m)$/))
    fc.assert(
      fc.property(text, any => {
        const rule = parseRule(any)
        if (rule && rule.kind !== 'date') expect(rule.amount >= 1 && rule.amount <= 3660).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('requireRule', () => {
  it('tells what a rule looks like', () => {
    const refused = () => requireRule('a week')
    expect(refused).toThrow(UserError)
    expect(refused).toThrow(
      expect.objectContaining({
        code: 'bad_rule',
        exit: 2,
        hints: expect.arrayContaining([expect.stringContaining('5bd')]),
      }),
    )
  })
})

describe('days and calendars without a library', () => {
  it.each(['2026-02-30', '2026-04-31', '2026-00-10', '2026-1-1', '1969-12-31', '2200-01-01', '+02026-01-01'])(
    'knows that %s is no day',
    text => {
      expect(isDay(text)).toBe(false)
    },
  )

  it('counts days across a summer-time change', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1)
  })

  it('names a calendar', () => {
    expect(calendarName({ country: 'DE', region: 'BY' })).toBe('DE-BY')
    expect(calendarName({ country: 'DE', region: null })).toBe('DE')
  })

  it('asks a calendar once per year', () => {
    const asked: number[] = []
    const look = holidayLookup({
      country: 'DE',
      region: null,
      timezone: 'UTC',
      holidays: year => {
        asked.push(year)
        return [{ date: `${year}-05-01`, name: 'First of May' }]
      },
    })
    expect([look('2026-05-01'), look('2026-05-02'), look('2027-05-01')]).toEqual([
      'First of May',
      null,
      'First of May',
    ])
    expect(asked).toEqual([2026, 2027])
  })
})
