/** A time the company names for itself, quoted, with the rule it would be counted by. */
import type { Reading } from '../case/reading.ts'
import { dateRule } from './dates.ts'
import { quote } from './phrase.ts'
import { LOOSE, NOT_THEIRS, TOMORROW, WILL } from './promise-words.ts'

type Promised = NonNullable<Reading['promise']>

const NUMBERS: Readonly<Record<string, number>> = {
  ein: 1,
  eine: 1,
  einem: 1,
  einen: 1,
  einer: 1,
  eines: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  vierzehn: 14,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fourteen: 14,
}
const COUNT = `(\\d{1,3}|${Object.keys(NUMBERS).join('|')})`
const RANGE = `(?:${COUNT} ?(?:-|–|bis(?: zu)?|to|oder|or) ?)?${COUNT}`
const UNIT =
  '(werktag(?:e|en|s)?|arbeitstag(?:e|en|s)?|geschäftstag(?:e|en|s)?|(?:business|working) days?|tag(?:e|en|es)?|days?|stunden?|hours?|hrs?|wochen?|weeks?|monat(?:e|en|s)?|months?|minuten?|minutes?)'
const SPAN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:innerhalb (?:von |der nächsten |der kommenden |eines |einer )?|binnen |in (?:den nächsten |the next |about |ca\\. |etwa |spätestens )?|within (?:the next )?|spätestens (?:in|nach) |nach spätestens |dauert~?|takes?~?|(?:bearbeitungszeit|response time|processing time)~?)(?:(?:ca\\.|etwa|about|up to|bis zu|maximal|max\\.|rund|der nächsten|the next) )?${RANGE} (?:weiteren |kommenden )?${UNIT}(?![\\p{L}\\p{N}])`.replaceAll(
    '~',
    '[^.!?\\n]{0,40}? ',
  ),
  'iu',
)
const GENITIVE =
  /(?<![\p{L}\p{N}])innerhalb (eines|einer|der nächsten) (werktage?s?|arbeitstage?s?|tage?s?|woche|monats?|stunde)(?![\p{L}\p{N}])/iu

const WEEKDAYS: readonly (readonly [RegExp, string])[] = [
  [/^(?:montag|monday)/i, 'MO'],
  [/^(?:dienstag|tuesday)/i, 'TU'],
  [/^(?:mittwoch|wednesday)/i, 'WE'],
  [/^(?:donnerstag|thursday)/i, 'TH'],
  [/^(?:freitag|friday)/i, 'FR'],
  [/^(?:samstag|sonnabend|saturday)/i, 'SA'],
  [/^(?:sonntag|sunday)/i, 'SU'],
]
const WEEKDAY =
  /(?<![\p{L}\p{N}])(?:(?:bis (?:spätestens )?(?:zum )?(?:kommenden |nächsten )?|(?:am|ab) (?:kommenden |nächsten )?|(?:kommenden|nächsten|diesen) |(?:by|on|next|this|until) (?:next |this )?)((?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday))(?:(?:vor|nach)mittag|abend)?)(?![\p{L}\p{N}])/iu

const number = (word: string): number => NUMBERS[word.toLowerCase()] ?? Number.parseInt(word, 10)

/** Hours on the wall clock are said as days where they make whole ones: a rule in `h` counts service hours. */
function spanRule(count: number, unit: string): string | null {
  if (/^(?:werk|arbeits|geschäfts|business|working)/i.test(unit)) return `${count}bd`
  if (/^(?:tag|day)/i.test(unit)) return `${count}d`
  if (/^(?:woche|week)/i.test(unit)) return `${count * 7}d`
  if (/^mon/i.test(unit)) return `${count}m`
  return /^(?:stunde|hour|hr)/i.test(unit) && count > 0 && count % 24 === 0 ? `${count / 24}d` : null
}

const promised = (text: string, rule: string | null): Promised => ({ text: quote(text), rule, dueAt: null })

function spanIn(sentence: string): Promised | null {
  const single = GENITIVE.exec(sentence)
  if (single) return promised(single[0], single[1]!.startsWith('der') ? null : spanRule(1, single[2]!))
  const span = SPAN.exec(sentence)
  return span ? promised(span[0], spanRule(number(span[2]!), span[3]!)) : null
}

function dayIn(sentence: string, after: string | null): Promised | null {
  const date = dateRule(sentence, after)
  if (date !== null) return promised(date.text, date.rule)
  const weekday = WEEKDAY.exec(sentence)
  const code = weekday ? WEEKDAYS.find(([pattern]) => pattern.test(weekday[1]!))?.[1] : undefined
  if (weekday && code) return promised(weekday[0], `weekday:${code}`)
  const tomorrow = TOMORROW.exec(sentence)
  if (tomorrow) return promised(tomorrow[0], '1d')
  const loose = LOOSE.exec(sentence)
  return loose ? promised(loose[0], null) : null
}

/**
 * @param after instant that dates without a year lie after, or null
 * @returns the first time they set themselves; `rule` is `5bd`, `3d`, `1m`, `weekday:MO`, `by:YYYY-MM-DD` or null
 *   (said, but not countable); null for "shortly" and for deadlines they set the reader. `dueAt` is for the caller.
 */
export function promiseIn(sentences: readonly string[], after: string | null): Promised | null {
  for (const sentence of sentences) {
    if (NOT_THEIRS.test(sentence)) continue
    const found = WILL.test(sentence) ? (spanIn(sentence) ?? dayIn(sentence, after)) : null
    if (found !== null) return found
  }
  return null
}
