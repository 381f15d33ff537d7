import { describe, expect, it } from 'vitest'
import { match } from '../../src/replies/match.ts'
import type { Recognised, Trace } from '../../src/replies/trace.ts'

const caseOf = (id: string, names: readonly string[], open = true): Recognised => ({
  ...{ id, open, names, thread: [], tickets: [], subjects: [], addresses: ['hilfe@fernruf.example'] },
  ...{ ownRefs: [], lastSent: '2026-11-20T10:00:00Z' },
})
const CASES = [
  caseOf('fernruf-1', ['Fernruf AG', 'Fernruf']),
  caseOf('o2-1', ['o2']),
  caseOf('alt-1', ['Altnetz'], false),
]
const from = (fromName: string | null, change: Partial<Trace> = {}) =>
  match(
    {
      ...{ names: [], from: 'antwort@dienstleister.example', fromName, subject: 'Ihr Anliegen' },
      ...{ text: null, at: null, failure: false, ...change },
    },
    CASES,
  )
const near = (...ids: string[]) => ({ caseId: null, near: ids, by: 'name' })
const nobody = { caseId: null, near: [] }

describe('a sender at an unknown address that is called like the company', () => {
  it.each([
    ['Fernruf Beschwerdestelle', near('fernruf-1')],
    ['FERNRUF AG (Kundenservice)', near('fernruf-1')],
    ['o2 Kundenbetreuung', near('o2-1')],
    ['Team Fernruf via Desk', near('fernruf-1')],
    ['Fernrufer', nobody],
    ['Moritz von o2', nobody],
    ['Altnetz', nobody],
    ['', nobody],
    [null, nobody],
  ])('%j', (name, found) => {
    expect(from(name)).toEqual(found)
  })

  it('is not looked for in reports of mail servers, and never outweighs an address', () => {
    expect(from('Fernruf', { failure: true })).toEqual(nobody)
    expect(from('o2', { from: 'hilfe@fernruf.example' })).not.toHaveProperty('by', 'name')
  })
})
