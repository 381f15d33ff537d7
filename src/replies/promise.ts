/** A time the company names for itself, quoted, with the rule it would be counted by. */
import type { Reading } from '../case/reading.ts'
import type { DayOrder } from './dates-slashed.ts'
import type { NamedDay } from './days.ts'
import { FOR_READER, IN_GENERAL } from './deadline-words.ts'
import { quote } from './phrase.ts'
import { scopeOf } from './promise-clauses.ts'
import { CALLED_OFF, DENIED, PUT_OFF, THREAT } from './promise-denied.ts'
import { timeIn, withDates, withHour } from './promise-time.ts'
import { NEGATED, OURS, PAST, WEEK, WILL } from './promise-words.ts'

type Promised = NonNullable<Reading['promise']>

/** Most sentences name no time: this is looked for first. */
const TIMELY =
  /\d|tag|day|mittwoch|sonnabend|woche|week|monat|month|stunde|hour|std|heute|today|tonight|morgen|tomorrow|fortnight|wochenende|jan|feb|mär|mar|apr|mai|jun|jul|aug|sep|okt|oct|nov|de[cz]|jahr|year|uhr|noon|midday|evening|\b(?:eod|cob|mon|tues?|wed|thu|thurs?|fri)\b|(?:bis|am|zum) (?:mo|di|mi|do|fr|sa|so)\b/i

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

/** "Verschoben auf Freitag", "postponed to Friday". */
const TO = /^(?:auf|to)\b/i
/** "Statt am Freitag": of the day behind it nothing is said but that it is not the one. */
const INSTEAD = /(?:statt|instead of|rather than) $/i
const DAY_RULE = /^(?:by|weekday):/
const NEW_DAY = /^(?:auf|to|until|till|bis|for|für)\b/i

const blotted = (words: string, text: string): string => words.replace(text, '#'.repeat(text.length))

/** What its own clause says of the time; null: nothing against it, nor for it. */
function byClause(sentence: string, { text, rule }: NamedDay): boolean | null {
  if (INSTEAD.test(sentence.slice(0, sentence.indexOf(text)))) return false
  const { words, conditional } = scopeOf(sentence, text)
  const around = blotted(words, text)
  if (conditional || DENIED.test(around) || CALLED_OFF.test(around) || THREAT.test(around)) return false
  if (PUT_OFF.test(around)) return NEW_DAY.test(text)
  return TO.test(text) && DAY_RULE.test(rule ?? '') ? false : null
}

/** "Montag bis Freitag" are opening hours; said with a number of hours ("24 Stunden, Mo-Fr") they belong to it. */
const isOpening = (sentence: string, text: string): boolean =>
  WEEK.test(WEEK.test(text) ? blotted(sentence, text) : sentence)

/** Somebody of the company is to keep it, and it lies ahead. */
function isKept(sentence: string, day: NamedDay, careful: boolean): boolean {
  const { text, rule, bounded, weak = false } = day
  if (NEGATED.test(sentence) || isOpening(sentence, text) || isAsked(text, sentence)) return false
  const said = byClause(sentence, day)
  if (said !== null) return said
  const { ours, readers, past } = signsAround(text, sentence, weak)
  if (readers || ((careful || weak) && !ours)) return false
  if (ours) return !past || bounded
  if (past || IN_GENERAL.test(sentence)) return false
  if (!bounded && isHours(rule) && !ANSWERS.test(sentence)) return false
  return bounded || WILL.test(sentence)
}

/** Times of one sentence that are looked at: more than that is a table. */
const MOST_TIMES = 4

/** The first time of a sentence that is kept: one that is called off may stand before the one that takes its place. */
function keptIn(sentence: string, after: string | null, manner: Manner): NamedDay | null {
  let rest = sentence
  for (let looked = 0; looked < MOST_TIMES; looked++) {
    const day = timeIn(rest, after, manner.order ?? null)
    if (day === null) return null
    const found = withHour(rest, day)
    if (isKept(rest, { ...day, bounded: found.bounded }, manner.careful ?? false)) return found
    rest = blotted(rest, found.text)
  }
  return null
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
  manner: Manner = {},
): Promised | null {
  for (const sentence of withDates(sentences)) {
    const found = TIMELY.test(sentence) ? keptIn(sentence, after, manner) : null
    if (found !== null) return { text: quote(found.text), rule: found.rule, dueAt: null }
  }
  return null
}
