/** A date the company promised: proposed to the user, never taken without them. */
import type { CaseState, ReplyEntry } from '../case/state.ts'
import { worthOf } from './open-replies.ts'

const dueAt = ({ reading }: ReplyEntry): number => Date.parse(reading.promise?.dueAt ?? '')

/**
 * @param now ISO 8601 UTC
 * @returns the reply with the newest promise of the present company that lies ahead: the one `wait` accepts; null: none
 */
export function promiseAhead(state: CaseState, now: string): ReplyEntry | null {
  const counts = (reply: ReplyEntry) =>
    reply.seq > state.companySince &&
    reply.reading.official !== false &&
    reply.former === null &&
    reply.judged !== 'unrelated' &&
    dueAt(reply) > Date.parse(now)
  return state.replies.findLast(counts) ?? null
}

/** @returns the promise that is still to be accepted or left: the user set no date and said no word on it since */
export function proposedPromise(state: CaseState, now: string): ReplyEntry | null {
  const reply = promiseAhead(state, now)
  if (!reply || state.closed || reply.promiseTaken || state.movedSeq > reply.seq) return null
  return worthOf(reply.judged) === null ? reply : null
}
