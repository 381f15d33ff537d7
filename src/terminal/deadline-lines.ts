/** How a deadline was counted, in words. */
import type { Deadline } from '../case/deadline.ts'
import type { Language } from '../case/model.ts'
import { dueTime } from '../ladder/due.ts'
import { shortDate, shortTime } from './texts/channels.ts'
import { TIMELINE } from './texts/timeline.ts'

/** @returns the reason a day was skipped: Saturday, a holiday's name, ... */
export function skipWhy(why: string, language: Language): string {
  const { saturday, sunday, closedDay } = TIMELINE[language]
  return { Saturday: saturday, Sunday: sunday, closed: closedDay }[why] ?? why
}

/** @returns `5 business days` for `5bd`; a rule that is none of ours as it stands */
export function ruleText(rule: string, language: Language): string {
  const { units, yourDate } = TIMELINE[language]
  if (/^(by|until):/.test(rule)) return yourDate
  const [, amount, unit] = /^(\d+)(bd|d|h|m)$/.exec(rule) ?? []
  const words = unit === undefined ? undefined : units[unit]
  return words ? `${amount} ${words[amount === '1' ? 0 : 1]}` : rule
}

/** @returns one line for the date, with its hour where it is not the end of a day, and one for the days that were not counted, if there are any */
export function deadlineLines(deadline: Deadline, language: Language): string[] {
  const texts = TIMELINE[language]
  const { rule, calendar, skipped } = deadline
  const days = skipped.map(({ date, why }) => `${shortDate(date, language)} (${skipWhy(why, language)})`)
  const due = texts.due(shortTime(dueTime(deadline), language), ruleText(rule, language), calendar)
  return days.length ? [due, `${texts.notCounted}: ${days.join(', ')}`] : [due]
}
