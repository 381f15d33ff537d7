/**
 * A case as `status` shows it, made once when an event is written: what holds before the deadline, after it,
 * and if the process that is sending dies. Reading it needs the hour and nothing else.
 */

import type { ProcessMark } from '../case/events.ts'
import type { CompanyRef } from '../case/model.ts'
import type { CaseState } from '../case/state.ts'
import type { NextStep } from './next-step.ts'
import { holder, nextStep } from './next-step.ts'

export interface WaitingFor {
  readonly step: string
  readonly channel: string
  readonly since: string
  readonly dueAt: string
}

export interface Outlook {
  readonly id: string
  readonly title: string
  readonly company: CompanyRef
  readonly openedAt: string
  readonly waitingFor: WaitingFor | null
  readonly turnsAt: string | null
  readonly holder: ProcessMark | null
  readonly before: NextStep
  readonly after: NextStep
  readonly orphaned: NextStep | null
}

/** The clock the case waits for: none once it is closed, or solved and only to be closed. */
function clockOf(state: CaseState, before: NextStep): CaseState['clock'] {
  return before.action === 'none' || before.action === 'close' ? null : state.clock
}

/** @returns the outlook of a case; pure, the same for every reader */
export function outlookOf(state: CaseState): Outlook {
  const held = holder(state)
  const before = nextStep(state, { passed: false, alive: true })
  const clock = clockOf(state, before)
  const { complaint } = state
  return {
    id: state.id,
    title: complaint.title,
    company: complaint.company,
    openedAt: state.openedAt,
    waitingFor: clock && waitingFor(clock),
    turnsAt: clock?.deadline.dueAt ?? null,
    holder: held,
    before,
    after: nextStep(state, { passed: true, alive: true }),
    orphaned: held && nextStep(state, { passed: false, alive: false }),
  }
}

function waitingFor(clock: NonNullable<CaseState['clock']>): WaitingFor {
  return { step: clock.step, channel: clock.channel, since: clock.since, dueAt: clock.deadline.dueAt }
}

/**
 * @param now ISO 8601 UTC with `Z` and milliseconds or without: instants are compared as times, not as text
 * @param isAlive asked only when a send is in flight
 */
export function stepAt(outlook: Outlook, now: string, isAlive: (mark: ProcessMark) => boolean): NextStep {
  if (outlook.holder && outlook.orphaned && !isAlive(outlook.holder)) return outlook.orphaned
  const passed = outlook.turnsAt !== null && Date.parse(now) > Date.parse(outlook.turnsAt)
  return passed ? outlook.after : outlook.before
}
