import { describe, expect, it } from 'vitest'
import type { Complaint } from '../../src/case/model.ts'
import { compose } from '../../src/words/compose.ts'
import { findings } from '../../src/words/findings.ts'
import { englishCase, germanCase, history, request } from './cases.ts'

interface Change {
  isPublic?: boolean
  to?: string
  subject?: string | null
  complaint?: Complaint
  length?: { value: number; limit: number } | null
  language?: 'de' | 'en'
}

function look(text: string, change: Change = {}) {
  const { isPublic = true, to = '@Telekom_hilft', subject = null, complaint = germanCase } = change
  return findings({
    message: { channel: 'x', to, subject, text },
    public: isPublic,
    complaint,
    length: change.length ?? null,
    language: change.language ?? 'de',
  })
}

const summary = (text: string, change?: Change) =>
  look(text, change).map(({ rule, level, match }) => `${level} ${rule}: ${match}`)

describe('private data in a public text', () => {
  it.each([
    ['Nummer 4711081523 bitte', '4711081523'],
    ['Nummer 4 7 1 1 0.8/1-5 2 3 bitte', '4 7 1 1 0.8/1-5 2 3'],
    ['Nummer ４７１１０８１５２３', '４７１１０８１５２３'],
    ['Nummer 47\u200b1108\u00ad1523', '47\u200b1108\u00ad1523'],
    ['Nummer ٤٧١١٠٨١٥٢٣', '٤٧١١٠٨١٥٢٣'],
    ['Nummer 𝟒𝟕𝟏𝟏𝟎𝟖𝟏𝟓𝟐𝟑', '𝟒𝟕𝟏𝟏𝟎𝟖𝟏𝟓𝟐𝟑'],
    ['XX4711081523YY', '4711081523'],
    ['fremd: 1 2 3-4 5 6', '1 2 3-4 5 6'],
    ['fremd: 123\ufffc456', '123\ufffc456'],
    ['Anruf 030 / 55 50 12', '030 / 55 50 12'],
    ['Anruf +49 (0)30 555012', '+49 (0)30 555012'],
    ['an max.muster@example.org schreiben', 'max.muster@example.org'],
    ['an max (at) example (dot) org', 'max (at) example (dot) org'],
    ['an jürgen@müller.example', 'jürgen@müller.example'],
    ['bitte schreiben Sie mir an ERIKA@EXAMPLE.ORG', 'ERIKA@EXAMPLE.ORG'],
    ['DE89 3704 0044 0532 0130 00 ist mein Konto', 'DE89 3704 0044 0532 0130 00'],
    ['iban gb82west12345698765432.', 'gb82west12345698765432'],
    ['Karte 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['wohne im MUSTERWEG 7', 'MUSTERWEG 7'],
    ['in 74523 Schwäbisch-Hall', '74523 Schwäbisch-Hall'],
  ])('blocks %j', (text, match) => {
    expect(look(text)).toMatchObject([{ rule: 'private-data', level: 'block', match }])
    expect(look(text, { isPublic: false })).toEqual([])
  })

  it.each([
    'Seit dem 20.11.2026 tot, gemeldet am 2026-11-21 um 10:29 Uhr',
    'vom 20.11.2026-25.11.2026, 20. 11. 26 und 20/11/2026',
    'Am 20. November 2026 10 Anrufe, am November 20, 2026 12 more',
    'In den Jahren 2025/2026, 2025 2026 und seit 11/2026',
    'Das war 2026. 10 Kontakte ohne Lösung',
    'Es fehlen 1.234,56 EUR, 123.456 Euro, € 1234.56 und 100 000,00 €',
    'Antwort in 5 Werktagen, 24/7, 1&1, 100 %, § 58 TKG',
    'Bei Ihnen heißt es 10.29-11.30 Uhr',
    'Guten Tag @Telekom_hilft. Bitte antworten. Und @ alle',
    'Erika Muster wartet im Musterweg auf 4711',
  ])('lets %j pass', text => {
    expect(summary(text)).toEqual([])
  })

  it('does not mind the company itself', () => {
    const to = 'https://www.facebook.com/profile.php?id=100064123456789'
    expect(summary(`Siehe ${to} bitte`, { to })).toEqual([])
    expect(summary(`Siehe ${to}99 bitte`, { to })).toHaveLength(1)
    expect(summary('@hilfe@firma.example', { to: '@hilfe@firma.example' })).toEqual([])
  })
  it('blocks the full name', () => {
    expect(summary('Gruß, ERIKA\u00a0Beispiel')).toEqual(['block private-data: ERIKA\u00a0Beispiel'])
    expect(summary('Gruß, Erika Beispielhaft')).toEqual([])
  })
  it('does not let the name hide a reference in it', () => {
    const complaint = { ...germanCase, refs: [{ name: 'Kennwort', value: 'Beispiel' }] }
    expect(summary('Gruß, Erika Beispiel', { complaint })).toEqual([
      'block private-data: Beispiel',
      'block private-data: Erika Beispiel',
    ])
  })
  it('finds short and worded references only as whole words', () => {
    const complaint = {
      ...germanCase,
      refs: [
        { name: 'PIN', value: '4712' },
        { name: 'Wort', value: 'Sesam' },
      ],
    }
    expect(summary('PIN 4 7 1 2 und sesam', { complaint })).toEqual([
      'block private-data: 4 7 1 2',
      'block private-data: sesam',
    ])
    expect(summary('14712 Sesamöl', { complaint })).toEqual([])
  })
  it('looks at the subject, names each once, and takes hostile texts in its stride', () => {
    expect(summary('4711081523', { subject: '4711081523' })).toHaveLength(1)
    expect(summary('4711081523 und 4711081523')).toHaveLength(1)
    expect(
      look(`${'1 '.repeat(20_000)}${'a@'.repeat(5_000)}${'('.repeat(5_000)}${'a@b.'.repeat(20_000)}`),
    ).not.toEqual([])
    expect(look('\ud800 __proto__ constructor')).toEqual([])
  })
  it('is not found in what compose writes for everybody', () => {
    for (const complaint of [germanCase, englishCase]) {
      for (const channel of ['x', 'facebook', 'community', 'bluesky', 'mastodon'] as const) {
        const { text } = compose(request({ channel, to: '@Telekom_hilft', complaint, history }))
        expect(summary(text, { complaint })).toEqual([])
      }
    }
  })
})

describe('tone', () => {
  it.each([
    ['Das ist Betrug!', 'Betrug'],
    ['Ihr BETRÜGER', 'BETRÜGER'],
    ['reine Abzocke', 'Abzocke'],
    ['so ein Saftladen', 'Saftladen'],
    ['kriminelle Methoden', 'kriminelle'],
    ['lauter Diebe', 'Diebe'],
    ['das ist illegal', 'illegal'],
    ['what a SCAM', 'SCAM'],
    ['you crooks', 'crooks'],
    ['fraudulent', 'fraudulent'],
    ['thieves', 'thieves'],
  ])('warns of %j, in public or not', (text, match) => {
    const expected = [{ rule: 'accusation', level: 'warn', match }]
    expect(look(text)).toMatchObject(expected)
    expect(look(text, { isPublic: false })).toMatchObject(expected)
  })
  it.each(['Die Rechnung betrug 20 EUR', 'Diebold', 'scampi', 'Discriminal', 'Betrugen'])(
    'lets %j pass',
    text => {
      expect(summary(text)).toEqual([])
    },
  )
  it('offers better words in the language asked for', () => {
    expect(look('Betrug')[0]?.hint).toContain('Ich warte seit dem 20. November 2026 auf')
    expect(look('Betrug', { language: 'en' })[0]?.hint).toContain(
      'I have been waiting since 20 November 2026',
    )
  })
  it('warns of shouting, not of a short name', () => {
    expect(summary('WARUM GEHT MEIN TELEFON SEIT TAGEN NICHT')).toEqual([
      'warn shouting: WARUM GEHT MEIN TELEFON SEIT TAGEN NICHT',
    ])
    expect(summary('VDSL UND USB')).toEqual([])
  })
})

describe('the rest', () => {
  it('blocks what is too long or empty, and puts blocks first', () => {
    expect(summary('Das ist Betrug', { length: { value: 300, limit: 280 } })).toEqual([
      'block too-long: 300/280',
      'warn accusation: Betrug',
    ])
    expect(summary('kurz', { length: { value: 280, limit: 280 } })).toEqual([])
    expect(summary(' \u200b\n')).toEqual(['block empty: '])
  })
  it('warns of a missing name in either language', () => {
    expect(summary('Grüße\n[Ihr Name]', { isPublic: false })).toEqual(['warn missing-name: [Ihr Name]'])
    expect(summary('Regards\n[Your name]', { isPublic: false })).toEqual(['warn missing-name: [Your name]'])
  })
})
