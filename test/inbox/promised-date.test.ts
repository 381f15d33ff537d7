/** When a promise ends: by the calendar of the case, hours on the wall clock, service hours of the desk. */
import { describe, expect, it } from 'vitest'
import type { Company, CompanyChannel } from '../../src/companies/record.ts'
import { promisedDate, withPromise } from '../../src/inbox/promised-date.ts'
import type { World } from '../../src/world.ts'
import { reading } from '../case/history.ts'

/** Friday, 27 November 2026, 16:00 in Berlin. */
const AT = '2026-11-27T15:00:00Z'
const living = { complainant: { country: 'DE', region: 'BY', timezone: 'Europe/Berlin' } }
const world = {
  calendar: async (country: string, region: string | null, timezone: string) => ({
    country,
    region,
    timezone,
    holidays: () => [{ date: '2026-12-01', name: 'Feiertag' }],
  }),
} as unknown as World
const dateOf = (rule: string, company: Company | null = null, at = AT) =>
  promisedDate({ rule, at, channel: 'email' }, { living, company }, world)

describe('a promise said on a Friday afternoon', () => {
  it.each([
    ['24h', '2026-11-28T15:00:00Z'],
    ['48h', '2026-11-29T15:00:00Z'],
    ['2d', '2026-11-29T22:59:59Z'],
    ['3bd', '2026-12-03T22:59:59Z'],
    ['weekday:MO', '2026-11-30T22:59:59Z'],
    ['weekday:FR', '2026-12-04T22:59:59Z'],
    ['end-of:day', '2026-11-27T22:59:59Z'],
    ['end-of:week', '2026-11-27T22:59:59Z'],
    ['end-of:next-week', '2026-12-04T22:59:59Z'],
    ['end-of:month', '2026-11-30T22:59:59Z'],
    ['by:2026-12-14', '2026-12-14T22:59:59Z'],
  ])('%s ends at %s', async (rule, dueAt) => expect(await dateOf(rule)).toBe(dueAt))

  it('in service hours runs while the desk is open: from eight to eight where nothing is known', async () => {
    expect(await dateOf('service:4h')).toBe('2026-11-27T19:00:00Z')
    const desk = { channel: 'email', address: 'a@b.example', hours: 'Mo-Fr 09:00-17:00' } as CompanyChannel
    const company = { channels: [desk] } as unknown as Company
    expect(await dateOf('service:4h', company)).toBe('2026-11-30T11:00:00Z')
  })

  it('on a weekend means the end of that weekend by "this week"', async () => {
    expect(await dateOf('end-of:week', null, '2026-11-28T10:00:00Z')).toBe('2026-11-29T22:59:59Z')
  })
})

describe('a reading', () => {
  it('gets the date of its promise; without one, or one that can not be counted, it stays as it is', async () => {
    const said = { at: AT, channel: 'email' } as const
    const promise = { text: 'within 48 hours', rule: '48h', dueAt: null }
    const counted = await withPromise(reading('ack', { promise }), said, { living, company: null }, world)
    expect(counted.promise).toEqual({ ...promise, dueAt: '2026-11-29T15:00:00Z' })
    for (const left of [reading('ack'), reading('ack', { promise: { ...promise, rule: null } })])
      expect(await withPromise(left, said, { living, company: null }, world)).toBe(left)
  })
})
