/** What may be done next: the suggested step, and the other rungs a user may prefer to it. */
import type { AddressOrigin, ChannelName, Step } from '../case/model.ts'
import type { CaseState } from '../case/state.ts'
import { mayHaveLeft, speaks } from '../case/state.ts'
import { USUAL_WAITS } from '../case/waits.ts'
import type { NextStep } from './answer.ts'
import { destinationOf, rungOf, same } from './destination.ts'
import { bounceOf, deliveriesNow, openRungs } from './rungs.ts'

export interface Offer {
  readonly step: Step
  readonly channel: ChannelName
  readonly address: string
  readonly origin: AddressOrigin | null
  readonly wait: string
  readonly purpose: 'step' | 'redirect'
  /** A private message beside the public posts on this channel, which nobody asked for. */
  readonly beside?: ChannelName
}

/** Private messages, each with the channel on which its conversation begins in public. */
export const PUBLIC_OF: ReadonlyMap<ChannelName, ChannelName> = new Map<ChannelName, ChannelName>([
  ['x-dm', 'x'],
  ['messenger', 'facebook'],
])

function redirectOffer(state: CaseState, next: NextStep): Offer | null {
  const { channel, address } = next
  const reply = state.replies.find(each => each.seq === next.about)
  if (next.action !== 'send' || !reply || !channel || !address) return null
  return {
    step: 'complaint',
    channel,
    address,
    origin: destinationOf(state, reply, channel)?.origin ?? null,
    wait: waitOf(state, channel),
    purpose: 'redirect',
  }
}

function waitOf(state: CaseState, channel: ChannelName): string {
  const rung = rungOf(state, channel)
  return rung && !rung.wait.startsWith('by:') ? rung.wait : USUAL_WAITS[channel]
}

/** @returns the deliveries to the present company on this channel that left, or may have */
const leftOn = (state: CaseState, channel: ChannelName) =>
  deliveriesNow(state).filter(each => each.message.channel === channel && mayHaveLeft(each))

/** @returns whether the case has begun on this channel: something left there, is waited for there, or came from there */
export function begunOn(state: CaseState, channel: ChannelName): boolean {
  const heard = state.replies.some(
    each => each.seq > state.companySince && each.channel === channel && speaks(each),
  )
  return heard || state.clock?.channel === channel || leftOn(state, channel).length > 0
}

/** The address of the user's own for it, else the account the posts went to, else the one of the ladder. */
function accountFor(state: CaseState, open: ChannelName, direct: ChannelName) {
  const [own, rung] = [rungOf(state, direct), rungOf(state, open)]
  if (own?.address) return { address: own.address, origin: own.origin }
  const address = leftOn(state, open).at(-1)?.message.to ?? rung?.address ?? null
  if (address === null) return null
  return { address, origin: rung?.address && same(rung.address, address) ? rung.origin : null }
}

/**
 * A private message to the account that the case speaks with in public: never suggested, no rung of the ladder, and
 * begun once; in what follows, they are answered.
 * @returns those that can be begun now
 */
export function directOffers(state: CaseState): readonly Offer[] {
  return [...PUBLIC_OF].flatMap(([channel, open]): Offer[] => {
    const declined = (rungOf(state, channel)?.skip ?? null) !== null
    if (declined || !begunOn(state, open) || leftOn(state, channel).length > 0) return []
    const account = accountFor(state, open, channel)
    const wait = waitOf(state, channel)
    return account
      ? [{ step: 'complaint', channel, ...account, wait, purpose: 'redirect', beside: open }]
      : []
  })
}

/** @returns all that can be sent now: what a reply asked for first, then the open rungs in order, then private messages */
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
  const all = [...rungs, ...directOffers(state)]
  return redirect ? [redirect, ...all.filter(each => each.channel !== redirect.channel)] : all
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
