/** What the company asks for, in words a program can act on. */
import { phrases } from './phrase.ts'
import { wantsFollow } from './redirect.ts'

const NEEDS: readonly (readonly [string, RegExp])[] = [
  [
    'customer-number',
    phrases(
      'kundennummer*',
      'kunden-?nr',
      'kundendaten',
      'kundenkonto-?nummer',
      'vertragsnummer',
      'vertragsdaten',
      'customer (?:number|id|details|data|reference)',
      'account (?:number|details)',
      'contract number',
    ),
  ],
  [
    'order-number',
    phrases(
      'bestellnummer*',
      'auftragsnummer*',
      'buchungs(?:nummer|code|referenz)*',
      'vorgangsnummer*',
      'order (?:number|id)',
      'booking (?:number|reference|code)',
      'reservation (?:number|code)',
      'pnr',
    ),
  ],
  [
    'tracking-number',
    phrases(
      'sendungsnummer*',
      'paketnummer*',
      'sendungsverfolgungsnummer',
      'tracking (?:number|id|code)',
      'parcel number',
      'consignment number',
    ),
  ],
  [
    'photo',
    phrases(
      'fotos?',
      'bild(?:er)?',
      'screenshots?',
      'bildschirmfotos?',
      'aufnahmen?',
      'photos?',
      'pictures?',
      'images?',
    ),
  ],
  [
    'receipt',
    phrases(
      'kaufbeleg*',
      'rechnung(?:skopie)?',
      'kassenbon',
      'quittung*',
      'proof of purchase',
      'copy of (?:the|your) (?:invoice|receipt)',
    ),
  ],
  [
    'bank-data',
    phrases(
      'bankverbindung',
      'bankdaten',
      'kontodaten',
      'kontoverbindung',
      'iban',
      'bank (?:details|account|data)',
      'sort code',
    ),
  ],
  ['email', phrases('(?:ihre|deine) (?:e-?mail|mail)-?(?:adresse|anschrift)', 'your e-?mail(?: address)?')],
  [
    'phone',
    phrases(
      '(?:rückruf|telefon|mobil|handy|ruf)-?nummer',
      '(?:your|a)~(?:phone|telephone|mobile|contact|callback) number',
    ),
  ],
  [
    'address',
    phrases(
      '(?:ihre|deine) (?:aktuelle |vollständige |genaue )?(?:anschrift|adresse|postadresse|lieferadresse)',
      'your (?:full |current |postal |delivery |home )?address',
    ),
  ],
  ['birth-date', phrases('geburtsdatum', 'date of birth')],
  ['name', phrases('(?:ihren|deinen) (?:vollständigen |vollen )?namen', 'your (?:full )?name')],
  [
    'availability',
    phrases(
      'wann~(?:erreichen|erreichbar|zu hause|zuhause|da|passt|anrufen|zeit)',
      'wann (?:sind|bist|wären|können|kannst|passt)~(?:erreichen|erreichbar|erreichst|zu hause|zuhause|da|es)',
      'when~(?:reach you|available|at home|call you|suit*)',
      '(?:what|which) time~suit*',
    ),
  ],
]
/** Somebody is asked for something. */
const ASKS = phrases(
  'bitte',
  'bräuchten',
  'brauchen wir',
  'wir brauchen',
  'benötig(?:en|t)',
  'senden sie',
  'schicken sie',
  'schick*',
  'sende',
  'teil(?:e|en) (?:sie )?(?:uns )?',
  'nenn(?:e|en)',
  'gib',
  'geben sie',
  'fehl(?:t|en) (?:uns )?',
  'hast du',
  'haben sie',
  '(?:können|könnten|würden) sie',
  '(?:kannst|könntest|magst) du',
  'lass uns',
  'wann',
  'wie (?:lautet|ist)',
  'welche',
  'please',
  "we(?: would|'d)? (?:still )?(?:need|require)",
  'could you',
  'can you',
  'would you',
  'send us',
  'let us know',
  'provide',
  'when',
  'what is',
  "what's",
  'do you have',
)
/** "We have your customer number" asks for nothing. */
const HAVE = phrases(
  'liegt (?:uns )?(?:bereits )?vor',
  'haben wir~erhalten',
  'we (?:already )?have your',
  'niemals',
  'never',
  'nicht öffentlich',
  'angabe (?:ihrer|der) kundennummer',
)

/** @returns what is asked for, in the order of the list, each once; from the sentences that ask */
export function needsIn(sentences: readonly string[]): string[] {
  const asking = sentences.filter(one => (ASKS.test(one) || one.includes('?')) && !HAVE.test(one))
  const needs = NEEDS.filter(([, pattern]) => asking.some(one => pattern.test(one))).map(([name]) => name)
  return sentences.some(wantsFollow) ? [...needs, 'follow'] : needs
}
