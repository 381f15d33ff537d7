/** A time the company names for itself, quoted, with the rule it would be counted by. */
import type { Reading } from '../case/reading.ts'
import type { DayOrder } from './dates-slashed.ts'
import { dayIn, type NamedDay } from './days.ts'
import { FOR_READER, IN_GENERAL } from './deadline-words.ts'
import { quote } from './phrase.ts'
import { hourAlone, hourAround } from './promise-hour.ts'
import { NEGATED, OURS, PAST, WILL } from './promise-words.ts'
import { spanIn } from './spans.ts'

type Promised = NonNullable<Reading['promise']>

/** Most sentences name no time: this is looked for first. */
const TIMELY =
  /\d|tag|day|mittwoch|sonnabend|woche|week|monat|month|stunde|hour|std|heute|today|tonight|morgen|tomorrow|fortnight|wochenende|jan|feb|mär|mar|apr|mai|jun|jul|aug|sep|okt|oct|nov|de[cz]|jahr|year|uhr|noon|midday|evening|\b(?:eod|cob|mon|tues?|wed|thu|thurs?|fri)\b/i

/** Characters of a sentence, beyond which nothing is joined to it. */
const LONGEST = 600

/** Where one thing that is said ends and the next begins. */
const CLAUSES = /[,;:(]\s|\s[–-]\s|\s(?:und|and|or|oder|then|dann|but|aber|while|sonst)\s/iu
/** An answer takes hours; so does a repair, which is no promise. */
const ANSWERS =
  /repl|respon|answer|antwort|rückmeld|bearbeit|back to you|wait(?:ing)? time|wartezeit|reaktionszeit/i

/** The clause a time stands in; the whole sentence where it reaches over several. */
function clauseWith(text: string, sentence: string): string {
  return sentence.split(CLAUSES).find(clause => clause.includes(text)) ?? sentence
}

/** "Does Monday suit?": what the question is about is not promised; what was said before its comma may be. */
function isAsked(text: string, sentence: string): boolean {
  const clauses = sentence.split(CLAUSES)
  return /\?["”“)]*\s*$/.test(sentence) && (clauses.at(-1)?.includes(text) || clauses.length === 1)
}

interface Signs {
  readonly ours: boolean
  readonly readers: boolean
  readonly past: boolean
}

const signsOf = (words: string): Signs => ({
  ours: OURS.test(words),
  readers: FOR_READER.test(words),
  past: PAST.test(words),
})

/** What stands nearest to the time decides: its clause, and only if that says nothing the sentence. */
function signsAround(text: string, sentence: string, weak: boolean): Signs {
  const clause = clauseWith(text, sentence)
  const near = signsOf(clause)
  return weak || near.ours || near.readers || near.past || WILL.test(clause) ? near : signsOf(sentence)
}

/** `48h`, not `end-of:month`. */
const isHours = (rule: string | null): boolean => /\dh$/.test(rule ?? '')

/** Somebody of the company is to keep it, and it lies ahead. */
function isKept(
  sentence: string,
  { text, rule, bounded, weak = false }: NamedDay,
  careful: boolean,
): boolean {
  if (NEGATED.test(sentence) || isAsked(text, sentence)) return false
  const { ours, readers, past } = signsAround(text, sentence, weak)
  if (readers || ((careful || weak) && !ours)) return false
  if (ours) return !past || bounded
  if (past || IN_GENERAL.test(sentence)) return false
  if (!bounded && isHours(rule) && !ANSWERS.test(sentence)) return false
  return bounded || WILL.test(sentence)
}

/** "Vom 24.12. bis 1.1. geschlossen": the stops of dates end no sentence. */
function withDates(sentences: readonly string[]): string[] {
  const whole: string[] = []
  for (const sentence of sentences) {
    const before = whole.at(-1)
    const goesOn = before !== undefined && /\d\.$/.test(before) && /^[a-zäöü\d]/.test(sentence)
    if (goesOn && before.length < LONGEST) whole[whole.length - 1] = `${before} ${sentence}`
    else whole.push(sentence)
  }
  return whole
}

/** Where an end is meant, though its word stands in front of the hour: "by noon tomorrow". */
const UNTIL = /^(?:bis|spätestens|by|before|no later)\b/i

/** A time of day belongs to a day, not to a number of hours. */
function withHour(sentence: string, found: NamedDay): NamedDay {
  const { text, rule, bounded } = found
  if (isHours(rule)) return found
  if (found.weak) return { ...found, rule: `${rule}@${hourAlone(sentence)?.time}` }
  const both = hourAround(sentence, text)
  if (both === null) return found
  const whole = rule !== null && both.time !== null ? `${rule}@${both.time}` : rule
  return { text: both.text, rule: whole, bounded: bounded || UNTIL.test(both.text) }
}

/** How a message is to be read. */
export interface Manner {
  /**
   * Whether the message as a whole refuses or asks: then a time is mostly the reader's, and counts only with the company
   * as the subject.
   */
  readonly careful?: boolean
  /** Whether its writer puts the day or the month first between strokes; null: not known. */
  readonly order?: DayOrder | null
}

/**
 * @param after instant (ISO 8601 UTC) the message came: dates without a year lie after it; null: not known
 * @returns the first time they set themselves; null for "shortly", for what is over and for deadlines they set the
 *   reader. `rule`: `5bd`, `14d`, `2m`, `48h` (hours on the wall clock), `service:4h`, `weekday:MO`, `next-week:MO`,
 *   `by:YYYY-MM-DD`, `end-of:day|week|next-week|month|next-month`, `start-of:next-week`, `middle-of:next-week`, each that
 *   names a day also with its time (`1d@12:00`); or null (said, but not countable, as a date that may be either of two
 *   days). `dueAt` is for the caller, who has a calendar
 */
export function promiseIn(
  sentences: readonly string[],
  after: string | null,
  { careful = false, order = null }: Manner = {},
): Promised | null {
  for (const sentence of withDates(sentences)) {
    if (!TIMELY.test(sentence)) continue
    const day = spanIn(sentence) ?? dayIn(sentence, after, order)
    if (day === null) continue
    const found = withHour(sentence, day)
    if (isKept(sentence, { ...day, bounded: found.bounded }, careful)) {
      return { text: quote(found.text), rule: found.rule, dueAt: null }
    }
  }
  return null
}
