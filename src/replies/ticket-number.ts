/** The shape of a ticket number, and what only looks like one: dates, times, amounts, phones, accounts. */

/** A run of letters and digits with what stands inside numbers; `R 260-44817`, `EBE 88-10244` with their letters. */
export const NUMBER =
  /(?<!\d,)(?<![\p{L}\p{N}._@/+€$£§-])(?:(?!(?:ID|NR|NO|RA|RMA|PCN|REF|CASE|SR|AZ|PIR|RE|AW|MV) )[A-Z]{1,4}(?:-[A-Z])? (?=\d{2,6}[-/]\d))?(?=[A-Za-z/._–-]{0,12}\d)[A-Za-z0-9](?:[A-Za-z0-9/._–-]{0,40}[A-Za-z0-9])?(?![\p{L}\p{N}@])/gu
/** `83 110 274`: only where it is called a number in so many words. */
export const SPACED = /(?<![\p{L}\p{N}+])\d{2,4}(?: \d{2,4}){1,5}(?![\p{L}\p{N}])/gu

const DATE =
  /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})?|\d{4}[-/.]\d{2}[-/.]\d{2}|(?:19|20)\d{2}(?:[/-](?:(?:19|20)\d{2}|\d{2}))?|\d{1,2}\.\d{1,2}|\d{1,2}-[A-Za-z]{3}-\d{2,4})$/
/** Open all day, and the regulations on passengers' rights. */
const NAMES = /^(?:24[/-]7|(?:UK|EU|EC|EG)-?261)$/i
/** International bank account numbers (ISO 13616): two letters, two check digits, up to 30 more. */
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/
const ORDINAL = /^\d{1,3}(?:st|nd|rd|th|h|km|kg|gb|mb|mbit|ghz|kwh|x|er|cm|mm|min|std|ct|eur|pm|am)$/i
/** What follows an amount, a measure or a time. */
const UNIT =
  /^\s?(?:€|%|\$|£|eur\b|euros?\b|cent|chf|usd|gbp|uhr|stunden?\b|std|tage?|werktag|woche|monat|jahr|minut|hours?|days?|weeks?|months?|years?|business|working|times|mal\b|x\b|kg|km|gb|mb|mbit|kwh|prozent|percent|personen|people|points|punkte|von \d|of \d|[,:]\d)/iu
const CURRENCY = /(?:€|\$|£|eur|euro|chf|usd|rs\.?)\s?$/iu
/** A phone is dialled, and begins with 0 or +. */
const PHONE_BEFORE =
  /(?:\b(?:tel|telefon\w*|fon|phone|fax|mobil|hotline|call|ring|dial|ruf|rufen|wählen|erreich\w*|reach|reached|störungsnummer|kurzwahl)\b[^\n]{0,24}|\+\d{1,3} ?|\(0\d{2,5}\) ?)$/iu
/** "0170 555...": the code of an area or a network stands before. */
const AREA_CODE = /(?<!\d[ /-]?)\b0\d{2,5}[ /-]$/
const PHONE = /^0\d{2,5}[/-]\d{3,}/

const digitsOf = (number: string): number => number.replace(/\D/g, '').length
const signsOf = (number: string): number => number.replace(/[^a-z0-9]/gi, '').length

/** Words with a digit in them ("arena24team", "Web2.0") are no numbers: runs of letters are short, digits many. */
function isShaped(number: string): boolean {
  const [digits, signs] = [digitsOf(number), signsOf(number)]
  return (
    digits >= 2 && signs >= 4 - (digits > 2 ? 1 : 0) && digits / signs >= 0.3 && !/[a-z]{7}/i.test(number)
  )
}

/**
 * @param explicit whether it is called a number, or stands behind a #
 * @returns whether it can be the number of a matter at all
 */
export function isNumber(
  { number, before, behind }: { readonly number: string; readonly before: string; readonly behind: string },
  { explicit }: { readonly explicit: boolean },
): boolean {
  if (DATE.test(number) || NAMES.test(number) || IBAN.test(number) || ORDINAL.test(number)) return false
  if (!isShaped(number) || UNIT.test(behind) || CURRENCY.test(before)) return false
  if (PHONE_BEFORE.test(before)) return false
  if (!explicit && (PHONE.test(number) || AREA_CODE.test(before))) return false
  return explicit || digitsOf(number) >= 3
}

/**
 * @returns whether it speaks for itself, without a label: five digits, or four with letters or strokes; flights
 *   ("AL418"), models and phones do not
 */
export function isTelling(number: string): boolean {
  const digits = digitsOf(number)
  return (
    !/^0/.test(number) && (digits >= 5 || (digits >= 4 && /[A-Za-z][/-]?.*[/-]|[/-].*[A-Za-z]/.test(number)))
  )
}
