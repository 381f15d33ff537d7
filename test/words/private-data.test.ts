/** Private data in the spellings in which people really type it. */
import { describe, expect, it } from 'vitest'
import type { Complaint } from '../../src/case/model.ts'
import { compose } from '../../src/words/compose.ts'
import { findings } from '../../src/words/findings.ts'
import { germanCase, request } from './cases.ts'

const erika: Complaint = {
  ...germanCase,
  title: 'Netz tot',
  refs: [{ name: 'Kundennummer', value: 'KD-4711-0815' }],
  complainant: {
    ...germanCase.complainant,
    name: 'Erika Mustermann',
    email: 'erika.m@example.org',
    address: 'Lange Gasse 12, 74523 Schwäbisch Hall',
  },
}
const named = (name: string): Complaint => ({ ...erika, complainant: { ...erika.complainant, name } })

function look(text: string, complaint = erika) {
  const message = { channel: 'x', to: '@Telekom_hilft', subject: null, text } as const
  return findings({ message, public: true, complaint, length: null, language: 'de' }).map(
    ({ level, rule, match }) => `${level} ${rule}: ${match}`,
  )
}
const found = (level: string, match: string) => [`${level} private-data: ${match}`]

describe('an e-mail address', () => {
  it.each([
    'erika.m AT example.org',
    'erika.m at example dot org',
    'Erika Punkt M ät Example Punkt org',
    'erika.m(at)example.org',
    'erika.m [at] example.org',
    'erika.m (ät) example.org',
    'otto at firma dot example',
    'otto.klein at firma.example',
  ])('is found as %j', text => expect(look(`Bitte an ${text}, danke`)).toEqual(found('block', text)))
  it.each(['Look at example.org', 'I waited at Example and got the error 5 at once'])('is not %j', text =>
    expect(look(text)).toEqual([]),
  )
})

describe('the name', () => {
  it.each([
    ['Mustermann Erika ohne Netz', 'Mustermann Erika', 'Erika Mustermann'],
    ['Erika Mustermann ohne Netz', 'Erika Mustermann', 'Mustermann, Erika'],
    ['ERIKA M. MUSTERMANN', 'ERIKA M. MUSTERMANN', 'Erika Mustermann'],
    ['erika mustermann', 'erika mustermann', 'Dr. Erika Mustermann'],
    ['E r i k a Mustermann', 'E r i k a Mustermann', 'Erika Mustermann'],
    ['von E. Mueller-Luedenscheidt', 'E. Mueller-Luedenscheidt', 'Erika Müller-Lüdenscheidt'],
    ['Muller Erika', 'Muller Erika', 'Erika Müller-Lüdenscheidt'],
    ['Jörg Strauss', 'Jörg Strauss', 'Joerg Strauß'],
  ])('in %j is blocked', (text, match, name) =>
    expect(look(text, named(name))).toEqual(found('block', match)),
  )
  it.each([
    ['Müller Lüdenscheidt ohne Netz', 'Müller Lüdenscheidt'],
    ['Frau Lüdenscheidt wartet', 'Frau Lüdenscheidt'],
    ['bei Müllers', 'Müllers'],
  ])('in %j is a warning', (text, match) =>
    expect(look(text, named('Erika Müller-Lüdenscheidt'))).toEqual(found('warn', match)),
  )
  it.each([
    ['Erika wartet seit gestern', 'Erika Mustermann'],
    ['kurz und klein gesagt', 'Erika Kurz-Klein'],
    ['Die Telekom antwortet nicht', 'Erika Telekom'],
    ['Ein Rat vom Amt', 'Erika Rat'],
    ['Mustermanns-Halle', 'Erika'],
  ])('is not in %j for %s', (text, name) => expect(look(text, named(name))).toEqual([]))
})

describe('the address', () => {
  it.each([
    ['Schwaebisch Hall 74523', 'Schwaebisch Hall 74523'],
    ['wir in 74523 Hall', '74523 Hall'],
    ['in der Langen Gasse 12 ist Ruhe', 'Langen Gasse 12'],
    ['12 Lange Gasse', '12 Lange Gasse'],
    ['LANGE-GASSE Nr. 12', 'LANGE-GASSE Nr. 12'],
  ])('in %j is blocked', (text, match) => expect(look(text)).toEqual(found('block', match)))
  it.each([
    ['Musterstraße 12', 'Musterstraße 12'],
    ['Berliner Str. 12a', 'Berliner Str. 12a'],
    ['at 12 High Street', '12 High Street'],
    ['in 10115 Berlin', '10115 Berlin'],
  ])('of somebody in %j is a warning', (text, match) => expect(look(text)).toEqual(found('warn', match)))
  it.each([
    'In der Gasse 12 Tage ohne Licht',
    'Sitzplatz 12 war besetzt',
    'Umweg 12 km, Rückweg 3 Stunden',
    'In Schwäbisch Hall ist alles tot',
    'Im Zug waren 10000 Reisende',
    '3 Times Square tickets',
  ])('is not in %j', text => expect(look(text)).toEqual([]))
})

describe('what a label tells', () => {
  it.each([
    ['Kundennr. 12345', '12345'],
    ['Meine Kd.-Nr.: 77', '77'],
    ['Kundennummer lautet A12', 'A12'],
    ['Vertrag 4711 gekündigt', '4711'],
    ['Mobilfunkvertrag Nr. 4711', '4711'],
    ['Auftrag #12', '12'],
    ['Bestellung B-1234.', 'B-1234'],
    ['Rechnung 12345 ist falsch', '12345'],
    ['PIN 4711', '4711'],
    ['PIN 4711 mal geändert', '4711'],
    ['Vertrag 4711 am 3. Mai gekündigt', '4711'],
    ['Passwort geheim123', 'geheim123'],
    ['password: hunter2!', 'hunter2'],
    ['customer no 1234', '1234'],
    ['order 1234 missing', '1234'],
    ['contract number is X-9', 'X-9'],
    ['account 4711', '4711'],
    ['Personalausweis L01X00T471', 'L01X00T471'],
    ['geboren am 12.03.1974', 'geboren am 12.03.1974'],
    ['am 12. März 1974 geboren', '12. März 1974 geboren'],
    ['born on March 12, 1974', 'born on March 12, 1974'],
  ])('in %j is blocked', (text, match) => expect(look(text)).toEqual(found('block', match)))
  it.each([
    'Vertrag seit 2019, Vertrag 2019 geschlossen',
    'Bestellung vom 12.03.2026, Bestellung 12.03.2026',
    '2 Bestellungen, Bestellung 3 Wochen offen',
    'Rechnung 03/2026 über 49,90 Euro, Rechnung 139,90 Euro',
    'PIN 3-mal falsch, Passwort 2 mal falsch',
    'Kunde seit 10 Jahren, customer for 12 years',
    'Ticket ICE 578, Buchung LH123',
    'order 2 weeks late, contract 24 months',
    'Vertrag 100/40 Mbit/s',
    'jede Sekunde 1000 Pakete',
  ])('is not in %j', text => expect(look(text)).toEqual([]))
})

describe('a reference', () => {
  it.each(['KD-4711-O815', 'kd 47ll 08I5', 'KD 4711 kaputt 0815'])('is found as %j', text =>
    expect(look(`Nummer ${text} tot`)[0]).toMatch(/^block private-data: .*47/),
  )
  it('of letters only is no other word', () => {
    const refs = [{ name: 'Nr', value: '10011' }]
    expect(look('Kein Öl, oil, loioll', { ...erika, refs })).toEqual([])
  })
})

describe('single employees', () => {
  it.each(['Frau Schmidt', 'Herrn Özdemir', 'Mr Smith', 'Ms. O’Neill', 'Herr Dr. Weber'])('%s', person =>
    expect(look(`${person} legte auf`)).toEqual(found('warn', person)),
  )
  it.each([
    'Meine Frau wartet',
    'MS Office',
    'Fr. Abend bis Mo. früh',
    'Herr der Ringe',
    'Frau am Telefon',
    'Frau Telekom',
  ])('are not %j', text => expect(look(text)).toEqual([]))
})

describe('what public texts leave out', () => {
  const secret = {
    ...erika,
    title: 'PIN 4711 falsch',
    problem: 'Netz tot. PIN 4711.',
    wish: 'An Frau Schmidt',
  }
  it('is told, only where everybody reads', () => {
    expect(look('Netz tot', secret)).toEqual(['warn left-out: 4711', 'warn left-out: Frau Schmidt'])
    const message = { channel: 'email', to: 'a@b.example', subject: '', text: 'Netz tot' } as const
    expect(findings({ message, public: false, complaint: secret, length: null, language: 'de' })).toEqual([])
  })
  it('is found in linear time in whatever was typed', () => {
    const parts = [
      'Kundennr. ',
      'a.',
      'a at ',
      'Aa ',
      '1 ',
      'Frau ',
      '(',
      'Mustermann ',
      'geb am ',
      '12 Gasse ',
      'A-',
    ]
    for (const part of parts) expect(look(part.repeat(Math.ceil(20_000 / part.length)))).toBeInstanceOf(Array)
  })
  it('is really left out', () => {
    const { text } = compose(request({ channel: 'x', to: '@Telekom_hilft', complaint: secret }))
    expect(text).toContain('Netz tot.')
    expect(text).not.toMatch(/4711|Schmidt/)
  })
})
