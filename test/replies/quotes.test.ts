import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ownWordsOf, textPartsOf, visibleTextOf } from '../../src/replies/visible-text.ts'

const PAIRS = new URL('../../vectors/replies/quotes/', import.meta.url)
/** Floors, not goals: every pair was right when they were set. */
const EXACT = 0.97
const LINES = 0.99

const written = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** F1 of the lines that are not blank, each counted as often as it occurs. */
function lineScore(got: string, want: string): number {
  const left = written(want)
  const total = written(got).length + left.length
  let hits = 0
  for (const line of written(got)) {
    const at = left.indexOf(line)
    if (at === -1) continue
    left.splice(at, 1)
    hits += 1
  }
  return total === 0 ? 1 : (2 * hits) / total
}

function pairs() {
  return readdirSync(PAIRS)
    .filter(file => file.endsWith('.in.txt'))
    .map(file => {
      const name = file.slice(0, -'.in.txt'.length)
      const got = visibleTextOf(readFileSync(new URL(file, PAIRS), 'utf8'))
      const want = readFileSync(new URL(`${name}.want.txt`, PAIRS), 'utf8').trim()
      return { name, got, want }
    })
}

describe('replies with quotes', () => {
  const read = pairs()

  it('are as many as were written', () => expect(read.length).toBeGreaterThanOrEqual(120))

  it('show what was written now', () => {
    const missed = read.filter(({ got, want }) => got !== want)
    if (missed.length > 0)
      process.stdout.write(`not exactly right: ${missed.map(({ name }) => name).join(', ')}\n`)
    expect(1 - missed.length / read.length).toBeGreaterThanOrEqual(EXACT)
    const score = read.reduce((sum, { got, want }) => sum + lineScore(got, want), 0) / read.length
    expect(score).toBeGreaterThanOrEqual(LINES)
  })
})

describe('the parts of a text', () => {
  it.each([
    ['', ''],
    ['  \n\n', ''],
    ['> only a quote', '> only a quote'],
    ['-- \nonly a signature', 'only a signature'],
    [
      '> Wann geht es wieder?\nAm Montag.\n> Und das Geld?\nKommt.',
      '> Wann geht es wieder?\nAm Montag.\n> Und das Geld?\nKommt.',
    ],
    ['Danke!\n\nAm 22.11.2026 um 10:00 schrieb Ann Muster <ann@example.org>:\n> Hallo\n> Welt', 'Danke!'],
    ['Danke dir\nAm 22.11.2026 um 10:00 schrieb Ann Muster:\n> Hallo', 'Danke dir'],
    [
      'Am Montag schreiben wir Ihnen:\nden neuen Termin.',
      'Am Montag schreiben wir Ihnen:\nden neuen Termin.',
    ],
    [
      'Ihr Kollege schrieb mir am 3.3.2026 um 10:00:\nalles gut.',
      'Ihr Kollege schrieb mir am 3.3.2026 um 10:00:\nalles gut.',
    ],
    [
      'From: London\nTo: Paris\nDate: 3 May\n\nPlease change it.',
      'From: London\nTo: Paris\nDate: 3 May\n\nPlease change it.',
    ],
    [
      '##- Bitte geben Sie Ihre Antwort über dieser Zeile ein -##\n\nIhre Anfrage ist da.',
      'Ihre Anfrage ist da.',
    ],
    ['Alles klar.\n\nRuben Testmann, 13. Nov. 2026, 17:03 MEZ\n\nWo ist es?', 'Alles klar.'],
    [
      'Ihr neuer Termin\n23.11.2026, 14:00 Uhr\n\nbleibt dabei.',
      'Ihr neuer Termin\n23.11.2026, 14:00 Uhr\n\nbleibt dabei.',
    ],
    [
      'Ihr Preis\n\nSumme 12,00\n-----------\nGesamt 12,00',
      'Ihr Preis\n\nSumme 12,00\n-----------\nGesamt 12,00',
    ],
    ['Alles erledigt.\n\nSam\n\n---\nLade unsere App!', 'Alles erledigt.\n\nSam'],
    ['Danke!\n\nVon: Ann Muster\nGesendet: Sonntag\nAn: Service\nBetreff: Störung\n\nHallo', 'Danke!'],
    ['Danke!\n\n-----Ursprüngliche Nachricht-----\nVon: Ann', 'Danke!'],
    [
      'Thanks\n________________________________\nFrom: Ann <ann@example.org>\nSent: Sunday\nTo: Service\n\nHello',
      'Thanks',
    ],
    ['Danke!\n-- \nIhr Team\nTel. 0800', 'Danke!'],
    [
      'Danke!\n\nFernruf GmbH\nGeschäftsführer: Erika Beispiel\nHandelsregister: HRB 1',
      'Danke!\n\nFernruf GmbH',
    ],
    ['a\n\n\nb', 'a\n\n\nb'],
    ['Ja.\n\n> Kommt er?\n\nTo unsubscribe, go to https://list.example/u', 'Ja.'],
  ])('%j', (text, visible) => expect(visibleTextOf(text)).toBe(visible))

  const LETTER = 'Guten Tag,\n\nwir haben das gepr\u00fcft und lehnen ab.\n\n'

  it.each([
    [
      'Mit freundlichen Gr\u00fc\u00dfen\nDr. Ina Muster\nReferentin der Gesch\u00e4ftsf\u00fchrung',
      'Muster GmbH \u00b7 Am Kai 4 \u00b7 00000 Musterfurt',
    ],
    [
      'Sincerely,\nJo Sample\nFront Office Manager',
      '-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Desk',
    ],
    [
      'Mit freundlichen Gr\u00fc\u00dfen\nMusterstrom AG\nppa. D. Muster',
      'Vorstand: Ina Beispiel. Sitz der Gesellschaft: Musterau.',
    ],
    ['Servus\nTina Muster', 'Wie zufrieden waren Sie? muster.example/umfrage'],
    ['Mit bestem Gru\u00df\nTina Muster', 'Informationen zum Datenschutz: muster.example/datenschutz'],
    ['Have a lovely weekend\nJo', 'How did we do? Rate us: sample.example/rate'],
    ['Jo', 'Sample Mobile, registered in Scotland. Rate us: sample.example/stars'],
    ['Jo', 'SampleCover is a trading name of Sample & Sons Ltd.'],
    ['Muster GmbH, Fluggastrechte', 'Muster GmbH, Flugring 1, 01234 Musterau. Unsere App: 5 Euro geschenkt!'],
    ['Jo', 'Jo Sample\nRelationship Manager | Sample Bank'],
    ['Gru\u00df\nTina Muster', 'Sie schrieben am 3.11.2026:\n\nWo bleibt mein Paket?'],
    ['Regards\nJo Sample', 'Conversation history:\nWhere is my parcel?'],
    ['Regards\nJo Sample', '[Ann Muster, 03.11.2026 10:00]\nWhere is my parcel?'],
    ['Regards\nJo Sample', '> is the light green?\nYes.\n> and the other one?\nNo.'],
  ])('is signed with %j and goes on below with %j', (signed, below) =>
    expect(visibleTextOf(`${LETTER}${signed}\n\n${below}`)).toBe(`${LETTER}${signed}`),
  )

  it('keeps answers between quotes, also below a name where the letter says that they are there', () => {
    for (const text of [
      'Guten Tag Ann Muster\n\n> Wann kommt er?\nMorgen.\n> Was kostet es?\nNichts.\n\nTina Muster',
      'Hi Ann,\n\nmany thanks for your patience in this matter, my answers are below.\n\nJo\n\n> When?\nTomorrow.\n> Why?\nSnow.',
    ])
      expect(visibleTextOf(text)).toBe(text)
  })

  it('keeps a heading that no name stands above', () => {
    const text =
      'Hallo,\n\nzu Ihren Punkten:\n\nSie schrieben:\n\nEs sei zu sp\u00e4t gewesen. Das war es nicht.'
    expect(visibleTextOf(text)).toBe(text)
  })

  it('keep an address that the text is about', () => {
    for (const text of [
      'Bitte wenden Sie sich an:\n\nNordnetz GmbH\nHafenstraße 12\n24103 Kiel',
      'Sie erreichen die Kollegen unter\n\n0800 330 1000\ntechnik@nordnetz.example',
      'Rufen Sie bitte an.\n\n0800 330 1000',
    ])
      expect(visibleTextOf(text)).toBe(text)
  })

  it('are told apart: the text, its own words, the footer', () => {
    const text =
      'Guten Tag,\n\n> Wann kommt er?\n\nAm Montag.\n\nViele Grüße\nAnn Muster\nKundenservice\n\nMuster GmbH | 12345 Musterstadt\nVorgang 4711\n\n-----Ursprüngliche Nachricht-----\nVon: Max'
    expect(textPartsOf(text)).toEqual({
      visible: 'Guten Tag,\n\n> Wann kommt er?\n\nAm Montag.\n\nViele Grüße\nAnn Muster\nKundenservice',
      own: 'Guten Tag,\n\n\nAm Montag.\n\nViele Grüße\nAnn Muster\nKundenservice',
      footer: 'Muster GmbH | 12345 Musterstadt\nVorgang 4711',
      tokens: '',
    })
    expect(textPartsOf('Hallo').footer).toBe('')
  })

  it('has the words of a text that is all quoted', () => {
    expect(ownWordsOf('> Hallo\n> > Welt')).toBe('Hallo\nWelt')
    expect(ownWordsOf('> Frage?\n\nAntwort.')).toBe('Antwort.')
  })
})
