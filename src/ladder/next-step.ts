/**
 * The idea of the product in one pure function: what now, on which channel, and why.
 * Total and deterministic: every history has exactly one answer.
 */
import type { ProcessMark } from '../case/events.ts'
import type { ChannelName, Step } from '../case/model.ts'
import type { CaseState, Delivery, ReplyEntry } from '../case/state.ts'
import { classOf, mayHaveLeft } from '../case/state.ts'
import type { Reason, ReasonCode } from './reason.ts'
import { bounced, deliveriesNow, nextRung } from './rungs.ts'

export type CaseStatus =
  | 'closed'
  | 'unknown'
  | 'hand-off'
  | 'reply'
  | 'due'
  | 'waiting'
  | 'exhausted'
  | 'draft'
export type Action = 'wait' | 'send' | 'confirm' | 'read' | 'reconcile' | 'choose' | 'close' | 'none'

export interface NextStep {
  readonly state: CaseStatus
  readonly action: Action
  readonly step: Step | null
  readonly channel: ChannelName | null
  /** Address for a step that a reply asked for; null: the ladder's own. */
  readonly address: string | null
  /** Instant it is due or was due, ISO 8601 UTC. */
  readonly at: string | null
  readonly reason: Reason
  /** seq of the delivery or reply it is about. */
  readonly about: number | null
}

/** What may change without an event: the hour, and whether the process that holds a send still lives. */
export interface Moment {
  readonly passed: boolean
  readonly alive: boolean
}

type Rule = (state: CaseState, moment: Moment) => NextStep | null

function answer(
  state: CaseStatus,
  action: Action,
  code: ReasonCode,
  rest: Partial<Omit<NextStep, 'state' | 'action' | 'reason'>> & { detail?: string | null } = {},
): NextStep {
  const { detail = null, step = null, channel = null, address = null, at = null, about = null } = rest
  return { state, action, step, channel, address, at, about, reason: { code, channel, detail } }
}

const SETTLING = new Set(['redirect', 'question', 'offer', 'refusal', 'answer'])

/** Whether the user already acted on a reply: judged it, or did what it asked for. */
function handled(state: CaseState, reply: ReplyEntry): boolean {
  if (reply.judged === 'unrelated' || reply.judged === 'rejected') return true
  if (reply.judged === 'solved' || reply.judged === 'partly' || reply.judged === 'goodwill') return true
  const wrote = state.deliveries.some(each => each.seq > reply.seq && mayHaveLeft(each))
  const called = state.calls.some(each => each.seq > reply.seq && !each.incoming)
  return classOf(reply) === 'question' ? wrote || called : classOf(reply) === 'redirect' && wrote
}

/** Replies by a person of the company that wait for the user, newest last. */
export function openReplies(state: CaseState): readonly ReplyEntry[] {
  return state.replies.filter(
    reply =>
      reply.seq > state.companySince &&
      reply.reading.official !== false &&
      SETTLING.has(classOf(reply)) &&
      (reply.reading.settles || reply.judged !== null) &&
      !handled(state, reply),
  )
}

const closed: Rule = state =>
  state.closed ? answer('closed', 'none', 'closed', { detail: state.closed.outcome }) : null

const inFlight: Rule = (state, { alive }) => {
  const open = state.deliveries.find(each => each.state === 'unknown' || each.state === 'started')
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

/** A redirect names a channel; the address is its own, or the one the ladder knows. */
function followRedirect(state: CaseState, reply: ReplyEntry, status: CaseStatus): NextStep {
  const { channel, address } = reply.reading.redirect ?? { channel: null, address: null }
  const known = state.ladder.find(rung => rung.channel === channel)?.address ?? null
  const target = address ?? known
  const about = { step: 'complaint' as const, channel, about: reply.seq, at: reply.at }
  if (!channel || !target) return answer(status, 'choose', 'asked-to-use-no-address', about)
  const code = reply.reading.automatic ? 'mailbox-not-read' : 'asked-to-use'
  return answer(status, 'send', code, { ...about, address: target, detail: target })
}

const toRead: Rule = state => {
  const reply = openReplies(state).at(-1)
  if (!reply) return null
  const kind = classOf(reply)
  if (kind === 'redirect') return followRedirect(state, reply, 'reply')
  const { channel, seq: about, at } = reply
  return answer('reply', 'read', kind === 'question' ? 'question' : 'judge', { channel, about, at })
}

/** The user's newest word on an answer, if nothing left the house since. */
const judged: Rule = (state, { passed }) => {
  const reply = [...state.replies].sort((a, b) => (a.judgedSeq ?? 0) - (b.judgedSeq ?? 0)).at(-1)
  if (!reply?.judgedSeq || reply.seq < state.companySince) return null
  const since = reply.judgedSeq
  if (state.deliveries.some(each => each.seq > since && mayHaveLeft(each))) return null
  const { channel, seq: about } = reply
  if (reply.judged === 'solved') return answer('waiting', 'close', 'solved', { channel, about })
  if (reply.judged === 'partly' || reply.judged === 'goodwill')
    return answer(passed ? 'due' : 'waiting', 'choose', reply.judged, { channel, about })
  return reply.judged === 'rejected' && (state.clock?.seq ?? 0) < since ? goOn(state, 'rejected') : null
}

/** The next rung, at once; or, where none is left, the choice of what comes after the ladder. */
function goOn(state: CaseState, code: ReasonCode, detail: string | null = null): NextStep {
  const rung = nextRung(state)
  const at = state.clock?.deadline.dueAt ?? null
  if (!rung) return answer('exhausted', 'choose', 'no-step-left', { at })
  const { step, channel, address } = rung
  return { ...answer('due', 'send', code, { step, channel, address, at }), reason: { code, channel, detail } }
}

const cameBack: Rule = state => {
  const last = deliveriesNow(state).at(-1)
  if (!last) return null
  const { channel } = last.message
  if (mayHaveLeft(last) && bounced(state, last)) return goOn(state, 'bounced', channel)
  const left = deliveriesNow(state).some(mayHaveLeft)
  if (left && state.clock) return null
  if (last.state === 'failed') return fresh(state, left, 'send-failed', last)
  return last.state === 'denied' ? fresh(state, left, 'denied', last) : null
}

/** A message that did not leave: the case is a draft again if none ever did. */
function fresh(state: CaseState, left: boolean, code: ReasonCode, last: Delivery): NextStep {
  const next = goOn(state, code, last.reason)
  return left || next.action !== 'send' ? next : { ...next, state: 'draft' }
}

/** A machine that names another address settles nothing, but shows the way while the clock runs. */
function machineRedirect(state: CaseState): ReplyEntry | null {
  const reply = state.replies.filter(each => each.seq > state.companySince).at(-1)
  if (!reply || classOf(reply) !== 'redirect' || reply.reading.settles) return null
  return reply.reading.official === false || handled(state, reply) ? null : reply
}

const byTheClock: Rule = (state, { passed }) => {
  const { clock } = state
  if (!clock) return null
  if (passed) return goOn(state, 'deadline-passed', clock.channel)
  const machine = machineRedirect(state)
  if (machine) return followRedirect(state, machine, 'waiting')
  const { step, channel } = clock
  return answer('waiting', 'wait', 'waiting', {
    step,
    channel,
    at: clock.deadline.dueAt,
    detail: clock.deadline.dueDate,
  })
}

const first: Rule = state => {
  const started = state.companySince > 0
  const next = goOn(state, started ? 'company-changed' : 'draft')
  return next.action === 'send' && !started ? { ...next, state: 'draft' } : next
}

/** In the order of precedence of the contract (section 3, `state`). */
const RULES: readonly Rule[] = [closed, inFlight, handedOff, toRead, cameBack, judged, byTheClock, first]

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
