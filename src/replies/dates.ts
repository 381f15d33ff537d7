/** Calendar dates in a sentence that names them as an end: "bis 30.11.2026", "by 30 November 2026". */

import { inAnyCase } from './phrase.ts'

const MONTHS: readonly RegExp[] = [
  /^jan/i,
  /^feb/i,
  /^(?:mär|mar|mrz|maer)/i,
  /^apr/i,
  /^ma[iy]/i,
  /^jun/i,
  /^jul/i,
  /^aug/i,
  /^sep/i,
  /^o[ck]t/i,
  /^nov/i,
  /^de[cz]/i,
]
const MONTH =
  '(jan(?:uar|uary)?|feb(?:ruar|ruary)?|märz|maerz|mrz|mar(?:ch)?|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dez(?:ember)?|dec(?:ember)?)'
const LEAD =
  '(?:(?:spätestens (?:am |zum )?|bis (?:spätestens )?(?:zum |einschließlich )?)(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),? (?:den |dem )?)?|(?:am|ab dem|zum) (?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),? (?:den |dem )?)?|(?:by|on|until|no later than) (?:the )?(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday),? )?)'

/** Where a date begins; none is inside a word. */
const start = `(?<![\\p{L}\\p{N}])${LEAD}`
const NUMERIC = inAnyCase(
  `${start}(\\d{1,2})\\. ?(\\d{1,2})\\.(?: ?(\\d{4}|\\d{2})(?!\\d))?`,
  /\d\. ?\d{1,2}\./,
)
const DAY_FIRST = inAnyCase(
  `${start}(\\d{1,2})(?:\\.|st|nd|rd|th)? (?:of )?${MONTH}\\.?(?:,? (\\d{4}))?(?![\\p{L}\\p{N}])`,
  /\d(?:\.|st|nd|rd|th)? (?:of )?[jfmasond]/,
)
const MONTH_FIRST = inAnyCase(
  `${start}${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?![\\p{L}\\p{N}])`,
  /[a-z]\.? \d/,
)
const ISO = inAnyCase(`${start}(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)`, /\d{4}-\d{2}-\d{2}/)

const two = (value: number): string => String(value).padStart(2, '0')

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Half a year, in days: nobody promises later than that without saying the year. */
const NEAR = 183
const DAY = 86_400_000

/**
 * Without a year the next such day is meant. A day that lies more than half a year ahead was told, not promised; so
 * was one of a year that is over.
 * @returns the year; null: not known; false: it is over
 */
function yearOf({ year: said, month, day }: Found, after: string | null): number | null | false {
  if (after === null) return said ? fullYear(said) : null
  const start = Date.parse(`${after.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(start)) return said ? fullYear(said) : null
  const isAhead = (year: number): boolean => Date.UTC(year, month - 1, day) >= start
  if (said) return isAhead(fullYear(said)) ? fullYear(said) : false
  const first = Number(after.slice(0, 4))
  const year = isAhead(first) ? first : first + 1
  return Date.UTC(year, month - 1, day) - start <= NEAR * DAY ? year : false
}

const fullYear = (said: string): number => (said.length === 2 ? 2000 : 0) + Number(said)

const monthOf = (name: string): number => MONTHS.findIndex(pattern => pattern.test(name)) + 1

interface Found {
  readonly text: string
  readonly year: string | undefined
  readonly month: number
  readonly day: number
}

function findDate(sentence: string): Found | null {
  const iso = ISO.exec(sentence)
  if (iso) return { text: iso[0], year: iso[1], month: Number(iso[2]), day: Number(iso[3]) }
  const numeric = NUMERIC.exec(sentence)
  if (numeric)
    return { text: numeric[0], year: numeric[3], month: Number(numeric[2]), day: Number(numeric[1]) }
  const dayFirst = DAY_FIRST.exec(sentence)
  if (dayFirst)
    return { text: dayFirst[0], year: dayFirst[3], month: monthOf(dayFirst[2]!), day: Number(dayFirst[1]) }
  const other = MONTH_FIRST.exec(sentence)
  return other ? { text: other[0], year: other[3], month: monthOf(other[1]!), day: Number(other[2]) } : null
}

/**
 * @param after instant (ISO) that a date without a year lies after, or null
 * @returns the words and `by:YYYY-MM-DD`, rule null where no year is known; null where no date is named, or one that is over
 */
export function dateRule(
  sentence: string,
  after: string | null,
): { text: string; rule: string | null } | null {
  const found = findDate(sentence)
  if (found === null) return null
  const { text, month, day } = found
  const year = yearOf(found, after)
  if (year === false) return null
  if (year === null) return { text, rule: null }
  return isDay(year, month, day) ? { text, rule: `by:${year}-${two(month)}-${two(day)}` } : null
}
