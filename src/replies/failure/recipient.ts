/** Whom a notice is about: the address that our mail did not reach. */
import { header } from '../headers.ts'
import type { IncomingMessage } from '../incoming.ts'
import { type Notice, returnedTo } from './notice.ts'

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
  return surest ?? other ?? inReturned ?? (named ? trimmed(named) : ofSender(others, message))
}
