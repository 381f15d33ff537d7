/** What a case tells of itself to the next message: the history in lines, and the ids of its mail thread. */
import type { HistoryLine } from './history.ts'
import type { CaseState, Delivery, LoggedCall, ReplyEntry } from './state.ts'
import { classOf, mayHaveLeft } from './state.ts'

const NOTHING = {
  class: null,
  official: true,
  tickets: [],
  promise: null,
  rejected: false,
  note: null,
} as const

function sentLine({ at, settledAt, message }: Delivery): HistoryLine {
  return { ...NOTHING, at: settledAt ?? at, kind: 'sent', channel: message.channel }
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
    promise: reading.promise?.text ?? null,
    rejected: judged === 'rejected',
    note: null,
  }
}

function callLine({ at, channel, text }: LoggedCall): HistoryLine {
  if (channel !== 'phone') return { ...NOTHING, at, kind: 'sent', channel }
  return { ...NOTHING, at, kind: 'call', channel, note: text.split('\n')[0] ?? null }
}

/**
 * @returns what happened so far with the company the case is about now, in order of time: another one must not be told
 *   that it was written to. Failed and denied messages never happened
 */
export function historyOf(state: CaseState): readonly HistoryLine[] {
  const now = ({ seq }: { readonly seq: number }) => seq > state.companySince
  const lines = [
    ...state.deliveries.filter(mayHaveLeft).filter(now).map(sentLine),
    ...state.replies
      .filter(reply => classOf(reply) !== 'unrelated')
      .filter(now)
      .map(replyLine),
    ...state.calls.filter(now).map(callLine),
  ]
  return lines.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** @returns Message-IDs of all mails the person sent in this case, oldest first (RFC 5322 section 3.6.4) */
export function threadOf(state: CaseState): readonly string[] {
  return state.deliveries
    .filter(mayHaveLeft)
    .flatMap(({ messageId, seq }) => (messageId && seq > state.companySince ? [messageId] : []))
}
