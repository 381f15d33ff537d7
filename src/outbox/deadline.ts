/** Counts the deadline of a case by the calendar of the person who complains. */
import type { Deadline } from '../case/deadline.ts'
import type { Complaint, Message } from '../case/model.ts'
import type { CaseState, Delivery } from '../case/state.ts'
import { USUAL_WAITS } from '../case/waits.ts'
import { requireRule } from '../ladder/clock/rule.ts'
import { yearsOf } from '../ladder/clock/years.ts'
import type { World } from '../world.ts'

/** Where a wait was set to a date that is over: as for e-mail. */
const USUAL_WAIT = USUAL_WAITS.email

function waitOfRung({ ladder }: CaseState, { step, channel }: Rung): string {
  return ladder.find(rung => rung.channel === channel && rung.step === step)?.wait ?? USUAL_WAITS[channel]
}

/** The wait that ran starts again; a date that was set and lies ahead stays. */
function waitAfterReply(state: CaseState, rung: Rung, now: string): string {
  const { rule, dueDate, dueAt } = state.clock?.deadline ?? { rule: '', dueDate: '', dueAt: '' }
  if (rule.includes(':')) return Date.parse(dueAt) > Date.parse(now) ? `by:${dueDate}` : USUAL_WAIT
  const usual = rule || waitOfRung(state, rung)
  return usual.includes(':') ? USUAL_WAIT : usual
}

type Rung = Pick<Message, 'step' | 'channel'>

/**
 * @param state the case before the message left
 * @returns the waiting rule that starts when it has left
 */
export function waitAfter(state: CaseState, purpose: Delivery['purpose'], rung: Rung, now: string): string {
  return purpose === 'reply' ? waitAfterReply(state, rung, now) : waitOfRung(state, rung)
}

/** A complaint as far as its calendar goes: where the person lives. */
export interface Resident {
  readonly complainant: Pick<Complaint['complainant'], 'country' | 'region' | 'timezone'>
}

/**
 * @param rule as in `ladder/clock/rule.ts`
 * @param from instant the clock starts, ISO 8601 UTC
 */
export async function deadlineOf(
  complaint: Resident,
  rule: string,
  from: string,
  calendarFor: World['calendar'],
): Promise<Deadline> {
  const { country, region, timezone } = complaint.complainant
  const { countDeadline } = await import('../ladder/clock/count.ts')
  const calendar = await calendarFor(country, region, timezone, yearsOf(requireRule(rule), from))
  return countDeadline({ rule, from, calendar })
}
