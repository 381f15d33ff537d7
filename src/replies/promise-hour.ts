/** The time of day beside a day that is promised: "bis morgen 12 Uhr", "by noon tomorrow", "Thursday between 1pm and 6pm". */
import { inAnyCase } from './phrase.ts'

const HOUR = '\\d{1,2}(?:[:.]\\d{2})?'
const DAYPART = '(?: (?:früh|morgens|vormittags|mittags|nachmittags|abends))?'
const ZONE =
  '(?: (?:(?:gmt|utc|bst|e[sd]?t|c[sd]t|m[sd]t|p[sd]?t)(?!\\p{L})|(?:eastern|central|mountain|pacific|atlantic|british|uk|london|new york)(?: standard| daylight| summer)? time))?'
/** Source of an expression for a time by the clock; no group in it. */
export const CLOCK = `(?:${HOUR} ?(?:uhr(?!\\p{L})${DAYPART}|[ap](?:\\.m\\.|\\.?m(?!\\p{L}))|o.clock)|\\d{1,2}:\\d{2}(?!\\d)|noon|midday)${ZONE}`
/** "By 5pm Friday, Eastern time". */
const ELSEWHERE = inAnyCase(`^,?${ZONE.slice(0, -1)}`, /[a-z]/)
const HINT = /\d|noon|midday/
/** "Zwischen 8 und 12 Uhr" ends at twelve. */
const RANGE = `(?:(?:zwischen|von|from|between) )?${HOUR}(?: ?(?:uhr|[ap]\\.?m\\.?))? ?(?:-|–|bis|und|to|and|until) ?`
const SAID = '(?:(?:bis|spätestens|um|by|at|before|until|no later than|gegen|ca\\.|around|about) ){0,2}'
const AFTER = inAnyCase(`^\\.?,?(?: [–-])? ?(?:${RANGE}|${SAID})(${CLOCK})`, HINT)
const BEFORE = inAnyCase(
  `(?<![\\p{L}\\p{N}])(?:bis (?:spätestens )?|spätestens (?:um |bis )?|um |by |before |until |at |no later than )(${CLOCK})(?: (?:am|on|of))?,? $`,
  HINT,
)

/** About that time: the day is sure, the hour is not. */
const ROUGHLY = /(?:gegen|ca\.|around|about) /i
const LATER = /p\.?m|nachmittags|abends/
const ZONED = /(?:gmt|utc|bst|e[sd]?t|c[sd]t|m[sd]t|p[sd]?t| time)$/

/** Twelve at night is left to the day: nobody is sure which one is meant. */
function clockOf(said: string): string | null {
  if (ZONED.test(said)) return null
  if (/noon|midday/.test(said)) return '12:00'
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?/.exec(said) ?? []
  const given = Number(hour)
  const isLater = LATER.test(said) || (/clock/.test(said) && given < 8)
  const hours = given < 12 && isLater ? given + 12 : given
  if (hours === 0 || hours > 23 || Number(minute) > 59 || /^12\D*a\.?m/.test(said)) return null
  return `${String(hours).padStart(2, '0')}:${minute}`
}

export interface WithHour {
  /** The words of the day and of the time, as they stand. */
  readonly text: string
  /** `HH:MM`; null: said, but only roughly, or by the clock of another zone. */
  readonly time: string | null
}

/**
 * @param text the words of the day, as they stand in the sentence
 * @returns both together; null: no time of day stands beside it
 */
export function hourAround(sentence: string, text: string): WithHour | null {
  const start = sentence.indexOf(text)
  if (start < 0) return null
  const end = start + text.length
  const after = AFTER.exec(sentence.slice(end))
  const before = after === null ? BEFORE.exec(sentence.slice(0, start)) : null
  const found = after ?? before
  if (found === null) return null
  const vague = ROUGHLY.test(found[0]) || (after === null && ELSEWHERE.test(sentence.slice(end)))
  const time = vague ? null : clockOf((found[1] ?? '').toLowerCase())
  return { text: after ? text + after[0] : sentence.slice(before?.index ?? start, end), time }
}

const ALONE = inAnyCase(
  `(?<![\\d\\p{L}–-])(?<!(?:\\d|uhr|[ap]\\.?m\\.?|[–-]) )(?:bis (?:spätestens )?|spätestens (?:um |bis )?|by |no later than )(${CLOCK})`,
  HINT,
)

/** @returns a time of day without a day, which is today's; null: none is named, or not by our clock */
export function hourAlone(sentence: string): { readonly text: string; readonly time: string } | null {
  const found = ALONE.exec(sentence)
  const time = found === null ? null : clockOf((found[1] ?? '').toLowerCase())
  return found === null || time === null ? null : { text: found[0], time }
}
