/** Counts the deadline of a case by the calendar of the person who complains. */
import type { Deadline } from '../case/deadline.ts'
import type { Complaint } from '../case/model.ts'
import { requireRule } from '../ladder/clock/rule.ts'
import { yearsOf } from '../ladder/clock/years.ts'
import type { World } from '../world.ts'

/**
 * @param rule as in `ladder/clock/rule.ts`
 * @param from instant the clock starts, ISO 8601 UTC
 */
export async function deadlineOf(
  complaint: Complaint,
  rule: string,
  from: string,
  calendarFor: World['calendar'],
): Promise<Deadline> {
  const { country, region, timezone } = complaint.complainant
  const { countDeadline } = await import('../ladder/clock/count.ts')
  const calendar = await calendarFor(country, region, timezone, yearsOf(requireRule(rule), from))
  return countDeadline({ rule, from, calendar })
}
