import { describe, expect, it } from 'vitest'
import { needsIn } from '../../src/replies/needs.ts'
import { sameAddress } from '../../src/replies/official.ts'
import { flatten, quote, sentencesOf } from '../../src/replies/phrase.ts'
import { promiseIn } from '../../src/replies/promise.ts'
import { ticketsIn } from '../../src/replies/tickets.ts'

describe('tickets', () => {
  it.each([
    ['[Ticket#2026112210000012] Ihre Anfrage', '2026112210000012'],
    ['AW: Störung [#4711]', '4711'],
    ['Re: [fernruf.example #123]', '123'],
    ['Ihre Vorgangsnummer lautet: V-882-17.', 'V-882-17'],
    ['Ticketnummer 99812', '99812'],
    ['Schadennummer: 26/1234-5', '26/1234-5'],
    ['Unser Zeichen: AB-12/26', 'AB-12/26'],
    ['Case CAS-01928-X7', 'CAS-01928-X7'],
    ['Your reference number is TX99812', 'TX99812'],
    ['ref:_00D20abc1._5003xyz9:ref', 'ref:_00D20abc1._5003xyz9:ref'],
    ['[HELP-4411] Router', 'HELP-4411'],
  ])('%s', (text, ticket) => expect(ticketsIn([text], [])).toEqual([ticket]))

  it.each([
    'Ihr Fall vom 22.11.2026',
    'Rufen Sie 0800 3301000',
    'Ticket: bitte warten',
    'in jedem Fall 3 Tage',
    'Kundennummer 8812',
    'Reference to our terms of 2026',
  ])('none in: %s', text => expect(ticketsIn([text], [])).toEqual([]))

  it('are never our own numbers, however they are spaced', () => {
    expect(ticketsIn(['Vorgangsnummer 88-12-99, Ticket 55512'], ['881299'])).toEqual(['55512'])
  })
})

describe('promises', () => {
  const NOW = '2026-11-22T09:00:00Z'
  it.each([
    ['Wir melden uns innerhalb von 5 Werktagen.', '5bd'],
    ['Wir melden uns innerhalb von fünf Arbeitstagen.', '5bd'],
    ['Sie erhalten binnen 14 Tagen Antwort.', '14d'],
    ['Die Gutschrift kommt in 2 Wochen.', '14d'],
    ['Der Ersatz wird innerhalb eines Monats geliefert.', '1m'],
    ['Sie bekommen innerhalb von 24 Stunden eine Antwort.', '24h'],
    ['Wir melden uns in 4 Stunden.', '4h'],
    ['Wir melden uns spätestens bis Freitag.', 'weekday:FR'],
    ['Der Techniker kommt am kommenden Dienstag.', 'weekday:TU'],
    ['Der Techniker kommt am 1.12. zu Ihnen.', 'by:2026-12-01'],
    ['Wir melden uns bis zum 3. Januar.', 'by:2027-01-03'],
    ['The engineer will come tomorrow.', '1d'],
    ['We aim to respond within two working days.', '2bd'],
    ["We'll be in touch by 2026-12-01.", 'by:2026-12-01'],
    ['We will reply by December 4, 2026.', 'by:2026-12-04'],
    ['Wir melden uns bis 31.02.2027.', undefined],
    ['Wir melden uns in Kürze.', undefined],
    ['We will be in touch shortly.', undefined],
    ['Bitte antworten Sie innerhalb von 7 Tagen.', undefined],
    ['Am Montag haben wir Sie leider nicht erreicht.', undefined],
    ['Passt es Ihnen am Montag?', undefined],
  ])('%s', (sentence, rule) => expect(promiseIn([sentence], NOW)?.rule).toBe(rule))
})

describe('official', () => {
  it.each([
    ['email', 'hilfe@mail.fernruf.example', 'service@fernruf.example', true],
    ['email', 'service@FERNRUF.example', 'info@kunden.fernruf.example', true],
    ['email', 'service@fernruf.example.net', 'service@fernruf.example', false],
    ['email', 'service@fernrut.example', 'service@fernruf.example', false],
    ['email', 'a@shop.co.uk', 'b@other.co.uk', false],
    ['email', 'betrug.beispiel@gmail.com', 'firma.beispiel@gmail.com', false],
    ['email', 'Firma.Beispiel@gmail.com', 'firma.beispiel@gmail.com', true],
    ['x', 'fernruf_HILFT', '@Fernruf_hilft', true],
    ['x', '@Fernruf_hi1ft', '@Fernruf_hilft', false],
    ['phone', '+49 800 330 1000', '0800 3301000', true],
    ['web-form', 'https://hilfe.fernruf.example/form', 'https://www.fernruf.example/', true],
  ] as const)('%s: %s and %s', (channel, one, other, same) =>
    expect(sameAddress(channel, one, other)).toBe(same),
  )
})

describe('sentences', () => {
  it('do not end at a date, a number or an abbreviation', () => {
    const flat = flatten('Wir kommen am 3. Dezember. Rufen Sie\nTel. 0800 1 an; danke.\n\nNeuer Absatz')
    expect(sentencesOf(flat)).toEqual([
      'Wir kommen am 3. Dezember.',
      'Rufen Sie Tel. 0800 1 an;',
      'danke.',
      'Neuer Absatz',
    ])
  })

  it('are quoted on one line of at most 120 characters', () => {
    expect(quote('a\n b')).toBe('a b')
    expect([...quote('🦊'.repeat(300))]).toHaveLength(120)
  })
})

describe('needs', () => {
  it('are what is asked for, not what is there', () => {
    expect(needsIn(['Ihre Kundennummer liegt uns vor.', 'Bitte senden Sie uns ein Foto.'])).toEqual(['photo'])
  })
})
