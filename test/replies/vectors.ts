/** Own messages with the reading they must get. `is` holds only what the case is about. */
import type { Reading } from '../../src/case/reading.ts'
import type { IncomingMessage } from '../../src/replies/incoming.ts'

export interface Vector {
  readonly name: string
  readonly message: Partial<IncomingMessage> & { readonly text: string }
  readonly is: Partial<Reading>
}

const AUTO_REPLIED = [{ name: 'auto-submitted', value: 'auto-replied' }]
const AUTO_GENERATED = [{ name: 'auto-submitted', value: 'auto-generated' }]
const COMPANY = {
  known: [
    { channel: 'email', address: 'service@fernruf.example' },
    { channel: 'x', address: '@Fernruf_hilft' },
    { channel: 'facebook', address: 'FernrufHilft' },
  ],
} as const
const X = { channel: 'x', from: '@fernruf_hilft', company: COMPANY } as const
const DM = { ...X, channel: 'x-dm' } as const
const FACEBOOK = { channel: 'facebook', from: 'FernrufHilft', company: COMPANY } as const
const MAIL = { from: 'service@fernruf.example', company: COMPANY } as const

/** The company's words of the stories telekom-2013 and t-mobile-2010, in our own wording. */
export const STORIES: readonly Vector[] = [
  {
    name: 'the first automatic answer',
    message: {
      ...MAIL,
      subject: 'Eingangsbestätigung',
      text: 'Guten Tag,\n\nvielen Dank für Ihre E-Mail. Wir melden uns in Kürze bei Ihnen.\n\nIhr Kundenservice',
      headers: AUTO_REPLIED,
    },
    is: { class: 'ack', automatic: true, settles: false, promise: null, official: true, language: 'de' },
  },
  {
    name: 'the automatic answer without any header',
    message: {
      ...MAIL,
      subject: 'Ihre Nachricht an uns',
      text: 'Sehr geehrte Damen und Herren,\n\nIhre E-Mail ist bei uns eingegangen. Wir antworten Ihnen in Kürze.',
    },
    is: { class: 'ack', automatic: true, settles: false },
  },
  {
    name: 'an advert of the account',
    message: {
      ...X,
      text: 'Jetzt sichern: das neue Smartphone ab 1 € im Tarif Complete! Nur bis Sonntag. https://fernruf.example/aktion',
    },
    is: { class: 'unrelated', automatic: false, settles: false },
  },
  {
    name: 'another advert of the account',
    message: {
      ...X,
      text: 'Gewinnspiel! Hol dir mit etwas Glück zwei Karten für das Konzert in Köln. #Gewinn',
    },
    is: { class: 'unrelated' },
  },
  {
    name: 'to be followed for a direct message',
    message: { ...X, text: '@kunde_eins Folge uns bitte, damit wir dir eine DM schreiben können. ^mk' },
    is: {
      class: 'redirect',
      settles: true,
      redirect: { channel: 'x-dm', address: null, official: null },
      needs: ['follow'],
    },
  },
  {
    name: 'the direct message wants an e-mail and names no address',
    message: {
      ...DM,
      text: 'Hallo, schick uns bitte eine E-Mail mit deinen Kundendaten, dann schauen wir uns das an.',
    },
    is: {
      class: 'redirect',
      settles: true,
      redirect: { channel: 'email', address: null, official: null },
      needs: ['customer-number'],
    },
  },
  {
    name: 'X asks for an e-mail with the details',
    message: {
      ...X,
      text: '@kunde_eins Das klingt nicht gut. Bitte schreiben Sie uns eine E-Mail mit Kundennummer und Schilderung an hilfe@fernruf.example',
    },
    is: {
      class: 'redirect',
      redirect: { channel: 'email', address: 'hilfe@fernruf.example', official: true },
      needs: ['customer-number'],
    },
  },
  {
    name: 'the page answers',
    message: {
      ...FACEBOOK,
      text: 'Hallo Herr Muster, das tut uns leid. Wir haben die Störung an die Technik gegeben und prüfen die Leitung.',
    },
    is: { class: 'answer', automatic: false, settles: true, official: true },
  },
  {
    name: 'a cable, a technician on Monday, and a question',
    message: {
      ...FACEBOOK,
      text: 'Ein Kabel ist beschädigt, ein Techniker kommt am Montag; wann können wir Sie erreichen?',
    },
    is: {
      class: 'question',
      settles: true,
      needs: ['availability'],
      promise: { text: 'am Montag', rule: 'weekday:MO', dueAt: null },
    },
  },
  {
    name: 'the same with a comma',
    message: {
      ...MAIL,
      text: 'Ein Kabel ist beschädigt, ein Techniker kommt am Montag, wann können wir Sie erreichen?',
    },
    is: { class: 'question', promise: { text: 'am Montag', rule: 'weekday:MO', dueAt: null } },
  },
  {
    name: 'a voucher',
    message: {
      ...MAIL,
      text: 'Als Entschädigung bieten wir Ihnen einen Gutschein über 15 Euro an. Sind Sie damit einverstanden?',
    },
    is: { class: 'offer', settles: true },
  },
]

export const GERMAN: readonly Vector[] = [
  {
    name: 'receipt with ticket and promise',
    message: {
      ...MAIL,
      subject: '[Ticket#2026112210000012] Eingangsbestätigung',
      text: 'Wir haben Ihre Anfrage erhalten und antworten innerhalb von 5 Werktagen.',
      headers: AUTO_REPLIED,
    },
    is: {
      class: 'ack',
      tickets: ['2026112210000012'],
      promise: { text: 'innerhalb von 5 Werktagen', rule: '5bd', dueAt: null },
    },
  },
  {
    name: 'receipt of a parcel service with a range of days',
    message: {
      ...MAIL,
      subject: 'Ihre Anfrage, Vorgangsnummer 4711-882',
      text: 'Ihre Anfrage wurde aufgenommen. Die Bearbeitung dauert in der Regel 3 bis 5 Werktage. Dies ist eine automatisch erstellte Nachricht.',
    },
    is: {
      class: 'ack',
      tickets: ['4711-882'],
      promise: { text: 'dauert in der Regel 3 bis 5 Werktage', rule: '5bd', dueAt: null },
    },
  },
  {
    name: 'receipt written with ae, oe, ue',
    message: { ...MAIL, text: 'Vielen Dank fuer Ihre Nachricht. Wir kuemmern uns schnellstmoeglich darum.' },
    is: { class: 'ack', settles: false },
  },
  {
    name: 'absence with the header',
    message: {
      subject: 'Automatische Antwort: Störung',
      text: 'Ich bin bis 30.11. im Urlaub. Ihre E-Mail wird nicht weitergeleitet.',
      headers: AUTO_REPLIED,
    },
    is: { class: 'out_of_office', automatic: true, promise: null },
  },
  {
    name: 'absence without the header',
    message: {
      subject: 'Abwesenheitsnotiz',
      text: 'Guten Tag, ich bin derzeit nicht im Büro und ab Montag wieder erreichbar.',
    },
    is: { class: 'out_of_office', automatic: true },
  },
  {
    name: 'a technician on holiday is an answer',
    message: {
      ...MAIL,
      text: 'Der zuständige Techniker ist gerade im Urlaub, deshalb verzögert sich die Reparatur.',
    },
    is: { class: 'answer', automatic: false, settles: true },
  },
  {
    name: 'a mailbox that nobody reads',
    message: {
      ...MAIL,
      subject: 'Ihre E-Mail',
      text: 'Dieses Postfach wird nicht gelesen. Bitte nutzen Sie unser Kontaktformular: https://fernruf.example/kontakt',
      headers: AUTO_REPLIED,
    },
    is: {
      class: 'redirect',
      automatic: true,
      settles: false,
      redirect: { channel: 'web-form', address: 'https://fernruf.example/kontakt', official: true },
    },
  },
  {
    name: 'a mailbox that nobody reads, without header',
    message: {
      ...MAIL,
      text: 'Anfragen per E-Mail können wir leider nicht mehr bearbeiten. Nutzen Sie bitte das Formular auf https://www.fernruf.example/hilfe.',
    },
    is: { class: 'redirect', automatic: true, settles: false },
  },
  {
    name: 'per DM, Sie',
    message: { ...X, text: '@kunde_eins Bitte senden Sie uns Ihre Kundennummer per Direktnachricht.' },
    is: {
      class: 'redirect',
      redirect: { channel: 'x-dm', address: null, official: null },
      needs: ['customer-number'],
    },
  },
  {
    name: 'per DM, du',
    message: {
      ...X,
      text: '@kunde_eins Das schauen wir uns an. Schick uns bitte kurz eine DM mit deiner Sendungsnummer.',
    },
    is: { class: 'redirect', needs: ['tracking-number'] },
  },
  {
    name: 'per PN on Facebook',
    message: { ...FACEBOOK, text: 'Hallo Mia, schreib uns bitte per PN deine Buchungsnummer.' },
    is: {
      class: 'redirect',
      redirect: { channel: 'messenger', address: null, official: null },
      needs: ['order-number'],
    },
  },
  {
    name: 'the hotline',
    message: {
      ...MAIL,
      text: 'Das lässt sich nur am Telefon klären. Bitte rufen Sie unsere Hotline an: 0800 3301000.',
    },
    is: { class: 'redirect', redirect: { channel: 'phone', address: '0800 3301000', official: null } },
  },
  {
    name: 'another address',
    message: { ...MAIL, text: 'Für Beschwerden wenden Sie sich bitte an beschwerde@mail.fernruf.example.' },
    is: {
      class: 'redirect',
      redirect: { channel: 'email', address: 'beschwerde@mail.fernruf.example', official: true },
    },
  },
  {
    name: 'a look-alike address',
    message: { ...X, text: '@kunde_eins Schreiben Sie uns an service@fernruf-hilfe.example' },
    is: {
      class: 'redirect',
      redirect: { channel: 'email', address: 'service@fernruf-hilfe.example', official: false },
    },
  },
  {
    name: 'in the same direct message it is a question',
    message: { ...DM, text: 'Schick uns bitte deine Kundennummer per DM.' },
    is: { class: 'question', redirect: null, needs: ['customer-number'] },
  },
  {
    name: 'a photo of the damage',
    message: { ...MAIL, text: 'Bitte schicken Sie uns ein Foto des beschädigten Pakets und den Kaufbeleg.' },
    is: { class: 'question', needs: ['photo', 'receipt'], settles: true },
  },
  {
    name: 'bank details',
    message: { ...MAIL, text: 'Für die Auszahlung benötigen wir noch Ihre Bankverbindung (IBAN).' },
    is: { class: 'question', needs: ['bank-data'] },
  },
  {
    name: 'phone number',
    message: { ...MAIL, text: 'Unter welcher Rückrufnummer können wir Sie erreichen?' },
    is: { class: 'question', needs: ['phone'] },
  },
  {
    name: 'a plain question',
    message: { ...FACEBOOK, text: 'Hallo! Leuchtet am Router die Lampe DSL?' },
    is: { class: 'question', needs: [] },
  },
  {
    name: 'politeness is no question',
    message: {
      ...MAIL,
      text: 'Der Fehler ist behoben. Haben Sie noch weitere Fragen? Dann sind wir gerne für Sie da.',
    },
    is: { class: 'answer' },
  },
  {
    name: 'an open door is no redirect',
    message: {
      ...MAIL,
      text: 'Wir haben die Leitung neu geschaltet. Bei Fragen rufen Sie uns gerne an: 0800 3301000.',
    },
    is: { class: 'answer', redirect: null },
  },
  {
    name: 'a credit',
    message: { ...MAIL, text: 'Aus Kulanz schreiben wir Ihnen 20 Euro auf der nächsten Rechnung gut.' },
    is: { class: 'offer' },
  },
  {
    name: 'a replacement',
    message: { ...MAIL, text: 'Wir senden Ihnen kostenlos ein Ersatzgerät zu. Es kommt in 3 Tagen an.' },
    is: { class: 'offer', promise: { text: 'in 3 Tagen', rule: '3d', dueAt: null } },
  },
  {
    name: 'no compensation',
    message: {
      ...MAIL,
      text: 'Leider können wir Ihrer Forderung nicht nachkommen. Ein Anspruch auf Entschädigung besteht nicht.',
    },
    is: { class: 'refusal', settles: true },
  },
  {
    name: 'no voucher either',
    message: {
      ...MAIL,
      text: 'Sie bitten um eine Gutschrift. Wir müssen das ablehnen, denn die Leitung war nur kurz gestört.',
    },
    is: { class: 'refusal' },
  },
  {
    name: 'no, but a voucher',
    message: {
      ...MAIL,
      text: 'Leider können wir den Flugpreis nicht erstatten. Als Geste bieten wir Ihnen einen Gutschein im Wert von 50 Euro.',
    },
    is: { class: 'offer' },
  },
  {
    name: 'a platitude',
    message: {
      ...FACEBOOK,
      text: 'Hallo Jan, aus betrieblichen Gründen steht die Sitzplatzwahl in der App gerade nicht zur Verfügung.',
    },
    is: { class: 'answer', settles: true },
  },
  {
    name: 'a date as a promise',
    message: {
      ...MAIL,
      text: 'Wir prüfen den Fall und melden uns bis 30.11.2026 bei Ihnen. Aktenzeichen: B-2026/771',
    },
    is: {
      class: 'answer',
      promise: { text: 'bis 30.11.2026', rule: 'by:2026-11-30', dueAt: null },
      tickets: ['B-2026/771'],
    },
  },
  {
    name: 'their deadline for us is no promise',
    message: {
      ...MAIL,
      text: 'Bitte antworten Sie innerhalb von 14 Tagen, andernfalls schließen wir den Vorgang.',
    },
    is: { class: 'question', promise: null },
  },
  {
    name: 'a newsletter',
    message: {
      from: 'news@fernruf.example',
      subject: 'Newsletter November: neue Tarife',
      text: 'Jetzt entdecken! Newsletter abbestellen: https://fernruf.example/ab',
      headers: [{ name: 'list-unsubscribe', value: '<https://fernruf.example/ab>' }],
    },
    is: { class: 'unrelated', automatic: false },
  },
  {
    name: 'a survey',
    message: {
      ...MAIL,
      subject: 'Wie zufrieden waren Sie mit uns?',
      text: 'Ihre Meinung zählt. Nehmen Sie sich zwei Minuten Zeit.',
    },
    is: { class: 'unrelated' },
  },
  {
    name: 'a survey below an answer',
    message: {
      ...MAIL,
      text: 'Guten Tag Frau Muster,\n\nIhr Paket liegt seit heute in der Filiale Marktplatz und kann dort bis zum Ende der Lagerfrist abgeholt werden. Wir haben die Zustellung an die falsche Filiale mit dem Depot besprochen, damit das bei der nächsten Sendung nicht wieder vorkommt. Es tut uns leid, dass Sie warten mussten.\n\nBewerten Sie uns: https://paket.example/b',
    },
    is: { class: 'answer' },
  },
  {
    name: 'a person through a group mailbox',
    message: {
      ...MAIL,
      inReplyTo: ['<a@case.test>'],
      text: 'Guten Tag, Ihr Anschluss ist wieder in Ordnung.',
      headers: [
        { name: 'list-id', value: '<team.fernruf.example>' },
        { name: 'precedence', value: 'list' },
      ],
    },
    is: { class: 'answer', settles: true },
  },
  {
    name: 'X-Auto-Response-Suppress is no sign',
    message: {
      ...MAIL,
      text: 'Guten Tag, die Leitung ist wieder frei.',
      headers: [{ name: 'x-auto-response-suppress', value: 'All' }],
    },
    is: { class: 'answer', automatic: false, settles: true },
  },
  {
    name: 'Auto-Submitted: no is a person',
    message: {
      ...MAIL,
      text: 'Guten Tag, die Leitung ist wieder frei.',
      headers: [{ name: 'auto-submitted', value: 'no' }],
    },
    is: { class: 'answer', automatic: false },
  },
  {
    name: 'a person through a forwarding rule',
    message: {
      ...MAIL,
      text: 'Guten Tag Frau Muster, ich habe die Leitung geprüft, der Fehler liegt am Verteiler.',
      headers: AUTO_GENERATED,
    },
    is: { automatic: false, settles: false, confidence: 0.4 },
  },
  {
    name: 'auto-generated and the words of a receipt',
    message: {
      ...MAIL,
      text: 'Wir haben Ihre Nachricht erhalten und melden uns so schnell wie möglich.',
      headers: AUTO_GENERATED,
    },
    is: { class: 'ack', automatic: true },
  },
  {
    name: 'our own subject with the words of a machine',
    message: {
      ...MAIL,
      subject: 'AW: Keine Eingangsbestätigung erhalten',
      text: 'Guten Tag, das war unser Fehler. Die Leitung ist wieder frei.',
    },
    is: { class: 'answer', automatic: false },
  },
  {
    name: 'a stranger does not settle',
    message: {
      ...X,
      from: '@Fernruf_hi1ft',
      text: '@kunde_eins Wir sind vom Support, der Techniker kommt morgen früh.',
    },
    is: { official: false, settles: false },
  },
  {
    name: 'the handle in capitals is the same',
    message: { ...X, from: '@FERNRUF_HILFT', text: '@kunde_eins Die Störung ist behoben.' },
    is: { class: 'answer', official: true, settles: true },
  },
]

/** Found by reading aloud what desks write; each was once read wrongly. */
export const SECOND_LOOK: readonly Vector[] = [
  {
    name: 'a follow as a question',
    message: { ...X, text: '@kunde_eins Hi, folgst du uns? Dann können wir dir eine DM schicken.' },
    is: { class: 'redirect', needs: ['follow'] },
  },
  {
    name: 'a refusal with the verb at the end',
    message: {
      ...MAIL,
      text: 'Wir bedauern, Ihnen mitteilen zu müssen, dass wir Ihrem Wunsch nicht entsprechen können.',
    },
    is: { class: 'refusal' },
  },
  {
    name: 'not responsible',
    message: {
      ...MAIL,
      text: 'Bitte wenden Sie sich an den Verkäufer, denn wir sind für diese Lieferung nicht zuständig.',
    },
    is: { class: 'refusal', redirect: null },
  },
  {
    name: 'an advert that asks',
    message: { ...X, text: 'Du suchst ein neues Handy? Unser Tarif XL mit 50 GB für nur 29,95 €.' },
    is: { class: 'unrelated' },
  },
  {
    name: 'a greeting to everybody',
    message: { ...X, text: 'Schönes Wochenende euch allen! Am Montag sind wir wieder da.' },
    is: { class: 'unrelated', promise: null },
  },
  {
    name: 'passed on, and an answer later',
    message: {
      ...MAIL,
      text: 'Ihre Anfrage wurde an die Fachabteilung weitergeleitet. Sie erhalten innerhalb der nächsten 10 Tage eine Antwort.',
    },
    is: { class: 'answer', promise: { text: 'innerhalb der nächsten 10 Tage', rule: '10d', dueAt: null } },
  },
  {
    name: 'an answer that leaves the door open',
    message: { ...MAIL, text: 'We have reset your line. Please let us know if the problem persists.' },
    is: { class: 'answer' },
  },
  {
    name: 'an automatic message on the page',
    message: {
      ...FACEBOOK,
      channel: 'messenger',
      text: 'Hi! Thanks for your message. We typically reply within a day.',
    },
    is: { class: 'ack', settles: false },
  },
]

export const ENGLISH: readonly Vector[] = [
  {
    name: 'receipt of a ticket system',
    message: {
      subject: '[Request received] Lost parcel (#88213)',
      text: '##- Please type your reply above this line -##\n\nYour request (269705) has been received and is being reviewed by our support staff. We will get back to you within 48 hours.',
      headers: AUTO_GENERATED,
    },
    is: {
      class: 'ack',
      automatic: true,
      promise: { text: 'within 48 hours', rule: '48h', dueAt: null },
      language: 'en',
    },
  },
  {
    name: 'receipt of an airline',
    message: {
      subject: 'Thank you for contacting us',
      text: 'Thank you for your message. We will reply as soon as we can. Your case number is 00391827.',
    },
    is: { class: 'ack', tickets: ['00391827'] },
  },
  {
    name: 'out of office',
    message: {
      subject: 'Automatic reply: Complaint',
      text: 'I am out of the office until 4 December with no access to e-mail.',
      headers: AUTO_REPLIED,
    },
    is: { class: 'out_of_office', automatic: true },
  },
  {
    name: 'away, said by the text alone',
    message: { text: "Hi, I'm on annual leave until Friday." },
    is: { class: 'out_of_office' },
  },
  {
    name: 'an unmonitored mailbox',
    message: {
      ...MAIL,
      text: 'This mailbox is not monitored. Please contact us via our form at https://fernruf.example/contact',
    },
    is: { class: 'redirect', automatic: true, settles: false },
  },
  {
    name: 'write to the claims team',
    message: { ...MAIL, text: 'Please write to claims@fernruf.example with your booking reference.' },
    is: {
      class: 'redirect',
      automatic: false,
      redirect: { channel: 'email', address: 'claims@fernruf.example', official: true },
      needs: ['order-number'],
    },
  },
  {
    name: 'send us a DM',
    message: { ...X, text: '@kunde_eins Sorry to hear that! Please send us a DM with your account number.' },
    is: {
      class: 'redirect',
      redirect: { channel: 'x-dm', address: null, official: null },
      needs: ['customer-number'],
    },
  },
  {
    name: 'follow us',
    message: { ...X, text: '@kunde_eins Please follow us so that we can DM you.' },
    is: { class: 'redirect', needs: ['follow'] },
  },
  {
    name: 'a DM that they sent is no redirect',
    message: { ...X, text: "@kunde_eins We've sent you a DM with the details." },
    is: { class: 'answer', redirect: null },
  },
  {
    name: 'the form',
    message: { ...FACEBOOK, text: 'Hi Ann, please contact us via our form: https://fernruf.example/help' },
    is: {
      class: 'redirect',
      redirect: { channel: 'web-form', address: 'https://fernruf.example/help', official: true },
    },
  },
  {
    name: 'call us',
    message: { ...MAIL, text: 'Please call our hotline on +49 800 3301000 so we can check this.' },
    is: { class: 'redirect', redirect: { channel: 'phone', address: '+49 800 3301000', official: null } },
  },
  {
    name: 'feel free to call',
    message: {
      ...MAIL,
      text: 'Your line is working again. If you have any further questions, feel free to call us.',
    },
    is: { class: 'answer', redirect: null },
  },
  {
    name: 'when can we reach you',
    message: {
      ...FACEBOOK,
      text: 'A cable is damaged, a technician will come on Monday. When can we reach you?',
    },
    is: {
      class: 'question',
      needs: ['availability'],
      promise: { text: 'on Monday', rule: 'weekday:MO', dueAt: null },
    },
  },
  {
    name: 'date of their answer',
    message: { ...MAIL, text: 'We will have a decision for you by 30 November 2026. Ref. TX-99812' },
    is: {
      class: 'answer',
      promise: { text: 'by 30 November 2026', rule: 'by:2026-11-30', dueAt: null },
      tickets: ['TX-99812'],
    },
  },
  {
    name: 'shortly is no date',
    message: {
      ...MAIL,
      text: 'The depot is looking for your parcel. You will hear from the driver shortly.',
    },
    is: { class: 'answer', promise: null },
  },
  {
    name: 'goodwill',
    message: { ...MAIL, text: 'As a gesture of goodwill we would like to offer you a voucher of 15 euros.' },
    is: { class: 'offer' },
  },
  {
    name: 'refund',
    message: { ...MAIL, text: 'We will refund the full fare to your card within 7 business days.' },
    is: { class: 'offer', promise: { text: 'within 7 business days', rule: '7bd', dueAt: null } },
  },
  {
    name: 'refusal',
    message: {
      ...MAIL,
      text: 'Unfortunately we are unable to offer a refund, as the flight was delayed by weather.',
    },
    is: { class: 'refusal' },
  },
  {
    name: 'rejected claim',
    message: { ...MAIL, text: 'Your claim has been rejected. You are not entitled to compensation.' },
    is: { class: 'refusal' },
  },
  {
    name: 'a survey',
    message: { ...MAIL, subject: 'How did we do?', text: 'Please rate your experience with our team.' },
    is: { class: 'unrelated' },
  },
  {
    name: 'an advert',
    message: { ...X, text: 'Introducing our fastest broadband yet. Sign up now and get 20% off!' },
    is: { class: 'unrelated' },
  },
  {
    name: 'an advert text with the handle in front is an answer',
    message: { ...X, text: '@kunde_eins Your new router is now available in store.' },
    is: { class: 'answer' },
  },
  {
    name: 'a read receipt in words',
    message: {
      subject: 'Read: Complaint',
      text: 'Your message\n  To: Service\n  Subject: Complaint\nwas read on Monday, 23 November 2026 10:00.',
    },
    is: { class: 'read_receipt', automatic: true, settles: false },
  },
  {
    name: 'an answer between the quoted lines',
    message: {
      ...MAIL,
      text: 'On Mon, Nov 23, 2026 at 9:00 AM Ann Muster <ann@example.org> wrote:\n> When does it work again?\nTomorrow, the part will arrive in the morning.\n> What about a refund?\nNothing was charged.\n',
    },
    is: {
      class: 'answer',
      visibleText:
        '> When does it work again?\nTomorrow, the part will arrive in the morning.\n> What about a refund?\nNothing was charged.',
    },
  },
]
