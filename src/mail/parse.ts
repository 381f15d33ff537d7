/** Bytes of a mail -> the mail, within limits. */
import { createHash } from 'node:crypto'
import { type Address, type Attachment, addressParser, decodeWords, type Email } from 'postal-mime'
import { parseBounded } from './bounded-parser.ts'
import { htmlToText } from './html-text.ts'
import type { Mail, MailAddress, MailAttachment, MailHeader } from './mail.ts'
import { reportOf } from './report.ts'

const MAX_ADDRESSES = 200
const MAX_IDS = 200

function flatten(addresses: readonly Address[]): MailAddress[] {
  return addresses.flatMap(entry => {
    const members = entry.group === undefined ? [entry] : entry.group
    return members.filter(one => one.address).map(({ name, address }) => ({ name, address }))
  })
}

/** With several authors (RFC 5322 section 3.6.2 allows them, and a forger adds one) nobody is sure to speak: null. */
function authorOf(email: Email): MailAddress | null {
  const fields = email.headers.filter(({ key }) => key === 'from')
  const authors = fields.flatMap(({ value }) => flatten(addressParser(value, { flatten: true })))
  const different = new Set(authors.map(({ address }) => address.toLowerCase()))
  return different.size === 1 && email.from ? (flatten([email.from])[0] ?? null) : null
}

/** @returns the Message-IDs in a header's value, with angle brackets, in their order */
export function idsIn(value: string | undefined): string[] {
  return (value?.match(/<[^<>\s]{1,990}>/g) ?? []).slice(0, MAX_IDS)
}

/** A U+0000 or half of a character pair would not survive the store or the digest. */
const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '')

function isoDate(date: string | undefined): string | null {
  const time = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

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

function headersOf(email: Email): MailHeader[] {
  return email.headers.map(({ key, value }) => ({ name: clean(key), value: clean(decodeWords(value)) }))
}

function textOf(email: Email): string {
  const text = email.text ?? ''
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
  const headers = headersOf(email)
  return {
    from: authorOf(email),
    to: flatten(email.to ?? [])
      .slice(0, MAX_ADDRESSES)
      .map(({ address }) => address),
    subject: email.subject === undefined ? null : clean(email.subject),
    date: isoDate(email.date),
    messageId: idsIn(email.messageId)[0] ?? null,
    inReplyTo: idsIn(email.inReplyTo),
    references: idsIn(email.references),
    headers,
    text: textOf(email),
    attachments,
    report: reportOf(headers, attachments),
  }
}
