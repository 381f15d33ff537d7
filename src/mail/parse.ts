/** Bytes of a mail -> the mail, within limits. */
import { createHash } from 'node:crypto'
import type { Attachment } from 'postal-mime'
import { bodyText } from './body-text.ts'
import { type Parsed, parseBounded } from './bounded-parser.ts'
import { clean, flatten, headersOf, saidBy } from './fields.ts'
import { forwardedText } from './forwarded-text.ts'
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

/** What a machine sends back is no word of its own: a report says what it is about. */
async function textOf({ email, texts }: Parsed, mail: Omit<Mail, 'text'>, depth: number, bytes: Uint8Array) {
  const text = clean(bodyText(texts))
  if (text.trim() !== '') return text
  const isLost = texts.every(({ html }) => html === null) && email.attachments.length === 0
  if (isLost) return clean(rawText(bytes, mail.headers))
  return mail.report === null ? forwardedText(mail, depth, parseAt) : text
}

async function parseAt(bytes: Uint8Array, depth: number): Promise<Mail> {
  const parsed = await parseBounded(bytes)
  const { email } = parsed
  const attachments = email.attachments.map(attachmentOf)
  const headers = headersOf(email.headers)
  const mail = {
    ...saidBy(email.headers),
    to: flatten(email.to ?? [])
      .slice(0, MAX_ADDRESSES)
      .map(({ address }) => address),
    headers,
    attachments,
    report: reportOf(headers, attachments),
  }
  return { ...mail, text: await textOf(parsed, mail, depth, bytes) }
}

/**
 * Reads one mail.
 * @param bytes RFC 5322 with any line ends; at most the sizes of {@link MAIL_LIMITS}
 * @throws UserError `mail_too_large`, `mail_too_complex` (each names the limit) or `mail_unreadable`; exit 2
 */
export function parseMail(bytes: Uint8Array): Promise<Mail> {
  return parseAt(bytes, 0)
}
