import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASSUMED_HOURS, isOpen, nextOpening, parseHours } from '../../../src/ladder/clock/hours.ts'
import type { ServiceHours } from '../../../src/ladder/clock/osm-hours.ts'
import { GERMANY } from './calendars.ts'

/** `Mo 480-1200` for each open range, `PH` last: short enough to compare by eye. */
function told(hours: ServiceHours | null): string | null {
  if (hours === null) return null
  const days = [...hours.week, hours.publicHoliday]
  const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'PH']
  return days
    .map((ranges, day) => [names[day], ...ranges.map(range => `${range.from}-${range.to}`)])
    .filter(parts => parts.length > 1)
    .map(parts => parts.join(' '))
    .join(', ')
}

const WORKDAYS = 'Mo 480-1200, Tu 480-1200, We 480-1200, Th 480-1200, Fr 480-1200'

describe('parseHours', () => {
  it.each([
    [ASSUMED_HOURS, WORKDAYS],
    ['mo-fr 8:00-20:00', WORKDAYS],
    ['Mo-Fr 08:00-20:00; PH off', WORKDAYS],
    ['Mo-Fr 08:00-20:00; PH 10:00-14:00', `${WORKDAYS}, PH 600-840`],
    ['Mo-Fr 08:00-20:00; Sa 10:00-14:00; Su off;', `${WORKDAYS}, Sa 600-840`],
    ['Mo-Fr 08:00-20:00, Sa 10:00-14:00', `${WORKDAYS}, Sa 600-840`],
    ['Mo-Fr 08:00-20:00, PH off', WORKDAYS],
    ['Mo,We 09:00-12:00', 'Mo 540-720, We 540-720'],
    ['Mo, We-Th 09:00-12:00', 'Mo 540-720, We 540-720, Th 540-720'],
    ['Sa', null],
    ['Sa 09:00-12:00', 'Sa 540-720'],
    ['Sa-Mo 09:00-12:00', 'Mo 540-720, Sa 540-720, Su 540-720'],
    ['We 08:00-12:00,13:00-18:00', 'We 480-720 780-1080'],
    ['We 13:00-18:00,08:00-13:00,17:00-19:00', 'We 480-1140'],
    ['Mo-Tu 08:00-12:00; Tu 14:00-18:00', 'Mo 480-720, Tu 840-1080'],
    ['Mo-Tu 08:00-12:00, Tu 14:00-18:00', 'Mo 480-720, Tu 480-720 840-1080'],
    ['Mo-Tu 08:00-12:00; Tu off', 'Mo 480-720'],
    ['Fr 20:00-24:00', 'Fr 1200-1440'],
    ['We,PH 08:00-12:00', 'We 480-720, PH 480-720'],
    ['Mo 08:00-12:00; Tu,PH closed', 'Mo 480-720'],
  ])('%s', (text, expected) => {
    expect(told(parseHours(text))).toBe(expected)
  })

  it('reads hours for every day: 24/7 holidays included, plain times without them', () => {
    expect(parseHours('24/7')?.publicHoliday).toEqual([{ from: 0, to: 1440 }])
    expect(parseHours('24/7; PH off')?.publicHoliday).toEqual([])
    expect(parseHours('08:00-20:00')?.week.every(day => day.length === 1)).toBe(true)
    expect(parseHours('08:00-20:00')?.publicHoliday).toEqual([])
  })

  it.each([
    '',
    ';',
    'off',
    'PH 10:00-14:00',
    'Mo-Fr',
    'Mo-Fr 08:00',
    'Mo-Fr 08:00-25:00',
    'Mo-Fr 08:00-24:01',
    'Mo-Fr 08:60-20:00',
    'Fr 22:00-02:00',
    'Mo-Fr 20:00-20:00',
    'Mo-We-Fr 08:00-20:00',
    'Mo-Fr 08:00-20:00 "by appointment"',
    'Mo-Fr 08:00-20:00; Dec 24 off',
    'Jan-Mar 08:00-20:00',
    'SH off; Mo-Fr 08:00-20:00',
    'Mo-Fr sunrise-sunset',
    'Mo-Fr 08:00+',
    'Montag 8-20 Uhr',
    'Mo-Fr 08:00-20:00;; Sa off',
    'Mo-Fr: 08:00-20:00',
    `Mo ${'08:00-09:00,'.repeat(40)}10:00-11:00`,
  ])('does not understand %s', text => {
    expect(parseHours(text)).toBeNull()
  })

  it('reads any text without exception, and what it reads is in order', () => {
    const word = fc.constantFrom(
      ...[
        'Mo',
        'Fr',
        'Mo-Fr',
        'Su-Tu',
        'PH',
        'SH',
        'off',
        '24/7',
        '08:00-12:00',
        '13:00-24:00',
        '22:00-02:00',
      ],
      ...[',', ';', ' ', '-', ':', '"x"', '8', 'week 1-5', '__proto__', 'Mo-Fr 08:00-20:00; ', '\n'],
    )
    const text = fc.oneof(
      fc.array(word, { maxLength: 12 }).map(words => words.join('')),
      fc.array(word, { maxLength: 12 }).map(words => words.join(' ')),
      fc.string(),
    )
    fc.assert(
      fc.property(text, any => {
        for (const ranges of parseHours(any)?.week ?? []) {
          const ends = ranges.flatMap(range => [range.from, range.to])
          expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b))
          expect(ends.every(end => end >= 0 && end <= 1440)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('isOpen and nextOpening', () => {
  const desk = (text: string) => {
    const hours = parseHours(text)
    if (hours === null) throw new Error(`not understood: ${text}`)
    return hours
  }
  const assumed = desk(ASSUMED_HOURS)

  it.each([
    ['2026-11-24T06:59:59Z', false],
    ['2026-11-24T07:00:00Z', true],
    ['2026-11-24T18:59:59Z', true],
    ['2026-11-24T19:00:00Z', false],
    ['2026-11-28T10:00:00Z', false],
    ['2026-12-25T10:00:00Z', false],
    ['2026-07-24T06:00:00Z', true],
    ['2026-11-24T08:00:00+01:00', true],
  ])('at %s: %s', (instant, open) => {
    expect(isOpen(assumed, GERMANY, instant)).toBe(open)
  })

  it.each([
    ['2026-11-24T10:00:30Z', '2026-11-24T10:00:30Z'],
    ['2026-11-24T03:00:00Z', '2026-11-24T07:00:00Z'],
    ['2026-11-27T19:00:00Z', '2026-11-30T07:00:00Z'],
    ['2026-12-24T20:00:00Z', '2026-12-28T07:00:00Z'],
    ['2026-12-31T20:00:00Z', '2027-01-04T07:00:00Z'],
  ])('after %s it opens at %s', (instant, opening) => {
    expect(nextOpening(assumed, GERMANY, instant)).toBe(opening)
  })

  it('gives null for a desk that a calendar keeps shut', () => {
    const shut = { ...GERMANY, holidays: everyMonday }
    expect(nextOpening(desk('Mo 08:00-20:00'), shut, '2026-11-24T10:00:00Z')).toBeNull()
  })

  it('follows the clock over a gap: a range inside the missing hour vanishes', () => {
    const night = desk('Su 02:00-03:00; Mo 09:00-10:00')
    expect(nextOpening(night, GERMANY, '2026-03-28T23:00:00Z')).toBe('2026-03-30T07:00:00Z')
    expect(nextOpening(night, GERMANY, '2026-10-24T22:00:00Z')).toBe('2026-10-25T00:00:00Z')
    expect(isOpen(night, GERMANY, '2026-10-25T01:30:00Z')).toBe(true)
  })
})

function everyMonday(year: number) {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)))
  return days
    .filter(day => day.getUTCDay() === 1)
    .map(day => ({ date: day.toISOString().slice(0, 10), name: 'x' }))
}
