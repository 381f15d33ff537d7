/** Which years' holidays a rule may touch, so that they can be fetched before it is counted. */
import type { Rule } from './rule.ts'

/** Business days in the poorest year of any calendar are far above this; hours are held against a short day. */
const BUSINESS_DAYS_A_YEAR = 200
const DAYS_A_YEAR = 365
const MONTHS_A_YEAR = 12
/** One service hour a day on one day a week is the least that hours can say. */
const HOURS_A_YEAR = 50

function span(rule: Rule, first: number): number {
  switch (rule.kind) {
    case 'business-days':
      return Math.ceil(rule.amount / BUSINESS_DAYS_A_YEAR)
    case 'days':
      return Math.ceil(rule.amount / DAYS_A_YEAR)
    case 'months':
      return Math.ceil(rule.amount / MONTHS_A_YEAR)
    case 'hours':
      return Math.ceil(rule.amount / HOURS_A_YEAR)
    case 'date':
      return Math.max(0, Number(rule.date.slice(0, 4)) - first)
  }
}

/** @returns every year from the one before `from` (zones) to one after the last the rule can end in */
export function yearsOf(rule: Rule, from: string): number[] {
  const first = Number(from.slice(0, 4))
  return Array.from({ length: span(rule, first) + 3 }, (_, index) => first - 1 + index)
}
