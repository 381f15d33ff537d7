/** Makes the bytes of a mail, once: the same bytes are approved, sent and filed. */
import { createHash } from 'node:crypto'
import type { MailComposerAttachment, MailComposerOptions } from 'nodemailer/lib/mail-composer'
import type { Message } from '../../case/model.ts'
import type { Envelope } from '../channel.ts'
import { safeFileNames } from './file-name.ts'
import { isMessageId, lineEndings, safeHeader } from './header-text.ts'

/** Ids kept in References: the first one and the newest, so that a long thread stays well below 64 KB of headers. */
const MAX_REFERENCES = 30

/**
 * Builds the whole message, CRLF throughout. Two calls with the same arguments give the same bytes.
 * Left out on purpose: Auto-Submitted, Precedence, List-*, X-Mailer and the like, for which help desks drop mail.
 * @param extra further headers, e.g. that of a draft
 * @throws UserError `control_character` (exit 6) when subject, name or Message-ID hold one
 */
export async function composeMail(
  message: Message,
  envelope: Envelope,
  extra: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const references = threadOf(envelope.references)
  const newest = references.at(-1)
  const mail: MailComposerOptions = {
    ...fromOf(envelope),
    to: { name: '', address: message.to },
    subject: safeHeader('subject', message.subject ?? ''),
    messageId: safeHeader('Message-ID', envelope.messageId),
    date: new Date(envelope.date),
    ...(newest ? { inReplyTo: newest, references } : {}),
    headers: { ...extra, 'Content-Language': envelope.language },
    text: lineEndings(message.text),
    encoding: 'quoted-printable',
    attachments: await attachmentsOf(message, envelope),
    baseBoundary: createHash('sha256').update(envelope.messageId).digest('hex').slice(0, 32),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return new MailComposer(mail).compile().build()
}

function fromOf({ sender }: Envelope): Pick<MailComposerOptions, 'from'> {
  if (sender.email === null) return {}
  return {
    from: { name: safeHeader('name', sender.name ?? ''), address: safeHeader('sender', sender.email) },
  }
}

/** Ids come from strangers' mail too: what is no Message-ID is left out. */
function threadOf(references: readonly string[]): string[] {
  const ids = references.filter(isMessageId)
  return ids.length <= MAX_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MAX_REFERENCES)]
}

async function attachmentsOf(message: Message, envelope: Envelope): Promise<MailComposerAttachment[]> {
  const names = safeFileNames(message.attachments.map(({ name }) => name))
  return Promise.all(
    message.attachments.map(async ({ sha256 }, index) => {
      const filename = names[index] ?? 'attachment'
      return {
        filename,
        content: Buffer.from(await envelope.read(sha256)),
        contentTransferEncoding: 'base64',
        contentDisposition: 'attachment',
        ...contentType(filename),
      }
    }),
  )
}

/** A message/* part may not be in base64 (RFC 2046 section 5.2.1), so a stored mail travels as plain bytes. */
function contentType(filename: string): { contentType?: string } {
  return /\.(?:eml|mht|mhtml|nws|mime)$/i.test(filename) ? { contentType: 'application/octet-stream' } : {}
}
