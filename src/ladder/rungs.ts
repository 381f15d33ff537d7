/** What became of each rung of the ladder. */
import type { ChannelName, Rung, Step } from '../case/model.ts'
import type { CaseState, Delivery } from '../case/state.ts'
import { classOf } from '../case/state.ts'

export type RungState =
  | 'open'
  | 'sending'
  | 'unknown'
  | 'hand-off'
  | 'sent'
  | 'answered'
  | 'failed'
  | 'skipped'

/** @returns the deliveries to the company the case is about now, oldest first */
export function deliveriesNow(state: CaseState): readonly Delivery[] {
  return state.deliveries.filter(each => each.seq > state.companySince)
}

/** @returns the newest delivery of this rung to the present company, or null */
export function deliveryOf(state: CaseState, rung: { step: Step; channel: ChannelName }): Delivery | null {
  const fits = deliveriesNow(state).filter(
    ({ purpose, message }) =>
      purpose !== 'reply' && message.step === rung.step && message.channel === rung.channel,
  )
  return fits.at(-1) ?? null
}

/** @returns whether a delivery failure came back for good after this delivery on e-mail */
export function bounced(state: CaseState, delivery: Delivery): boolean {
  return state.replies.some(
    reply =>
      reply.seq > delivery.seq &&
      reply.channel === delivery.message.channel &&
      classOf(reply) === 'bounce' &&
      reply.reading.bounce?.permanent !== false,
  )
}

function answered(state: CaseState, delivery: Delivery): boolean {
  return state.replies.some(
    reply =>
      reply.seq > delivery.seq &&
      reply.channel === delivery.message.channel &&
      reply.reading.settles &&
      reply.reading.official !== false &&
      reply.judged !== 'unrelated',
  )
}

function usedRung(state: CaseState, delivery: Delivery): RungState {
  switch (delivery.state) {
    case 'started':
      return 'sending'
    case 'unknown':
      return 'unknown'
    case 'handed-off':
      return 'hand-off'
    case 'denied':
      return 'open'
    case 'failed':
      return delivery.permanent ? 'failed' : 'open'
    default:
      if (bounced(state, delivery)) return 'failed'
      return answered(state, delivery) ? 'answered' : 'sent'
  }
}

/** @returns the state of one rung; `sent` covers waiting and a deadline that passed */
export function rungState(state: CaseState, rung: Rung): RungState {
  const delivery = deliveryOf(state, rung)
  const used = delivery ? usedRung(state, delivery) : 'open'
  return used === 'open' && rung.skip !== null ? 'skipped' : used
}

/** @returns the first rung that is still to be taken, or null */
export function nextRung(state: CaseState): Rung | null {
  return state.ladder.find(rung => rungState(state, rung) === 'open') ?? null
}
