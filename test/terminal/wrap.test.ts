/** Wrapping by display width: no line too wide, nothing lost. */

import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { describe, expect, it } from 'vitest'
import { pad, wrap } from '../../src/terminal/wrap.ts'

const WIDTHS = [40, 80, 100]
const bare = (text: string) => text.replace(/\s+/g, '')
const FAMILY = '👨‍👩‍👧‍👦'

const TEXTS = {
  german: 'Die Donaudampfschifffahrtsgesellschaft hat den Rückerstattungsanspruch nicht anerkannt. '.repeat(
    4,
  ),
  chinese: '我们的电话从星期六开始就不能用了，请尽快修理并退还费用。'.repeat(8),
  emoji: `${FAMILY}🇩🇪👍🏽`.repeat(20),
  link: `Siehe https://example.org/${'weg/'.repeat(60)}ende dort.`,
  lines: `  - eingerückt ${'wort '.repeat(40)}\n\n\tmit Tabulator ${'wort '.repeat(20)}\nkurz`,
  hostile: `\u001b[31mrot\u001b[0m ${'\u202eabc '.repeat(30)}\u001b]8;;http://a\u0007x`,
}

describe.each(WIDTHS)('at %i columns', width => {
  it.each(Object.entries(TEXTS))('%s fits and is whole', (_name, text) => {
    for (const indent of [0, 3]) {
      const lines = wrap(text, width, indent).split('\n')
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width)
      for (const line of lines) if (line !== '') expect(line.startsWith(' '.repeat(indent))).toBe(true)
    }
  })

  it('loses nothing and fits, whatever the text', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(' ', '\n', 'ä', '汉', FAMILY, 'wort'), fc.string()),
    })
    fc.assert(
      fc.property(text, fc.nat(8), (each, indent) => {
        const wrapped = wrap(each, width, indent)
        for (const line of wrapped.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
        expect(bare(wrapped)).toBe(bare(wrap(each, 100_000)))
      }),
    )
  })
})

describe('wrapping', () => {
  it('keeps the indentation of a line and gives it to what follows', () => {
    expect(wrap('- eins\n  zwei drei vier fünf sechs sieben acht neun', 40, 2)).toBe(
      '  - eins\n    zwei drei vier fünf sechs sieben\n    acht neun',
    )
  })

  it('keeps empty lines and breaks between words', () => {
    expect(wrap('a\n\nb', 40)).toBe('a\n\nb')
    expect(wrap(`${'x'.repeat(30)} ${'y'.repeat(30)}`, 40)).toBe(`${'x'.repeat(30)}\n${'y'.repeat(30)}`)
  })

  it('never breaks inside an emoji', () => {
    expect(wrap(FAMILY.repeat(30), 41).replaceAll('\n', '').split(FAMILY).join('')).toBe('')
    for (const line of wrap(FAMILY.repeat(30), 41).split('\n')) expect(line.split(FAMILY).join('')).toBe('')
  })

  it('fills up to a display width', () => {
    expect(pad('X', 4)).toBe('X   ')
    expect(pad('汉字', 5)).toBe('汉字 ')
    expect(pad('longer', 3)).toBe('longer')
  })
})
