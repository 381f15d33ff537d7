/** What follows from the user's word on an answer. */
import type { CaseState, ReplyEntry } from '../case/state.ts'
import { deliveriesNow, leftAt, mayHaveLeft } from '../case/state.ts'
import type { Rule } from './answer.ts'
import { answer } from './answer.ts'
import { goOn } from './onward.ts'
import { leadsElsewhere, worthOf } from './open-replies.ts'

/** That a former company did not solve it makes nothing due at the present one. */
function newestVerdict(state: CaseState): ReplyEntry | null {
  return state.replies
    .filter(reply => reply.seq > state.companySince && worthOf(reply.judged) !== null)
    .filter(reply => reply.former === null || reply.judged !== 'rejected')
    .reduce<ReplyEntry | null>(
      (newest, reply) => ((newest?.judgedSeq ?? 0) > (reply.judgedSeq ?? 0) ? newest : reply),
      null,
    )
}

/**
 * Whether the next step was taken after an answer was given, whenever the answer was recorded and judged: going up the
 * ladder said already that it was no solution. Writing back did not.
 */
function goneOnSince(state: CaseState, { at }: ReplyEntry): boolean {
  const given = Date.parse(at)
  return deliveriesNow(state).some(
    each => each.purpose !== 'reply' && mayHaveLeft(each) && leftAt(each) > given,
  )
}

/** A verdict stands until something left, the user set another date, or (unless rejected) took a close back. */
function stands(state: CaseState, reply: ReplyEntry): boolean {
  const { judged } = reply
  const since = reply.judgedSeq ?? 0
  if (deliveriesNow(state).some(each => each.seq > since && mayHaveLeft(each))) return false
  if (judged === 'rejected' && goneOnSince(state, reply)) return false
  const newer = judged === 'rejected' ? (state.clock?.seq ?? 0) : state.reopenedSeq
  return Math.max(newer, state.movedSeq) < since
}

/** `rejected` makes the next step due; the other three leave it to the user whether the case ends. */
export const judged: Rule = (state, { passed }) => {
  const reply = newestVerdict(state)
  if (!reply || !stands(state, reply)) return null
  const { channel, seq: about, judgedAt } = reply
  const dueAt = state.clock?.deadline.dueAt ?? null
  switch (worthOf(reply.judged)) {
    case 'solved':
      return answer('waiting', 'close', 'solved', { channel, about })
    case 'partly':
      return answer(passed ? 'due' : 'waiting', 'choose', 'partly', { channel, about, at: dueAt })
    case 'goodwill':
      return answer(passed ? 'due' : 'waiting', 'choose', 'goodwill', { channel, about, at: dueAt })
    default:
      return goOn(state, {
        code: leadsElsewhere(reply) ? 'rejected-elsewhere' : 'rejected',
        state: 'due',
        at: judgedAt,
      })
  }
}
