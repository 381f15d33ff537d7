/** The next rung, or the choice of what comes after the ladder. */
import type { CaseState, ReplyEntry } from '../case/state.ts'
import type { NextStep } from './answer.ts'
import { answer } from './answer.ts'
import { leadsElsewhere } from './open-replies.ts'
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

/** @returns the newest answer that sent the user to another company, or null */
function sentElsewhere(state: CaseState): ReplyEntry | null {
  return state.replies.findLast(each => each.seq > state.companySince && leadsElsewhere(each)) ?? null
}

/** @returns the next rung as a step, or `exhausted` where none is left */
export function goOn(state: CaseState, { code, state: status, at, detail = null }: Onward): NextStep {
  const rung = nextRung(state)
  if (!rung) {
    const elsewhere = sentElsewhere(state)
    if (!elsewhere) return answer('exhausted', 'choose', 'no-step-left', { at })
    return answer('exhausted', 'choose', 'no-step-left-elsewhere', { at, about: elsewhere.seq })
  }
  const { step, channel, address } = rung
  return answer(status, 'send', code, { step, channel, address, at, detail })
}
