/** How a deadline was counted, in words. */
import type { Deadline } from '../case/deadline.ts'
import type { Language } from '../case/model.ts'
import { shortDate } from './texts/channels.ts'
import { TIMELINE } from './texts/timeline.ts'

/** @returns the reason a day was skipped: Saturday, a holiday's name, ... */
export function skipWhy(why: string, language: Language): string {
  const { saturday, sunday, closedDay } = TIMELINE[language]
  return { Saturday: saturday, Sunday: sunday, closed: closedDay }[why] ?? why
}

/** @returns one line for the date, and one for the days that were not counted, if there are any */
export function deadlineLines(deadline: Deadline, language: Language): string[] {
  const texts = TIMELINE[language]
  const { dueDate, rule, calendar, skipped } = deadline
  const days = skipped.map(({ date, why }) => `${shortDate(date, language)} (${skipWhy(why, language)})`)
  const due = texts.due(shortDate(dueDate, language), rule, calendar)
  return days.length ? [due, `${texts.notCounted}: ${days.join(', ')}`] : [due]
}
