/** Reading what came in on a channel, mails or posts, and trying whether that works. */

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

/** A public post of ours that went out, as its author names it. */
export interface OwnPost {
  /** In the normal form of the channel's `checkPostUrl`. */
  readonly url: string
  /** When it went out, ISO 8601 UTC. */
  readonly at: string
}

/** Who wrote a post. The id never changes; a handle may go to somebody else. */
export interface PostAuthor {
  readonly id: string | null
  /** `@name`, on a network of many servers `@name@server`; a page: its name or number. */
  readonly handle: string | null
  /** What is shown in front of the handle; proves nothing. */
  readonly name: string | null
}

/** A post or comment of somebody else, as plain text. */
export interface ReceivedPost {
  /** On the platform; the same post has the same one, however it is found. */
  readonly id: string
  readonly url: string | null
  readonly text: string
  readonly author: PostAuthor
  /** ISO 8601 UTC. */
  readonly at: string
  /** The post of ours that its conversation began with, as {@link OwnPost.url}; null: not one of those asked for. */
  readonly thread: string | null
}

/** Posts of one place (mentions, a thread), and where reading goes on once they are stored. */
export interface PostBatch {
  readonly place: string
  readonly posts: readonly ReceivedPost[]
  readonly cursor: string
}

export interface PostsRequest extends Pick<FetchRequest, 'cursor' | 'since'> {
  /** Posts of open cases that may be answered. */
  readonly ours: readonly OwnPost[]
  /** The hour, ISO 8601 UTC: a search that looks back some days only is not begun for an older post. */
  readonly now: string
  /** Stores posts and cursor for good; only then the next batch is fetched. */
  readonly take: (batch: PostBatch) => Promise<void>
}

/** A message of ours of which nobody knows whether it left. */
export interface Sought {
  /** Own Message-ID, or what a platform was given in its place; identifies the send. */
  readonly messageId: string
  readonly to: string
  readonly subject: string | null
  /** A post is found by its words alone. */
  readonly text: string
  /** Instant the send began, ISO 8601 UTC. */
  readonly since: string
}

/** `absent` is proof only where the provider itself files what is sent; `unclear` says nothing. */
export interface Sight {
  readonly sought: Sought
  readonly seen: 'found' | 'absent' | 'unclear'
  /** Address of the post that was found. */
  readonly url?: string | null
}

/** One short connection to an account for all that is asked of it in a run; nothing in it becomes "read". */
export interface Account {
  /** Mails. @throws UserError exit 4 (sign-in) or 8 (temporary) */
  fetch?(request: FetchRequest): Promise<void>
  /** Posts: mentions of this account and answers to its posts. @throws UserError as {@link Account.fetch} */
  fetchPosts?(request: PostsRequest): Promise<void>
  /** Looks among what was sent. @throws UserError as {@link Account.fetch} */
  look(sought: readonly Sought[]): Promise<readonly Sight[]>
  /** Commands sent so far, or files read. */
  requests(): number
  close(): Promise<void>
}

/** An account that holds mails. */
export interface Mailbox extends Account {
  fetch(request: FetchRequest): Promise<void>
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
