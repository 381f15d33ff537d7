import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textPartsOf, visibleTextOf } from '../../src/replies/visible-text.ts'

const SIZE = 200_000
const fill = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE)

/** Beginnings of everything that is looked for, without its end. */
const PIECES = [
  'On 1\n',
  'On 12:00 2026 <\n\n',
  'On 12:00 2026 a b\nc d\ne f\n',
  '<a@b>\n',
  '> a\nb\n',
  'From: a\n',
  '*From:* a\n*',
  'From: a\n\n',
  '- - \n',
  '_\n',
  '| a\n',
  '```\n',
  'Sent from my iPhone\n',
  'Mit freundlichen Grüßen\n\nMax\n',
  'Tel. 0 ',
  'Straße 1\n',
  'This e-mail\n',
  'a wrote:\n> x\n',
  '2026 wrote ',
  '<',
  ' ',
]

const LINE = fc.constantFrom(
  'Hallo,',
  'alles gut.',
  '',
  '> alt',
  '>> älter',
  'Am 12.03.2026 um 10:11 schrieb Ann Muster <ann@example.org>:',
  'Ann wrote:',
  '-- ',
  '____',
  '-----Original Message-----',
  'From: Ann <ann@example.org>',
  'Sent: 10:11',
  'To: Max',
  'Subject: Hi',
  'Viele Grüße',
  'Max Muster',
  'Muster GmbH',
  'Tel. 0431 123456',
  'Sent from my iPhone',
  '```',
  'Diese E-Mail ist vertraulich.',
  'Reply above this line',
)

describe('any text', () => {
  it.each(PIECES)(
    'is read in bounded time: %j',
    piece => {
      const { visible } = textPartsOf(`Text.\n\n${fill(piece)}`)
      expect(visible.startsWith('Text.')).toBe(true)
    },
    20_000,
  )

  it('is cut to 200,000 characters', () => {
    expect(visibleTextOf(`${'a '.repeat(150_000)}`).length).toBeLessThanOrEqual(SIZE)
  })

  it('gives lines of its own, in order, and never nothing', () => {
    fc.assert(
      fc.property(fc.array(LINE, { maxLength: 30 }), lines => {
        const text = lines.join('\n')
        const shown = visibleTextOf(text).split('\n')
        let at = 0
        for (const line of shown) {
          at = lines.findIndex((one, index) => index >= at && one.trimEnd() === line) + 1
          if (at === 0 && line !== '') return false
        }
        return (shown.join('') === '') === (lines.join('') === '')
      }),
      { numRuns: 3000, seed: 4 },
    )
  })

  it('of any characters is read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        text => typeof textPartsOf(text).own === 'string',
      ),
      { numRuns: 500, seed: 4 },
    )
  })
})
