/** Days by the part of a month, a year or a calendar week: "Anfang Dezember", "by the end of the year", "KW 48". */
import { lastDayOf, MONTH, monthOf, ruleOfDay } from './dates-said.ts'
import { inAnyCase } from './phrase.ts'
import type { Found } from './spans.ts'

const BOUND = '(?:(?:bis|by|before|spätestens) (?:spätestens )?(?:zum )?(?:the )?)?'
const PART_OF_MONTH = inAnyCase(
  `(?<![\\p{L}\\p{N}])${BOUND}(anfang|mitte|ende|early|mid|middle of|beginning of|start of|end of|late)[ -]${MONTH}(?:,? (\\d{4}))?(?![\\p{L}\\p{N}])`,
  /(?:anfang|mitte|ende|early|mid|of|end|late)[ -][jfmasond]/,
)
const END_OF_YEAR = inAnyCase(
  `(?<![\\p{L}\\p{N}])${BOUND}(?:jahresende|ende (?:des|dieses) jahres|end of (?:the|this) year)(?!\\p{L})`,
  /jahres|year/,
)
const CALENDAR_WEEK = inAnyCase(
  '(?<!\\p{L})(?:bis |in (?:der )?|by )?(?:spätestens )?(?:(?:zum )?(anfang|mitte|ende) (?:der )?)?(?:[kc]w ?(\\d{1,2})(?!\\d)|(\\d{1,2})\\. (?:kw|kalenderwoche)(?!\\p{L})|(?<=by |in |of )(?:calendar )?week (\\d{1,2})(?!\\d))',
  /[kc]w|kalenderwoche|week/,
)
const BOUNDED = /^(?:bis|by|before|spätestens)/i
const DAY = 86_400_000

/** A month has three times ten days; the last third ends with it. */
function lastDay(part: string, year: number, month: number): number {
  if (/^(?:anfang|early|beginning|start)/.test(part)) return 10
  return /^mi/.test(part) ? 20 : lastDayOf(year, month)
}

function partOfMonth(sentence: string, after: string): Found | null {
  const found = PART_OF_MONTH.exec(sentence)
  if (found === null) return null
  const [text, part = '', name = '', year] = found
  const month = monthOf(name)
  const day = lastDay(part, Number(year ?? after.slice(0, 4)), month)
  const rule = ruleOfDay({ year, month, day }, after)
  return rule ? { text, rule, bounded: BOUNDED.test(text) } : null
}

/** The week with 4 January is the first (ISO 8601); `weekday` 1 is its Monday. */
function dayOfWeek(year: number, week: number, weekday: number): string {
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY
  return new Date(monday + ((week - 1) * 7 + weekday - 1) * DAY).toISOString().slice(0, 10)
}

/** The year of a week is that of its Thursday; not every year has a 53rd. */
const hasWeek = (year: number, week: number): boolean => dayOfWeek(year, week, 4).startsWith(String(year))

/** The latest day that anybody still calls so; a desk's week ends on its Friday. */
const WEEKDAYS: Readonly<Record<string, number>> = { anfang: 3, mitte: 4, ende: 5 }

/** The next such week is meant. */
function calendarWeek(sentence: string, after: string): Found | null {
  const found = CALENDAR_WEEK.exec(sentence)
  const week = Number(found?.[2] ?? found?.[3] ?? found?.[4])
  if (!found || !(week >= 1 && week <= 53)) return null
  const first = Number(after.slice(0, 4))
  const day = [first, first + 1]
    .filter(year => hasWeek(year, week))
    .map(year => dayOfWeek(year, week, WEEKDAYS[found[1] ?? 'ende'] ?? 5))
    .find(each => each >= after.slice(0, 10))
  return day ? { text: found[0].trim(), rule: `by:${day}`, bounded: BOUNDED.test(found[0]) } : null
}

/**
 * @param after instant (ISO 8601 UTC) it lies after
 * @returns the last day of the part that is named as `by:YYYY-MM-DD`; null: none is
 */
export function partIn(sentence: string, after: string): Found | null {
  const part = partOfMonth(sentence, after) ?? calendarWeek(sentence, after)
  if (part !== null) return part
  const text = END_OF_YEAR.exec(sentence)?.[0]
  return text ? { text, rule: `by:${after.slice(0, 4)}-12-31`, bounded: BOUNDED.test(text) } : null
}
