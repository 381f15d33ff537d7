/** Bytes of mails as they lie in a mailbox: letters of people and machines, and reports of five kinds of mail servers. */
import MailComposer from 'nodemailer/lib/mail-composer'

export interface Letter {
  readonly from: string
  readonly to: string
  readonly subject: string
  /** ISO 8601. */
  readonly at: string
  /** Null: the header is missing, as in mail of some old machines. */
  readonly messageId: string | null
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  readonly text: string
  readonly html?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly attachments?: readonly { readonly filename: string; readonly content: Buffer | string }[]
  /** A whole mail that lies in it, as "forward as attachment" makes it. */
  readonly enclosed?: Buffer
}

const NO_ID = /^Message-ID: .*\r\n/m

/** @returns the mail as its sender wrote it */
export async function bytesOf(letter: Letter): Promise<Buffer> {
  const { from, to, subject, at, messageId, inReplyTo, references, text, html, headers } = letter
  const enclosed = letter.enclosed && { contentType: 'message/rfc822', raw: rawPart(letter.enclosed) }
  const bytes = await new MailComposer({
    ...{ from, to, subject, text, date: new Date(at), headers: headers ?? {} },
    messageId: messageId ?? '<none@example.org>',
    ...(inReplyTo ? { inReplyTo } : {}),
    ...(references ? { references: [...references] } : {}),
    ...(html ? { html } : {}),
    attachments: [...(letter.attachments ?? []), ...(enclosed ? [enclosed] : [])],
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  return messageId === null ? Buffer.from(bytes.toString('latin1').replace(NO_ID, ''), 'latin1') : bytes
}

function rawPart(mail: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\n'),
    mail,
  ])
}

/** @returns the mail as the mailbox holds it: each way it came by leaves other lines on top */
export function delivered(bytes: Buffer, way: number, at: string): Buffer {
  const top = [
    `Return-Path: <bounces-${way}@relay.example>`,
    `Delivered-To: erika+${way}@example.org`,
    `Received: from relay${way}.example by mx${way}.example.org with ESMTPS; ${new Date(at).toUTCString()}`,
  ]
  return Buffer.concat([Buffer.from(`${top.join('\r\n')}\r\n`), bytes])
}

export interface Failure {
  /** The person, who gets the report. */
  readonly to: string
  readonly at: string
  readonly messageId: string
  /** The mail that was not delivered: its recipient, and its bytes. */
  readonly recipient: string
  readonly original: Buffer
  readonly note: string
}

const headOf = (original: Buffer) => original.toString('latin1').split('\r\n\r\n')[0] ?? ''

function letterhead({ to, at, messageId }: Failure, from: string, subject: string): string[] {
  const date = new Date(at).toUTCString()
  const top = ['Return-Path: <>', `Date: ${date}`, `From: ${from}`, `To: ${to}`]
  return [...top, `Subject: ${subject}`, `Message-ID: ${messageId}`, 'MIME-Version: 1.0']
}

/** RFC 3464: words, fields, and the original whole or only its head. */
function report(failure: Failure, top: readonly string[], fields: readonly string[], whole: boolean): string {
  const part = (type: string, ...lines: string[]) => ['--REPORT', `Content-Type: ${type}`, '', ...lines, '']
  const original = whole ? failure.original.toString('latin1') : headOf(failure.original)
  return [
    ...top,
    'Content-Type: multipart/report; report-type=delivery-status; boundary="REPORT"',
    '',
    ...part('text/plain; charset=us-ascii', failure.note),
    ...part('message/delivery-status', ...fields),
    ...part(whole ? 'message/rfc822' : 'text/rfc822-headers', original),
    '--REPORT--',
    '',
  ].join('\r\n')
}

function fieldsOf({ recipient }: Failure, action: string, status: string, diagnosis: string): string[] {
  const [mta, final] = ['Reporting-MTA: dns; mx.example.org', `Final-Recipient: rfc822; ${recipient}`]
  return [mta, '', final, `Action: ${action}`, `Status: ${status}`, `Diagnostic-Code: smtp; ${diagnosis}`]
}

const DAEMON = 'Mail Delivery System <MAILER-DAEMON@mx.example.org>'

/** How mail servers tell that a mail did not arrive; the words are our own, the form is theirs. */
export const REPORTS: Readonly<Record<string, (failure: Failure) => string>> = {
  postfix: failure =>
    report(
      failure,
      [...letterhead(failure, DAEMON, 'Undelivered Mail Returned to Sender'), 'Auto-Submitted: auto-replied'],
      fieldsOf(failure, 'failed', '5.1.1', '550 5.1.1 mailbox unknown'),
      true,
    ),
  delayed: failure =>
    report(
      failure,
      [...letterhead(failure, DAEMON, 'Delayed Mail (still being retried)'), 'Auto-Submitted: auto-replied'],
      fieldsOf(failure, 'delayed', '4.4.1', '421 4.4.1 no answer from host'),
      false,
    ),
  exchange: failure =>
    report(
      failure,
      letterhead(failure, 'Microsoft Outlook <postmaster@tenant.example>', 'Unzustellbar: Ihre Nachricht'),
      fieldsOf(failure, 'failed', '5.2.1', '550 5.2.1 mailbox disabled'),
      false,
    ),
  exim: failure =>
    [
      ...letterhead(
        failure,
        'Mail Delivery System <Mailer-Daemon@mx.example.org>',
        'Mail delivery failed: returning message to sender',
      ),
      `X-Failed-Recipients: ${failure.recipient}`,
      'Auto-Submitted: auto-replied',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'A message that you sent could not be delivered to all of its recipients.',
      `  ${failure.recipient}`,
      '    550 no such user here',
      failure.note,
      '------ This is a copy of the message, including all the headers. ------',
      '',
      failure.original.toString('latin1'),
    ].join('\r\n'),
  qmail: failure =>
    [
      ...letterhead(failure, 'MAILER-DAEMON@mx.example.org', 'failure notice'),
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'Hi. This is the qmail-send program at mx.example.org.',
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      '',
      `<${failure.recipient}>:`,
      'Sorry, no mailbox here by that name. (#5.1.1)',
      failure.note,
      '',
      '--- Below this line is a copy of the message.',
      '',
      failure.original.toString('latin1'),
    ].join('\r\n'),
}

/** RFC 8098: somebody opened our mail. */
export function readReceipt(failure: Failure, opened: string): string {
  return [
    ...letterhead(failure, failure.recipient, 'Gelesen: Ihre Nachricht'),
    'Content-Type: multipart/report; report-type=disposition-notification; boundary="RECEIPT"',
    '',
    '--RECEIPT',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    failure.note,
    '--RECEIPT',
    'Content-Type: message/disposition-notification',
    '',
    `Final-Recipient: rfc822;${failure.recipient}`,
    `Original-Message-ID: ${opened}`,
    'Disposition: manual-action/MDN-sent-manually; displayed',
    '--RECEIPT--',
    '',
  ].join('\r\n')
}
