/** Mails of machines, written as they come and read as `check` reads them. */
import type { Reading } from '../../src/case/reading.ts'
import { incomingOf } from '../../src/inbox/from-mail.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { read } from '../../src/replies/read.ts'
import { messageOf } from './message.ts'

export const NULL_PATH = 'Return-Path: <>'
export const REPLIED = 'Auto-Submitted: auto-replied'
export const GENERATED = 'Auto-Submitted: auto-generated'
export const BULK = 'Precedence: bulk'
export const IN_REPLY = 'In-Reply-To: <own@example.org>'

/** @returns the reading of a mail to tim@example.org, with these further lines in its head */
export async function readingOf(
  from: string,
  subject: string,
  text: string,
  ...head: readonly string[]
): Promise<Reading> {
  const fields = [`From: ${from}`, 'To: tim@example.org', `Subject: ${subject}`, ...head]
  const type = head.some(field => field.startsWith('Content-Type'))
    ? []
    : ['Content-Type: text/plain; charset=utf-8']
  const source = [...fields, ...type, 'MIME-Version: 1.0', '', text, ''].join('\n')
  const mail = await parseMail(new TextEncoder().encode(source))
  const { sender, ...incoming } = incomingOf(mail, '2026-11-20T09:00:00Z')
  return read(messageOf({ ...incoming, from: sender }))
}
