/** Mail in the sandbox: reading what the post room took, and writing the company's answer to it. */
import MailComposer from 'nodemailer/lib/mail-composer'
import PostalMime from 'postal-mime'
import type { ReceivedMail } from './smtp.ts'

/** What a clerk sees of a mail. */
export interface Letter {
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId: string | null
  /** By the clock of who wrote it, ISO 8601 UTC; null: it tells none. */
  readonly date: string | null
  readonly references: readonly string[]
  readonly text: string
  readonly attachments: readonly string[]
}

/** @returns the mail as a clerk reads it; `from` and `to` are those of the envelope */
export async function readLetter(mail: ReceivedMail): Promise<Letter> {
  const parsed = await PostalMime.parse(mail.bytes)
  return {
    from: mail.from,
    to: mail.to,
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? null,
    date: parsed.date ?? null,
    references: (parsed.references ?? '').split(/\s+/).filter(Boolean),
    text: parsed.text ?? '',
    attachments: parsed.attachments.map(each => each.filename ?? ''),
  }
}

export interface Answer {
  /** Address of the desk that answers. */
  readonly from: string
  readonly text: string
  readonly ticket: string | null
  /** A machine wrote it: marked as RFC 3834 section 5 asks. */
  readonly automatic: boolean
  readonly headers: Readonly<Record<string, string>>
  /** ISO 8601. */
  readonly at: string
  readonly messageId: string
}

/** @returns the bytes of an answer in the thread of the letter (RFC 5322 section 3.6.4) */
export async function writeAnswer(letter: Letter, answer: Answer): Promise<Buffer> {
  const mark = answer.ticket === null ? '' : ` [Ticket#${answer.ticket}]`
  const automatic: Record<string, string> = answer.automatic ? { 'Auto-Submitted': 'auto-replied' } : {}
  const thread = [...letter.references, letter.messageId].filter(id => id !== null)
  const composer = new MailComposer({
    from: answer.from,
    to: letter.from,
    subject: `Re: ${letter.subject}${mark}`,
    ...(letter.messageId === null ? {} : { inReplyTo: letter.messageId, references: thread }),
    messageId: answer.messageId,
    date: new Date(answer.at),
    text: answer.text,
    headers: { ...automatic, ...answer.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
