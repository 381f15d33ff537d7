/** From a pasted text or an .eml file to a reading: who speaks for the company, our own numbers, a promise's date. */
import type { ChannelName, Complaint } from '../../case/model.ts'
import type { Reading } from '../../case/reading.ts'
import type { CaseState } from '../../case/state.ts'
import { threadOf } from '../../case/thread.ts'
import type { CompanyChannel } from '../../companies/record.ts'
import { deadlineOf } from '../../outbox/deadline.ts'
import type { IncomingMessage } from '../../replies/incoming.ts'
import { read } from '../../replies/read.ts'
import type { World } from '../../world.ts'

/** What came in, before it was read. */
export interface Incoming {
  readonly channel: ChannelName
  readonly at: string
  readonly sender: string | null
  readonly senderName: string | null
  readonly subject: string | null
  readonly text: string
  readonly headers: IncomingMessage['headers']
  readonly messageId: string | null
  readonly inReplyTo: readonly string[]
  readonly report: IncomingMessage['report']
}

/** A direct message comes from the account that is known for posts. */
const SAME_ACCOUNT: Readonly<Partial<Record<ChannelName, ChannelName>>> = { x: 'x-dm', facebook: 'messenger' }

type Known = { readonly channel: ChannelName; readonly address: string }

function withMessages({ channel, address }: Known): Known[] {
  const twin = SAME_ACCOUNT[channel]
  return twin
    ? [
        { channel, address },
        { channel: twin, address },
      ]
    : [{ channel, address }]
}

/** On the phone nobody can be checked: there the word of the user counts. */
async function companyOf(
  state: CaseState,
  channel: ChannelName,
  world: World,
): Promise<IncomingMessage['company']> {
  if (channel === 'phone') return null
  const company = (await world.directory()).get(state.complaint.company.id)
  const listed: readonly CompanyChannel[] = company?.channels ?? []
  const own = state.ladder.flatMap(({ channel: each, address }) =>
    address ? [{ channel: each, address }] : [],
  )
  return { known: [...listed, ...own].flatMap(withMessages) }
}

/** `weekday:MO` is the first Monday after the day it was said. */
async function ruleFor(rule: string, at: string, timezone: string): Promise<string> {
  if (!rule.startsWith('weekday:')) return rule
  const { dateIn } = await import('../../ladder/clock/zone.ts')
  const { addDays, weekdayOf } = await import('../../ladder/clock/temporal.ts')
  const wanted = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(rule.slice('weekday:'.length)) + 1
  const today = dateIn(at, timezone)
  const ahead = (wanted - weekdayOf(today) + 7) % 7 || 7
  return `by:${addDays(today, ahead)}`
}

/** @returns the reading with its promise's date counted by the calendar of the case */
async function withPromise(
  reading: Reading,
  at: string,
  complaint: Complaint,
  world: World,
): Promise<Reading> {
  const { promise } = reading
  if (!promise?.rule) return reading
  const rule = await ruleFor(promise.rule, at, complaint.complainant.timezone)
  const { dueAt } = await deadlineOf(complaint, rule, at, world.calendar)
  return { ...reading, promise: { ...promise, dueAt } }
}

/** Answers to a message of ours; anybody can write any id, but nobody outside knows these. */
function oursIn(inReplyTo: readonly string[], state: CaseState): readonly string[] {
  const own = new Set(threadOf(state))
  return inReplyTo.filter(id => own.has(id))
}

/** @returns what the message says, for this case */
export async function readIncoming(incoming: Incoming, state: CaseState, world: World): Promise<Reading> {
  const { channel, sender: from, senderName, subject, text, headers, messageId, report } = incoming
  const ours = oursIn(incoming.inReplyTo, state)
  const message = { channel, from, senderName, subject, text, headers, messageId, inReplyTo: ours, report }
  const reading = read({
    ...message,
    company: await companyOf(state, channel, world),
    ownRefs: state.complaint.refs.map(ref => ref.value),
    sentBefore: incoming.at,
  })
  // Agents often answer from a domain that no directory knows: in our own thread the sender is not known, not false.
  const official = reading.official === false && ours.length > 0 ? null : reading.official
  const inReplyTo = [...new Set([...reading.inReplyTo, ...incoming.inReplyTo])]
  return withPromise({ ...reading, official, inReplyTo }, incoming.at, state.complaint, world)
}
