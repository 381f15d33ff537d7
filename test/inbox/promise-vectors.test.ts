/** Times that companies name, said on Monday, 23 November 2026, at ten in Berlin: the words, the rule, the instant. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { promisedDate } from '../../src/inbox/promised-date.ts'
import type { DayOrder } from '../../src/replies/dates-order.ts'
import { sentencesOf } from '../../src/replies/phrase.ts'
import { promiseIn } from '../../src/replies/promise.ts'
import type { World } from '../../src/world.ts'

interface PromiseVector {
  readonly text: string
  /** In which order a company of that country writes day and month; missing: not known. */
  readonly order?: DayOrder
  readonly words: string | null
  readonly rule: string | null
  readonly dueAt: string | null
}

const AT = '2026-11-23T09:00:00Z'
const living = { complainant: { country: 'DE', region: 'BY', timezone: 'Europe/Berlin' } }
const world = {
  calendar: async (country: string, region: string | null, timezone: string) => ({
    ...{ country, region, timezone },
    holidays: () => [],
  }),
} as unknown as World
const VECTORS = readFileSync(new URL('../../vectors/replies/promises.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as PromiseVector)

const countedAt = (rule: string) =>
  promisedDate({ rule, at: AT, channel: 'email' }, { living, company: null }, world)

describe('a time that is named', () => {
  it('is tried in many wordings, half of them German', () => {
    expect(VECTORS.length).toBeGreaterThanOrEqual(60)
  })

  it.each(VECTORS.map(each => [`${each.text} ${each.order ?? ''}`, each] as const))('%s', async (_, each) => {
    const promise = promiseIn(sentencesOf(each.text), AT, { order: each.order ?? null })
    expect([promise?.text ?? null, promise?.rule ?? null]).toEqual([each.words, each.rule])
    expect(promise?.rule ? await countedAt(promise.rule) : null).toBe(each.dueAt)
  })
})
