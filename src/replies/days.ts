/** Days that are named ahead: dates, weekdays, "tomorrow", "by the end of the week". */
import { dateRule } from './dates.ts'
import { inAnyCase, type Pattern } from './phrase.ts'
import type { Found } from './spans.ts'

const WEEKDAYS: readonly (readonly [RegExp, string])[] = [
  [/^mon/i, 'MO'],
  [/^(?:dienstag|tuesday)/i, 'TU'],
  [/^(?:mittwoch|wednesday)/i, 'WE'],
  [/^(?:donnerstag|thursday)/i, 'TH'],
  [/^(?:freitag|friday)/i, 'FR'],
  [/^(?:sam|sonnabend|saturday)/i, 'SA'],
  [/^(?:sonntag|sunday)/i, 'SU'],
]
const NAMES =
  'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const WEEKDAY = inAnyCase(
  `(?<![\\p{L}\\p{N}])(spätestens (?:am )?|bis (?:spätestens )?(?:(?:zum|nächsten|kommenden|diesen) )?|(?:by|before|until|till|no later than) (?:the )?(?:end of (?:the )?(?:day )?(?:on )?|close of (?:play|business) (?:on )?|end of day |next |this )?|(?:noch )?(?:am|ab|für|kommenden|nächsten|diesen) (?:kommenden |nächsten |diesen )?|(?:on|next|this|for) (?:next |this )?)(${NAMES})(?:(?:vor|nach)mittag|abend)?(?![\\p{L}\\p{N}])`,
  /(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:mon|tues|wednes|thurs|fri|satur|sun)day/,
)
const RELATIVE: readonly (readonly [Pattern, string])[] = [
  [
    inAnyCase(
      '(?<!\\p{L})(?:bis |spätestens |gleich |schon )?übermorgen(?!\\p{L})|(?<!\\p{L})(?:the )?day after tomorrow(?!\\p{L})',
      /übermorgen|tomorrow/,
    ),
    '2d',
  ],
  [
    /(?<!(?:\p{L}|guten |heute |gestern ))(?:bis |schon |gleich |spätestens |noch )?(?<!guten )morgen(?: (?:früh|vormittag|mittag|nachmittag|abend|im laufe))?(?!\p{L})|(?<!\p{L})(?:by |before )?tomorrow(?: (?:morning|afternoon|evening))?(?!['’]s|\p{L})/u,
    '1d',
  ],
  [
    inAnyCase(
      '(?<!\\p{L})(?:noch (?:im laufe des )?heutigen? tag\\p{L}{0,2}|noch (?:am )?heute|heute noch|bis heute abend|im laufe des (?:heutigen )?tages|by (?:the )?(?:end of (?:the )?(?:day|today|play)|close of business|tonight)|(?:later |before the end of )?(?<!(?:from|as of|since|until|time) )today)(?!.s\\b|\\p{L})',
      /heut|tages|today|day|business|tonight/,
    ),
    'end-of:day',
  ],
  [
    inAnyCase(
      '(?<!\\p{L})(?:(?:bis |zum )?(?:anfang|mitte|ende|im laufe)? ?(?:der )?(?:nächste[nr]?|kommende[nr]?) woche|(?:early |by the end of |later )?next week|(?:by )?(?:the )?end of next week)(?!\\p{L})',
      /woche|next week/,
    ),
    'end-of:next-week',
  ],
  [
    inAnyCase(
      '(?<!\\p{L})(?:bis (?:zum )?(?:ende der woche|wochenende|ende dieser woche)|(?:noch |im laufe )?(?:in )?(?:diese|dieser) woche(?: noch)?|ende der woche|(?:by |before )?(?:the )?end of (?:the|this) week|(?:later |before the end of |during )?this week)(?!\\p{L})',
      /woche|week/,
    ),
    'end-of:week',
  ],
  [
    inAnyCase(
      '(?<!\\p{L})(?:bis (?:zum )?(?:ende des monats|monatsende|ende dieses monats)|(?:by )?(?:the )?end of (?:the|this) month)(?!\\p{L})',
      /monat|month/,
    ),
    'end-of:month',
  ],
]
/** Until a day something may simply last. */
const BOUNDED = /^(?:bis|spätestens|by|before|no later)/i

const CALENDAR_WEEK =
  /(?:bis )?(?:spätestens )?(?:(?:zum )?(?:Anfang|Mitte|Ende) der )?(?:(?<!\p{L})KW ?(\d{1,2})(?!\d)|(\d{1,2})\. (?:KW|Kalenderwoche)|(?<=by |in |of )week (\d{1,2})(?!\d))/u
const DAY = 86_400_000

/** A calendar week (ISO 8601) ends for a desk on its Friday; the next such week is meant. */
function calendarWeek(sentence: string, after: string): Found | null {
  const found = CALENDAR_WEEK.exec(sentence)
  const week = Number(found?.[1] ?? found?.[2] ?? found?.[3])
  if (!found || !(week >= 1 && week <= 53)) return null
  const year = Number(after.slice(0, 4))
  const ahead = [fridayOf(year, week), fridayOf(year + 1, week)].find(day => day >= after.slice(0, 10))
  return ahead ? { text: found[0], rule: `by:${ahead}`, bounded: /bis|by/.test(found[0]) } : null
}

/** The week with 4 January is the first. */
function fridayOf(year: number, week: number): string {
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY
  return new Date(monday + ((week - 1) * 7 + 4) * DAY).toISOString().slice(0, 10)
}

/** @returns the first day of a sentence that lies ahead as a rule, null: none is named */
export function dayIn(sentence: string, after: string | null): Found | null {
  const date = dateRule(sentence, after)
  if (date !== null) return { ...date, bounded: BOUNDED.test(date.text) }
  const week = after === null ? null : calendarWeek(sentence, after)
  if (week !== null) return week
  const weekday = WEEKDAY.exec(sentence)
  const code = weekday ? WEEKDAYS.find(([pattern]) => pattern.test(weekday[2] ?? ''))?.[1] : undefined
  if (weekday && code)
    return { text: weekday[0], rule: `weekday:${code}`, bounded: BOUNDED.test(weekday[1] ?? '') }
  for (const [pattern, rule] of RELATIVE) {
    const text = pattern.exec(sentence)?.[0].trim()
    if (text) return { text, rule, bounded: BOUNDED.test(text) }
  }
  return null
}
