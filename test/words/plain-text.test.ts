import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countWords,
  oneLine,
  paragraphs,
  sentence,
  sentences,
  shorten,
  shortenTo,
} from '../../src/words/plain-text.ts'

describe('plain text', () => {
  it('finds sentences but not in dates and abbreviations', () => {
    expect(
      sentences('Seit dem 20. April geht nichts. Bitte z. B. Nr. 5 prüfen! Und jetzt?\nNeue Zeile'),
    ).toEqual(['Seit dem 20. April geht nichts.', 'Bitte z. B. Nr. 5 prüfen!', 'Und jetzt?', 'Neue Zeile'])
  })
  it('ends a sentence once', () => {
    expect(['Tot', 'Tot.', 'Tot!', 'Er sagte: „Nein.“', 'lang …', ''].map(sentence)).toEqual([
      'Tot.',
      'Tot.',
      'Tot!',
      'Er sagte: „Nein.“',
      'lang …',
      '',
    ])
  })
  it('shortens at word ends', () => {
    expect(shortenTo('eins zwei, drei', 12)).toBe('eins zwei …')
    expect(shortenTo('eins', 12)).toBe('eins')
    expect(shortenTo('unteilbarlangeswort', 12)).toBe('')
  })
  it('keeps the joiner of emoji and drops what is invisible', () => {
    expect(oneLine(' a\u200b\u0000b \n👨‍👩‍👧\ud800 ')).toBe('ab 👨‍👩‍👧\ufffd')
    expect(paragraphs('a\r\n \n\n\nb  c\n')).toBe('a\n\nb c')
    expect(countWords('eins – zwei … 3')).toBe(3)
  })
  it('never returns what does not fit, nor a part of a word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }).map(oneLine), fc.nat(60), (text, limit) => {
        const short = shorten(text, part => part.length <= limit)
        const kept = short === text ? [] : short.replace(/ ?…$/, '').split(' ').filter(Boolean)
        expect(short.length).toBeLessThanOrEqual(Math.max(limit, 0))
        kept.slice(0, -1).forEach((word, index) => {
          expect(text.split(' ')[index]).toBe(word)
        })
      }),
    )
  })
})
