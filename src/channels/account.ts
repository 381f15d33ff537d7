/** Reading what came in on a channel, and trying whether that works. */

/** One message as it lies in a place (a mailbox), whole. */
export interface Received {
  readonly bytes: Uint8Array
  /** When the account got it, ISO 8601 UTC; null: not said. */
  readonly arrivedAt: string | null
  /** Larger than what is read: only the head is in `bytes`. */
  readonly cut: boolean
}

/** Messages of one place, and where reading goes on once they are stored. */
export interface Batch {
  readonly place: string
  readonly messages: readonly Received[]
  readonly cursor: string
}

/** Whether a message may concern a case after all, now that others are stored; touches nothing. */
export type AskAgain = () => boolean

export interface FetchRequest {
  /** Where reading of a place ended, as this channel said; null: it was never read. */
  readonly cursor: (place: string) => string | null
  /** Before this instant (ISO 8601 UTC) nothing can concern a case. */
  readonly since: string
  /**
   * Whether a message may concern a case, by its head alone; the bodies of others are not fetched. A question: not as far
   * as is known, but another message of the same run may tell whose number or thread it names.
   */
  readonly wanted: (head: Uint8Array) => Promise<boolean | AskAgain>
  /** Told while bodies are on their way: what reads them can get ready. */
  readonly expecting?: () => void
  /** Stores messages and cursor for good; only then the next batch is fetched. */
  readonly take: (batch: Batch) => Promise<void>
}

/** A message of ours of which nobody knows whether it left. */
export interface Sought {
  readonly messageId: string
  readonly to: string
  readonly subject: string | null
  /** Instant the send began, ISO 8601 UTC. */
  readonly since: string
}

/** `absent` is proof only where the provider itself files what is sent; `unclear` says nothing. */
export interface Sight {
  readonly sought: Sought
  readonly seen: 'found' | 'absent' | 'unclear'
}

/** One short connection to an account for all that is asked of it in a run; nothing in it becomes "read". */
export interface Account {
  /** @throws UserError exit 4 (sign-in) or 8 (temporary) */
  fetch(request: FetchRequest): Promise<void>
  /** Looks among what was sent. @throws UserError as {@link Account.fetch} */
  look(sought: readonly Sought[]): Promise<readonly Sight[]>
  /** Commands sent so far, or files read. */
  requests(): number
  close(): Promise<void>
}

/** What a try to sign in said, for one direction; nothing was sent. */
export interface Probe {
  readonly direction: 'send' | 'receive'
  /** Host and port, or a folder. */
  readonly at: string
  readonly ok: boolean
  readonly reason: string | null
  readonly next: 'sign-in' | 'temporary' | 'refused' | null
  /** What mends it, where that is known: then waiting does not. */
  readonly advice?: string
}
