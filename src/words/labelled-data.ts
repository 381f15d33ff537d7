/** Numbers and secrets that are told by the word before them: "PIN 4711", "Kundennr. 12345", "born on ...". */
import type { Range } from './fold.ts'
import { CALENDAR_DATE, isCalendar, withoutHarmless } from './long-numbers.ts'

/** Whatever with a digit follows one of these is private, however short. */
const STRONG =
  '(?:kunden?|kd|vertrags?|auftrags?|bestell(?:ungs?)?|rechnungs?|ticket|vorgangs?|sendungs?|tracking|buchungs?|konto|' +
  'versicherten|versicherungs|mitglieds?|zähler|zaehler|serien|ausweis|personalausweis|reisepass|pass|steuer|sozialversicherungs|' +
  'krankenversicherten|customer|client|order|contract|account|invoice|booking|reference|tracking|member|policy|meter|' +
  'serial|passport|id card|case) ?[.-]{0,2} ?(?:nummer|nr|number|no|num|id|code|#)(?!\\p{L})|' +
  '(?:pin|puk|tan|iban|bic|imei|cvc|cvv|passwort|kennwort|password|passcode|passphrase|zugangscode|buchungscode|' +
  'aktenzeichen|personalausweis|reisepass|führerschein|passport|ssn)(?!\\p{L})'
/** These also stand before years, amounts and counts; so only what can be nothing else counts. */
const WEAK =
  '(?:vertrag|auftrag|bestellung|rechnung|vorgang|konto|ticket|buchung|ausweis|' +
  '(?<!\\p{L})(?:kunde|customer|order|contract|account|invoice|booking|reference|case))(?!\\p{L})'

const LINK_WORDS = '(?:nr|no|nummer|number|ist|lautet|is|was|war|mit der|with)(?![\\p{L}\\p{N}])\\.?'
const VALUE = '(?=[^\\s,;()"„“”]{0,39}\\p{N})([\\p{L}\\p{N}][^\\s,;()"„“”]{0,39}(?: \\d[\\d-]{0,12}){0,4})'
const labelled = (label: string, marks: string) =>
  new RegExp(`${label}(?:[${marks}]{1,3}|${LINK_WORDS}){0,5}(?<!\\p{N})${VALUE}`, 'gu')
const strong = labelled(`(?<!\\p{L})(?:${STRONG})`, '\\s:#=,."„“()-')
/** Here a comma or a full stop ends what the label could name. */
const weak = labelled(WEAK, '\\s:#="„“()-')

/** "Rechnung 2 Wochen zu spät", "PIN 3-mal falsch", "Rechnung 139,90": a count, not a number that names something. */
const UNIT =
  /^(?:,\d\d(?!\d)|[ -]?(?:mal|x(?!\p{L})|tag|woche|monat|jahr|stunde|minute|uhr|euro|eur|€|%|prozent|stück|artikel|punkt|kund|[mgk]bit|[mgt]b|day|week|month|year|hour|minute|time|item|point|customer)(?!\p{L}{4}))/u
/** A PIN has four digits, and nothing is counted in secrets. */
const COUNT = { strong: /^\d{1,3}(?:-?mal|x)?$/, weak: /^\d{1,4}(?:[./]\d{1,4})?(?:-?mal|x)?$/ }
/** `LH123`, `ICE 578`: public timetables. */
const FLIGHT = /^[a-z]{2}\d{2,4}$/

const BIRTH = new RegExp(
  `(?<!\\p{L})(?:geboren|geb|geburtsdatum|born|date of birth|birth ?date|dob)(?!\\p{L})[\\s:.,-]{0,3}(?:(?:ist|is|am|on|the|den)[\\s:]{1,2}){0,2}(?:${CALENDAR_DATE})`,
  'gu',
)
const BORN_AFTER = new RegExp(`(?:${CALENDAR_DATE})\\s(?:geboren|born)(?!\\p{L})`, 'gu')

function isCount(value: string, isStrong: boolean, after: string): boolean {
  return COUNT[isStrong ? 'strong' : 'weak'].test(value) && (UNIT.test(after) || /(?:mal|x)$/.test(value))
}

function namesSomething(value: string, isStrong: boolean): boolean {
  const bare = value.replace(/[^\p{L}\p{N}]/gu, '')
  if (isStrong) return bare.length >= 2
  if (isCalendar(value) || FLIGHT.test(bare) || /^\d+\.\d\d$/.test(value)) return false
  return /\d{3}/.test(value) || (/^[\p{L}\d-]+$/u.test(value) && bare.replace(/\D/g, '').length >= 3)
}

function values(text: string, pattern: RegExp, isStrong: boolean): Range[] {
  return [...text.matchAll(pattern)].flatMap(hit => {
    const end = hit.index + hit[0].length
    const typed = hit[1] ?? ''
    const value = typed.replace(/[.!?:]+$/, '')
    const found =
      !isCount(value, isStrong, text.slice(end, end + 20).trimStart()) && namesSomething(value, isStrong)
    return found ? [{ start: end - typed.length, end: end - typed.length + value.length }] : []
  })
}

/**
 * @param text folded: lower case, ASCII digits
 * @returns offsets of each value behind such a label; dates, amounts, years and counts are none
 */
export function findLabelled(text: string): Range[] {
  const masked = withoutHarmless(text)
  return [...values(masked, strong, true), ...values(masked, weak, false)]
}

/** @returns offsets of each date of birth, with the word that makes it one */
export function findBirthDates(text: string): Range[] {
  return [BIRTH, BORN_AFTER].flatMap(pattern =>
    [...text.matchAll(pattern)].map(({ 0: hit, index }) => ({ start: index, end: index + hit.length })),
  )
}
