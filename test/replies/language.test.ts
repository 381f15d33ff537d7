/** German or English, also in a post of a few words. */
import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/replies/language.ts'

describe('the language', () => {
  it.each([
    ['Sorry f\u00fcrs Warten! Unser Lager zieht gerade um, deswegen dauert alles.', 'de'],
    ['Sehr geehrte Frau Muster, an welchem Schalter wurde Ihnen das gesagt?', 'de'],
    ['Kein Ding, ist erledigt.', 'de'],
    ["Sorry about that, we're on it.", 'en'],
    ['Which counter told you that?', 'en'],
    ['Gr\u00fc\u00dfe', 'de'],
    ['4711', null],
    ['', null],
  ])('of %j', (text, language) => expect(languageOf(text)).toBe(language))

  it('is that of most of the words', () => {
    expect(
      languageOf('Wir haben Ihre Mail mit dem Betreff "What is the problem" erhalten und antworten.'),
    ).toBe('de')
    expect(languageOf('We read your mail about "Die Rechnung" and will reply.')).toBe('en')
  })
})
