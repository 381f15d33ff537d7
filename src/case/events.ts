/** The events of a case. Append-only: a type is only added, a field only added as optional. */
import type { Deadline } from './deadline.ts'
import type {
  Attachment,
  CaseOutcome,
  ChannelName,
  CompanyRef,
  Complaint,
  Message,
  Mode,
  Ref,
  Rung,
  Step,
} from './model.ts'
import type { Reading, ReadingClass } from './reading.ts'

/** Identity of the process that holds a send: a pid is reused, pid and start time are not. */
export interface ProcessMark {
  readonly pid: number
  /** Start time as the system tells it, opaque; null where the system tells none. */
  readonly started: string | null
  readonly host: string
}

/** What an answer was worth to the user. */
export type Verdict = 'solved' | 'partly' | 'goodwill' | 'rejected' | 'question' | 'unrelated' | ReadingClass

interface SendFields {
  readonly message: Message
  readonly digest: string
  readonly mode: Mode
  /** `step`: a rung of the ladder; `redirect`: the company sent us here; `reply`: an answer in the thread. */
  readonly purpose: 'step' | 'redirect' | 'reply'
}

/** The step that was due, taken by the user on their own: it is not offered again, and its clock runs. */
export interface StepDone {
  readonly step: Step
  /** Address the step was for. */
  readonly to: string
  readonly purpose: 'step' | 'redirect'
  readonly deadline: Deadline
}

export interface EventBodies {
  case_opened: { readonly complaint: Complaint; readonly ladder: readonly Rung[] }
  send_started: SendFields & {
    readonly messageId: string | null
    /** The person's account on the platform it went out from; missing: mail, or not known. */
    readonly account?: string
    /** Hex SHA-256 of the bytes as sent. */
    readonly bytes: string | null
    readonly process: ProcessMark
  }
  sent: {
    /** seq of the `send_started` this settles. */
    readonly send: number
    readonly deadline: Deadline | null
    readonly response: string | null
    readonly url: string | null
    /** What the platform charged for it. */
    readonly cost?: { readonly amount: number; readonly currency: string }
    /** Who says so: the server's answer, a look into the mailbox, or the user. */
    readonly settledBy: 'server' | 'look' | 'user'
  }
  send_failed: {
    readonly send: number
    readonly reason: string
    readonly permanent: boolean
    readonly settledBy: 'server' | 'look' | 'user'
  }
  send_unknown: { readonly send: number; readonly reason: string }
  handed_off: SendFields & {
    readonly url: string | null
    readonly file: string | null
    /** Why the program did not send it itself, if it could have. */
    readonly why: string | null
  }
  hand_off_confirmed: {
    /** seq of the `handed_off`. */
    readonly handOff: number
    readonly url: string | null
    readonly deadline: Deadline | null
    readonly attachments: readonly Attachment[]
  }
  hand_off_denied: { readonly handOff: number; readonly why: string | null }
  reply_received: {
    readonly channel: ChannelName
    readonly sender: string | null
    readonly subject: string | null
    readonly text: string
    readonly reading: Reading
    /** Address of a post. */
    readonly url?: string | null
    /** Number of the sender's account on the platform: it stays when the handle goes to somebody else. */
    readonly senderId?: string | null
    /** Hex SHA-256 of the stored original (an .eml, of a post a small JSON text), if there is one. */
    readonly original: string | null
    /** What came with it, kept under its hash. */
    readonly attachments?: readonly Attachment[]
    /** Address an answer goes to, if it is not `sender` (Reply-To). */
    readonly replyTo?: string | null
    /** What the user's own mail provider says of the sender (Authentication-Results): a hint, no proof. */
    readonly authentication?: string | null
  }
  reply_judged: { readonly reply: number; readonly as: Verdict; readonly why: string | null }
  reply_assigned: { readonly tray: string; readonly reply: number }
  call_logged: { readonly text: string; readonly incoming: boolean }
  deadline_moved: {
    readonly deadline: Deadline
    readonly why: string | null
    readonly promise: number | null
  }
  company_changed: {
    readonly company: CompanyRef
    readonly ladder: readonly Rung[]
    readonly why: string | null
  }
  case_changed: {
    readonly wish?: string
    readonly refs?: readonly Ref[]
    readonly attachments?: readonly Attachment[]
    readonly ladder?: readonly Rung[]
  }
  step_skipped: { readonly step: Step; readonly channel: ChannelName; readonly why: string }
  /** With a channel: what the user wrote there on their own; without: a note for themselves. */
  note_added: { readonly text: string; readonly channel?: ChannelName; readonly done?: StepDone }
  case_closed: { readonly outcome: CaseOutcome; readonly why: string | null }
  case_reopened: { readonly why: string | null }
}

export type EventType = keyof EventBodies

/** What every stored event has. `at`: when it happened; `recordedAt`: when it was written, if later. */
export interface EventStamp {
  readonly seq: number
  readonly at: string
  readonly recordedAt?: string
}

export type CaseEvent = { [T in EventType]: EventStamp & { readonly type: T } & EventBodies[T] }[EventType]

/** An event without its number, as a command hands it to the store. */
export type NewEvent = {
  [T in EventType]: { readonly type: T; readonly at: string; readonly recordedAt?: string } & EventBodies[T]
}[EventType]

/** An event of a newer version: kept, shown, never fatal. */
export interface UnknownEvent extends EventStamp {
  readonly type: string
  readonly [field: string]: unknown
}

export type StoredEvent = CaseEvent | UnknownEvent

const KNOWN: { readonly [T in EventType]: true } = {
  case_opened: true,
  send_started: true,
  sent: true,
  send_failed: true,
  send_unknown: true,
  handed_off: true,
  hand_off_confirmed: true,
  hand_off_denied: true,
  reply_received: true,
  reply_judged: true,
  reply_assigned: true,
  call_logged: true,
  deadline_moved: true,
  company_changed: true,
  case_changed: true,
  step_skipped: true,
  note_added: true,
  case_closed: true,
  case_reopened: true,
}

/** @returns whether this version knows the event's type */
export function isKnown(event: StoredEvent): event is CaseEvent {
  return Object.hasOwn(KNOWN, event.type)
}
