/** What a message shows of where it belongs, and what a case is recognised by. */

/** What a message shows of where it belongs. */
export interface Trace {
  /**
   * Message-IDs with angle brackets it names, most telling first: the original in a bounce, In-Reply-To, References
   * from the newest to the oldest.
   */
  readonly names: readonly string[]
  /** Those of `names` it answers directly; In-Reply-To may hold several, and none of them weighs more than another. */
  readonly answers?: readonly string[]
  readonly from: string | null
  /** What stands in front of the address. */
  readonly fromName?: string | null
  readonly subject: string | null
  /** Visible text; null: only the head is known. */
  readonly text: string | null
  /** When it came, ISO 8601 UTC; null: not known. */
  readonly at: string | null
  /** Whether it looks like the report of a mail server about a mail. */
  readonly failure: boolean
}

/** What a case is recognised by. */
export interface Recognised {
  readonly id: string
  readonly open: boolean
  /** Message-IDs of mails the person sent in it, and of replies that are in it. */
  readonly thread: readonly string[]
  /** Ticket numbers the company gave it. */
  readonly tickets: readonly string[]
  /** Subjects of mails sent in it. */
  readonly subjects: readonly string[]
  /** Mail addresses and domains that speak for the company, and addresses that were written to. */
  readonly addresses: readonly string[]
  /** What the company is called. */
  readonly names?: readonly string[]
  /** The person's own numbers: customer number, order. */
  readonly ownRefs: readonly string[]
  /** Newest message of the person in it, ISO 8601 UTC; null: none has left. */
  readonly lastSent: string | null
}

/** `near` empty: it concerns no case; else it waits in the tray, and these are the likely ones, likeliest first. */
export type Match =
  | { readonly caseId: string; readonly by: 'thread' | 'ticket' | 'sender' }
  /** `name`: only because of what the sender is called, which newsletters are as well. */
  | { readonly caseId: null; readonly near: readonly string[]; readonly by?: 'name' }
