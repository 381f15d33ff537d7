/** What of the history may be told to the company: the user's own tries and answers that really are the company's. */
import type { HistoryLine } from '../case/history.ts'
import type { ChannelName } from '../case/model.ts'
import { oneLine } from './plain-text.ts'

/** Longer "ticket numbers" are no numbers any more but text that was taken for one. */
const LONGEST_TICKET = 60

const fits = (ticket: string): boolean => ticket !== '' && ticket.length <= LONGEST_TICKET

/** @returns the lines worth telling, oldest first; no foreign accounts, no adverts, no notices of mail servers on their way */
export function tellable(history: readonly HistoryLine[]): HistoryLine[] {
  const told = history.filter(
    line => line.kind !== 'reply' || (line.official && line.class !== 'unrelated' && line.class !== 'delay'),
  )
  return told.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))
}

/** @returns messages sent and calls, oldest first */
export function ownContacts(history: readonly HistoryLine[]): HistoryLine[] {
  return tellable(history).filter(line => line.kind !== 'reply')
}

/** @returns the first message the user sent, or null */
export function firstSent(history: readonly HistoryLine[]): HistoryLine | null {
  return tellable(history).find(line => line.kind === 'sent') ?? null
}

const BY_MACHINE: readonly HistoryLine['class'][] = ['ack', 'out_of_office', 'bounce', 'read_receipt']

/** @returns the newest answer by a person of the company (of that class, if given), or null */
export function lastReply(
  history: readonly HistoryLine[],
  ofClass?: HistoryLine['class'],
): HistoryLine | null {
  const replies = tellable(history).filter(line => line.kind === 'reply' && !BY_MACHINE.includes(line.class))
  return replies.findLast(line => ofClass === undefined || line.class === ofClass) ?? null
}

/** @returns the company's ticket numbers, each once and as the company wrote it, oldest first */
export function tickets(history: readonly HistoryLine[]): string[] {
  const all = tellable(history).flatMap(line => line.tickets.map(oneLine))
  return [...new Set(all)].filter(fits)
}

/** What carries ticket numbers: a line of the history, or the message that is answered. */
type Numbered = Pick<HistoryLine, 'tickets' | 'tokens'>

/** @returns how the help desk writes its first ticket number, `(number)` where it stood alone; null: there is none */
export function tokenOf(lines: readonly Numbered[], ticket: string | null): string | null {
  if (ticket === null) return null
  const tokens = lines.flatMap(line =>
    line.tickets.map((each, index) => (oneLine(each) === ticket ? (line.tokens?.[index] ?? null) : null)),
  )
  const token = oneLine(tokens.find(each => each !== null) ?? '')
  return token !== '' && token.length <= 2 * LONGEST_TICKET ? token : `(${ticket})`
}

/** @returns the ticket a letter is about: of the message that is answered, else the first of the history; null: none */
export function ticketOf(history: readonly HistoryLine[], answers?: Numbered): string | null {
  const own = (answers?.tickets ?? []).map(oneLine).find(fits)
  return own ?? tickets(history)[0] ?? null
}

/** @returns the channels the user tried, each once, oldest first */
export function triedChannels(history: readonly HistoryLine[]): ChannelName[] {
  return [...new Set(ownContacts(history).map(line => line.channel))]
}
