/** Whom a notice is about: the address that our mail did not reach. */
import { header } from '../headers.ts'
import type { IncomingMessage } from '../incoming.ts'
import { type Notice, returnedTo } from './notice.ts'
import { isOfList } from './sender.ts'

const ADDRESS = '[^\\s<>"\'(),:;@\\[\\]=]{1,64}@[^\\s<>"\'(),:;@\\[\\]=]{1,253}'
/** Said to be the recipient: `RCPT TO:<a@b>`, `Empfänger: a@b`, `Delivery to a@b failed`. */
const NAMED = new RegExp(
  `(?:(?:final-|original-)?recipient(?: address)?|empfänger(?:adresse)?|rcpt to|addressed to|delivered to|deliver to|destinataire|destinatario|ontvanger|получатель|收件人(?: recipient)?)[ \\t]{0,3}:?[ \\t]{0,3}(?:rfc822;)?[ \\t]{0,3}["'<]{0,2}(${ADDRESS})`,
  'i',
)
/** Alone at the begin of its line, as nearly every system lists it: `<a@b>:`, `  a@b`, `-> a@b`. */
const LISTED = new RegExp(`^[ \\t>*-]{0,12}["'<]{0,2}(${ADDRESS})`, 'im')
const ANY = new RegExp(ADDRESS, 'gi')
const MOST = 40

const trimmed = (address: string): string => address.replace(/[.>\s]+$/, '')

/** Neither the machine that writes nor we ourselves. */
function isOther(address: string, message: IncomingMessage): boolean {
  const plain = address.toLowerCase()
  if (/^(?:mailer-?daemon|post_?master|no-?reply|abuse|support)@/.test(plain)) return false
  if (plain === message.from?.toLowerCase() || /\.(?:png|gif|jpe?g)$/.test(plain)) return false
  return !(header(message, 'to')?.toLowerCase().includes(plain) ?? false)
}

/** A desk that refuses what was sent to itself; of a mail system's own address nothing was asked. */
function ofSender(addresses: readonly string[], message: IncomingMessage): string | null {
  const from = message.from?.toLowerCase() ?? ''
  if (/^(?:mailer-?daemon|post_?master|no-?reply)@/.test(from)) return null
  return addresses.find(one => one.toLowerCase() === from) ?? null
}

/** `list-owner@`, `list-bounces@`, `list-help@`: the machines of a list answer for the list. */
const OF_LIST = /[-_+](?:owner|bounces?|request|admin|help|return-?|confirm(?:[-+].{0,40})?)@/i
const WRITTEN_TO = new RegExp(
  `(?:message|e-?mail|mail|nachricht|anfrage|posting|beitrag|list|liste|lista)(?:(?: [a-z]{1,20}){0,3} (?:to|an|for|für))?(?: the list| die liste)? ["'<]{0,2}(${ADDRESS})`,
  'i',
)
const NOBODY = /^(?:mailer-?daemon|post_?master|(?:no|do-?not)-?_?reply|notifications?)@/i

/** @returns the list that a machine of it answers for; any other address as it is */
export const listOf = (address: string): string => address.replace(OF_LIST, '@')

/**
 * Whom a mail was written to that a machine of its receiver took and then refused, or keeps.
 * @returns the address that it names; else its own, since it answers from there; null where that takes no mail
 */
export function sentTo(text: string, message: IncomingMessage): string | null {
  const named = WRITTEN_TO.exec(text)?.[1]
  if (named && isOther(trimmed(named), message)) return trimmed(named)
  const listed = [...text.matchAll(ANY)]
    .slice(0, MOST)
    .map(([address]) => trimmed(address))
    .find(one => one.toLowerCase() === listOf(message.from?.toLowerCase() ?? ''))
  if (listed !== undefined) return listed
  return message.from === null || NOBODY.test(message.from) ? null : listOf(message.from)
}

/** @returns the address, from where it is surest to where it is least sure, or null */
export function recipientIn(notice: Notice, message: IncomingMessage): string | null {
  const failed = header(message, 'x-failed-recipients')?.split(',')[0]?.trim()
  if (failed) return failed.slice(0, 320)
  const { words } = notice
  const named = NAMED.exec(words)?.[1]
  const listed = LISTED.exec(words)?.[1]
  const others = [...words.slice(0, 20_000).matchAll(ANY)].slice(0, MOST).map(([address]) => trimmed(address))
  const surest = [listed, named].map(one => one && trimmed(one)).find(one => one && isOther(one, message))
  const other = others.find(one => isOther(one, message))
  const inReturned = returnedTo(notice) ?? message.report?.originalTo ?? null
  const stated = surest ?? other
  if (stated !== undefined) return isOfList(message) ? listOf(stated) : stated
  const inSubject = (message.subject ?? '').slice(0, 1000).match(ANY)?.map(trimmed) ?? []
  const last = inSubject.find(one => isOther(one, message))
  return inReturned ?? last ?? (named ? trimmed(named) : ofSender(others, message))
}
