/** Waiting rules as people type them: `5bd`, `14d`, `4h`, `2m`, `by:2026-12-01`. */

import { EXIT, UserError } from '../../errors.ts'
import { isDay } from './day.ts'

export type RuleKind = 'business-days' | 'days' | 'hours' | 'months'

/** A number of one kind, or a fixed day. Kinds are never turned into each other (rights.md section 4). */
export type Rule =
  | { readonly kind: RuleKind; readonly amount: number }
  | { readonly kind: 'date'; readonly date: string }

const UNITS: ReadonlyMap<string, { readonly kind: RuleKind; readonly most: number }> = new Map([
  ['bd', { kind: 'business-days', most: 3660 }],
  ['d', { kind: 'days', most: 3660 }],
  ['h', { kind: 'hours', most: 2000 }],
  ['m', { kind: 'months', most: 120 }],
])

/** The spelling kept in a case: no spaces around, lower case. */
export function canonicalRule(text: string): string {
  return text.trim().toLowerCase()
}

/**
 * Reads a waiting rule; case and spaces around it do not matter.
 * @param text `1bd`..`3660bd`, `1d`..`3660d`, `1h`..`2000h` (service hours), `1m`..`120m` (months), `by:YYYY-MM-DD`.
 *   The bounds are ours: ten years, and about one year of service hours.
 * @returns null when it is none of these
 */
export function parseRule(text: string): Rule | null {
  if (text.length > 40) return null
  const canonical = canonicalRule(text)
  if (canonical.startsWith('by:')) {
    const date = canonical.slice(3)
    return isDay(date) ? { kind: 'date', date } : null
  }
  const match = /^([1-9]\d{0,3})(bd|d|h|m)$/.exec(canonical)
  const unit = UNITS.get(match?.[2] ?? '')
  const amount = Number(match?.[1])
  return unit && amount <= unit.most ? { kind: unit.kind, amount } : null
}

/**
 * Like {@link parseRule}, for input that must be a rule.
 * @throws UserError `bad_rule`, exit 2, with examples
 */
export function requireRule(text: string): Rule {
  const rule = parseRule(text)
  if (rule) return rule
  throw new UserError('bad_rule', EXIT.usage, `"${text.slice(0, 40)}" is not a waiting rule.`, {
    hints: [
      'Examples: 5bd (business days), 14d (calendar days), 4h (service hours), 2m (months), by:2026-12-01.',
      'Bounds: 1 to 3660 for bd and d, 1 to 2000 for h, 1 to 120 for m.',
    ],
  })
}
