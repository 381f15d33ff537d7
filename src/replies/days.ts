/** Days that are named ahead: dates, weekdays, "tomorrow", "by the end of the week". */
import { dateRule } from './dates.ts'
import { partIn } from './dates-parts.ts'
import { DAY_END } from './dates-said.ts'
import type { DayOrder } from './dates-slashed.ts'
import { inAnyCase } from './phrase.ts'
import { RELATIVE } from './promise-days.ts'
import { CLOCK, hourAlone } from './promise-hour.ts'
import type { Found } from './spans.ts'

const WEEKDAYS: readonly (readonly [RegExp, string])[] = [
  [/^mo/i, 'MO'],
  [/^(?:di|tue)/i, 'TU'],
  [/^(?:mi|wed)/i, 'WE'],
  [/^(?:do|thu)/i, 'TH'],
  [/^fr/i, 'FR'],
  [/^(?:sa|sonnabend)/i, 'SA'],
  [/^(?:so|su)/i, 'SU'],
]
const NAMES =
  'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday'
/** Only behind a word that makes it an end: "Mon" and "Fri" are mostly opening hours. */
const SHORT =
  '(?<=(?:by|before|than) )(?:mon|tues?|wed|thu|thurs?|fri)|(?<=(?:bis|spätestens|am|zum) )(?:(?:mo|di|mi|do|fr|sa)(?!\\p{L})|so(?=[.,]? \\d))'
/** "Freitag früh" needs no word before it. */
const PART_OF_DAY = '(?:früh|morgen|vormittag|mittag|nachmittag|abend)'
const HINT =
  /(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:by|before|than) (?:mon|tue|wed|thu|fri)|(?:bis|am|zum|spätestens) (?:mo|di|mi|do|fr|sa|so)/
const WEEKDAY = inAnyCase(
  `(?<![\\p{L}\\p{N}])(spätestens (?:am )?|bis (?:spätestens )?(?:(?:zum|nächsten|kommenden|diesen) )?|(?:by|before|until|till|no later than) (?:the )?${DAY_END}(?:next |this )?|(?:noch )?(?:am|ab|für|kommenden|nächsten|diesen) (?:kommenden |nächsten |diesen )?|(?:on|next|this|for|to) (?:next |this )?|auf (?:den |kommenden |nächsten )?|(?<!(?:jeden|vom|von|seit|letzten|vergangenen|und|oder) )(?=(?:${NAMES}) ?${PART_OF_DAY})|(?<=(?:by|before|until|than|bis|spätestens) ${CLOCK} ))(${NAMES}|${SHORT})(?: ?${PART_OF_DAY})?(?![\\p{L}\\p{N}])`,
  HINT,
)
/** "Nächste Woche Mittwoch", "on Wednesday next week": not the one of this week. */
const OF_NEXT_WEEK = inAnyCase(
  `(?<![\\p{L}\\p{N}])(?:(?:(?:bis|by|spätestens|before) )?(?:(?:nächste|kommende)[nr]? woche,? (?:am )?|next week,? (?:on )?)(${NAMES})|(?:(?:bis|by|spätestens|before|am|on) )?(?:(?:zum|am) )?(${NAMES}) (?:(?:in )?(?:der )?(?:nächste|kommende)[rn]? woche|(?:of )?next week))(?!\\p{L})`,
  /woche|next week/,
)
/** Until a day something may simply last. */
const BOUNDED = /^(?:bis|spätestens|by|before|no later|within|innerhalb|binnen)/i

/** A time that is named; `weak`: it counts only where the company says of itself that it will do something until then. */
export interface NamedDay extends Found {
  readonly weak?: boolean
}

const codeOf = (name: string | undefined): string | undefined =>
  WEEKDAYS.find(([pattern]) => pattern.test(name ?? ''))?.[1]

function weekdayIn(sentence: string): NamedDay | null {
  const next = OF_NEXT_WEEK.exec(sentence)
  const nextCode = codeOf(next?.[1] ?? next?.[2])
  if (next && nextCode)
    return { text: next[0], rule: `next-week:${nextCode}`, bounded: BOUNDED.test(next[0]) }
  const weekday = WEEKDAY.exec(sentence)
  const code = codeOf(weekday?.[2])
  if (!weekday || !code) return null
  return { text: weekday[0], rule: `weekday:${code}`, bounded: BOUNDED.test(weekday[1] ?? '') }
}

function relativeIn(sentence: string): NamedDay | null {
  for (const [pattern, rule] of RELATIVE) {
    const text = pattern.exec(sentence)?.[0].trim()
    if (text) return { text, rule, bounded: BOUNDED.test(text) }
  }
  return null
}

/**
 * @param after instant (ISO 8601 UTC) that dates lie after, or null
 * @param order whether the day or the month stands first between strokes; null: not known
 * @returns the first day of a sentence that lies ahead as a rule, without its time of day; null: none is named
 */
export function dayIn(sentence: string, after: string | null, order: DayOrder | null): NamedDay | null {
  const date = dateRule(sentence, after, order)
  if (date !== null) return { ...date, bounded: BOUNDED.test(date.text) }
  const part = after === null ? null : partIn(sentence, after)
  const named = part ?? weekdayIn(sentence) ?? relativeIn(sentence)
  if (named !== null) return named
  const hour = hourAlone(sentence)
  return hour && { text: hour.text, rule: 'end-of:day', bounded: false, weak: true }
}
