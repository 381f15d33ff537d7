import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDeadline, type DeadlineRequest } from '../../../src/ladder/clock/count.ts'
import { type OpenRange, parseHours } from '../../../src/ladder/clock/hours.ts'
import { isoOf, millis } from '../../../src/ladder/clock/temporal.ts'
import { dateIn, timeIn, weekdayOf } from '../../../src/ladder/clock/zone.ts'
import { calendarWith } from './calendars.ts'

const RUNS = { numRuns: 1000 }
const START = Date.UTC(2026, 0, 1)
const DAY = 86_400_000

const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'America/Santiago', 'UTC')
const minute = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }).map(count => isoOf(START + count * 60_000))
const date = fc
  .integer({ min: 0, max: 5 * 365 })
  .map(days => new Date(START + days * DAY).toISOString().slice(0, 10))
const holidays = fc.array(date, { maxLength: 200 })
const rule = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map(amount => `${amount}bd`),
  fc.integer({ min: 1, max: 90 }).map(amount => `${amount}d`),
  fc.integer({ min: 1, max: 60 }).map(amount => `${amount}h`),
  fc.integer({ min: 1, max: 24 }).map(amount => `${amount}m`),
  date.map(day => `by:${day}`),
)
const time = fc.integer({ min: 0, max: 1440 })
const range = fc
  .tuple(time, time)
  .filter(([a, b]) => Math.abs(a - b) >= 30)
  .map(([a, b]) => `${clock(Math.min(a, b))}-${clock(Math.max(a, b))}`)
const week = fc.constantFrom('Mo-Fr', 'Mo-Su', 'Mo,We,Fr', 'Sa-Mo', 'Tu-Th,PH')
const hours = fc
  .tuple(week, fc.array(range, { minLength: 1, maxLength: 3 }))
  .map(([days, ranges]) => parseHours(`${days} ${ranges.join(',')}`))

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function minutesOf(text: string): number {
  const [hour = 0, part = 0] = text.split(':').map(Number)
  return hour * 60 + part
}

const due = (request: DeadlineRequest) => countDeadline(request).dueAt

describe('any count', () => {
  it('a later start never gives an earlier deadline', () => {
    const roll = fc.boolean()
    fc.assert(
      fc.property(
        rule,
        minute,
        minute,
        holidays,
        zone,
        hours,
        roll,
        (text, one, other, off, at, open, roll) => {
          const request = {
            rule: text,
            calendar: calendarWith(off, at),
            hours: open,
            rollToBusinessDay: roll,
          }
          const [first, second] = [one, other].sort()
          expect(due({ ...request, from: first ?? '' }) <= due({ ...request, from: second ?? '' })).toBe(true)
        },
      ),
      RUNS,
    )
  })

  it('one more holiday never gives an earlier deadline', () => {
    fc.assert(
      fc.property(rule, minute, holidays, date, zone, fc.boolean(), (text, from, off, extra, at, roll) => {
        const request = { rule: text, from, rollToBusinessDay: roll }
        const before = due({ ...request, calendar: calendarWith(off, at) })
        expect(due({ ...request, calendar: calendarWith([...off, extra], at) }) >= before).toBe(true)
      }),
      RUNS,
    )
  })

  it('ends after it began, on the date it names', () => {
    fc.assert(
      fc.property(rule, minute, holidays, zone, hours, (text, from, off, at, open) => {
        const counted = countDeadline({ rule: text, from, calendar: calendarWith(off, at), hours: open })
        expect(dateIn(counted.dueAt, at)).toBe(counted.dueDate)
        if (!text.startsWith('by:')) expect(counted.dueAt > from).toBe(true)
        if (!text.endsWith('h')) expect(timeIn(counted.dueAt, at)).toBe('23:59')
      }),
      RUNS,
    )
  })
})

describe('business days', () => {
  it('ends on a business day, and every day between is either counted or skipped with its reason', () => {
    const amount = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(amount, minute, holidays, zone, (count, from, off, at) => {
        const counted = countDeadline({ rule: `${count}bd`, from, calendar: calendarWith(off, at) })
        const skipped = counted.skipped.map(day => day.date)
        expect(weekdayOf(counted.dueDate)).toBeLessThan(6)
        expect([...off, ...skipped]).not.toContain(counted.dueDate)
        const days = (Date.parse(counted.dueDate) - Date.parse(dateIn(from, at))) / DAY
        expect(days).toBe(count + skipped.length)
        expect(skipped).toEqual([...new Set(skipped)].sort())
      }),
      RUNS,
    )
  })
})

describe('service hours', () => {
  it('always end inside the hours or at their closing minute', () => {
    const amount = fc.integer({ min: 1, max: 80 })
    fc.assert(
      fc.property(amount, minute, holidays, hours, (count, from, off, open) => {
        const calendar = calendarWith(off, 'Asia/Tokyo')
        const { dueAt } = countDeadline({ rule: `${count}h`, from, calendar, hours: open })
        const last = isoOf(millis(dueAt) - 60_000)
        const day = dateIn(last, 'Asia/Tokyo')
        const ranges = off.includes(day) ? open?.publicHoliday : open?.week[weekdayOf(day) - 1]
        const minutes = minutesOf(timeIn(last, 'Asia/Tokyo'))
        const inside = ({ from, to }: OpenRange) => from <= minutes && minutes < to
        expect(ranges?.some(inside)).toBe(true)
      }),
      RUNS,
    )
  })

  it('add up: so many hours, then so many more, is their sum', () => {
    const amount = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(amount, amount, minute, holidays, zone, hours, (one, two, from, off, at, open) => {
        const request = { calendar: calendarWith(off, at), hours: open }
        const first = due({ ...request, rule: `${one}h`, from })
        expect(due({ ...request, rule: `${two}h`, from: first })).toBe(
          due({ ...request, rule: `${one + two}h`, from }),
        )
      }),
      RUNS,
    )
  })
})
