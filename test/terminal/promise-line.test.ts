/** A promised date as a proposal: with what it does not do where it lies far ahead. */
import { describe, expect, it } from 'vitest'
import { limitationOf } from '../../src/ladder/limitation.ts'
import { type Proposing, proposalLine } from '../../src/terminal/promise-line.ts'
import { reading } from '../case/history.ts'

const NOW = '2026-11-23T09:00:00Z'
const said = (dueAt: string | null, official: boolean | null = true) =>
  reading('answer', { official, promise: { text: 'until then', rule: 'by:x', dueAt } })
const proposed = (dueAt: string | null, more: Partial<Proposing> = {}) =>
  proposalLine(said(dueAt), { now: NOW, language: 'en', launch: 'escalate', caseId: 'a-1', ...more })
const about = (country: string, happened: string | null, category = 'telecom') =>
  ({ happened, category, complainant: { country } }) as Proposing['complaint'] & object

describe('a promised date', () => {
  it('that is near is proposed, without a remark', () => {
    const text = proposed('2027-01-22T09:00:00Z')
    expect(text).toContain('"until then" (22 Jan 2027)')
    expect(text).toContain('escalate wait a-1')
    expect(text).not.toContain('far away')
  })

  it('of more than 60 days is said to be far, and to replace nothing by itself, in both languages', () => {
    const date = '2027-01-22T22:59:59Z'
    expect(proposed(date)).toMatch(/far away \(61 days\).* does not replace the present deadline by itself/s)
    expect(proposed(date, { language: 'de' })).toMatch(
      /61 Tage.*ersetzt die laufende Frist nicht von selbst/s,
    )
  })

  it('beyond the limitation is said to be so, however near it is', () => {
    const date = '2027-01-04T22:59:59Z'
    expect(proposed(date, { complaint: about('DE', '2023-06-01') })).toMatch(/barred.*31 Dec 2026 \(BGB 195/s)
    for (const complaint of [about('DE', '2024-06-01'), about('GB', '2020-06-01'), about('DE', null)])
      expect(proposed(date, { complaint })).not.toContain('barred')
  })

  it('is none of a stranger, and none that can not be counted', () => {
    const at: Proposing = { now: NOW, language: 'en', launch: 'escalate', caseId: 'a-1' }
    expect(proposalLine(said('2027-01-22T09:00:00Z', false), at)).toBeNull()
    expect(proposed(null)).toBeNull()
  })
})

it('a parcel is barred after a year, all else in Germany three years after the year it happened in', () => {
  expect(limitationOf(about('DE', '2026-02-03', 'parcel'))?.date).toBe('2027-02-03')
  expect(limitationOf(about('DE', '2026-02-03'))?.date).toBe('2029-12-31')
})
