/**
 * A case as `status` shows it, made once when an event is written: what holds before the deadline, after it,
 * and if the process that is sending dies. Reading it needs the hour and nothing else.
 */

import type { ProcessMark, StoredEvent } from '../case/events.ts'
import { fold } from '../case/fold.ts'
import type { CompanyRef } from '../case/model.ts'
import type { CaseState } from '../case/state.ts'
import { mayHaveLeft } from '../case/state.ts'
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

/** @returns the outlook of a case; pure, the same for every reader */
export function outlookOf(state: CaseState): Outlook {
  const { clock, complaint } = state
  const held = holder(state)
  return {
    id: state.id,
    title: complaint.title,
    company: complaint.company,
    openedAt: state.openedAt,
    waitingFor: clock && !state.closed ? waitingFor(clock) : null,
    turnsAt: clock?.deadline.dueAt ?? null,
    holder: held,
    before: nextStep(state, { passed: false, alive: true }),
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

/** The row the store keeps for a case (see `Project` in the store). */
export function projectCase(id: string, events: readonly StoredEvent[]) {
  const state = fold(id, events)
  const outlook = outlookOf(state)
  const digests = state.deliveries
    .filter(mayHaveLeft)
    .map(delivery => ({ digest: delivery.digest, seq: delivery.seq }))
  return {
    open: state.closed === null,
    companyId: state.complaint.company.id,
    nextDue: state.closed ? null : outlook.turnsAt,
    body: outlook,
    digests,
  }
}
