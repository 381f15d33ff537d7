/** The time a sentence names: the first of its spans, else of its days, with the time of day beside it. */
import type { DayOrder } from './dates-slashed.ts'
import { dayIn, type NamedDay } from './days.ts'
import { hourAlone, hourAround } from './promise-hour.ts'
import { spanIn } from './spans.ts'

/** Characters of a sentence, beyond which nothing is joined to it. */
const LONGEST = 600

/** "Vom 24.12. bis 1.1. geschlossen", "bis Sa. 12 Uhr": the stops of dates and days end no sentence. */
const DATE_ENDS = /(?:\d|(?:bis|am|zum) s[ao])\.$/i

/** @returns the sentences, those joined again that were parted at the stop of a date */
export function withDates(sentences: readonly string[]): string[] {
  const whole: string[] = []
  for (const sentence of sentences) {
    const before = whole.at(-1)
    const goesOn = before !== undefined && DATE_ENDS.test(before) && /^[a-zäöü\d]/.test(sentence)
    if (goesOn && before.length < LONGEST) whole[whole.length - 1] = `${before} ${sentence}`
    else whole.push(sentence)
  }
  return whole
}

/** "Innerhalb von 10 Arbeitstagen, spätestens am 4.12.": the day that is named as the last one is the one to keep. */
const LATEST =
  /^,? (?:und |and |but |aber |jedoch )?(?:allerspätestens|spätestens|no later than|at the latest|latest)/i

function latestBehind(sentence: string, text: string, after: string | null, order: DayOrder | null) {
  const rest = sentence.slice(sentence.indexOf(text) + text.length)
  return LATEST.test(rest) ? dayIn(rest, after, order) : null
}

/**
 * @param after instant (ISO 8601 UTC) that dates lie after, or null
 * @param order whether the day or the month stands first between strokes; null: not known
 * @returns the time, without its hour; null: none is named
 */
export function timeIn(sentence: string, after: string | null, order: DayOrder | null): NamedDay | null {
  const span = spanIn(sentence)
  if (span === null) return dayIn(sentence, after, order)
  return latestBehind(sentence, span.text, after, order) ?? span
}

/** Where an end is meant, though its word stands in front of the hour: "by noon tomorrow". */
const UNTIL = /^(?:bis|spätestens|by|before|no later)\b/i

/** @returns the time with its hour; a time of day belongs to a day, not to a number of hours */
export function withHour(sentence: string, found: NamedDay): NamedDay {
  const { text, rule, bounded } = found
  if (/\dh$/.test(rule ?? '')) return found
  if (found.weak) return { ...found, rule: `${rule}@${hourAlone(sentence)?.time}` }
  const both = hourAround(sentence, text)
  if (both === null) return found
  const whole = rule !== null && both.time !== null ? `${rule}@${both.time}` : rule
  return { text: both.text, rule: whole, bounded: bounded || UNTIL.test(both.text) }
}
