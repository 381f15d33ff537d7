/** state = fold(events). A forgotten event type does not compile; one of a newer version is passed over. */
import { EXIT, UserError } from '../errors.ts'
import type { CaseEvent, EventBodies, EventStamp, EventType, StoredEvent } from './events.ts'
import { isKnown } from './events.ts'
import { formerSender, isAside, leavingOf } from './former.ts'
import type { Complaint, Message } from './model.ts'
import { ownStep } from './own-step.ts'
import type { CaseState, Delivery } from './state.ts'
import { deliveriesNow, mayHaveLeft } from './state.ts'

type Draft = { -readonly [K in keyof CaseState]: CaseState[K] }
type Apply<T extends EventType> = (state: Draft, event: EventStamp & EventBodies[T]) => void

function addDelivery(
  state: Draft,
  event: EventStamp & (EventBodies['send_started'] | EventBodies['handed_off']),
): void {
  const send = 'process' in event ? event : null
  const delivery: Delivery = {
    seq: event.seq,
    at: event.at,
    purpose: event.purpose,
    message: event.message,
    digest: event.digest,
    mode: event.mode,
    messageId: send?.messageId ?? null,
    account: send?.account ?? null,
    process: send?.process ?? null,
    state: send ? 'started' : 'handed-off',
    settledAt: null,
    reason: null,
    permanent: false,
    url: null,
    deadline: null,
    aside: isAside(state, event.purpose, event.message),
  }
  state.deliveries = [...state.deliveries, delivery]
}

function settle(state: Draft, seq: number, change: Partial<Delivery>): Delivery | undefined {
  state.deliveries = state.deliveries.map(each => {
    if (each.seq !== seq) return each
    const settled = { ...each, ...change }
    return each.aside ? { ...settled, deadline: null } : settled
  })
  return state.deliveries.find(each => each.seq === seq)
}

/** The clock is the newest message's: an older one that is settled late, or went to somebody else, leaves it. */
function startClock(
  state: Draft,
  event: EventStamp & { deadline: EventBodies['sent']['deadline'] },
  of?: Delivery,
): void {
  if (!event.deadline || !of || of.aside || of.seq < state.companySince) return
  if (state.deliveries.some(each => each.seq > of.seq && each.deadline !== null)) return
  const { step, channel } = of.message
  state.clock = {
    seq: event.seq,
    since: event.at,
    step,
    channel,
    deadline: event.deadline,
    movedWhy: null,
  }
}

/** What a date the user sets is about, where no clock runs yet: the newest message that left, else the first rung. */
function unclocked(state: Draft): Pick<Message, 'step' | 'channel'> | undefined {
  return deliveriesNow(state).filter(mayHaveLeft).at(-1)?.message ?? state.ladder[0]
}

function patch(complaint: Complaint, change: EventBodies['case_changed']): Complaint {
  return {
    ...complaint,
    ...(change.wish === undefined ? {} : { wish: change.wish }),
    ...(change.refs === undefined ? {} : { refs: change.refs }),
    ...(change.attachments === undefined ? {} : { attachments: change.attachments }),
  }
}

const APPLY: { readonly [T in EventType]: Apply<T> } = {
  case_opened: (state, event) => {
    state.complaint = event.complaint
    state.ladder = event.ladder
    state.openedAt = event.at
  },
  send_started: addDelivery,
  handed_off: addDelivery,
  sent: (state, event) => {
    const { at: settledAt, url, deadline } = event
    startClock(state, event, settle(state, event.send, { state: 'sent', settledAt, url, deadline }))
  },
  send_failed: (state, event) => {
    const { reason, permanent } = event
    settle(state, event.send, { state: 'failed', settledAt: event.at, reason, permanent })
  },
  send_unknown: (state, event) => {
    settle(state, event.send, { state: 'unknown', settledAt: event.at, reason: event.reason })
  },
  hand_off_confirmed: (state, event) => {
    const { at: settledAt, url, deadline } = event
    startClock(state, event, settle(state, event.handOff, { state: 'confirmed', settledAt, url, deadline }))
  },
  hand_off_denied: (state, event) => {
    settle(state, event.handOff, { state: 'denied', settledAt: event.at, reason: event.why })
  },
  reply_received: (state, event) => {
    const { seq, at, channel, sender, senderId, subject, text, reading } = event
    const number = senderId ? { senderId } : {}
    const former = formerSender(state, event)
    const unjudged = { judged: null, judgedSeq: null, judgedAt: null, promiseTaken: false, former }
    state.replies = [
      ...state.replies,
      { seq, at, channel, sender, ...number, subject, text, reading, ...unjudged },
    ]
  },
  reply_judged: (state, event) => {
    const { as: judged, seq: judgedSeq, at: judgedAt } = event
    state.replies = state.replies.map(reply =>
      reply.seq === event.reply ? { ...reply, judged, judgedSeq, judgedAt } : reply,
    )
  },
  reply_assigned: () => {},
  call_logged: (state, event) => {
    const { seq, at, text, incoming } = event
    state.calls = [...state.calls, { seq, at, channel: 'phone', text, incoming }]
  },
  deadline_moved: (state, event) => {
    const { seq, at: since, deadline, why: movedWhy, promise } = event
    const about = unclocked(state)
    const from = state.clock ?? (about && { since, step: about.step, channel: about.channel })
    if (from) state.clock = { ...from, seq, deadline, movedWhy }
    state.movedSeq = seq
    state.replies = state.replies.map(reply =>
      reply.seq === promise ? { ...reply, promiseTaken: true } : reply,
    )
  },
  company_changed: (state, event) => {
    state.former = [...state.former, leavingOf(state, event.seq)]
    state.complaint = { ...state.complaint, company: event.company }
    state.ladder = event.ladder
    state.companySince = event.seq
    state.clock = null
  },
  case_changed: (state, event) => {
    state.complaint = patch(state.complaint, event)
    if (event.ladder) state.ladder = event.ladder
  },
  step_skipped: (state, event) => {
    state.ladder = state.ladder.map(rung =>
      rung.step === event.step && rung.channel === event.channel ? { ...rung, skip: event.why } : rung,
    )
  },
  note_added: (state, event) => {
    const { seq, at, text, channel, done } = event
    if (channel && done) {
      const delivery = ownStep({ seq, at, text, channel }, done)
      state.deliveries = [...state.deliveries, delivery]
      startClock(state, { ...event, deadline: done.deadline }, delivery)
    } else if (channel) state.calls = [...state.calls, { seq, at, channel, text, incoming: false }]
  },
  case_closed: (state, event) => {
    state.closed = { at: event.at, outcome: event.outcome }
  },
  case_reopened: (state, event) => {
    state.closed = null
    state.reopenedSeq = event.seq
  },
}

/**
 * @param events all events of one case, in order of seq
 * @throws UserError `store_damaged` (exit 1) if the first one is not `case_opened`
 */
export function fold(id: string, events: readonly StoredEvent[]): CaseState {
  const first = events[0]
  if (!first || !isKnown(first) || first.type !== 'case_opened')
    throw new UserError('store_damaged', EXIT.failure, `case ${id} does not begin with case_opened`, {
      hints: ['Run `escalate doctor`; it says what can still be read.'],
    })
  const state: Draft = {
    id,
    version: 0,
    openedAt: first.at,
    complaint: first.complaint,
    ladder: first.ladder,
    companySince: 0,
    former: [],
    deliveries: [],
    replies: [],
    calls: [],
    clock: null,
    movedSeq: 0,
    reopenedSeq: 0,
    closed: null,
  }
  for (const event of events) {
    state.version = event.seq
    if (isKnown(event)) (APPLY[event.type] as (state: Draft, event: CaseEvent) => void)(state, event)
  }
  return state
}
