/** What may be done next: the suggested step, and the other rungs a user may prefer to it. */
import type { AddressOrigin, ChannelName, Step } from '../case/model.ts'
import type { CaseState } from '../case/state.ts'
import { mayHaveLeft } from '../case/state.ts'
import { USUAL_WAITS } from '../case/waits.ts'
import type { NextStep } from './answer.ts'
import { destinationOf, rungOf } from './destination.ts'
import { bounceOf, deliveriesNow, openRungs } from './rungs.ts'

export interface Offer {
  readonly step: Step
  readonly channel: ChannelName
  readonly address: string
  readonly origin: AddressOrigin | null
  readonly wait: string
  readonly purpose: 'step' | 'redirect'
}

function redirectOffer(state: CaseState, next: NextStep): Offer | null {
  const { channel, address } = next
  const reply = state.replies.find(each => each.seq === next.about)
  if (next.action !== 'send' || !reply || !channel || !address) return null
  const rung = rungOf(state, channel)
  return {
    step: 'complaint',
    channel,
    address,
    origin: destinationOf(state, reply, channel)?.origin ?? null,
    wait: rung && !rung.wait.startsWith('by:') ? rung.wait : USUAL_WAITS[channel],
    purpose: 'redirect',
  }
}

/** @returns all that can be sent now: what a reply asked for first, then the open rungs in order */
export function offersOf(state: CaseState, next: NextStep): readonly Offer[] {
  const redirect = redirectOffer(state, next)
  const rungs = openRungs(state).map(({ step, channel, address, origin, wait }) => ({
    step,
    channel,
    address,
    origin,
    wait,
    purpose: 'step' as const,
  }))
  return redirect ? [redirect, ...rungs.filter(rung => rung.channel !== redirect.channel)] : rungs
}

/**
 * At most one message per channel per waiting time; a mail that came back does not count.
 * @returns the instant (ISO 8601 UTC) before which nothing more goes out on this channel, or null
 */
export function quietUntil(state: CaseState, channel: ChannelName, now: string): string | null {
  const last = deliveriesNow(state)
    .filter(each => each.message.channel === channel && mayHaveLeft(each) && !bounceOf(state, each))
    .at(-1)
  const moved = state.clock?.channel === channel ? state.clock.deadline : null
  const until = last && (moved ?? last.deadline)?.dueAt
  return until && Date.parse(until) >= Date.parse(now) ? until : null
}
