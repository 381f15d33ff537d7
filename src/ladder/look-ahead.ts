/** Makes the outlook of a case: the next step for every moment that can come without a new event. */
import type { CaseState } from '../case/state.ts'
import type { NextStep } from './answer.ts'
import { holder, nextStep } from './next-step.ts'
import type { Outlook, WaitingFor } from './outlook.ts'

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
