/** Where an answer goes, and how far that address can be trusted. */
import type { CaseEvent, StoredEvent } from '../../case/events.ts'
import { isKnown } from '../../case/events.ts'
import type { AddressOrigin, ChannelName } from '../../case/model.ts'
import type { CaseState, ReplyEntry } from '../../case/state.ts'
import { deliveriesNow } from '../../case/state.ts'
import type { CompanyChannel } from '../../companies/record.ts'
import { EXIT, UserError } from '../../errors.ts'
import { SAME_ACCOUNTS } from '../../replies/accounts.ts'
import { sameAddress } from '../../replies/official.ts'
import { PREVIEW } from '../../terminal/texts/preview.ts'
import { REPLY } from '../../terminal/texts/reply.ts'
import type { Finding } from '../../words/findings.ts'
import type { World } from '../../world.ts'

export interface Recipient {
  readonly address: string
  readonly origin: AddressOrigin
  readonly findings: readonly Finding[]
}

interface Known {
  readonly address: string
  readonly origin: AddressOrigin
}

/** What machines call a mailbox that nobody reads. */
const UNREAD = /^(?:no|do[._-]?not|keine?|nicht)[._-]?(?:reply|antwort(?:en)?)(?![a-z])/i

/** A direct message goes to the account that is known for posts. */
const isAt = (channel: ChannelName, known: ChannelName): boolean =>
  (SAME_ACCOUNTS[channel] ?? [channel]).includes(known)

/** Addresses of the ladder first: what the user gave for this case wins over the directory. */
async function knownOf(state: CaseState, { channel }: ReplyEntry, world: World): Promise<readonly Known[]> {
  const company = (await world.directory()).get(state.complaint.company.id)
  const listed: readonly CompanyChannel[] = company?.channels ?? []
  return [
    ...state.ladder.flatMap(rung =>
      isAt(channel, rung.channel) && rung.address && rung.origin
        ? [{ address: rung.address, origin: rung.origin }]
        : [],
    ),
    ...listed.flatMap(({ channel: each, address, source, checked, confidence }) =>
      isAt(channel, each)
        ? [{ address, origin: { kind: 'directory', source, checked, confidence } as const }]
        : [],
    ),
  ]
}

function replyToOf(events: readonly StoredEvent[], { seq }: ReplyEntry): string | null {
  const event = events.find(
    (each): each is CaseEvent & { type: 'reply_received' } =>
      each.seq === seq && isKnown(each) && each.type === 'reply_received',
  )
  return event?.replyTo ?? null
}

/** The last resort, for a message that was pasted without its sender: where the case wrote to on this channel. */
function writtenTo(state: CaseState, { channel }: ReplyEntry): string | null {
  const there = deliveriesNow(state).findLast(each => isAt(channel, each.message.channel))
  return there?.message.to ?? state.ladder.find(rung => isAt(channel, rung.channel))?.address ?? null
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Only the address itself has an origin: that it is at the company's domain makes it theirs, not checked by hand. */
function originOf(address: string, known: readonly Known[], reply: ReplyEntry): AddressOrigin {
  const exact = known.filter(each => same(each.address, address)).map(each => each.origin)
  const sure = exact.find(origin => origin.kind === 'user' || origin.confidence === 'high')
  const { sender: source, at } = reply
  return sure ?? exact[0] ?? { kind: 'reply', source, checked: at.slice(0, 10), confidence: 'low' }
}

function findingsOf(address: string, official: boolean, { language }: World): Finding[] {
  const warn = (rule: string, hint: string): Finding => ({ rule, level: 'warn', match: address, hint })
  return [
    ...(official ? [] : [warn('unknown-address', PREVIEW[language].unknownAddress(address))]),
    ...(UNREAD.test(address) ? [warn('unread-address', REPLY[language].unread(address))] : []),
  ]
}

/**
 * Reply-To where it is the company's, else the sender: whoever can fake a sender can name any Reply-To.
 * @throws UserError `no_address` (exit 2) when there is none that can be written to
 */
export async function recipientOf(
  state: CaseState,
  events: readonly StoredEvent[],
  reply: ReplyEntry,
  world: World,
): Promise<Recipient> {
  const known = await knownOf(state, reply, world)
  const channel = await world.channel(reply.channel)
  const isTheirs = (address: string) => known.some(each => sameAddress(reply.channel, address, each.address))
  const named = replyToOf(events, reply)
  const asked = [named && isTheirs(named) ? named : null, reply.sender, writtenTo(state, reply)]
  for (const text of asked) {
    const address = text === null ? null : channel.parseAddress(text)
    if (address === null) continue
    return {
      address,
      origin: originOf(address, known, reply),
      findings: findingsOf(address, isTheirs(address), world),
    }
  }
  throw new UserError('no_address', EXIT.usage, `${state.id}: reply ${reply.seq} names nobody to answer`, {
    hints: [
      `answer there yourself, then: ${world.launch} log ${state.id} --channel ${reply.channel} --text "..."`,
    ],
    caseId: state.id,
  })
}
