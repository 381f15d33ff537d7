/** What a mail shows of where it belongs. */
import type { MailHead } from '../mail/head.ts'
import type { Mail } from '../mail/mail.ts'
import type { Trace } from '../replies/match.ts'
import { visibleTextOf } from '../replies/visible-text.ts'

/** Names of machines that report about mail: RFC 5321 section 4.5.1, RFC 2142, and what Exchange and Exim write. */
const MAIL_SYSTEM = /(?:mailer-?daemon|postmaster|mail delivery (?:sub)?system)/i
/** A text-only report names the mail it is about in a line of its returned head. */
const RETURNED_ID = /^[>\s]{0,10}message-id:\s{0,3}(<[^<>\s]{1,990}>)/gim
const MAX_RETURNED = 20
const LONGEST_TEXT = 200_000

/** @returns whether a mail server reports about a mail, by the head alone */
function isFailure({ from, headers, report }: MailHead): boolean {
  if (report?.type === 'disposition-notification') return false
  const sender = headers.find(({ name }) => name === 'from')?.value ?? from?.address ?? ''
  return (
    report !== null || headers.some(({ name }) => name === 'x-failed-recipients') || MAIL_SYSTEM.test(sender)
  )
}

/** @returns whether only the body says which mail it is about */
export function isReport(mail: MailHead): boolean {
  return mail.report !== null || isFailure(mail)
}

function returnedIds({ report, text }: Mail, failure: boolean): string[] {
  if (report?.originalMessageId) return [report.originalMessageId]
  if (!failure) return []
  const found = [...text.slice(0, LONGEST_TEXT).matchAll(RETURNED_ID)]
  return found.slice(0, MAX_RETURNED).flatMap(([, id]) => id ?? [])
}

/** The addresses of a report stand in its fields, too. */
function reportedText({ report, headers, text }: Mail): string {
  const fields = [
    ...(report?.fields.flat() ?? []),
    ...headers.filter(({ name }) => name === 'x-failed-recipients'),
  ]
  return [text, ...fields.map(({ value }) => value)].join('\n')
}

/** @returns the trace of a mail; `names` of a report begin with what came back */
function trace(mail: MailHead, returned: readonly string[], failure: boolean) {
  const { inReplyTo, references } = mail
  return {
    names: [...new Set([...returned, ...inReplyTo, ...[...references].reverse()])],
    answers: inReplyTo,
    from: mail.from?.address ?? null,
    subject: mail.subject,
    failure,
  }
}

/** @returns what the head alone shows; text and time are not known yet */
export function traceOfHead(head: MailHead): Trace {
  return { ...trace(head, [], isFailure(head)), text: null, at: null }
}

/**
 * @param at when it came, ISO 8601 UTC; null: not known
 * @returns the trace; its text is made when it is asked for: what answers a known message is never asked
 */
export function traceOf(mail: Mail, at: string | null): Trace {
  const failure = isFailure(mail)
  let text: string | null = null
  return {
    ...trace(mail, returnedIds(mail, failure), failure),
    at,
    get text() {
      text ??= failure ? reportedText(mail) : visibleTextOf(mail.text)
      return text
    },
  }
}
