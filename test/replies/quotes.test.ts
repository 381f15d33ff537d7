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
      visible: 'Guten Tag,\n\n> Wann kommt er?\n\nAm Montag.\n\nViele Grüße\nAnn Muster',
      own: 'Guten Tag,\n\n\nAm Montag.\n\nViele Grüße\nAnn Muster',
      footer: 'Kundenservice\n\nMuster GmbH | 12345 Musterstadt\nVorgang 4711',
    })
    expect(textPartsOf('Hallo').footer).toBe('')
  })

  it('has the words of a text that is all quoted', () => {
    expect(ownWordsOf('> Hallo\n> > Welt')).toBe('Hallo\nWelt')
    expect(ownWordsOf('> Frage?\n\nAntwort.')).toBe('Antwort.')
  })
})
