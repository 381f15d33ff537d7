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

/** Somebody who does not speak for the company does not get to name an address; one that is known as theirs, they do. */
function namedIn({ reading }: ReplyEntry): string | null {
  const { address, official } = reading.redirect ?? { address: null, official: null }
  return reading.official !== false || official === true ? address : null
}

function addressFor(state: CaseState, reply: ReplyEntry, channel: ChannelName): string | null {
  const rung = rungOf(state, channel)
  const found = namedIn(reply) ?? (rung?.skip === null ? rung.address : null)
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
 * @returns the step that follows the reply, a choice where only the user can go there or the address is made to look
 *   like the company's, or null: it leads nowhere new
 */
export function redirectStep(state: CaseState, reply: ReplyEntry, status: CaseStatus): NextStep | null {
  const { redirect, automatic } = reply.reading
  const about = { step: 'complaint', about: reply.seq, at: reply.at } as const
  if (!redirect) return answer(status, 'choose', 'asked-elsewhere', about)
  const { channel, official } = redirect
  const there = { ...about, channel }
  if (official === false)
    return automatic
      ? null
      : answer(status, 'choose', 'asked-suspicious', { ...there, detail: redirect.address })
  if (!isCarried(channel))
    return answer(status, 'choose', 'asked-by-hand', { ...there, detail: namedIn(reply) })
  const skip = declined(state, channel)
  if (skip) return answer(status, 'choose', 'asked-to-use-skipped', { ...there, detail: skip })
  const address = addressFor(state, reply, channel)
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
