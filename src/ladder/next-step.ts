/**
 * The idea of the product in one pure function: what now, on which channel, and why.
 * Total and deterministic: every history has exactly one answer.
 */
import type { ProcessMark } from '../case/events.ts'
import type { CaseState } from '../case/state.ts'
import { classOf, mayHaveLeft } from '../case/state.ts'
import type { Moment, NextStep, Rule } from './answer.ts'
import { answer } from './answer.ts'
import { dueTime } from './due.ts'
import type { Onward } from './onward.ts'
import { goOn } from './onward.ts'
import { isUnsure, openReplies } from './open-replies.ts'
import { machineRedirect, redirectStep } from './redirects.ts'
import { bounceOf, deliveriesNow } from './rungs.ts'
import { judged } from './verdicts.ts'

export type { Action, CaseStatus, Moment, NextStep } from './answer.ts'
export { answersQuestion, isUnsure, openReplies } from './open-replies.ts'

const closed: Rule = state =>
  state.closed ? answer('closed', 'none', 'closed', { detail: state.closed.outcome }) : null

const inFlight: Rule = (state, { alive }) => {
  const { deliveries } = state
  const open =
    deliveries.find(each => each.state === 'unknown') ?? deliveries.find(each => each.state === 'started')
  if (!open) return null
  const { step, channel } = open.message
  const about = { step, channel, about: open.seq, at: open.at }
  if (open.state === 'started' && alive) return answer('waiting', 'wait', 'sending', about)
  return answer('unknown', 'reconcile', 'unknown-send', { ...about, detail: open.reason })
}

const handedOff: Rule = state => {
  const open = state.deliveries.find(each => each.state === 'handed-off')
  if (!open) return null
  const { step, channel } = open.message
  return answer('hand-off', 'confirm', 'hand-off-pending', { step, channel, about: open.seq, at: open.at })
}

const toRead: Rule = state => {
  const reply = openReplies(state).at(-1)
  if (!reply) return null
  const { channel, seq: about, at } = reply
  if (reply.former !== null)
    return answer('reply', 'read', 'former', { channel, about, at, detail: reply.former })
  if (isUnsure(reply)) return answer('reply', 'read', 'unsure', { channel, about, at })
  const kind = classOf(reply)
  const follow = kind === 'redirect' ? redirectStep(state, reply, 'reply') : null
  if (follow) return follow
  return answer('reply', 'read', kind === 'question' ? 'question' : 'judge', { channel, about, at })
}

/** The newest message that left came back for good; a date the user set after that is waited for. */
const cameBack: Rule = state => {
  const newest = deliveriesNow(state).filter(mayHaveLeft).at(-1)
  const bounce = newest ? bounceOf(state, newest) : null
  if (!newest || !bounce || state.movedSeq > bounce.seq) return null
  return goOn(state, { code: 'bounced', state: 'due', at: bounce.at, detail: newest.message.channel })
}

const byTheClock: Rule = (state, { passed }) => {
  const { clock } = state
  if (!clock) return null
  const { dueAt: at } = clock.deadline
  if (passed) return goOn(state, { code: 'deadline-passed', state: 'due', at, detail: clock.channel })
  const machine = machineRedirect(state)
  const follow = machine && redirectStep(state, machine, 'waiting')
  if (follow) return follow
  const { step, channel } = clock
  return answer('waiting', 'wait', 'waiting', { step, channel, at, detail: dueTime(clock.deadline) })
}

function unsentReason(state: CaseState): Pick<Onward, 'code' | 'detail'> {
  const now = deliveriesNow(state)
  const last = now.at(-1)
  if (last?.state === 'failed') return { code: 'send-failed', detail: last.reason }
  if (last?.state === 'denied') return { code: 'denied', detail: last.reason }
  if (now.some(mayHaveLeft)) return { code: 'no-clock' }
  return { code: state.companySince > 0 ? 'company-changed' : 'draft' }
}

/** No clock runs: as a rule because nothing has left for this company. */
const unclocked: Rule = state => {
  const left = deliveriesNow(state).some(mayHaveLeft)
  return goOn(state, { ...unsentReason(state), state: left ? 'due' : 'draft', at: null })
}

/** In the order of precedence of the contract (section 3, `state`). */
const RULES: readonly Rule[] = [closed, inFlight, handedOff, toRead, judged, cameBack, byTheClock, unclocked]

/** @returns the one next step of this case at this moment */
export function nextStep(state: CaseState, moment: Moment): NextStep {
  for (const rule of RULES) {
    const step = rule(state, moment)
    if (step) return step
  }
  throw new TypeError('the last rule always answers')
}

/** @returns the process that holds a send, if one does */
export function holder(state: CaseState): ProcessMark | null {
  return state.deliveries.find(each => each.state === 'started')?.process ?? null
}
