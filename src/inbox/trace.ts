/** What a mail shows of where it belongs. */
import type { MailHead } from '../mail/head.ts'
import type { Mail } from '../mail/mail.ts'
import { machineSigns } from '../replies/failure/sender.ts'
import type { IncomingMessage } from '../replies/incoming.ts'
import type { Trace } from '../replies/match.ts'
import { tellingTextOf } from '../replies/visible-text.ts'

/** From this many points on `machineSigns` knows a name that mail systems bear. */
const NAME_OF_SYSTEM = 2
const UNKNOWN: Omit<IncomingMessage, 'from' | 'senderName' | 'headers'> = {
  ...{ channel: 'email', subject: null, text: '', messageId: null, inReplyTo: [], report: null },
  ...{ company: null, ownRefs: [], sentBefore: null },
}
/** A text-only report names the mail it is about in a line of its returned head. */
const RETURNED_ID = /^[>\s]{0,10}message-id:\s{0,3}(<[^<>\s]{1,990}>)/gim
const MAX_RETURNED = 20
const LONGEST_TEXT = 200_000

/** A mailbox has far fewer senders than mails, and a look at one takes 0.01 ms (measured). */
const senders = new Map<string, boolean>()
const MOST_SENDERS = 2_000
const LONGEST_SENDER = 500

/** By the sender alone, whatever else the head has: an absence note has the other signs as well. */
function isMailSystem({ from, headers }: MailHead): boolean {
  const field = headers.find(({ name }) => name === 'from')?.value ?? from?.address ?? ''
  const value = field.slice(0, LONGEST_SENDER)
  const known = senders.get(value)
  if (known !== undefined) return known
  const message = { ...UNKNOWN, from: null, senderName: null, headers: [{ name: 'from', value }] }
  const found = machineSigns(message).points >= NAME_OF_SYSTEM
  if (senders.size >= MOST_SENDERS) senders.clear()
  senders.set(value, found)
  return found
}

/** @returns whether a mail server reports about a mail, by the head alone */
function isFailure(head: MailHead): boolean {
  const { headers, report } = head
  if (report !== null) return report.type !== 'disposition-notification'
  return headers.some(({ name }) => name === 'x-failed-recipients') || isMailSystem(head)
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
    fromName: mail.from?.name ?? null,
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
      text ??= failure ? reportedText(mail) : tellingTextOf(mail.text)
      return text
    },
  }
}
