/** What of a mail goes into the event of its reply. */
import type { EventBodies } from '../case/events.ts'
import type { Mail } from '../mail/mail.ts'
import { authenticationOf } from './authentication.ts'
import type { Incoming } from './incoming.ts'

/** Clocks of senders are wrong by hours, and some say the date without its zone. */
const A_DAY = 86_400_000

/**
 * The Date header is the sender's word: one that lies ahead, or before there was a case, is not believed.
 * @param else_ the instant that is taken then
 */
export function believedDate(
  date: string | null,
  {
    openedAt,
    now,
    arrivedAt,
  }: { readonly openedAt: string; readonly now: string; readonly arrivedAt: string | null },
): string {
  const arrived = arrivedAt !== null && Date.parse(arrivedAt) <= Date.parse(now) ? arrivedAt : now
  if (date === null) return arrived
  const time = Date.parse(date)
  return time <= Date.parse(now) && time >= Date.parse(openedAt) - A_DAY ? date : arrived
}

/** @returns the mail as what came in by e-mail */
export function incomingOf(mail: Mail, at: string): Incoming {
  return {
    channel: 'email',
    at,
    sender: mail.from?.address ?? null,
    senderName: mail.from?.name ?? null,
    subject: mail.subject,
    text: mail.text,
    headers: mail.headers,
    messageId: mail.messageId,
    inReplyTo: [...new Set([...mail.inReplyTo, ...mail.references])],
    report: mail.report,
  }
}

const ADDRESS = /[^\s<>"(),:;@]{1,64}@[^\s<>"(),:;@]{1,253}/g
const LONGEST_FIELD = 2000

/** @returns the one address an answer is wanted at, if it is not the sender's; null: none, or several */
export function replyToOf({ headers, from }: Mail): string | null {
  const value = headers.find(({ name }) => name === 'reply-to')?.value ?? ''
  const unquoted = value.slice(0, LONGEST_FIELD).replace(/"[^"]{0,300}"/g, ' ')
  const found = new Set((unquoted.match(ADDRESS) ?? []).map(each => each.toLowerCase()))
  const [only, other] = found
  return only === undefined || other !== undefined || only === from?.address.toLowerCase() ? null : only
}

type Fields = Pick<EventBodies['reply_received'], 'replyTo' | 'authentication'>

/** @returns the optional fields of the event; what is not there is left out */
export function mailFields(mail: Mail): Fields {
  const [replyTo, authentication] = [replyToOf(mail), authenticationOf(mail)]
  return { ...(replyTo ? { replyTo } : {}), ...(authentication ? { authentication } : {}) }
}
