/** Dates whose parts are divided by strokes: "by 30/11/2026" in Britain is "by 11/30/2026" in America. */
import { DATE_START, isPossible, ruleOfDay, type SaidDay } from './dates-said.ts'
import { inAnyCase } from './phrase.ts'

/** How a company writes day and month. */
export type DayOrder = 'day-first' | 'month-first'

const DIVIDED = /\d{1,2}[/-]\d{1,2}/
const WITH_YEAR = inAnyCase(
  `${DATE_START}(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/-])`,
  /\d{1,2}[/-]\d{1,2}[/-]\d{2}/,
)
/** Two digits each: "24/7" and "1/2" are no days. */
const WITHOUT_YEAR = inAnyCase(`${DATE_START}(\\d{2})\\/(\\d{2})(?![\\d/])`, /\d{2}\/\d{2}/)

const EITHER: readonly DayOrder[] = ['day-first', 'month-first']

function inOrder(order: DayOrder, one: string, other: string, year: string | undefined): SaidDay {
  const [day, month] = order === 'day-first' ? [one, other] : [other, one]
  return { year, month: Number(month), day: Number(day) }
}

/**
 * The order that is known decides, where there is such a day. Where none is known, the one reading that is a day and
 * still lies ahead; where both do, nothing: the wrong one may be eleven months off.
 */
function ruleOf(readings: Readonly<Record<DayOrder, SaidDay>>, after: string | null, order: DayOrder | null) {
  if (order !== null && isPossible(readings[order])) return ruleOfDay(readings[order], after)
  const rules = EITHER.filter(each => isPossible(readings[each])).map(each =>
    ruleOfDay(readings[each], after),
  )
  const [rule, other] = new Set(rules.filter(each => each !== false))
  if (rule === undefined) return false
  return other === undefined ? rule : null
}

/**
 * @param after instant (ISO 8601 UTC) that the date lies after, or null
 * @param order how the sender writes dates; null: not known
 * @returns the words with `by:YYYY-MM-DD`; rule null where it could be either of two days, false where it is over or no
 *   day at all; null: no such date is named
 */
export function slashedDate(
  sentence: string,
  after: string | null,
  order: DayOrder | null,
): { readonly text: string; readonly rule: string | null | false } | null {
  if (!DIVIDED.test(sentence)) return null
  const whole = WITH_YEAR.exec(sentence)
  const found = whole ?? WITHOUT_YEAR.exec(sentence)
  if (found === null) return null
  const [one = '', other = '', year] = whole ? [whole[1], whole[3], whole[4]] : [found[1], found[2]]
  const readings = {
    'day-first': inOrder('day-first', one, other, year),
    'month-first': inOrder('month-first', one, other, year),
  }
  return { text: found[0], rule: ruleOf(readings, after, order) }
}
