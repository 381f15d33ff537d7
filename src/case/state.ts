/** The state of a case as the fold of its events makes it. Times are ISO 8601 UTC. */
import type { Deadline } from './deadline.ts'
import type { ProcessMark, Verdict } from './events.ts'
import type { CaseOutcome, ChannelName, Complaint, Message, Mode, Rung, Step } from './model.ts'
import type { Reading, ReadingClass } from './reading.ts'

/** One message that left, tried to leave, or was handed to the person. */
export interface Delivery {
  /** seq of the `send_started` or `handed_off` that began it. */
  readonly seq: number
  readonly at: string
  readonly purpose: 'step' | 'redirect' | 'reply'
  readonly message: Message
  readonly digest: string
  readonly mode: Mode
  readonly messageId: string | null
  /** The person's account on the platform; null: mail, by hand, or not known. */
  readonly account: string | null
  /** Who holds the send; null for a hand-off. */
  readonly process: ProcessMark | null
  readonly state: 'started' | 'sent' | 'failed' | 'unknown' | 'handed-off' | 'confirmed' | 'denied'
  readonly settledAt: string | null
  readonly reason: string | null
  readonly permanent: boolean
  readonly url: string | null
  /** The deadline it started; null until it is known to have left. */
  readonly deadline: Deadline | null
  /** Whether it answers somebody who does not speak for the company: no step of the case, and no clock of its own. */
  readonly aside: boolean
}

export interface ReplyEntry {
  readonly seq: number
  readonly at: string
  readonly channel: ChannelName
  readonly sender: string | null
  /** Number of the sender's account on the platform; missing: not said. */
  readonly senderId?: string
  readonly subject: string | null
  readonly text: string
  readonly reading: Reading
  /** What the user said of it; a correction wins over the reading. */
  readonly judged: Verdict | null
  readonly judgedSeq: number | null
  readonly judgedAt: string | null
  /** Whether the user took a promise in it as the new date. */
  readonly promiseTaken: boolean
  /** Name of the company it comes from, where the case has left that one since; null: any other sender. */
  readonly former: string | null
}

/** A company that the case was about before. */
export interface FormerCompany {
  readonly id: string
  readonly name: string
  /** seq of the change to the next one. */
  readonly until: number
  /** Keys of its addresses, see `former.ts`. */
  readonly accounts: readonly string[]
  /** Message-IDs of the mails it was sent. */
  readonly mails: readonly string[]
}

/** A call, or a message that the user wrote on another channel by themselves. */
export interface LoggedCall {
  readonly seq: number
  readonly at: string
  readonly channel: ChannelName
  readonly text: string
  readonly incoming: boolean
}

/** The one deadline that runs: of the newest message, or as the user moved it. */
export interface RunningClock {
  /** seq of the event that set it. */
  readonly seq: number
  readonly since: string
  readonly step: Step
  readonly channel: ChannelName
  readonly deadline: Deadline
  readonly movedWhy: string | null
}

export interface CaseState {
  readonly id: string
  /** seq of the newest event. */
  readonly version: number
  readonly openedAt: string
  readonly complaint: Complaint
  readonly ladder: readonly Rung[]
  /** Deliveries before this seq went to a company that the case has left. */
  readonly companySince: number
  /** Companies the case has left, oldest first. */
  readonly former: readonly FormerCompany[]
  readonly deliveries: readonly Delivery[]
  readonly replies: readonly ReplyEntry[]
  readonly calls: readonly LoggedCall[]
  readonly clock: RunningClock | null
  /** seq at which the user last moved the deadline, and last took a close back; 0: never. */
  readonly movedSeq: number
  readonly reopenedSeq: number
  readonly closed: { readonly at: string; readonly outcome: CaseOutcome } | null
}

/** @returns the class that counts: the user's correction, else the reading's */
export function classOf(reply: ReplyEntry): ReadingClass {
  switch (reply.judged) {
    case null:
    case 'solved':
    case 'partly':
    case 'goodwill':
    case 'rejected':
      return reply.reading.class
    default:
      return reply.judged
  }
}

/** Classes that want something of the user when the company says it (CONTRACT section 3, `settles`). */
export const SETTLING: ReadonlySet<ReadingClass> = new Set([
  'redirect',
  'question',
  'offer',
  'refusal',
  'answer',
])

/**
 * Only the company speaks for the company: what is not known to settle, or comes from somebody else, counts only
 * after the user has said what it is; what a former company says never counts as the present one's.
 */
export function speaks(reply: ReplyEntry): boolean {
  if (reply.former !== null) return false
  return reply.judged !== null || (reply.reading.settles && reply.reading.official !== false)
}

/** Whether a delivery left the house, or may have. */
export function mayHaveLeft(delivery: Delivery): boolean {
  return delivery.state !== 'failed' && delivery.state !== 'denied' && delivery.state !== 'handed-off'
}

/** @returns the instant it left, as far as that is known, in milliseconds of Unix time */
export function leftAt({ settledAt, at }: Delivery): number {
  return Date.parse(settledAt ?? at)
}

/** @returns the deliveries to the company the case is about now, oldest first */
export function deliveriesNow(state: CaseState): readonly Delivery[] {
  return state.deliveries.filter(each => each.seq > state.companySince && !each.aside)
}
