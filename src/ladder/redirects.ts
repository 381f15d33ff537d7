/** "Please write to our other address": a step, if the program can take it; else the user's choice. */
import type { ChannelName } from '../case/model.ts'
import { SKIP_REASONS } from '../case/model.ts'
import type { CaseState, ReplyEntry } from '../case/state.ts'
import { classOf, mayHaveLeft, speaks } from '../case/state.ts'
import type { CaseStatus, NextStep } from './answer.ts'
import { answer } from './answer.ts'
import { handled } from './open-replies.ts'
import { bounceOf, deliveriesNow, isCarried } from './rungs.ts'

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

function rungOf(state: CaseState, channel: ChannelName) {
  return state.ladder.find(rung => rung.channel === channel) ?? null
}

function writtenTo(state: CaseState, channel: ChannelName, address: string) {
  return deliveriesNow(state).filter(
    ({ message }) => message.channel === channel && same(message.to, address),
  )
}

/** Somebody who is not known to speak for the company does not get to name an address. */
function addressFor(state: CaseState, { reading }: ReplyEntry): string | null {
  const { channel, address, official } = reading.redirect!
  const rung = rungOf(state, channel)
  const trusted = reading.official !== false || official === true
  const found = (trusted && address) || (rung?.skip === null ? rung.address : null)
  if (!found) return null
  const dead = writtenTo(state, channel, found).some(
    each => (each.state === 'failed' && each.permanent) || bounceOf(state, each) !== null,
  )
  return dead ? null : found
}

/** The user's own reason not to use a channel, which no request of the company overrides. */
function declined(state: CaseState, channel: ChannelName): string | null {
  const skip = rungOf(state, channel)?.skip ?? null
  return SKIP_REASONS.some(code => code === skip) ? null : skip
}

/** Whether they point to the very address that the user wrote to on this channel. */
function inACircle(state: CaseState, reply: ReplyEntry, channel: ChannelName, address: string): boolean {
  return reply.channel === channel && writtenTo(state, channel, address).some(mayHaveLeft)
}

/**
 * @param status state of the case while this is suggested
 * @returns the step that follows the reply, a choice where only the user can go there, or null: it leads nowhere new
 */
export function redirectStep(state: CaseState, reply: ReplyEntry, status: CaseStatus): NextStep | null {
  const { redirect, automatic } = reply.reading
  const about = { step: 'complaint', about: reply.seq, at: reply.at } as const
  if (!redirect) return answer(status, 'choose', 'asked-elsewhere', about)
  const { channel } = redirect
  const there = { ...about, channel }
  if (!isCarried(channel))
    return answer(status, 'choose', 'asked-by-hand', { ...there, detail: redirect.address })
  const skip = declined(state, channel)
  if (skip) return answer(status, 'choose', 'asked-to-use-skipped', { ...there, detail: skip })
  const address = addressFor(state, reply)
  if (!address) return answer(status, 'choose', 'asked-to-use-no-address', there)
  if (inACircle(state, reply, channel, address)) return null
  const code = automatic ? 'mailbox-not-read' : 'asked-to-use'
  return answer(status, 'send', code, { ...there, address, detail: address })
}

/** @returns the newest request by a machine that is not followed yet: it settles nothing, but shows the way */
export function machineRedirect(state: CaseState): ReplyEntry | null {
  const open = state.replies.findLast(
    reply =>
      reply.seq > state.companySince &&
      classOf(reply) === 'redirect' &&
      reply.reading.official !== false &&
      !speaks(reply) &&
      !handled(state, reply),
  )
  return open ?? null
}
