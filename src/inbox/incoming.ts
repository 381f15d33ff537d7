/** From a message to a reading: who speaks for the company, our own numbers, a promise's date. */
import type { ChannelName } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import type { CaseState } from '../case/state.ts'
import { threadOf } from '../case/thread.ts'
import type { IncomingMessage } from '../replies/incoming.ts'
import { impostureOf } from '../replies/official.ts'
import type { World } from '../world.ts'
import { isDisowned } from './authentication.ts'
import { knownIn } from './known-accounts.ts'
import { withKnownDesk } from './known-desk.ts'
import { readAsOthers } from './other-company.ts'
import { withPromise } from './promised-date.ts'

export { knownOf } from './known-accounts.ts'

/** What came in, before it was read. */
export interface Incoming {
  readonly channel: ChannelName
  readonly at: string
  readonly sender: string | null
  /** Number of the account on its platform, where that says it. */
  readonly senderId?: string | null
  readonly senderName: string | null
  readonly subject: string | null
  readonly text: string
  readonly headers: IncomingMessage['headers']
  readonly messageId: string | null
  readonly inReplyTo: readonly string[]
  readonly report: IncomingMessage['report']
}

/** On the phone nobody can be checked: there the word of the user counts. */
async function companyOf(
  state: CaseState,
  channel: ChannelName,
  world: World,
): Promise<IncomingMessage['company']> {
  if (channel === 'phone') return null
  return { known: knownIn(state, (await world.directory()).get(state.complaint.company.id)) }
}

/** Answers to a message of ours; anybody can write any id, but nobody outside knows these. */
function oursIn(inReplyTo: readonly string[], state: CaseState): readonly string[] {
  const own = new Set(threadOf(state))
  return inReplyTo.filter(id => own.has(id))
}

/**
 * Agents often answer from a domain that no directory knows: in our own thread the sender is not known, not false. A
 * domain made to look like the company's is false everywhere.
 */
function inOurThread(message: IncomingMessage, official: boolean | null): boolean | null {
  return official === false && impostureOf(message)?.sure !== true ? null : official
}

/** Said by machines about a mail of ours; they do not speak for the company, whoever they are. */
const REPORTS: readonly Reading['class'][] = ['bounce', 'delay', 'read_receipt']

/** Stands in the evidence of a message whose sender is disowned. */
export const DISOWNED = 'Authentication-Results: dmarc=fail'

/** Confidence of what may be forged: shown first, and it neither stops nor starts a clock. */
const DOUBTED = 0.4

/**
 * Who is official is told by the address alone. Where the user's own provider says that the domain shown disowns the mail,
 * that is a hint which the user judges: mail that was forwarded fails the same test as a forged one.
 */
function believed(reading: Reading, { channel, headers }: Incoming): Reading {
  if (channel !== 'email' || REPORTS.includes(reading.class) || !isDisowned({ headers })) return reading
  const confidence = Math.min(reading.confidence, DOUBTED)
  return { ...reading, confidence, settles: false, evidence: [...reading.evidence, DISOWNED] }
}

/** @returns what the message says, for this case */
export async function readIncoming(incoming: Incoming, state: CaseState, world: World): Promise<Reading> {
  const { channel, sender: from, senderName, subject, text, headers, messageId, report } = incoming
  const ours = oursIn(incoming.inReplyTo, state)
  const { senderId = null } = incoming
  const message = {
    channel,
    from,
    senderId,
    senderName,
    subject,
    text,
    headers,
    messageId,
    inReplyTo: ours,
    report,
  }
  const whole = {
    ...message,
    company: await companyOf(state, channel, world),
    ownRefs: state.complaint.refs.map(ref => ref.value),
    sentBefore: incoming.at,
  }
  const reading = await world.readMessage(whole)
  const official = ours.length > 0 ? inOurThread(whole, reading.official) : reading.official
  const inReplyTo = [...new Set([...reading.inReplyTo, ...incoming.inReplyTo])]
  const directory = await world.directory()
  const company = directory.get(state.complaint.company.id)
  const whose = readAsOthers({ ...reading, official, inReplyTo }, whole, company, directory)
  return withPromise(
    believed(withKnownDesk(whose, company), incoming),
    incoming,
    { living: state.complaint, company },
    world,
  )
}
