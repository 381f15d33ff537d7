/** `escalate/case/1` (CONTRACT section 3). */
import type { StoredEvent } from '../case/events.ts'
import type { CaseState } from '../case/state.ts'
import { outlookOf } from '../ladder/look-ahead.ts'
import { rungState } from '../ladder/rungs.ts'
import type { Present } from './documents.ts'
import { statusEntry } from './documents.ts'

/** @returns the `case` object: the fields of `status`, the complaint, the ladder and every event */
export function caseEntry(state: CaseState, events: readonly StoredEvent[], present: Present) {
  const { problem, wish, category, happened, refs, complainant, attachments, textLanguage } = state.complaint
  return {
    ...statusEntry(outlookOf(state), present),
    problem,
    wish,
    category,
    happened,
    textLanguage,
    refs,
    complainant,
    ladder: state.ladder.map(rung => ({
      step: rung.step,
      channel: rung.channel,
      address: rung.address,
      wait: rung.wait,
      mode: rung.mode,
      state: rungState(state, rung),
      reason: rung.skip,
    })),
    attachments,
    deadline: state.clock?.deadline ?? null,
    events,
  }
}

/** @returns `escalate/case/1` */
export function caseDocument(state: CaseState, events: readonly StoredEvent[], present: Present) {
  return { schema: 'escalate/case/1', case: caseEntry(state, events, present) }
}
