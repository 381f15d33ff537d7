/**
 * A case as `status` shows it: what holds before the deadline, after it, and if the process that is sending dies.
 * Reading it needs the hour and nothing else; `look-ahead.ts` makes it when an event is written.
 */
import type { ProcessMark } from '../case/events.ts'
import type { CompanyRef } from '../case/model.ts'
import type { NextStep } from './answer.ts'

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

/**
 * @param now ISO 8601 UTC with `Z` and milliseconds or without: instants are compared as times, not as text
 * @param isAlive asked only when a send is in flight
 */
export function stepAt(outlook: Outlook, now: string, isAlive: (mark: ProcessMark) => boolean): NextStep {
  if (outlook.holder && outlook.orphaned && !isAlive(outlook.holder)) return outlook.orphaned
  const passed = outlook.turnsAt !== null && Date.parse(now) > Date.parse(outlook.turnsAt)
  return passed ? outlook.after : outlook.before
}
