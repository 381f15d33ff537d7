/** Whether a company writes the day or the month first: by its own dates, its language, the country of its addresses. */
import type { DayOrder } from './dates-slashed.ts'
import { hostOf } from './domains.ts'
import type { Prepared } from './incoming.ts'
import { languageOf } from './language.ts'

export type { DayOrder } from './dates-slashed.ts'

/** A date that can only be read one way, as its writer's habit. */
const CLEAR = /(?<![\d/-])(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})(?![\d/-])/g
/** Country endings where English or German is written and the day stands first (CLDR, short dates of these regions). */
const DAY_FIRST = /\.(?:uk|ie|au|nz|in|za|sg|hk|mt|de|at|ch|li|lu|eu|nl|be|fr|it|es|pt|pl|cz|dk|no|fi|gr)$/
/** Canada writes both, the Philippines too: only the United States are sure. */
const MONTH_FIRST = /\.us$/

function habit(text: string): DayOrder | null {
  const orders = new Set<DayOrder>()
  for (const [, one, other] of text.matchAll(CLEAR)) {
    if (Number(one) > 12 && Number(other) <= 12) orders.add('day-first')
    if (Number(other) > 12 && Number(one) <= 12) orders.add('month-first')
  }
  const [order, second] = orders
  return second === undefined ? (order ?? null) : null
}

function ofCountry(hosts: readonly string[]): DayOrder | null {
  if (hosts.some(host => MONTH_FIRST.test(host))) return 'month-first'
  return hosts.some(host => DAY_FIRST.test(host)) ? 'day-first' : null
}

/** @returns the order; null: English from nowhere in particular, where a guess could be eleven months wrong */
export function dayOrderOf({ message, flat }: Prepared): DayOrder | null {
  const own = habit(flat)
  if (own !== null) return own
  if (languageOf(flat) === 'de') return 'day-first'
  const known = (message.company?.known ?? []).filter(
    ({ channel }) => channel === 'email' || channel === 'web-form',
  )
  const named = message.channel === 'email' && message.from !== null ? [message.from] : []
  return ofCountry([...named, ...known.map(({ address }) => address)].map(hostOf))
}
