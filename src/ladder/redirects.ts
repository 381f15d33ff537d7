/** "Please write to our other address": a step, if the program can take it; else the user's choice. */
import type { ChannelName } from '../case/model.ts'
import { SKIP_REASONS } from '../case/model.ts'
import type { CaseState, ReplyEntry } from '../case/state.ts'
import { classOf, mayHaveLeft, speaks } from '../case/state.ts'
import type { CaseStatus, NextStep } from './answer.ts'
import { answer } from './answer.ts'
import { destinationOf, namedIn, rungOf, writtenTo } from './destination.ts'
import { handled } from './open-replies.ts'
import type { ReasonCode } from './reason.ts'
import { isPrepared } from './rungs.ts'

/** Characters of their words in one sentence of ours. */
const LONGEST_QUOTE = 160

/** The user's own reason not to use a channel, which no request of the company overrides. */
function declined(state: CaseState, channel: ChannelName): string | null {
  const skip = rungOf(state, channel)?.skip ?? null
  return SKIP_REASONS.some(code => code === skip) ? null : skip
}

/** Whether they point to the very address that the user wrote to on this channel. */
function inACircle(state: CaseState, reply: ReplyEntry, channel: ChannelName, address: string): boolean {
  return reply.channel === channel && writtenTo(state, channel, address).some(mayHaveLeft)
}

/** Where the channel is none of ours, their own words are all there is to go by. */
function wordsOf({ reading }: ReplyEntry): string | null {
  const words = (reading.visibleText || reading.evidence[0] || '').replace(/\s+/g, ' ').trim()
  if (words === '') return null
  return words.length <= LONGEST_QUOTE ? words : `${words.slice(0, LONGEST_QUOTE).replace(/\s\S*$/, '')} ...`
}

function codeFor(automatic: boolean, known: boolean): ReasonCode {
  if (automatic) return known ? 'mailbox-not-read' : 'mailbox-not-read-unknown'
  return known ? 'asked-to-use' : 'asked-to-use-unknown'
}

/**
 * @param status state of the case while this is suggested
 * @returns the step that follows the reply, a choice where only the user can go there or the address is made to look
 *   like the company's, or null: it leads nowhere new
 */
export function redirectStep(state: CaseState, reply: ReplyEntry, status: CaseStatus): NextStep | null {
  const { redirect, automatic } = reply.reading
  const about = { step: 'complaint', about: reply.seq, at: reply.at } as const
  if (!redirect) return answer(status, 'choose', 'asked-elsewhere', { ...about, detail: wordsOf(reply) })
  const { channel, official } = redirect
  const there = { ...about, channel }
  if (official === false)
    return automatic
      ? null
      : answer(status, 'choose', 'asked-suspicious', { ...there, detail: redirect.address })
  if (!isPrepared(channel))
    return answer(status, 'choose', 'asked-by-hand', { ...there, detail: namedIn(reply) })
  const skip = declined(state, channel)
  if (skip) return answer(status, 'choose', 'asked-to-use-skipped', { ...there, detail: skip })
  const found = destinationOf(state, reply, channel)
  if (!found) return answer(status, 'choose', 'asked-to-use-no-address', there)
  const { address, known } = found
  if (inACircle(state, reply, channel, address)) return null
  return answer(status, 'send', codeFor(automatic, known), { ...there, address, detail: address })
}

/** @returns the newest request by a machine that is not followed yet: it settles nothing, but shows the way */
export function machineRedirect(state: CaseState): ReplyEntry | null {
  const open = state.replies.findLast(
    reply =>
      reply.seq > state.companySince &&
      classOf(reply) === 'redirect' &&
      reply.reading.official !== false &&
      reply.former === null &&
      !speaks(reply) &&
      !handled(state, reply),
  )
  return open ?? null
}
