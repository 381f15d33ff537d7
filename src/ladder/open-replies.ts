/** Which answers of the company still wait for the user. */
import type { Verdict } from '../case/events.ts'
import type { ChannelName } from '../case/model.ts'
import { PROBABLY, type ReadingClass } from '../case/reading.ts'
import type { CaseState, ReplyEntry } from '../case/state.ts'
import { classOf, deliveriesNow, mayHaveLeft, SETTLING, speaks } from '../case/state.ts'

const WORTHS = ['solved', 'partly', 'goodwill', 'rejected'] as const
export type Worth = (typeof WORTHS)[number]

/** @returns the verdict if it says what an answer was worth; null for none, or for a corrected class */
export function worthOf(judged: Verdict | null): Worth | null {
  return WORTHS.find(worth => worth === judged) ?? null
}

/** Whether the user called a later state of things solved, and has not taken that back by reopening the case. */
function solvedSince(state: CaseState, reply: ReplyEntry): boolean {
  const since = Math.max(reply.seq, state.reopenedSeq)
  return state.replies.some(
    each => each.judged === 'solved' && each.seq > state.companySince && (each.judgedSeq ?? 0) > since,
  )
}

/**
 * A request to go elsewhere is settled by what the user did there, by news from there, by a later answer's worth, or by a
 * date the user sets.
 */
function overtaken(state: CaseState, reply: ReplyEntry): boolean {
  const there = reply.reading.redirect?.channel
  const went = ownSince(state, reply).some(({ channel }) => there === undefined || channel === there)
  const newer = state.replies.filter(each => each.seq > reply.seq && speaks(each))
  return (
    went ||
    state.movedSeq > reply.seq ||
    newer.some(each => each.channel === there || worthOf(each.judged) !== null)
  )
}

/** What the user did without the program: their calls, and what they wrote. */
function ownSince(state: CaseState, reply: ReplyEntry): CaseState['calls'] {
  return state.calls.filter(each => each.seq > reply.seq && !each.incoming)
}

/**
 * A call answers only what was asked on the phone: in most calls nobody was reached, and of a written question nobody
 * there knew. What the user wrote elsewhere is an answer, as what the program sent is.
 * @param channel where the user rang or wrote by themselves
 */
export function answersQuestion(channel: ChannelName, asked: Pick<ReplyEntry, 'channel'>): boolean {
  return channel !== 'phone' || asked.channel === 'phone'
}

function answered(state: CaseState, reply: ReplyEntry): boolean {
  return ownSince(state, reply).some(({ channel }) => answersQuestion(channel, reply))
}

/**
 * Whether the user has dealt with a reply: judged it, answered it, or did what it asked for. Following one reply to
 * another channel leaves an answer unread; going up the ladder, or writing back, is an answer to all of them.
 */
export function handled(state: CaseState, reply: ReplyEntry): boolean {
  if (reply.former !== null) return reply.judged !== null
  if (reply.judged === 'unrelated' || worthOf(reply.judged) || solvedSince(state, reply)) return true
  const wrote = deliveriesNow(state).filter(each => each.seq > reply.seq && mayHaveLeft(each))
  switch (classOf(reply)) {
    case 'question':
      return wrote.length > 0 || answered(state, reply)
    case 'redirect':
      return wrote.length > 0 || overtaken(state, reply)
    default:
      return reply.promiseTaken || wrote.some(each => each.purpose !== 'redirect')
  }
}

/** Of these the words do not matter, or the user has nothing to say. */
const SETTLED_BY_FORM: readonly ReadingClass[] = ['bounce', 'delay', 'read_receipt']

/**
 * Headers of lists and the fixed words of adverts tell news with 0.7 and more (`replies/mass-mail.ts`). Below that it is a
 * guess, and what the company itself wrote is not left out for a guess.
 */
const SURE_OF_NEWS = 0.7

/**
 * Whether nobody can say what a message is: it may be the answer. The clock goes on, but it is shown first, so that no
 * text says that they never answered while an answer lies there unread.
 */
export function isUnsure({ judged, reading, former }: ReplyEntry): boolean {
  if (judged !== null || former !== null || reading.official === false) return false
  if (reading.class === 'unrelated') return reading.official === true && reading.confidence < SURE_OF_NEWS
  return reading.confidence < PROBABLY && !SETTLED_BY_FORM.includes(reading.class)
}

/** What a person of a former company wrote: it moves no clock, but it may be the solution. */
function isLate({ former, reading }: ReplyEntry): boolean {
  return former !== null && !reading.automatic && SETTLING.has(reading.class)
}

const waits = (reply: ReplyEntry): boolean =>
  isUnsure(reply) || isLate(reply) || (SETTLING.has(classOf(reply)) && speaks(reply))

/** @returns replies that count as the company's, or may, or are a former one's, and wait for the user, newest last */
export function openReplies(state: CaseState): readonly ReplyEntry[] {
  return state.replies.filter(
    reply => reply.seq > state.companySince && waits(reply) && !handled(state, reply),
  )
}

/**
 * Whether an answer sends the user to nobody the company can be reached by: the manufacturer, the carrier, "another
 * company". Then the case may go on with that one.
 */
export function leadsElsewhere(reply: ReplyEntry): boolean {
  const theirs = reply.former === null && reply.reading.official !== false
  return theirs && classOf(reply) === 'redirect' && reply.reading.redirect === null
}
