/** What a reader of replies is given, whatever channel it came by; and what one stage of the reading finds. */
import type { ChannelName } from '../case/model.ts'
import type { Reading, ReadingClass } from '../case/reading.ts'

export interface HeaderField {
  /** Lower case. */
  readonly name: string
  readonly value: string
}

export interface IncomingReport {
  /** `delivery-status` (RFC 3464) or `disposition-notification` (RFC 8098), lower case; null: not said. */
  readonly type: string | null
  /** Blocks of fields in their order; the first speaks for the message, each later one for a recipient. */
  readonly fields: readonly (readonly HeaderField[])[]
  /** Message-ID of the mail the report is about. */
  readonly originalMessageId?: string | null
  /** Whom that mail was written to. */
  readonly originalTo?: string | null
}

/** An address known to speak for the company. */
export interface KnownAddress {
  readonly channel: ChannelName
  readonly address: string
  /** Number of the account on its platform; null or missing: not known. */
  readonly platformId?: string | null
}

export interface IncomingMessage {
  readonly channel: ChannelName
  /** Mail address or @handle. */
  readonly from: string | null
  /** Number of the account on its platform; null or missing: not said. It stays when a handle goes to somebody else. */
  readonly senderId?: string | null
  readonly senderName: string | null
  readonly subject: string | null
  readonly text: string
  /** Empty where the channel has none. */
  readonly headers: readonly HeaderField[]
  readonly messageId: string | null
  readonly inReplyTo: readonly string[]
  readonly report: IncomingReport | null
  /** Addresses known to speak for the company, by channel; null: no company was given. */
  readonly company: { readonly known: readonly KnownAddress[] } | null
  /** The complainant's own numbers: never a ticket of theirs. */
  readonly ownRefs: readonly string[]
  /** Instant (ISO 8601 UTC) of our last message before this one: dates without a year are read as after it. */
  readonly sentBefore: string | null
  /** Instant (ISO 8601 UTC) of this message, where its channel says it: an answer within minutes is a machine's. */
  readonly at?: string | null
}

/** A message prepared once for all stages. */
export interface Prepared {
  readonly message: IncomingMessage
  readonly visibleText: string
  /** What stands below it: signature, address, footer; '' where nothing does. */
  readonly footer: string
  /** Lines that name the matter for a machine; '' where there are none. */
  readonly tokens: string
  /** Subject without Re:/AW:, one line. */
  readonly subject: string
  /** Visible text with single blanks, paragraphs parted by line feeds; the part that is analysed. */
  readonly flat: string
  readonly sentences: readonly string[]
  readonly official: boolean | null
}

/** The verdict of a stage; what it leaves out is filled in by `read`. */
export interface Finding {
  readonly class: ReadingClass
  readonly confidence: number
  readonly automatic: boolean
  readonly evidence: readonly string[]
  readonly bounce?: Reading['bounce']
  readonly redirect?: Reading['redirect']
  readonly needs?: readonly string[]
  /** Message-IDs beyond those of the headers, e.g. of the mail that bounced. */
  readonly about?: readonly string[]
}

/** A stage: null means that the next one is asked. */
export type Stage = (prepared: Prepared) => Finding | null
