/** The next rung, or the choice of what comes after the ladder. */
import type { CaseState } from '../case/state.ts'
import type { NextStep } from './answer.ts'
import { answer } from './answer.ts'
import type { ReasonCode } from './reason.ts'
import { nextRung } from './rungs.ts'

export interface Onward {
  readonly code: ReasonCode
  /** `draft` as long as nothing has left. */
  readonly state: 'due' | 'draft'
  /** Since when it is due, ISO 8601 UTC, or null. */
  readonly at: string | null
  readonly detail?: string | null
}

/** @returns the next rung as a step, or `exhausted` where none is left */
export function goOn(state: CaseState, { code, state: status, at, detail = null }: Onward): NextStep {
  const rung = nextRung(state)
  if (!rung) return answer('exhausted', 'choose', 'no-step-left', { at })
  const { step, channel, address } = rung
  return answer(status, 'send', code, { step, channel, address, at, detail })
}
