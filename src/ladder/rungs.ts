/** What became of each rung of the ladder. */
import type { ChannelName, Rung, Step } from '../case/model.ts'
import { CARRIED, PREPARED } from '../case/model.ts'
import type { CaseState, Delivery, ReplyEntry } from '../case/state.ts'
import { classOf, deliveriesNow, mayHaveLeft, SETTLING, speaks } from '../case/state.ts'

export { deliveriesNow } from '../case/state.ts'

export type RungState =
  | 'open'
  | 'sending'
  | 'unknown'
  | 'hand-off'
  | 'sent'
  | 'answered'
  | 'failed'
  | 'skipped'

/** @returns the newest delivery of this rung to the present company, or null */
export function deliveryOf(state: CaseState, rung: { step: Step; channel: ChannelName }): Delivery | null {
  const fits = deliveriesNow(state).filter(
    ({ purpose, message }) =>
      purpose !== 'reply' && message.step === rung.step && message.channel === rung.channel,
  )
  return fits.at(-1) ?? null
}

/** The mail that came back: by its Message-ID, else by the recipient, else the newest on that channel before it. */
function returned(state: CaseState, bounce: ReplyEntry): Delivery | null {
  const { inReplyTo, bounce: failure } = bounce.reading
  const recipient = failure?.recipient?.toLowerCase()
  const before = state.deliveries.filter(
    each => each.seq < bounce.seq && each.message.channel === bounce.channel && mayHaveLeft(each),
  )
  return (
    before.findLast(each => each.messageId !== null && inReplyTo.includes(each.messageId)) ??
    before.findLast(each => each.message.to.toLowerCase() === recipient) ??
    before.at(-1) ??
    null
  )
}

/** @returns the notice that this delivery failed for good, or null; a temporary one changes nothing */
export function bounceOf(state: CaseState, delivery: Delivery): ReplyEntry | null {
  const notices = state.replies.filter(
    reply => classOf(reply) === 'bounce' && reply.reading.bounce?.permanent !== false,
  )
  return notices.findLast(notice => returned(state, notice)?.seq === delivery.seq) ?? null
}

function answered(state: CaseState, delivery: Delivery): boolean {
  return state.replies.some(
    reply =>
      reply.seq > delivery.seq &&
      reply.channel === delivery.message.channel &&
      SETTLING.has(classOf(reply)) &&
      speaks(reply),
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
      if (bounceOf(state, delivery)) return 'failed'
      return answered(state, delivery) ? 'answered' : 'sent'
  }
}

/** @returns the state of one rung; `sent` covers waiting and a deadline that passed */
export function rungState(state: CaseState, rung: Rung): RungState {
  const delivery = deliveryOf(state, rung)
  const used = delivery ? usedRung(state, delivery) : 'open'
  return used === 'open' && rung.skip !== null ? 'skipped' : used
}

/** @returns whether the program can send on this channel, or hand a message for it to the person */
export function isCarried(channel: ChannelName): boolean {
  return CARRIED.includes(channel)
}

/** @returns whether a request to go there can be followed: it is carried, or the text is made ready for the person */
export function isPrepared(channel: ChannelName): boolean {
  return PREPARED.includes(channel)
}

/** A rung with all it takes to be taken. */
export type OpenRung = Rung & { readonly address: string }

/** @returns the rungs that are still to be taken and can be, in order */
export function openRungs(state: CaseState): readonly OpenRung[] {
  return state.ladder.flatMap(rung => {
    const { address, channel } = rung
    const open = address !== null && isCarried(channel) && rungState(state, rung) === 'open'
    return open ? [{ ...rung, address }] : []
  })
}

/** @returns the first rung that is still to be taken, or null */
export function nextRung(state: CaseState): OpenRung | null {
  return openRungs(state)[0] ?? null
}
