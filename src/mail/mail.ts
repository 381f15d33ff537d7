/** A mail as the rest of the program sees it: decoded, bounded, and still untrusted. */

export interface MailHeader {
  /** Lower case. */
  readonly name: string
  /** Unfolded, encoded words decoded. */
  readonly value: string
}

export interface MailAddress {
  readonly name: string
  readonly address: string
}

export interface MailAttachment {
  /** As the sender wrote it: never a path of ours, see `safeName`. */
  readonly name: string
  readonly mimeType: string
  readonly bytes: number
  readonly content: Uint8Array
  /** Hex SHA-256 of the content. */
  readonly sha256: string
}

/** A machine's report about an earlier mail: RFC 3464 (delivery), RFC 8098 (disposition). */
export interface MailReport {
  /** `report-type`, lower case, or what the report part implies; null: only a mail that a machine sent back. */
  readonly type: string | null
  /** Blocks of fields in their order: the first speaks for the message, each later one for a recipient. */
  readonly fields: readonly (readonly MailHeader[])[]
  /** Message-ID of the mail the report is about, with angle brackets. */
  readonly originalMessageId: string | null
  /** Whom that mail was written to, by its head; missing or null: not attached. */
  readonly originalTo?: string | null
}

export interface Mail {
  /** The one author; null where there is none, or more than one. */
  readonly from: MailAddress | null
  readonly to: readonly string[]
  readonly subject: string | null
  /** ISO 8601 UTC, null where the header is missing or no date. */
  readonly date: string | null
  readonly messageId: string | null
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  readonly headers: readonly MailHeader[]
  /** Plain text; made from the HTML where there is no text part. */
  readonly text: string
  readonly attachments: readonly MailAttachment[]
  readonly report: MailReport | null
}

/** The first four every mail has; the others are left where a mail lost the top of its head. */
const MARKS = [
  ...['from', 'date', 'subject', 'message-id'],
  ...[
    'to',
    'received',
    'return-path',
    'delivered-to',
    'reply-to',
    'in-reply-to',
    'references',
    'mime-version',
  ],
]

/** @returns whether it has any of the headers of mails; bytes of something else have none */
export function isMail({ headers }: Mail): boolean {
  return headers.some(({ name }) => MARKS.includes(name))
}
