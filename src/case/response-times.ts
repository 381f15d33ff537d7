/** How long companies took to answer, channel by channel, from the cases of one person. Wall time: nights count. */
import type { ChannelName } from './model.ts'
import {
  type CaseState,
  classOf,
  type Delivery,
  deliveriesNow,
  mayHaveLeft,
  type ReplyEntry,
  SETTLING,
} from './state.ts'

/** Durations in seconds, shortest first. */
export interface ResponseTimes {
  readonly company: { readonly id: string; readonly name: string }
  readonly channel: ChannelName
  /** Messages that left or may have. */
  readonly sent: number
  /** Of these, how many anything of the company's followed before the next one. */
  readonly answered: number
  /** To the first word of theirs, a machine's too. */
  readonly firstSign: readonly number[]
  /** To the first answer of a person that counts (`settles`, CONTRACT section 3). */
  readonly firstAnswer: readonly number[]
}

interface Row {
  readonly company: ResponseTimes['company']
  readonly channel: ChannelName
  sent: number
  answered: number
  readonly firstSign: number[]
  readonly firstAnswer: number[]
}

const leftAt = ({ settledAt, at, mode }: Delivery): number =>
  Date.parse(mode === 'hand-off' ? (settledAt ?? at) : at)

/** Mail systems answer for nobody, strangers neither. */
function isTheirs(reply: ReplyEntry): boolean {
  const kind = classOf(reply)
  const byMailSystem = kind === 'bounce' || kind === 'delay' || kind === 'unrelated'
  return !byMailSystem && reply.former === null && reply.reading.official !== false
}

const isPersons = (reply: ReplyEntry): boolean =>
  SETTLING.has(classOf(reply)) && (!reply.reading.automatic || reply.judged !== null)

/** Replies on the channel between a message and the next one on it. */
function answersTo(delivery: Delivery, later: readonly Delivery[], replies: readonly ReplyEntry[]) {
  const from = leftAt(delivery)
  const until = Math.min(...later.map(leftAt))
  return replies
    .map(reply => ({ reply, after: (Date.parse(reply.at) - from) / 1000 }))
    .filter(({ after }) => after >= 0 && from + after * 1000 < until)
    .sort((a, b) => a.after - b.after)
}

function countChannel(row: Row, state: CaseState, deliveries: readonly Delivery[]): void {
  const replies = state.replies.filter(reply => reply.channel === row.channel && isTheirs(reply))
  for (const [at, delivery] of deliveries.entries()) {
    const answers = answersTo(delivery, deliveries.slice(at + 1), replies)
    const [sign, person] = [answers[0], answers.find(({ reply }) => isPersons(reply))]
    row.sent += 1
    if (sign) row.answered += 1
    if (sign) row.firstSign.push(sign.after)
    if (person) row.firstAnswer.push(person.after)
  }
}

/** @returns one entry for each company and channel that was written to; companies and channels as they were first used */
export function responseTimes(states: readonly CaseState[]): readonly ResponseTimes[] {
  const rows = new Map<string, Row>()
  for (const state of states) {
    const { id, name } = state.complaint.company
    const left = deliveriesNow(state).filter(mayHaveLeft)
    left.sort((a, b) => leftAt(a) - leftAt(b))
    for (const channel of new Set(left.map(({ message }) => message.channel))) {
      const row = rows.get(`${id} ${channel}`) ?? {
        ...{ company: { id, name }, channel, sent: 0, answered: 0, firstSign: [], firstAnswer: [] },
      }
      rows.set(`${id} ${channel}`, row)
      countChannel(
        row,
        state,
        left.filter(({ message }) => message.channel === channel),
      )
    }
  }
  for (const { firstSign, firstAnswer } of rows.values())
    for (const list of [firstSign, firstAnswer]) list.sort((a, b) => a - b)
  return [...rows.values()]
}

/** @param sorted shortest first. @returns the one in the middle, or the mean of the two; null where there is none */
export function median(sorted: readonly number[]): number | null {
  const middle = sorted.length >> 1
  if (sorted.length === 0) return null
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
