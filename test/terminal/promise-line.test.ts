/** A promised date as a proposal: with its hour, and with what it does not do where it lies far ahead. */
import { describe, expect, it } from 'vitest'
import type { Deadline } from '../../src/case/deadline.ts'
import { limitationOf } from '../../src/ladder/limitation.ts'
import { type Proposing, proposalLine } from '../../src/terminal/promise-line.ts'
import { reading } from '../case/history.ts'

const NOW = '2026-11-23T09:00:00Z'
const said = (dueAt: string | null, official: boolean | null = true) =>
  reading('answer', { official, promise: { text: 'until then', rule: 'by:x', dueAt } })
const about = (country: string, happened: string | null, category = 'telecom', timezone = 'Europe/Berlin') =>
  ({ happened, category, complainant: { country, timezone } }) as Proposing['complaint']
const AT: Proposing = {
  ...{ now: NOW, language: 'en', launch: 'escalate', caseId: 'a-1' },
  ...{ complaint: about('DE', null), running: null },
}
const proposed = (dueAt: string | null, more: Partial<Proposing> = {}) =>
  proposalLine(said(dueAt), { ...AT, ...more })

describe('a promised date', () => {
  it('that is near is proposed, without a remark', () => {
    const text = proposed('2027-01-22T22:59:59Z', { now: '2027-01-20T09:00:00Z' })
    expect(text).toContain('"until then" (22 Jan 2027)')
    expect(text).toContain('escalate wait a-1')
    expect(text).not.toContain('\n')
  })

  it('is that of the zone of the case, with its hour where it is not the end of its day', () => {
    const complaint = about('US', null, 'telecom', 'America/Los_Angeles')
    expect(proposed('2026-11-28T07:59:59Z', { complaint })).toContain('(27 Nov 2026)')
    expect(proposed('2026-11-28T01:30:00Z', { complaint })).toContain('(27 Nov 2026, 17:30)')
    expect(proposed('2026-11-27T11:00:00Z', { language: 'de' })).toContain('(27.11.2026, 12:00)')
  })

  it('before the end of the running deadline is said to shorten it, one behind it is not', () => {
    const running = { rule: '5bd', dueDate: '2026-11-30', dueAt: '2026-11-30T22:59:59Z' } as Deadline
    expect(proposed('2026-11-27T11:00:00Z', { running })).toMatch(
      /before your present deadline \(30 Nov 2026\)/,
    )
    const hour = { ...running, rule: 'until:2026-11-30T11:00:00Z', dueAt: '2026-11-30T11:00:00Z' }
    expect(
      proposed('2026-11-27T11:00:00Z', {
        running: { ...hour, timezone: 'Europe/Berlin' },
        language: 'de',
      }),
    ).toMatch(/laufenden Frist \(30.11.2026, 12:00\).*verkürzt/)
    expect(proposed('2026-11-30T22:59:59Z', { running })).not.toContain('present deadline')
  })

  it('of more than 60 days is said to be far, and to replace nothing by itself, in both languages', () => {
    const date = '2027-01-22T22:59:59Z'
    expect(proposed(date)).toMatch(/far away \(61 days\).* does not replace the present deadline by itself/s)
    expect(proposed(date, { language: 'de' })).toMatch(
      /61 Tage.*ersetzt die laufende Frist nicht von selbst/s,
    )
    expect(proposed('2027-01-22T09:00:00Z')).not.toContain('far away')
  })

  it('beyond the limitation is said to be so, however near it is', () => {
    const date = '2027-01-04T22:59:59Z'
    expect(proposed(date, { complaint: about('DE', '2023-06-01') })).toMatch(
      /By then.*31 Dec 2026 \(BGB 195/s,
    )
    for (const complaint of [about('DE', '2024-06-01'), about('GB', '2020-06-01'), about('DE', null)])
      expect(proposed(date, { complaint })).not.toContain('barred')
  })

  it('on the last day of the limitation is not beyond it, though the instant is the next day elsewhere', () => {
    const west = about('DE', '2023-06-01', 'telecom', 'America/New_York')
    expect(proposed('2027-01-01T04:59:59Z', { complaint: west })).not.toContain('barred')
  })

  it('of a parcel does not say that a complaint stops nothing, and says if the year is over', () => {
    const complaint = about('DE', '2025-12-01', 'parcel')
    const coming = proposed('2026-12-04T22:59:59Z', { complaint, language: 'de' })
    expect(coming).toMatch(/endet etwa am 01.12.2026 \(HGB 439\).*Textform.*HGB 439 Abs. 3, BGB 203/s)
    expect(coming).not.toContain('hält sie nicht auf')
    const over = about('DE', '2025-11-01', 'parcel')
    const past = proposed('2026-12-04T22:59:59Z', { complaint: over, language: 'de' })
    expect(past).toMatch(
      /kann schon verjährt sein: die übliche Frist endete etwa am 01.11.2026.*jetzt beraten/s,
    )
    expect(proposed('2026-12-04T22:59:59Z', { complaint: over })).toMatch(/barred already.*advice now/s)
  })

  it('is none of a stranger, and none that can not be counted', () => {
    expect(proposalLine(said('2027-01-22T09:00:00Z', false), AT)).toBeNull()
    expect(proposed(null)).toBeNull()
  })
})

describe('a limitation', () => {
  it('is a year for a parcel, all else in Germany three years after the year it happened in', () => {
    expect(limitationOf(about('DE', '2026-02-03', 'parcel'))?.date).toBe('2027-02-03')
    expect(limitationOf(about('DE', '2026-02-03'))?.date).toBe('2029-12-31')
  })

  it('ends on a day that there is', () => {
    expect(limitationOf(about('DE', '2024-02-29', 'parcel'))?.date).toBe('2025-02-28')
    expect(limitationOf(about('DE', '2023-02-28', 'parcel'))?.date).toBe('2024-02-28')
  })
})
