/** A day as it was said, with or without its year, and the rule it is counted by. */

const WEEKDAY_DE =
  '(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|(?:mo|di|mi|do|fr|sa|so)\\.?),? (?:den |dem )?)?'
const WEEKDAY_EN =
  '(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)\\.?),? )?'
/** Source of an expression for the end of a working day, as it stands before a day. */
export const DAY_END =
  '(?:(?:the )?(?:(?:close|end) of (?:the )?(?:(?:business|working) )?(?:day|business|play)|cob|eod) (?:on )?)?'
const LEAD = `(?:(?:spätestens (?:am |zum )?|bis (?:spätestens )?(?:zum |einschließlich )?)${WEEKDAY_DE}|(?:am|ab dem|zum) ${WEEKDAY_DE}|(?:by|before|on|until|till|(?:no|not) later than) ${DAY_END}(?:the )?${WEEKDAY_EN}|auf (?:den )?${WEEKDAY_DE}|to (?:the )?${WEEKDAY_EN})`

/** Source of an expression for where a date begins that is named as an end; none is inside a word. */
export const DATE_START = `(?<![\\p{L}\\p{N}])${LEAD}`

/** Source of an expression for the name of a month, as one group. */
export const MONTH =
  '(jan(?:uar|uary)?|feb(?:ruar|ruary)?|märz|maerz|mrz|mar(?:ch)?|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dez(?:ember)?|dec(?:ember)?)'
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

/** @returns 1 to 12 for what {@link MONTH} matches */
export const monthOf = (name: string): number => MONTHS.findIndex(pattern => pattern.test(name)) + 1

/** A day that was said; `year` as it was written, of two or four digits. */
export interface SaidDay {
  readonly year: string | undefined
  readonly month: number
  readonly day: number
}

const two = (value: number): string => String(value).padStart(2, '0')

/** @returns the number of the last day of a month, 1 to 12 */
export const lastDayOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month)
}

/** Half a year, in days: nobody promises later than that without saying the year. */
const NEAR = 183
const DAY = 86_400_000

const fullYear = (said: string): number => (said.length === 2 ? 2000 : 0) + Number(said)

/**
 * Without a year the next such day is meant. A day that lies more than half a year ahead was told, not promised; so
 * was one of a year that is over.
 * @returns the year; null: not known; false: it is over
 */
function yearOf({ year: said, month, day }: SaidDay, after: string | null): number | null | false {
  if (after === null) return said ? fullYear(said) : null
  const start = Date.parse(`${after.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(start)) return said ? fullYear(said) : null
  const isAhead = (year: number): boolean => Date.UTC(year, month - 1, day) >= start
  if (said) return isAhead(fullYear(said)) ? fullYear(said) : false
  const first = Number(after.slice(0, 4))
  const year = isAhead(first) ? first : first + 1
  return Date.UTC(year, month - 1, day) - start <= NEAR * DAY ? year : false
}

/** @returns whether there is such a day in any year: the thirtieth of a thirteenth month is none */
export const isPossible = ({ year, month, day }: SaidDay): boolean =>
  isDay(year === undefined ? 2000 : fullYear(year), month, day)

/**
 * @param after instant (ISO 8601 UTC) that a date without a year lies after, or null
 * @returns `by:YYYY-MM-DD`; null: no year is known; false: it is over, or there is no such day
 */
export function ruleOfDay(said: SaidDay, after: string | null): string | null | false {
  const year = yearOf(said, after)
  if (year === false || year === null) return year
  const { month, day } = said
  return isDay(year, month, day) ? `by:${year}-${two(month)}-${two(day)}` : false
}
