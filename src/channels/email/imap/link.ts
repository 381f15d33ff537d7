/** What reading needs of an IMAP server. Behind it stands the one file that knows the library. */

export interface Folder {
  readonly path: string
  /** Last part of the path, as a person reads it. */
  readonly name: string
  /** Names of the folders it is in, outermost first. */
  readonly parents: readonly string[]
  /** `\Sent`, `\Junk` and the like (RFC 6154), or null. */
  readonly use: string | null
  /** Whether the server itself says so; else it is told from the name. */
  readonly announced: boolean
}

/** A folder that is open for reading alone. */
export interface OpenFolder {
  /** A number as text: it comes as a BigInt, which JSON does not take. */
  readonly uidValidity: string
  /** Null: the server did not say. */
  readonly uidNext: number | null
  readonly exists: number
}

/** What is asked of each new mail first. */
export interface Head {
  readonly uid: number
  /** As the server counts, in bytes; some only estimate it. */
  readonly size: number
  readonly bytes: Uint8Array
}

export interface Body {
  readonly uid: number
  readonly bytes: Uint8Array
  /** When the server got it, ISO 8601 UTC; null: not said. */
  readonly arrivedAt: string | null
}

/** A mail in the folder of what was sent. */
export interface SentMail {
  readonly ids: readonly string[]
  readonly to: readonly string[]
  readonly subject: string | null
  /** Date header, ISO 8601 UTC. */
  readonly date: string | null
}

/** What is looked for among the sent mails; any of these is enough. */
export interface Wish {
  readonly messageId: string
  readonly to: string
  /** Whole days, as IMAP compares them. */
  readonly from: Date
  readonly before: Date
}

/**
 * One connection. UIDs come in ascending order, each once.
 * Every call throws UserError `imap_unreachable` (exit 8) when the server does not answer as it should.
 */
export interface ImapLink {
  folders(): Promise<readonly Folder[]>
  /** Opens with EXAMINE, so that nothing becomes "read". @returns null: the server refuses, e.g. the folder is gone */
  open(path: string): Promise<OpenFolder | null>
  /** UIDs of mails the server got on this day or later. */
  arrivedSince(day: Date): Promise<readonly number[]>
  /**
   * Asks for the heads of a set of UIDs in one command and shows them one by one, so that they are never all in memory.
   * @param visit must not use the link; what it throws comes out once the server has finished
   */
  heads(uids: string, visit: (head: Head) => Promise<void>): Promise<void>
  /** Whole mails, cut after `limit` bytes. One that is gone is left out. */
  bodies(uids: string, limit: number): Promise<readonly Body[]>
  /** Whole heads, cut after `limit` bytes. */
  wholeHeads(uids: string, limit: number): Promise<readonly Body[]>
  /** UIDs of mails in the open folder that meet a wish; null: the server cannot search so. */
  sentLike(wishes: readonly Wish[]): Promise<readonly number[] | null>
  sentMails(uids: string): Promise<readonly SentMail[]>
  append(path: string, bytes: Uint8Array, date: Date): Promise<void>
  /** Commands sent so far. */
  requests(): number
  close(): Promise<void>
}
