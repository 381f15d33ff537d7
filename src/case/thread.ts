/** What a case tells of itself to the next message: the history in lines, and the ids of its mail thread. */
import type { HistoryLine } from './history.ts'
import type { ReadingClass } from './reading.ts'
import type { CaseState, Delivery, LoggedCall, ReplyEntry } from './state.ts'
import { classOf, deliveriesNow, mayHaveLeft } from './state.ts'
import { ticketToken } from './ticket-token.ts'

const NOTHING = {
  class: null,
  official: true,
  tickets: [],
  promise: null,
  rejected: false,
  note: null,
} as const

function sentLine({ at, settledAt, message }: Delivery): HistoryLine {
  const { channel } = message
  return { ...NOTHING, at: settledAt ?? at, kind: channel === 'phone' ? 'call' : 'sent', channel }
}

/** @returns for each ticket number of a reply how its help desk writes it; null: as a bare number */
export function tokensOf({ subject, reading }: ReplyEntry): readonly (string | null)[] {
  return reading.tickets.map(ticket => ticketToken(ticket, [subject ?? '', reading.visibleText]))
}

function replyLine(reply: ReplyEntry): HistoryLine {
  const { at, channel, reading, judged } = reply
  return {
    at,
    kind: 'reply',
    channel,
    class: classOf(reply),
    official: reading.official !== false,
    tickets: reading.tickets,
    tokens: tokensOf(reply),
    promise: reading.promise?.text ?? null,
    rejected: judged === 'rejected',
    note: null,
  }
}

function callLine({ at, channel, text }: LoggedCall): HistoryLine {
  if (channel !== 'phone') return { ...NOTHING, at, kind: 'sent', channel }
  return { ...NOTHING, at, kind: 'call', channel, note: text.split('\n')[0] ?? null }
}

/** What was said with a company the case has left stays true of that one, and is told of no other. */
function ofFormer(line: HistoryLine, company: string): HistoryLine {
  return { ...line, kind: 'reply', official: false, former: { company, kind: line.kind } }
}

/** Somebody who spoke for no company is left out; a late answer was recorded after its company was left. */
function told(state: CaseState, line: HistoryLine, seq: number, late: string | null): HistoryLine[] {
  const company = late ?? state.former.find(({ until }) => seq < until)?.name
  if (company === undefined) return [line]
  return line.official || late !== null ? [ofFormer(line, company)] : []
}

/**
 * @returns what happened so far, in order of time: with the company the case is about now, and, named as such, with those
 *   it was about before: another one must not be told that it was written to. Failed and denied messages never happened,
 *   and answers to strangers are no word to the company
 */
export function historyOf(state: CaseState): readonly HistoryLine[] {
  const lines = [
    ...state.deliveries
      .filter(each => mayHaveLeft(each) && !each.aside)
      .flatMap(each => told(state, sentLine(each), each.seq, null)),
    ...state.replies
      .filter(reply => classOf(reply) !== 'unrelated')
      .flatMap(each => told(state, replyLine(each), each.seq, each.former)),
    ...state.calls.flatMap(each => told(state, callLine(each), each.seq, null)),
  ]
  return lines.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** @returns Message-IDs of all mails the person sent in this case, oldest first (RFC 5322 section 3.6.4) */
export function threadOf(state: CaseState): readonly string[] {
  return deliveriesNow(state)
    .filter(mayHaveLeft)
    .flatMap(({ messageId, message }) => (messageId && message.channel === 'email' ? [messageId] : []))
}

/** What mail servers and newsletters write is no part of a conversation. */
const NO_PART: ReadonlySet<ReadingClass> = new Set(['bounce', 'delay', 'read_receipt', 'unrelated'])

/** Whether a mail is the company's part of the conversation: from an official sender, or an answer to a mail of ours. */
function isTheirPart(reply: ReplyEntry, ours: ReadonlySet<string>): boolean {
  const { official, inReplyTo } = reply.reading
  if (reply.channel !== 'email' || NO_PART.has(classOf(reply))) return false
  return official === true || inReplyTo.some(id => ours.has(id))
}

/**
 * What the next mail refers to (RFC 5322 section 3.6.4): all mails of the thread, ours and the company's.
 * @param answered the message it answers, if it is not simply the next one
 * @returns Message-IDs, oldest first; the last one is the mail that is answered or, without one, the newest
 */
export function conversationOf(state: CaseState, answered: ReplyEntry | null = null): readonly string[] {
  const own = threadOf(state)
  const ours = new Set(own)
  const mails = [
    ...state.deliveries.flatMap(({ seq, messageId }) =>
      messageId && ours.has(messageId) ? [{ seq, id: messageId }] : [],
    ),
    ...state.replies
      .filter(reply => reply.seq > state.companySince && isTheirPart(reply, ours))
      .flatMap(({ seq, reading }) => (reading.messageId ? [{ seq, id: reading.messageId }] : [])),
  ]
  const last = answered?.channel === 'email' ? answered.reading.messageId : null
  const ids = mails.sort((one, other) => one.seq - other.seq).map(({ id }) => id)
  return [...new Set([...ids.filter(id => id !== last), ...(last ? [last] : [])])]
}
