import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median } from '../../src/case/response-times.ts'

describe('the median', () => {
  it('is of nothing null, of one that one, of two their mean', () => {
    expect([median([]), median([5]), median([1, 4])]).toEqual([null, 5, 2.5])
  })

  it('lies between the shortest and the longest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), numbers => {
        const sorted = numbers.toSorted((a, b) => a - b)
        expect(median(sorted)).toBeGreaterThanOrEqual(sorted[0]!)
        expect(median(sorted)).toBeLessThanOrEqual(sorted.at(-1)!)
      }),
    )
  })
})
