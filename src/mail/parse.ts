/** Bytes of a mail -> the mail, within limits. */
import { createHash } from 'node:crypto'
import type { Attachment, Email } from 'postal-mime'
import { parseBounded } from './bounded-parser.ts'
import { clean, flatten, headersOf, saidBy } from './fields.ts'
import { htmlToText } from './html-text.ts'
import type { Mail, MailAttachment } from './mail.ts'
import { rawText } from './raw-text.ts'
import { reportOf } from './report.ts'

const MAX_ADDRESSES = 200

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

function attachmentOf(part: Attachment): MailAttachment {
  const content = bytesOf(part.content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  return {
    name: clean(part.filename ?? ''),
    mimeType: part.mimeType,
    bytes: content.length,
    content,
    sha256,
  }
}

function textOf(email: Email, bytes: Uint8Array): string {
  const text = email.text ?? ''
  const isLost = text.trim() === '' && email.html === undefined && email.attachments.length === 0
  if (isLost) return clean(rawText(bytes, headersOf(email.headers)))
  if (text.trim() !== '' || email.html === undefined) return clean(text)
  return htmlToText(clean(email.html))
}

/**
 * Reads one mail.
 * @param bytes RFC 5322 with any line ends; at most the sizes of {@link MAIL_LIMITS}
 * @throws UserError `mail_too_large`, `mail_too_complex` (each names the limit) or `mail_unreadable`; exit 2
 */
export async function parseMail(bytes: Uint8Array): Promise<Mail> {
  const email = await parseBounded(bytes)
  const attachments = email.attachments.map(attachmentOf)
  const headers = headersOf(email.headers)
  return {
    ...saidBy(email.headers),
    to: flatten(email.to ?? [])
      .slice(0, MAX_ADDRESSES)
      .map(({ address }) => address),
    headers,
    text: textOf(email, bytes),
    attachments,
    report: reportOf(headers, attachments),
  }
}
