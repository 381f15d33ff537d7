import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { titleOf } from '../../src/intake/title.ts'
import {
  beginsWith,
  countWords,
  oneLine,
  paragraphs,
  sentence,
  sentences,
  shorten,
  shortenTo,
  withoutStop,
} from '../../src/words/plain-text.ts'

describe('plain text', () => {
  it('finds sentences but not in dates and abbreviations', () => {
    expect(
      sentences('Seit dem 20. April geht nichts. Bitte z. B. Nr. 5 prüfen! Und jetzt?\nNeue Zeile'),
    ).toEqual(['Seit dem 20. April geht nichts.', 'Bitte z. B. Nr. 5 prüfen!', 'Und jetzt?', 'Neue Zeile'])
  })
  it.each([
    'Ich warte seit dem 20.11. auf den Techniker.',
    'Am 3. Mai kam Dr. Weber mit Hr. Klein.',
    'Das dauert ca. 3 Wochen, z. B. mit Nr. 5 u. a. in der Musterstr. 12.',
    'Meine Kd.-Nr. 5 (Fr. Maier, St. Gallen) ist z.B. falsch.',
    'Es kostet 49.90 Euro um 10.30 Uhr bei www.firma.de/a.b?c=d statt 39,90.',
    'Mr. Smith waited until 9 a.m. for No. 5 of approx. 12 parcels.',
    'Ich warte ... und warte.',
  ])('takes %j for one sentence', text => {
    expect(sentences(`${text} Bitte helfen Sie.`)).toEqual([text, 'Bitte helfen Sie.'])
    expect(titleOf(`${text} Bitte helfen Sie.`).slice(0, 40)).toBe(withoutStop(text).slice(0, 40))
  })
  it.each([
    ['Das war 2019. Seitdem ist Ruhe.', 'Das war 2019.'],
    ['Seit dem 12.03.2026. Und nun?', 'Seit dem 12.03.2026.'],
    ['Ich warte seit dem 20.11. Bitte helfen Sie.', 'Ich warte seit dem 20.11.'],
    ['They said no. Then nothing.', 'They said no.'],
    ['tot. seit gestern.', 'tot.'],
    ['Siehe https://firma.de/a. Danke.', 'Siehe https://firma.de/a.'],
    ['Es kam nichts (gar nichts.) Warum?', 'Es kam nichts (gar nichts.)'],
  ])('ends the first sentence of %j', (text, first) => expect(sentences(text)[0]).toBe(first))
  it('keeps the dot of a date where a full stop is taken away', () => {
    expect(['Tot.', 'Tot!', 'seit dem 20.11.', 'Bote usw.', ''].map(withoutStop)).toEqual([
      'Tot',
      'Tot',
      'seit dem 20.11.',
      'Bote usw.',
      '',
    ])
  })
  it('knows a title that is the beginning of the text', () => {
    const text = 'Landline dead. Nobody answers.'
    expect(
      ['Landline dead', 'landline dead.', 'Landline…', 'Landline …'].map(t => beginsWith(text, t)),
    ).toEqual([true, true, true, true])
    expect(['Landline broken', '', '…'].map(t => beginsWith(text, t))).toEqual([false, false, false])
  })
  it('begins a sentence with a capital but leaves names as they are written', () => {
    expect(
      [
        'ich will brot',
        'ändern',
        'iPhone kaputt',
        'www.firma.de ist tot',
        'o2 antwortet nicht',
        'e-mail kam',
      ].map(sentence),
    ).toEqual([
      'Ich will brot.',
      'Ändern.',
      'iPhone kaputt.',
      'www.firma.de ist tot.',
      'o2 antwortet nicht.',
      'E-mail kam.',
    ])
    expect(sentence('siehe https://firma.de/a')).toBe('Siehe https://firma.de/a')
  })
  it('ends a sentence once', () => {
    expect(['Tot', 'Tot.', 'Tot!', 'Er sagte: „Nein.“', 'lang …', ''].map(sentence)).toEqual([
      'Tot.',
      'Tot.',
      'Tot!',
      'Er sagte: „Nein.“',
      'Lang …',
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
