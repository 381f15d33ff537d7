/** Where a request to go elsewhere leads: the address, and who named it. */
import type { AddressOrigin, ChannelName } from '../case/model.ts'
import type { CaseState, ReplyEntry } from '../case/state.ts'
import { bounceOf, deliveriesNow } from './rungs.ts'

export interface Destination {
  readonly address: string
  readonly origin: AddressOrigin | null
  /** Whether it is known as the company's: of the directory, of the user, or at their domain. */
  readonly known: boolean
}

/** Direct messages go to the account of the posts. */
const ACCOUNT_OF: Readonly<Partial<Record<ChannelName, ChannelName>>> = { 'x-dm': 'x', messenger: 'facebook' }

/** Names of accounts as their links write them; a display name with blanks leads nowhere. */
const ACCOUNT: Readonly<Partial<Record<ChannelName, RegExp>>> = {
  'x-dm': /^@?\w{1,15}$/,
  messenger: /^@?[A-Za-z0-9][\w.-]{1,79}$/,
}

/** @returns whether two addresses are the same, whatever their case */
export const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** @returns the rung of the case on this channel, or null */
export function rungOf(state: CaseState, channel: ChannelName) {
  return state.ladder.find(rung => rung.channel === channel) ?? null
}

/** @returns the deliveries to this address on this channel, oldest first */
export function writtenTo(state: CaseState, channel: ChannelName, address: string) {
  return deliveriesNow(state).filter(
    ({ message }) => message.channel === channel && same(message.to, address),
  )
}

/** Somebody who does not speak for the company does not get to name an address; one that is known as theirs, they do. */
export function namedIn({ reading }: ReplyEntry): string | null {
  const { address, official } = reading.redirect ?? { address: null, official: null }
  return reading.official !== false || official === true ? address : null
}

/** Whoever can fake a sender can name an address: nothing is known of it but who named it. */
function inReply(reply: ReplyEntry, address: string, known: boolean): Destination {
  const { sender: source, at } = reply
  return { address, origin: { kind: 'reply', source, checked: at.slice(0, 10), confidence: 'low' }, known }
}

function onLadder(state: CaseState, channel: ChannelName | undefined): Destination | null {
  const rung = channel ? rungOf(state, channel) : null
  return rung?.address && rung.skip === null
    ? { address: rung.address, origin: rung.origin, known: true }
    : null
}

function named(state: CaseState, reply: ReplyEntry, channel: ChannelName): Destination | null {
  const address = namedIn(reply)
  if (address === null) return null
  const rung = rungOf(state, channel)
  if (rung?.address === address) return { address, origin: rung.origin, known: true }
  return inReply(reply, address, reply.reading.redirect?.official === true)
}

/** "Write us a direct message" means the account that says so. */
function asker({ reading, ...reply }: ReplyEntry, channel: ChannelName): Destination | null {
  const sender = reply.sender?.trim() ?? ''
  const account = ACCOUNT_OF[channel] === reply.channel && ACCOUNT[channel]?.test(sender)
  if (!account || reading.official === false) return null
  const bare = sender.replace(/^@/, '')
  const address = channel === 'x-dm' ? `@${bare}` : bare
  return inReply({ ...reply, reading }, address, reading.official === true)
}

function inDirectory({ reading }: ReplyEntry): Destination | null {
  const known = reading.redirect?.known
  if (!known) return null
  const { address, source, checked, confidence } = known
  return { address, origin: { kind: 'directory', source, checked, confidence }, known: true }
}

/**
 * @returns the address that was named, else the account that asks, else the case's own, else the directory's; null: none
 *   is known, or what was sent there came back
 */
export function destinationOf(state: CaseState, reply: ReplyEntry, channel: ChannelName): Destination | null {
  const found =
    named(state, reply, channel) ??
    asker(reply, channel) ??
    onLadder(state, channel) ??
    onLadder(state, ACCOUNT_OF[channel]) ??
    inDirectory(reply)
  if (!found) return null
  const dead = writtenTo(state, channel, found.address).some(
    each => (each.state === 'failed' && each.permanent) || bounceOf(state, each) !== null,
  )
  return dead ? null : found
}
