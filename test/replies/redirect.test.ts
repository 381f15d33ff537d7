/** Where somebody is sent to: the channel, the address, whether it is theirs; and open doors, which send nobody. */
import { describe, expect, it } from 'vitest'
import type { ChannelName } from '../../src/case/model.ts'
import { addressIn } from '../../src/replies/addresses.ts'
import { needsIn } from '../../src/replies/needs.ts'
import { sentencesOf } from '../../src/replies/phrase.ts'
import { prepare } from '../../src/replies/prepare.ts'
import { redirectIn } from '../../src/replies/redirect.ts'
import { messageOf } from './message.ts'

const company = {
  known: [
    { channel: 'email', address: 'service@fernruf.example' },
    { channel: 'x', address: '@Fernruf_hilft' },
    { channel: 'phone', address: '0800 3301000' },
  ],
} as const
const on = (channel: ChannelName, text: string) => {
  const from = channel === 'email' ? 'info@fernruf.example' : '@Fernruf_hilft'
  return prepare(messageOf({ channel, from, text, company }))
}
const to = (channel: ChannelName, address: string | null, official: boolean | null) => ({
  channel,
  address,
  official,
})

describe('a request', () => {
  it.each([
    ['x', '@kunde_eins Bitte per DM mit Kundennummer.', to('x-dm', null, null)],
    ['x', '@kunde_eins Schick uns bitte kurz eine Direktnachricht.', to('x-dm', null, null)],
    ['x', '@kunde_eins Magst du uns privat anschreiben?', null],
    ['x', '@customer_one Please DM us your account number.', to('x-dm', null, null)],
    ['facebook', 'Hello, please send us a private message.', to('messenger', null, null)],
    ['email', 'Schreib uns bitte bei X eine DM an @Fernruf_hilft.', to('x-dm', '@Fernruf_hilft', true)],
    [
      'email',
      'Bitte schicken Sie eine Direktnachricht an @Fernruf_helps.',
      to('x-dm', '@Fernruf_helps', false),
    ],
    [
      'x',
      '@kunde_eins Bitte schreiben Sie an technik@fernruf.example.',
      to('email', 'technik@fernruf.example', true),
    ],
    ['x', '@customer_one Please email care@partner.test instead.', to('email', 'care@partner.test', null)],
    [
      'x',
      '@customer_one Please write to care@fernruf-support.test.',
      to('email', 'care@fernruf-support.test', false),
    ],
    [
      'email',
      'Bitte wenden Sie sich direkt an unsere Technik: technik@fernruf.example.',
      to('email', 'technik@fernruf.example', true),
    ],
    ['email', 'Rufen Sie uns bitte an: 0800 3301000.', to('phone', '0800 3301000', true)],
    ['email', 'Please call our hotline on 1-800-555-0142.', to('phone', '1-800-555-0142', null)],
    ['email', 'Could you give our Faults team a ring on 0800 000 2230?', to('phone', '0800 000 2230', null)],
    ['email', 'W\u00e4hlen Sie SOFORT den Sperrnotruf 116 116.', to('phone', '116 116', null)],
    [
      'email',
      'Bitte nutzen Sie unser Kontaktformular: https://www.fernruf.example/kontakt',
      to('web-form', 'https://www.fernruf.example/kontakt', true),
    ],
    [
      'email',
      'Please submit your claim at unionrail.test/delayrepay.',
      to('web-form', 'unionrail.test/delayrepay', null),
    ],
    [
      'x',
      '@kunde_eins Bitte nutzen Sie daf\u00fcr unser Formular: https://t.co/Lx0aa41nQe',
      to('web-form', 'https://t.co/Lx0aa41nQe', null),
    ],
    [
      'email',
      'Bitte stellen Sie die Frage in der Community: https://community.fernruf.example/t/1',
      to('community', 'https://community.fernruf.example/t/1', true),
    ],
    [
      'email',
      'Bitte senden Sie Ihr Schreiben an: Fernruf, Postfach 10 06 13, 96058 Bamberg.',
      to('letter', 'Fernruf, Postfach 10 06 13, 96058 Bamberg', null),
    ],
    ['email', 'Bitte schicken Sie das per Post.', to('letter', null, null)],
  ] as const)('on %s: %s', (channel, text, redirect) => {
    expect(redirectIn(on(channel, text), redirect !== null)?.redirect ?? null).toEqual(
      redirect ?? to('x-dm', null, null),
    )
  })
})

describe('no redirect', () => {
  it.each([
    ['email', 'Bei weiteren Fragen rufen Sie uns gerne jederzeit an: 0800 3301000.'],
    ['email', 'F\u00fcr R\u00fcckfragen erreichen Sie uns unter 0800 3301000.'],
    ['email', 'If you have any further questions, please call 0800 000 2230.'],
    ['email', 'Please do not hesitate to contact us.'],
    ['email', 'Wir haben Ihnen eine E-Mail an max@example.org geschickt.'],
    ['email', 'Von telefonischen R\u00fcckfragen bitten wir abzusehen.'],
    ['email', 'Wenn der Termin nicht passt, rufen Sie uns an.'],
    ['email', 'Download our app and follow the progress there.'],
    ['x', "@customer_one We've sent you a DM with the details."],
    ['x-dm', 'Schick uns bitte ein Bild in diesem Chat.'],
    ['x-dm', 'Bitte schicken Sie uns hier eine DM mit der Nummer.'],
    ['email', 'Der Vorgang wurde angelegt (Fallnummer: 0061-338-21).'],
  ] as const)('on %s: %s', (channel, text) => expect(redirectIn(on(channel, text))).toBeNull())

  it('of a known redirect, where no channel is named: the manufacturer, a shop, an app', () => {
    for (const text of [
      'Bitte wenden Sie sich an den Hersteller.',
      'Pop back to the branch with your receipt.',
    ])
      expect(redirectIn(on('email', text), false)).toBeNull()
  })
})

describe('of a text that is known to be one', () => {
  it.each([
    [
      'email',
      'Die richtige Stelle hei\u00dft kunden@partner.test. Viel Erfolg!',
      to('email', 'kunden@partner.test', null),
    ],
    [
      'email',
      'Wrong department. Auto is claims@partner.test. Send them what you sent me.',
      to('email', 'claims@partner.test', null),
    ],
    [
      'email',
      'Leider nicht per Mail. Ausf\u00e4lle behebt der Netzbetreiber, St\u00f6rungstelefon 0555 0100-110.',
      to('phone', '0555 0100-110', null),
    ],
    [
      'x',
      '@kunde_eins \u00dcber diesen Kanal geht das nicht. Am schnellsten geht es \u00fcber help@partner.test.',
      to('email', 'help@partner.test', null),
    ],
    [
      'x',
      'Refunds go through partner.test/refunds, I cannot do it from DMs.',
      to('web-form', 'partner.test/refunds', null),
    ],
    [
      'messenger',
      'That is for the swim school, you find them at @PondSwimmers here on Facebook.',
      to('facebook', '@PondSwimmers', null),
    ],
  ] as const)('on %s: %s', (channel, text, redirect) =>
    expect(redirectIn(on(channel, text), false)?.redirect).toEqual(redirect),
  )
})

describe('the footer of a redirect', () => {
  it.each([
    ['Bitte melden Sie das dem Netzbetreiber.\nWie war unser Service?\nwww.fernruf.example/umfrage', null],
    ['For refunds please message the marketplace.\nDownload our app: www.fernruf.example/app', null],
    ['Bitte nutzen Sie unser Kontaktformular.\nBewerten Sie uns: www.fernruf.example/sterne', 'web-form'],
    [
      'Senden Sie die Unterlagen bitte per Post.\n\nViele Gr\u00fc\u00dfe\nIna Muster\n\nMuster GmbH | info@muster.test | 0431 123456',
      'letter',
    ],
  ])('gives no address: %j', (text, channel) => {
    const redirect = redirectIn(on('email', text), false)?.redirect ?? null
    expect(redirect).toEqual(channel === null ? null : to(channel as ChannelName, null, null))
  })
})

describe('addresses', () => {
  it.each([
    ['email', 'an Hilfe@fernruf.example.', 'Hilfe@fernruf.example'],
    ['web-form', 'unter www.fernruf.example/x, dann weiter', 'www.fernruf.example/x'],
    ['web-form', 'kein Link: z.B. und usw.', null],
    ['phone', 'unter 0431 / 000 88 12, montags', '0431 / 000 88 12'],
    ['phone', 'by phone (0330 000 0199) only', '0330 000 0199'],
    ['phone', 'Postfach 00 11 22', null],
    ['phone', 'am 22.11.2026', null],
    ['x', '@kunde_eins danke dir', null],
    ['x', 'eine DM an @Fernruf_hilft!', '@Fernruf_hilft'],
    ['messenger', 'im Messenger: m.me/fernruf', 'm.me/fernruf'],
    ['x', 'please tweet @Fernruf_hilft instead', '@Fernruf_hilft'],
    ['x', 'our sister account @Fernruf_hilft answers', '@Fernruf_hilft'],
    ['web-form', 'im Chat auf fernruf.example.', 'fernruf.example'],
    ['phone', 'give them a bell on 1300 555 017', '1300 555 017'],
    ['phone', 'Auskunft gibt die Beh\u00f6rdennummer 115.', '115'],
    [
      'letter',
      'schriftlich an die Stadt Musterau, Markt 2, 01234 Musterau.',
      'Stadt Musterau, Markt 2, 01234 Musterau',
    ],
    [
      'letter',
      'It goes to a body that only takes paper: Review Panel, PO Box 7, Leeds LS1 9ZZ.',
      'Review Panel, PO Box 7, Leeds LS1 9ZZ',
    ],
  ] as const)('%s in "%s"', (channel, text, address) => expect(addressIn(channel, text)).toBe(address))
})

describe('needs', () => {
  it.each([
    ['Bitte nennen Sie uns Ihre Kundennummer.', ['customer-number']],
    ['Could you send us a photo of the parcel and the tracking number?', ['tracking-number', 'photo']],
    ['Wir ben\u00f6tigen Ihre Bankverbindung (IBAN).', ['bank-data']],
    ['Kindly provide your card number and password.', ['bank-data']],
    ['Inbox us your full name, account number and card number.', ['customer-number', 'bank-data', 'name']],
    ['Follow us and send a DM.', ['follow']],
    ['Folgen musst du uns daf\u00fcr nicht.', []],
    ['Ihre Kundennummer liegt uns vor.', []],
    ['Bitte keine Kontodaten hier posten!', []],
    ['Never share your PIN with anybody, please.', []],
    ['Please send only the last four digits of the card number.', []],
    ['Wie lautet die Seriennummer?', ['serial-number']],
    ['What is your meter reading?', ['meter-reading']],
    ['Bitte senden Sie eine Ausweiskopie.', ['id-document']],
    ['Dazu fehlt uns eine Bankverbindung.', ['bank-data']],
    ['Antworten Sie mit IBAN und Kontoinhaber, dann geht es los.', ['bank-data']],
    ['Let us have the name of the bank and the IBAN.', ['bank-data']],
    ['Wohin d\u00fcrfen wir das Geld \u00fcberweisen?', ['bank-data']],
    ['Which sort code and account number may we use?', ['bank-data']],
    ['Nenn mir das Kundenkennwort (nicht das Passwort vom Portal!).', []],
    ['Ein Handyfoto vom Etikett gen\u00fcgt.', ['photo']],
    ['A snap of page 3 would do.', ['photo']],
    ['Please photograph the label again.', ['photo']],
    ['Schicken Sie uns bitte den Einlieferungsbeleg.', ['receipt']],
    ['Kindly let us have the original purchase receipt.', ['receipt']],
    ['Bitte haben Sie Geduld bei der Pr\u00fcfung der Rechnung.', []],
    ['We need the six-character booking code.', ['order-number']],
    ['Unter welcher Nummer erreicht Sie der Techniker?', ['phone']],
    ['Wie lautet die neue Anschrift?', ['address']],
    ['Passt Ihnen der Dienstag besser?', ['availability']],
    [
      'We need the following:\n- any pictures of the tent,\n- the receipt for the taxi.',
      ['photo', 'receipt'],
    ],
    ['Please bear with us while we try to follow you here.', []],
  ])('%s', (text, needs) => expect(needsIn(sentencesOf(text))).toEqual(needs))
})
