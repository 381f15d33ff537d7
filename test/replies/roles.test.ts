/** The shipped tables hold together, and what is made of probabilities and facts. */
import { describe, expect, it } from 'vitest'
import { chooseKind } from '../../src/replies/roles/choose.ts'
import {
  characterOf,
  KINDS,
  type Kind,
  LARGEST,
  type PackedModel,
  unpack,
  WEIGHTS,
  WIDTH,
} from '../../src/replies/roles/model.ts'
import { tokensOf } from '../../src/replies/roles/tokens.ts'
import packed from '../../src/replies/roles/weights.json' with { type: 'json' }

const shipped = packed as unknown as PackedModel

/** Probabilities of some kinds; the others share what is left. */
function probabilities(some: Partial<Record<Kind, number>>): Float64Array {
  const left = 1 - Object.values(some).reduce((sum, one) => sum + one, 0)
  const others = KINDS.length - Object.keys(some).length
  return Float64Array.from(KINDS, kind => some[kind] ?? left / others)
}

describe('weights.json', () => {
  const names = shipped.vocabulary.split('|')

  it('has one row of weights for each feature, and no feature twice', () => {
    expect(new Set(names).size).toBe(names.length)
    expect(shipped.weights.length).toBe(names.length * WIDTH)
  })

  it('unpacks to weights within bounds', () => {
    const { codes, rows } = unpack(shipped)
    const weights = [...codes].map(code => WEIGHTS[code]!)
    expect(rows.size).toBe(names.length)
    expect(weights.every(weight => Math.abs(weight) <= LARGEST)).toBe(true)
    expect(weights.some(weight => weight !== 0)).toBe(true)
  })

  it('has a weight of each kind for each fact', () => {
    expect(Object.values(shipped.facts).filter(row => row.length !== KINDS.length)).toEqual([])
    expect(shipped.facts['header replied']).toBeDefined()
  })

  it('maps a higher probability to a confidence that is not lower', () => {
    for (const [at, [probability, held]] of shipped.calibration.entries()) {
      const [before, heldBefore] = shipped.calibration[at - 1] ?? [0, 0]
      expect(probability).toBeGreaterThanOrEqual(before)
      expect(held).toBeGreaterThanOrEqual(heldBefore)
      expect(held).toBeLessThanOrEqual(1)
    }
  })
})

it('reads back every weight that it writes', () => {
  const all = Array.from({ length: 2 * LARGEST + 1 }, (_, at) => at - LARGEST)
  const { codes } = unpack({ ...shipped, vocabulary: 'a', weights: all.map(characterOf).join('') })
  expect([...codes].map(code => WEIGHTS[code])).toEqual(all)
})

describe('machine or person', () => {
  const nothing = new Map<string, number>()

  it('is a machine only where that is likely enough', () => {
    expect(chooseKind(probabilities({ ack: 0.85 }), nothing)).toMatchObject({ class: 'ack', automatic: true })
    expect(chooseKind(probabilities({ ack: 0.5, answer: 0.3 }), nothing)).toMatchObject({
      class: 'answer',
      automatic: false,
    })
  })

  it('is a machine where a header of automatic replies says so', () => {
    const facts = new Map([['header replied', 1]])
    expect(chooseKind(probabilities({ answer: 0.6, ack: 0.2 }), facts)).toMatchObject({
      class: 'ack',
      automatic: true,
    })
  })

  it('is a person who decides above "replies are not read"', () => {
    const facts = new Map([['rule unread', 1]])
    expect(chooseKind(probabilities({ offer: 0.8 }), facts)).toMatchObject({
      class: 'offer',
      automatic: false,
    })
    expect(chooseKind(probabilities({ redirect: 0.6, unread: 0.3 }), facts)).toMatchObject({
      class: 'redirect',
      automatic: true,
    })
  })
})

it('tells a robot from other small pictures', () => {
  expect(tokensOf('🤖 hier 😊')).toEqual(['<robot>', 'hier', '<emoji>'])
})
