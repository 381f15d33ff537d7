/** What keys make of a line that nobody sees. */
import { describe, expect, it } from 'vitest'
import { typedHidden } from '../../src/terminal/hidden-line.ts'

const typed = (...keys: string[]) =>
  keys.reduce<ReturnType<typeof typedHidden>>((before, each) => typedHidden(before.line, each), {
    line: '',
    end: null,
  })

describe('a hidden line', () => {
  it.each([
    [['abc\r'], 'abc', 'answered'],
    [['a', 'b', '\n'], 'ab', 'answered'],
    [['ab\r', ''], 'ab', null],
    [['pässwört 🐎\r'], 'pässwört 🐎', 'answered'],
    [['ab🐎\u007f\u007fc\b\bx\r'], 'x', 'answered'],
    [['\u007f\u007fa\r'], 'a', 'answered'],
    [['wrong\u0015right\r'], 'right', 'answered'],
    [['a\u001b[Ab\u001b[1;5Cc\u001bOPd\u001bxe\r'], 'abcde', 'answered'],
    [['a\u0001\u0007\tb\r'], 'ab', 'answered'],
    [['abc\u0003'], '', 'interrupted'],
    [['abc\u0004'], '', 'stopped'],
    [['one\rtwo\r'], 'one', 'answered'],
  ] as const)('%j is %j, %s', (keys, line, end) => {
    expect(typed(...keys)).toEqual({ line, end })
  })

  it('has an end, however much is typed', () => {
    expect(typed('x'.repeat(20_000)).line).toHaveLength(10_000)
  })
})
