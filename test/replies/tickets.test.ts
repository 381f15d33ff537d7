/** Numbers the company gave the matter, and all that only looks like one (facts: channels 4.7). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketsIn } from '../../src/replies/tickets.ts'

const inSubject = (subject: string, own: readonly string[] = []) => ticketsIn([subject, ''], own)
const inText = (text: string, own: readonly string[] = []) => ticketsIn(['', text], own)

describe('forms of help desks', () => {
  it.each([
    ['[Ticket#2026112210000012] Re: Anschluss', '2026112210000012'],
    ['Anschluss [Ticket#2026112210000012]', '2026112210000012'],
    ['Ticket#2026112210000012 Anschluss', '2026112210000012'],
    ['Re: [support.example #4711] Anschluss', '4711'],
    ['[fernruf #12-34567]', '12-34567'],
    ['[#88123] Anschluss', '88123'],
    ['AW: #SSP-20931 Kratzer', 'SSP-20931'],
    ['[HELP-4411] Router', 'HELP-4411'],
    ['Re: Anschluss [NN-447190]', 'NN-447190'],
    ['[Incident: 241107-003341]', '241107-003341'],
    ['[Thread 5501882] Rechnung', '5501882'],
    ['RE: CAS-01928-X7K2 Anschluss', 'CAS-01928-X7K2'],
    ['Case 00881274', '00881274'],
    ['Schaden SV-26-77120-4', 'SV-26-77120-4'],
    ['R 260-44817: Terminabstimmung', 'R 260-44817'],
    ['RMA 556-009', '556-009'],
    ['KS/2026/118834', 'KS/2026/118834'],
    ['Koffer FRAAV44810', 'FRAAV44810'],
    ['Antwort zu DR5512204', 'DR5512204'],
    ['Ihr Anschluss: Entst\u00f6rung [#77120]', '77120'],
    ['Frozen pizza [CASE ID:1-7QH2TX]', '1-7QH2TX'],
    ['Complaint LK/47', 'LK/47'],
    ['Repair order TW-55102', 'TW-55102'],
  ])('subject %s', (subject, ticket) => expect(inSubject(subject)).toEqual([ticket]))

  it.each([
    ['Ihre Vorgangsnummer lautet NN-441208.', 'NN-441208'],
    ['Ihre Vorgangs-ID lautet 83 110 274.', '83 110 274'],
    ['Aktenzeichen: KS/2026/118834', 'KS/2026/118834'],
    ['unter dem Gesch\u00e4ftszeichen PEM-B 3316/26 registriert', 'PEM-B 3316/26'],
    ['Unser Zeichen: AB-12/26', 'AB-12/26'],
    ['Az. KD/26/3391', 'KD/26/3391'],
    ['Ihr Schaden tr\u00e4gt die Nummer 26-141-0098.', '26-141-0098'],
    ['Ihre E-Mail wurde unserem Team unter EF-55102 zugeteilt.', 'EF-55102'],
    ['Deine Reklamation (Beet-Nr. GF-20917) ist da.', 'GF-20917'],
    ['Ihr Antrag 5520-77 wurde gepr\u00fcft.', '5520-77'],
    ['Schadennummer: 26/1234-5', '26/1234-5'],
    ['Die Nummer Ihres Vorgangs: SW-77103.', 'SW-77103'],
    ['Ihr Schreiben haben wir unter T-4410283 abgelegt.', 'T-4410283'],
    ['Ihre Eingabe wurde erfasst (WBN-5520).', 'WBN-5520'],
    ['Somebody named Kit has been assigned TP-44018 and carries on.', 'TP-44018'],
    ['Ticket er\u00f6ffnet: LTE-DM-9902.', 'LTE-DM-9902'],
    ['Your reference number is TX99812', 'TX99812'],
    ['Your case reference is CR-2026-90417; please quote it.', 'CR-2026-90417'],
    ['It has been assigned number GCB-C-0099182.', 'GCB-C-0099182'],
    ['Docket No. 5561209 has been generated.', '5561209'],
    ['raised with our team (ref FLT-30918)', 'FLT-30918'],
    ['Your request (269705) has been received.', '269705'],
    ['Your comments have been logged under ALB/884213.', 'ALB/884213'],
    ['escalated vide SR-1-90021177 today', 'SR-1-90021177'],
    ['ref:_00D20abc1._5003xyz9:ref', 'ref:_00D20abc1._5003xyz9:ref'],
    ['ref:!00D20abc1.!5003xyz9:ref', 'ref:!00D20abc1.!5003xyz9:ref'],
    ['##- Bitte \u00fcber dieser Zeile antworten -##\nDeine Anfrage (563318) ist da.', '563318'],
  ])('text %s', (text, ticket) => expect(inText(text)).toEqual([ticket]))
})

describe('no tickets', () => {
  it.each([
    'Ihre Kundennummer 88123456',
    'Kunden-Nr.: 88123456',
    'Vertragsnummer 4471-2290',
    'Mietvertrag 5512001',
    'Geb\u00fchrenbescheid 2026/1140',
    'Rechnung 2026-118834',
    'Your account number 88123456',
    'customer reference 88123456',
    'invoice no. 2026-5591',
    'policy number 26-118274',
    'Bestellnummer 3309182',
    'order number 7719034',
    'Sendungsnummer 00340434161094',
    'tracking number PHK00912877',
    'Seriennummer SN-558120',
    'Z\u00e4hlernummer 1ESY1160',
    'IBAN DE02120300000000202051',
    'Rufen Sie 0800 3301000 an.',
    'Fax: 555-0120',
    'What is the best number to reach you? Office: 555-0119',
    'Tel. 0431/0008812',
    'am 22.11.2026 um 14:22 Uhr',
    'vom 2026-11-22',
    'on 10/11/2026',
    'Schaden 412,00 EUR',
    'claim of 300 euros',
    'in case 24 hours pass',
    'in jedem Fall 3 Tage',
    'Ihr Fall vom 22.11.2026',
    'nach Verordnung (EG) Nr. 261/2004',
    'claims under UK261 can take long',
    'BGH, Urteil vom 1. Juli, Az. X ZR 59/14',
    'gem\u00e4\u00df \u00a7 312 BGB',
    '50667 K\u00f6ln',
    'Postfach 10 06 13',
    'HRB 12345, USt-IdNr. DE123456789',
    'HRB 118834',
    'https://desk.example/t/9912345/closed',
    'ticket@desk12345.example',
    'Ticket: arena24team',
    'request 24/7 help',
    'Dear Ingrid, a 200 thread count',
    'In your return the 1099 was not entered.',
    'Flug AL418',
    'Kd.-Nr. 5510882',
    'KdNr.: 5510882',
    'client number 5510882',
    'Vers.-Nr. 5510882',
    'Haushalts-ID 77120345',
    'loyalty no 77120345',
    'Schlussrechnung Kundin 77120',
    'MPAN 1200034567890',
    'booking reference QW55102',
    'Frage zur Bestellung #41177',
    'WhatsApp-Nummer 0160 555 0107',
    '',
  ])('in %j', text => expect(inText(text)).toEqual([]))

  it.each([
    'Flug AL418 am 22.11.',
    'Ihr iPhone 15',
    'Outage in 44120',
    'Ihre Reservierung 23.-26. Oktober',
    'Tarif 2026/2027',
    'Bestellung ZC-31-7718',
    'Your sofa, order 441177',
    'Your stay, conf. 5510882',
    'Buchung TR-44102 R\u00fcckzahlung',
    'Einspruch Liegenschaft 31-5520',
    'Gutschrift GS-44102',
    'Rufnummer 0170 5550199',
  ])('in the subject %s', subject => expect(inSubject(subject)).toEqual([]))
})

describe('which of several', () => {
  it('is never one of the reader\u2019s own numbers, however they are spaced', () => {
    expect(inText('Vorgangsnummer 88-12-99, Ticket 55512', ['881299'])).toEqual(['55512'])
    expect(inSubject('Bestellung ZC-31-7718', ['zc317718'])).toEqual([])
  })

  it('is a job only where nothing better is named', () => {
    expect(inSubject('Ihr Auftrag 61-20087')).toEqual(['61-20087'])
    expect(ticketsIn(['Reklamation zu Auftrag 61-20087', 'Ihre Reklamationsnummer: RK-558120.'], [])).toEqual(
      ['RK-558120'],
    )
  })

  it('is each once, in their order', () => {
    expect(ticketsIn(['[#88123] Anschluss', 'Ihr Ticket #88123 und Vorgang NN-4471.'], [])).toEqual([
      '88123',
      'NN-4471',
    ])
  })

  it('is at most ten, of any text, in no time', () => {
    const many = Array.from({ length: 50 }, (_, at) => `Ticket ${at + 10_000}`).join(', ')
    expect(inText(many)).toHaveLength(10)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), text => {
        for (const ticket of ticketsIn([text, text], [])) expect(ticket).toMatch(/\d\d/)
      }),
    )
    for (const hostile of [
      '1-'.repeat(50_000),
      'Ticket '.repeat(20_000),
      'A1/'.repeat(50_000),
      '[:'.repeat(50_000),
    ])
      expect(Array.isArray(ticketsIn([hostile, hostile], []))).toBe(true)
  })
})
