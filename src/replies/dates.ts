/** Calendar dates in a sentence that names them as an end: "bis 30.11.2026", "by 30 November 2026", "by 30/11/2026". */
import { DATE_START, MONTH, monthOf, ruleOfDay, type SaidDay } from './dates-said.ts'
import { type DayOrder, slashedDate } from './dates-slashed.ts'
import { inAnyCase } from './phrase.ts'

/** Two digits that begin a time of day ("30.11. 12:00 Uhr") are no year. */
const NUMERIC = inAnyCase(
  `${DATE_START}(\\d{1,2})\\. ?(\\d{1,2})\\.(?: ?(\\d{4}|\\d{2})(?! ?uhr|[:.]\\d|\\d))?`,
  /\d\. ?\d{1,2}\./,
)
const DAY_FIRST = inAnyCase(
  `${DATE_START}(\\d{1,2})(?:\\.|st|nd|rd|th)? (?:of )?${MONTH}(?:\\.?,? (\\d{4}))?(?![\\p{L}\\p{N}])`,
  /\d(?:\.|st|nd|rd|th)? (?:of )?[jfmasond]/,
)
const MONTH_FIRST = inAnyCase(
  `${DATE_START}${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?![\\p{L}\\p{N}])`,
  /[a-z]\.? \d/,
)
const ISO = inAnyCase(`${DATE_START}(\\d{4})([-/])(\\d{2})\\2(\\d{2})(?!\\d)`, /\d{4}[-/]\d{2}[-/]\d{2}/)

interface Named extends SaidDay {
  readonly text: string
}

function findDate(sentence: string): Named | null {
  const iso = ISO.exec(sentence)
  if (iso) return { text: iso[0], year: iso[1], month: Number(iso[3]), day: Number(iso[4]) }
  const numeric = NUMERIC.exec(sentence)
  if (numeric)
    return { text: numeric[0], year: numeric[3], month: Number(numeric[2]), day: Number(numeric[1]) }
  const dayFirst = DAY_FIRST.exec(sentence)
  if (dayFirst)
    return { text: dayFirst[0], year: dayFirst[3], month: monthOf(dayFirst[2]!), day: Number(dayFirst[1]) }
  const other = MONTH_FIRST.exec(sentence)
  return other ? { text: other[0], year: other[3], month: monthOf(other[1]!), day: Number(other[2]) } : null
}

/** Dates of one sentence that are looked at. */
const MOST = 4

function ruleIn(sentence: string, after: string | null, order: DayOrder | null) {
  const found = findDate(sentence)
  const named = found && { text: found.text, rule: ruleOfDay(found, after) }
  return named ?? slashedDate(sentence, after, order)
}

/**
 * @param after instant (ISO) that a date without a year lies after, or null
 * @param order whether the day or the month stands first between strokes; null: not known
 * @returns the words and `by:YYYY-MM-DD`, rule null where no year is known or it could be either of two days; null where
 *   no date is named that is not over. Of several the first that lies ahead
 */
export function dateRule(
  sentence: string,
  after: string | null,
  order: DayOrder | null = null,
): { text: string; rule: string | null } | null {
  let rest = sentence
  for (let looked = 0; looked < MOST; looked++) {
    const date = ruleIn(rest, after, order)
    if (date === null) return null
    if (date.rule !== false) return { text: date.text, rule: date.rule }
    rest = rest.replace(date.text, '#'.repeat(date.text.length))
  }
  return null
}
