import { describe, expect, it } from 'vitest'
import { countDeadline, deadlineUntil } from '../../../src/ladder/clock/count.ts'
import { parseHours } from '../../../src/ladder/clock/hours.ts'
import { calendarOf, calendarWith, GERMANY } from './calendars.ts'

const BAVARIA = calendarOf('DE', 'BY', 'Europe/Berlin')
const ENGLAND = calendarOf('GB', 'ENG', 'Europe/London')
const NOON = 'T11:00:00Z'

describe('worked examples of the research, counted by hand and by script', () => {
  it.each([
    ['2026-11-23', '5bd', GERMANY, '2026-11-30'],
    ['2026-11-30', '5bd', GERMANY, '2026-12-07'],
    ['2026-12-07', '14d', GERMANY, '2026-12-21'],
    ['2026-11-23', '28d', GERMANY, '2026-12-21'],
    ['2026-11-23', '15bd', GERMANY, '2026-12-14'],
    ['2026-11-23', '35bd', GERMANY, '2027-01-13'],
    ['2026-11-23', '35bd', BAVARIA, '2027-01-14'],
    ['2026-11-23', '42d', ENGLAND, '2027-01-04'],
    ['2026-11-23', '56d', ENGLAND, '2027-01-18'],
    ['2026-11-23', '40bd', ENGLAND, '2027-01-21'],
    ['2026-12-31', '2m', GERMANY, '2027-02-28'],
  ])('%s + %s', (day, rule, calendar, due) => {
    expect(countDeadline({ rule, from: day + NOON, calendar }).dueDate).toBe(due)
  })

  it('rolls a deadline you set off Christmas (BGB 193), and only when asked', () => {
    const request = { rule: '14d', from: `2026-12-11${NOON}`, calendar: GERMANY }
    expect(countDeadline(request)).toMatchObject({ dueDate: '2026-12-25', skipped: [] })
    expect(countDeadline({ ...request, rollToBusinessDay: true })).toMatchObject({
      dueDate: '2026-12-28',
      skipped: [
        { date: '2026-12-25', why: 'Christmas Day' },
        { date: '2026-12-26', why: 'Saturday' },
        { date: '2026-12-27', why: 'Sunday' },
      ],
    })
  })
})

describe('days and months', () => {
  const due = (rule: string, from: string, calendar = GERMANY) => countDeadline({ rule, from, calendar })

  it('gives everything the contract shows', () => {
    expect(due('5bd', '2026-11-23T10:29:00+01:00', BAVARIA)).toEqual({
      from: '2026-11-23T09:29:00Z',
      rule: '5bd',
      calendar: 'DE-BY',
      timezone: 'Europe/Berlin',
      dueAt: '2026-11-30T22:59:59Z',
      dueDate: '2026-11-30',
      skipped: [
        { date: '2026-11-28', why: 'Saturday' },
        { date: '2026-11-29', why: 'Sunday' },
      ],
    })
  })

  it('takes the day of the event in the zone of the calendar', () => {
    expect(due('1d', '2026-11-23T23:30:00Z').dueDate).toBe('2026-11-25')
    expect(due('1d', '2026-11-23T23:30:00Z', ENGLAND).dueDate).toBe('2026-11-24')
  })

  it.each([
    ['2026-01-31', '1m', '2026-02-28'],
    ['2028-01-31', '1m', '2028-02-29'],
    ['2028-02-29', '12m', '2029-02-28'],
    ['2026-08-31', '1m', '2026-09-30'],
    ['2026-11-30', '3m', '2027-02-28'],
    ['2028-02-28', '1d', '2028-02-29'],
    ['2026-12-31', '1d', '2027-01-01'],
    ['2026-12-31', '1bd', '2027-01-04'],
    ['2026-04-02', '1bd', '2026-04-07'],
    ['2028-02-28', '2bd', '2028-03-01'],
    ['2026-11-28', '1bd', '2026-11-30'],
  ])('%s + %s = %s', (day, rule, end) => {
    expect(due(rule, day + NOON).dueDate).toBe(end)
  })

  it('ends at 23:59:59 by the clock of the place, in summer, winter and on the days between', () => {
    expect(due('1d', `2026-03-28${NOON}`).dueAt).toBe('2026-03-29T21:59:59Z')
    expect(due('1d', `2026-10-24${NOON}`).dueAt).toBe('2026-10-25T22:59:59Z')
    expect(due('by:2026-10-24', `2026-10-01${NOON}`).dueAt).toBe('2026-10-24T21:59:59Z')
  })

  it('names Easter between the skipped days', () => {
    expect(due('2bd', `2026-04-01${NOON}`).skipped).toEqual([
      { date: '2026-04-03', why: 'Good Friday' },
      { date: '2026-04-04', why: 'Saturday' },
      { date: '2026-04-05', why: 'Sunday' },
      { date: '2026-04-06', why: 'Easter Monday' },
    ])
  })

  it('ends a fixed day with that day, even on a Sunday', () => {
    const counted = countDeadline({
      rule: 'BY:2026-11-29',
      from: `2026-11-23${NOON}`,
      calendar: GERMANY,
      rollToBusinessDay: true,
    })
    expect(counted).toMatchObject({
      rule: 'by:2026-11-29',
      dueAt: '2026-11-29T22:59:59Z',
      dueDate: '2026-11-29',
    })
  })

  it('gives up on a calendar without business days instead of counting for ever', () => {
    const closed = { ...GERMANY, holidays: allYear }
    expect(() => due('1bd', `2026-11-23${NOON}`, closed)).toThrow(
      expect.objectContaining({ code: 'bad_calendar' }),
    )
  })
})

function allYear(year: number) {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)))
  return days.map(day => ({ date: day.toISOString().slice(0, 10), name: 'Closed' }))
}

describe('service hours', () => {
  const desk = (rule: string, from: string, text?: string, calendar = GERMANY) =>
    countDeadline({ rule, from, calendar, hours: text === undefined ? null : parseHours(text) })

  it('counts to the minute inside the assumed hours', () => {
    expect(desk('4h', '2026-11-27T10:29:00Z')).toMatchObject({
      dueAt: '2026-11-27T14:29:00Z',
      dueDate: '2026-11-27',
      skipped: [],
    })
    expect(desk('4h', '2026-11-27T10:29:30.500Z').dueAt).toBe('2026-11-27T14:30:00Z')
  })

  it('goes on after the weekend and says what was closed', () => {
    expect(desk('4h', '2026-11-27T17:00:00Z')).toMatchObject({
      dueAt: '2026-11-30T09:00:00Z',
      skipped: [
        { date: '2026-11-28', why: 'Saturday' },
        { date: '2026-11-29', why: 'Sunday' },
      ],
    })
  })

  it('is due at the closing minute, not the next morning', () => {
    expect(desk('2h', '2026-11-27T17:00:00Z').dueAt).toBe('2026-11-27T19:00:00Z')
  })

  it('starts with the next opening when the event falls outside', () => {
    expect(desk('1h', '2026-11-28T10:00:00Z').dueAt).toBe('2026-11-30T08:00:00Z')
    expect(desk('1h', '2026-11-24T03:00:00Z').dueAt).toBe('2026-11-24T08:00:00Z')
  })

  it('tells holidays and closed weekdays apart', () => {
    expect(desk('9h', '2026-12-23T14:00:00Z', 'Mo,We,Fr 09:00-17:00; Sa 10:00-14:00')).toMatchObject({
      dueAt: '2026-12-28T15:00:00Z',
      skipped: [
        { date: '2026-12-24', why: 'closed' },
        { date: '2026-12-25', why: 'Christmas Day' },
        { date: '2026-12-26', why: 'Boxing Day' },
        { date: '2026-12-27', why: 'Sunday' },
      ],
    })
  })

  it('uses the hours of holidays where there are some; 24/7 never closes', () => {
    expect(desk('3h', '2026-12-24T18:00:00Z', 'Mo-Fr 08:00-20:00; PH 10:00-14:00').dueAt).toBe(
      '2026-12-25T11:00:00Z',
    )
    expect(desk('30h', '2026-12-24T18:00:00Z', '24/7')).toMatchObject({
      dueAt: '2026-12-26T00:00:00Z',
      skipped: [],
    })
  })

  it('skips the lunch break', () => {
    expect(desk('2h', '2026-11-24T10:30:00Z', 'Mo-Fr 08:00-12:00,13:00-18:00').dueAt).toBe(
      '2026-11-24T13:30:00Z',
    )
  })

  it('counts real hours on the days the clock changes', () => {
    expect(desk('24h', '2026-03-28T23:00:00Z', '24/7').dueAt).toBe('2026-03-29T23:00:00Z')
    expect(desk('3h', '2026-03-28T23:00:00Z', 'Mo-Su 00:00-03:00; PH off').dueAt).toBe('2026-03-29T23:00:00Z')
    expect(desk('4h', '2026-10-24T22:00:00Z', 'Mo-Su 00:00-03:00; PH off').dueAt).toBe('2026-10-25T02:00:00Z')
  })

  it('refuses a count that leaves ten years', () => {
    expect(() => desk('2000h', '2026-11-23T10:00:00Z', 'Mo 08:00-08:01')).toThrow(
      expect.objectContaining({ code: 'bad_rule', exit: 2 }),
    )
  })

  it('keeps the desk zone apart from the machine', () => {
    const newYork = calendarOf('US', 'NY', 'America/New_York')
    expect(desk('1h', '2026-11-25T23:00:00Z', undefined, newYork).dueAt).toBe('2026-11-26T00:00:00Z')
    expect(desk('4h', '2026-11-25T23:00:00Z', undefined, newYork)).toMatchObject({
      dueAt: '2026-11-27T15:00:00Z',
      skipped: [{ date: '2026-11-26', why: 'Thanksgiving Day' }],
    })
  })
})

describe('what is refused', () => {
  it.each([
    '',
    'yesterday',
    '2026-11-23',
    '2026-11-23T10:00',
    '2026-02-30T10:00:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23T10:00:00Z[Europe/Berlin]',
    '9999-12-31T10:00:00Z',
  ])('start %s', from => {
    expect(() => countDeadline({ rule: '5bd', from, calendar: GERMANY })).toThrow(
      expect.objectContaining({ code: 'bad_date', exit: 2 }),
    )
  })

  it('a rule or a zone that is none', () => {
    const from = `2026-11-23${NOON}`
    expect(() => countDeadline({ rule: '5w', from, calendar: GERMANY })).toThrow(
      expect.objectContaining({ code: 'bad_rule' }),
    )
    expect(() => countDeadline({ rule: '5d', from, calendar: calendarWith([], 'Mars/Base') })).toThrow(
      expect.objectContaining({ code: 'bad_timezone', exit: 2 }),
    )
  })
})

describe('deadlineUntil', () => {
  const from = `2026-11-23${NOON}`

  it('takes a day to its end and an instant as it is', () => {
    expect(deadlineUntil({ until: '2026-11-29', from, calendar: GERMANY })).toMatchObject({
      rule: 'until:2026-11-29',
      dueAt: '2026-11-29T22:59:59Z',
      dueDate: '2026-11-29',
      skipped: [],
    })
    expect(deadlineUntil({ until: '2026-11-30T00:30:00+01:00', from, calendar: GERMANY })).toMatchObject({
      rule: 'until:2026-11-29T23:30:00Z',
      dueAt: '2026-11-29T23:30:00Z',
      dueDate: '2026-11-30',
    })
  })

  it('refuses what is neither', () => {
    expect(() => deadlineUntil({ until: 'soon', from, calendar: GERMANY })).toThrow(
      expect.objectContaining({ code: 'bad_date' }),
    )
  })
})
