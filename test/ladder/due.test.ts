/** The end of a deadline by the clock on the wall: its hour only where it is not the end of its day. */
import { describe, expect, it } from 'vitest'
import { dueTime, wallTime } from '../../src/ladder/due.ts'

describe('the time on the wall', () => {
  it.each([
    ['2026-11-27T22:59:59Z', 'Europe/Berlin', '2026-11-27'],
    ['2026-11-27T11:00:00Z', 'Europe/Berlin', '2026-11-27 12:00'],
    ['2026-11-28T04:59:59Z', 'America/New_York', '2026-11-27'],
    ['2026-11-27T22:59:59Z', 'America/New_York', '2026-11-27 17:59'],
    ['2026-11-27T18:29:59Z', 'Asia/Kolkata', '2026-11-27'],
    ['2026-11-26T23:00:00Z', 'Europe/Berlin', '2026-11-27 00:00'],
    ['2026-11-27T23:30:00Z', 'Europe/Berlin', '2026-11-28 00:30'],
  ])('of %s in %s is %s', (iso, zone, wall) => expect(wallTime(iso, zone)).toBe(wall))
})

describe('a deadline', () => {
  const at = { dueAt: '2026-11-27T11:00:00Z', dueDate: '2026-11-27', timezone: 'Europe/Berlin' }

  it.each(['5bd', '14d', '2m', 'by:2026-11-27', 'until:2026-11-27'])('by %s ends with its day', rule =>
    expect(dueTime({ ...at, rule })).toBe('2026-11-27'),
  )

  it.each(['4h', 'until:2026-11-27T11:00:00Z'])('by %s ends at an hour', rule =>
    expect(dueTime({ ...at, rule })).toBe('2026-11-27 12:00'),
  )
})
