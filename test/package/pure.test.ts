import { describe, expect, it } from 'vitest'
import { codeOf, sourceFiles } from '../support/sources.ts'

const PURE = /^(?:case|ladder|words|replies)\//

/** What reads a clock, chance, the environment or the world, and how it is written. */
const IMPURE: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['the clock', /\bnew Date\(\s*\)|\bDate\(\s*\)|\bDate\.now\b|\bperformance\.|\bTemporal\.Now\b/],
  ['chance', /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/],
  ['the process or its environment', /(?<![.\w])process\.|\bglobalThis\b/],
  ['the network', /\bfetch\(|\bWebSocket\b/],
  ['a timer', /\bset(?:Timeout|Interval|Immediate)\(/],
  ['the terminal', /\bconsole\./],
]

function impurities(code: string): string[] {
  return IMPURE.filter(([, pattern]) => pattern.test(code)).map(([name]) => name)
}

describe('case/, ladder/, words/ and replies/', () => {
  it.each(sourceFiles().filter(file => PURE.test(file)))('%s reads nothing but its arguments', file => {
    expect(impurities(codeOf(file))).toEqual([])
  })

  it('would be caught reading anything else', () => {
    expect(impurities('const now = new Date()')).toEqual(['the clock'])
    expect(impurities('new Date(Date.now() + 1)')).toEqual(['the clock'])
    expect(impurities('process.env.LANG; Math.random()')).toEqual([
      'chance',
      'the process or its environment',
    ])
    expect(impurities('new Date(Date.parse(at) + 1)')).toEqual([])
  })
})
