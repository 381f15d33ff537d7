/** Rows of six or more digits that are neither a date nor an amount: what a customer or phone number looks like. */
import { isCardNumber } from './checksums.ts'
import { MASK } from './fold.ts'

const MONTHS =
  'jan(?:uary?|uar)?|jänner|feb(?:ruary?|ruar)?|märz|maerz|mar(?:ch)?|apr(?:il)?|mai|may|jun[ei]?|jul[iy]?|' +
  'aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?'
const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const YEAR = '(?:19|20)\\d\\d'
/** A date inside a longer row of digits is none; a range of two dates is. */
const NOT_WITHIN = { before: '(?<!\\d[./-]?)', after: '(?!\\d|[./]\\d|-\\d(?!\\d?[./]))' }
const CURRENCY = '(?:eur|euros?|€|chf|franken|usd|us\\$|\\$|dollars?|gbp|£|pounds?)'
const TIME = '(?:[01]?\\d|2[0-3])\\.[0-5]\\d'
const AMOUNT = "(?:\\d{1,3}(?:[.,'’ ]\\d{3})+|\\d{1,7})(?:[.,]\\d{1,2}|,-{1,2})?"

const DATES = [
  `${NOT_WITHIN.before}${DAY}[./-] ?${DAY}[./-] ?${YEAR}${NOT_WITHIN.after}`,
  `${NOT_WITHIN.before}${DAY}\\. ?${DAY}\\. ?\\d\\d${NOT_WITHIN.after}`,
  `${NOT_WITHIN.before}${YEAR}-\\d\\d-\\d\\d(?!\\d|-\\d)`,
  `(?:\\b${DAY}(?:\\.|st|nd|rd|th)? ?)?\\b(?:${MONTHS})\\.? (?:${DAY}(?:st|nd|rd|th)?,? )?${YEAR}\\b`,
]
/** Source of a pattern of one date with its year, in folded text. */
export const CALENDAR_DATE = DATES.join('|')

const HARMLESS = [
  ...DATES,
  `(?<!\\d[ .,'’/-]{0,2})${AMOUNT} ?${CURRENCY}(?![a-z])`,
  `(?<![a-z])${CURRENCY} ?${AMOUNT}(?![.,/-]?\\d)`,
  `(?<!\\d[./ -]?)${TIME}(?: ?- ?${TIME})? ?uhr`,
  // The number of an error names the fault, not the person.
  '(?<![a-z])(?:fehler|error)(?:code|nummer|meldung| code| number)?[ :#-]{0,3}\\d{3,10}(?!\\d|[./-]\\d)',
].map(source => new RegExp(source, 'g'))

/** Separators that people put between digits; a comma, a colon or a letter ends the row. */
const ROW = /\+?\d(?:[\s.\-/()_·]{0,8}\d){5,}/g

/** @returns whether these are years side by side (`2025/2026`), or a year beside a month or a count (`11/2026`, `2026. 10`). */
export function isCalendar(row: string): boolean {
  const groups = row.match(/\d+/g) ?? []
  const isYear = (group: string) => /^(?:19|20)\d\d$/.test(group)
  if (groups.every(isYear)) return true
  return groups.length === 2 && groups.some(isYear) && groups.some(group => group.length <= 2)
}

/**
 * Ranges of two dates touch each other, so the second is only recognised once the first is masked.
 * @param text folded
 * @returns the text, as long as before, with dates, amounts and times of day masked
 */
export function withoutHarmless(text: string): string {
  const hide = (all: string, pattern: RegExp) => all.replace(pattern, hit => MASK.repeat(hit.length))
  return [...HARMLESS, ...HARMLESS].reduce(hide, text)
}

export interface LongNumber {
  readonly start: number
  readonly end: number
  readonly kind: 'card' | 'phone' | 'number'
}

/**
 * @param text folded: lower case, ASCII digits
 * @returns offsets [start, end) of each row of six or more digits, whatever blanks, dots, dashes or slashes stand between
 */
export function findLongNumbers(text: string): LongNumber[] {
  const rows = [...withoutHarmless(text).matchAll(ROW)].filter(([row]) => !isCalendar(row))
  return rows.map(({ 0: row, index }) => {
    const digits = row.replace(/\D/g, '')
    const kind = isCardNumber(digits) ? 'card' : /^\+|^0/.test(row) ? 'phone' : 'number'
    return { start: index, end: index + row.length, kind }
  })
}
