/** A time the company sets itself, and the many that only look like one. Said on Sunday, 22 November 2026. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../src/replies/phrase.ts'
import { promiseIn } from '../../src/replies/promise.ts'

const NOW = '2026-11-22T09:00:00Z'
const ruleIn = (text: string, careful = false) => promiseIn(sentencesOf(text), NOW, { careful })?.rule

describe('spans', () => {
  it.each([
    ['Die Pr\u00fcfung kann f\u00fcnf bis sieben Bankarbeitstage in Anspruch nehmen.', '7bd'],
    ['Sie erhalten sp\u00e4testens nach 15 Arbeitstagen eine Stellungnahme.', '15bd'],
    ['Das Geld ist in 2-3 Bankarbeitstagen wieder da.', '3bd'],
    ['ich geb das an die technik, die braucht meist 2-3 tage.', '3d'],
    ['Hierf\u00fcr ben\u00f6tigen wir erfahrungsgem\u00e4\u00df bis zu 20 Werktage.', '20bd'],
    ['Wir antworten in zwei bis drei Wochen.', '21d'],
    ['Die Bearbeitungszeit liegt derzeit bei etwa vier Wochen.', '28d'],
    ['Wir melden uns am n\u00e4chsten Werktag.', '1bd'],
    ['Die \u00dcberweisung erfolgt innerhalb von 14 Tagen.', '14d'],
    ['Sie h\u00f6ren von uns innerhalb von 5 Werktagen.', '5bd'],
    ['Deine Anfrage ist eingetroffen und wird innerhalb von zwei Tagen gesichtet.', '2d'],
    ['Bitte haben Sie etwas Geduld, wir melden uns innerhalb von 5 Werktagen.', '5bd'],
    ['We aim to respond within five working days.', '5bd'],
    ['Please allow 7-10 business days for a response.', '10bd'],
    ['Claims can take up to eight weeks to be investigated.', '56d'],
    ["We'll come back to you within a fortnight.", '14d'],
    ['The refund should reach you within 5 working days.', '5bd'],
    ['We have received your request and will answer in under 24h.', '24h'],
    ['A colleague will call you within 48 hours.', '48h'],
    ['Ein Kollege antwortet dir innerhalb von 24 Stunden.', '24h'],
    ['A technician will respond within 4 hours during business hours.', 'service:4h'],
    ['It will be resolved within 48 working hours.', 'service:48h'],
    ['An agent will be with you within 24 hours (weekends excluded).', '1bd'],
    ['We will write within two months.', '2m'],
    ['Wir melden uns binnen dreier Werktage.', '3bd'],
    ['You will have our letter no later than six weeks from today.', '42d'],
    ['Solche Fragen beantworten wir \u00fcblicherweise in neun Werktagen.', '9bd'],
    ['Ihr Antrag wird innerhalb der gesetzlichen Frist von einem Monat beantwortet.', '1m'],
    ['Reply with the form, dann veranlassen wir die Auszahlung innerhalb von 6 Tagen.', '6d'],
    ['A claims handler aims to look at it in the next 4 working days.', '4bd'],
    ['Your claims adviser will be in contact within 3 business days.', '3bd'],
    ['3. We write to you, normally in 8 working days.', '8bd'],
    ['Current turnaround: 4-6 business days.', '6bd'],
    ['Current response time: approx. 9 hours.', '9h'],
    ['We should be in touch, in order of arrival, within two working days.', '2bd'],
    ['You ought to hear from one of us by the end of the next working day.', '1bd'],
  ])('%s', (text, rule) => expect(ruleIn(text)).toBe(rule))
})

describe('days', () => {
  it.each([
    ['Wir melden uns bis Montag.', 'weekday:MO'],
    ['Sp\u00e4testens am Freitag solltest du sie haben.', 'weekday:FR'],
    ["I've booked an engineer for Thursday, 1pm to 6pm.", 'weekday:TH@18:00'],
    ['The flowers should arrive on Friday.', 'weekday:FR'],
    ['Ich melde mich morgen bei Ihnen.', '1d'],
    ['Das Ersatzger\u00e4t geht noch heute raus.', 'end-of:day'],
    ['We will call you by the end of the day.', 'end-of:day'],
    ['Wir melden uns bis Ende der Woche.', 'end-of:week'],
    ["We'll get back to you by the end of the week.", 'end-of:week'],
    ['N\u00e4chste Woche kommt der Monteur zu Ihnen.', 'end-of:next-week'],
    ['Die Gutschrift erhalten Sie bis Ende des Monats.', 'end-of:month'],
    ['Sie erhalten bis zum 14.12. Bescheid.', 'by:2026-12-14'],
    ['Der Techniker kommt am Donnerstag, den 26.11.', 'by:2026-11-26'],
    ["You'll have my findings by 4 December 2026.", 'by:2026-12-04'],
    ['Wir melden uns bis zum 3. Januar.', 'by:2027-01-03'],
    ['Der Monteur kommt KW 50.', 'by:2026-12-11'],
    ['Ich gebe Ihnen bis Mittwoch Bescheid.', 'weekday:WE'],
    ['Der Betrag wird Ihrem Konto bis zum 4.12. gutgeschrieben.', 'by:2026-12-04'],
  ])('%s', (text, rule) => expect(ruleIn(text)).toBe(rule))

  it('without a known day of the message are said, but not counted', () => {
    expect(promiseIn(['Wir melden uns bis zum 14.12.'], null)).toMatchObject({ rule: null })
  })
})

describe('no promise', () => {
  it.each([
    'Wir melden uns in K\u00fcrze.',
    'We will be in touch shortly.',
    'Wir k\u00fcmmern uns in den n\u00e4chsten Tagen.',
    'Bitte antworten Sie innerhalb von 14 Tagen.',
    'Bitte reichen Sie die Unterlagen bis zum 04.12.2026 ein.',
    'Zahlen Sie bis zum 30.11., andernfalls geben wir die Sache ab.',
    'Den Saldo bitten wir bis zum Monatsende auszugleichen.',
    'We must receive your response within 10 days or your dispute may be withdrawn.',
    'You have 28 days from the date of travel.',
    "If we don't hear within 30 days the claim will lapse.",
    'Please return it within 14 days.',
    'Damaged bags must be reported within 7 days of travel.',
    'Das Angebot gilt bis zum 15.12.',
    'Gegen diesen Bescheid kann innerhalb eines Monats Klage erhoben werden.',
    'Sie warten seit 3 Wochen auf Ihr Paket.',
    'You have been waiting for three weeks.',
    'Am Montag haben wir Sie leider nicht erreicht.',
    'Der Zusteller hat am 12.11. eine Unterschrift erhalten.',
    'You informed us on Tuesday that it arrived warm.',
    'Following our visit on Tuesday I have his report.',
    'Passt es Ihnen am Montag?',
    'Would Thursday suit you?',
    'Wir sind Montag bis Freitag f\u00fcr Sie da.',
    'Lines are open Monday to Friday.',
    'Ihr Vertrag verl\u00e4ngert sich bis zum 31.12.2027.',
    'Wir melden uns bis 31.02.2027.',
    'Wir hatten Ihnen bis zum 1.11.2026 eine Antwort zugesagt.',
    'Dauert keine 3 Minuten.',
    'It should take about two hours and you need not move anything.',
    'Sorry it took me until today to come back to you.',
    'You can keep the \u00a318 package from today.',
    'My name is Ravi and I will be assisting you today.',
    "I said you would hear by today and you won't.",
    "I'll mention it in tomorrow's briefing.",
    'Die Rechnung h\u00e4tte binnen f\u00fcnf Wochen vorliegen m\u00fcssen.',
    'Das galt f\u00fcr Antr\u00e4ge, die bis 30. April vorlagen.',
    'Budget billing takes your last eight months and divides them.',
    'An unser Angebot halten wir uns bis 10. Januar gebunden.',
    'Zw\u00f6lf Raten zu 80 Euro, beginnend am 1. Januar.',
    'If you do nothing within six days the partial refund is sent.',
    'If you travel in the next 24h say so.',
    'Die Zusage setzt voraus, dass sie binnen 24 Stunden gekauft wurde.',
    'Rebookings within 12 hours of departure are handled elsewhere.',
    'Sie wird fr\u00fchestens n\u00e4chste Woche gelesen.',
    'Our bench technician is out till Thursday and he is away on leave.',
    'Unser Laden ist vom 24.12. bis einschlie\u00dflich 02.01. geschlossen.',
  ])('in: %s', text => expect(promiseIn(sentencesOf(text), NOW)).toBeNull())

  it('in a refusal or a question, unless the company is the subject', () => {
    const credit = 'The credit is removed from the account within 5 days.'
    expect([ruleIn(credit), ruleIn(credit, true)]).toEqual(['5d', undefined])
    expect(ruleIn('Wir melden uns innerhalb von 5 Werktagen.', true)).toBe('5bd')
    expect(ruleIn('Ein Techniker kommt am Montag, wann k\u00f6nnen wir Sie erreichen?', true)).toBe(
      'weekday:MO',
    )
  })
})

describe('any text', () => {
  it('gives a rule of the few kinds, and the words it is quoted from', () => {
    const words = fc.constantFrom(
      ...[
        'wir',
        'melden',
        'uns',
        'innerhalb',
        'von',
        '5',
        '0',
        '999',
        'Tagen',
        'Stunden',
        'bis',
        'Montag',
        '31.12.',
        '12 Uhr',
        'noon',
        '05/06/2027',
        '6pm',
        'within',
      ],
      ...['hours', 'we will', 'by', 'KW 53', 'heute', 'next week', '\u00e4', '.', ',', '?'],
    )
    const known =
      /^(?:\d{1,4}h|service:\d{1,3}h|(?:\d{1,4}(?:bd|d|m)|by:\d{4}-\d{2}-\d{2}|(?:weekday|next-week):[A-Z]{2}|(?:start|middle|end)-of:[a-z-]+)(?:@\d{2}:\d{2})?)$/
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), list => {
        const promise = promiseIn([list.join(' ')], NOW)
        if (promise === null) return
        expect(promise.text).not.toBe('')
        if (promise.rule !== null) expect(promise.rule).toMatch(known)
      }),
      { numRuns: 2000 },
    )
  })
})
