/** Whether a sender speaks for the company: compared with the addresses known on that channel, never by looks. */
import type { ChannelName } from '../case/model.ts'
import { hostOf, mailOf, registrable, senderKey } from './domains.ts'
import { handleOf } from './handles.ts'
import type { IncomingMessage } from './incoming.ts'
import { borrowsName, lookAlikeEvidence, type Resemblance, resemblance } from './look-alike.ts'

export { senderKey } from './domains.ts'

/** Public and direct messages of a platform come from the same accounts. */
const SAME_ACCOUNTS: Partial<Record<ChannelName, readonly ChannelName[]>> = {
  x: ['x', 'x-dm'],
  'x-dm': ['x-dm', 'x'],
  facebook: ['facebook', 'messenger'],
  messenger: ['messenger', 'facebook'],
}
/** Mail, forms and forums of a company are at its domains; a forum may also be at somebody else's and proves none. */
const AT_DOMAINS: readonly ChannelName[] = ['email', 'web-form', 'community']
const PROVING: readonly ChannelName[] = ['email', 'web-form']

function sameMail(one: string, other: string): boolean {
  const [a, b] = [mailOf(one), mailOf(other)]
  return a === b || (a.includes('@') && senderKey(a) === senderKey(b))
}

const digitsOf = (address: string): string =>
  address
    .replace(/\(0\)/, '')
    .replace(/\D/g, '')
    .replace(/^(?:00)?49/, '')
    .replace(/^0+/, '')

/** @returns whether two addresses on a channel belong to the same company; sub-domains count, look-alikes never */
export function sameAddress(channel: ChannelName, one: string, other: string): boolean {
  if (channel === 'email') return sameMail(one, other)
  if (channel === 'phone') return digitsOf(one).length > 4 && digitsOf(one) === digitsOf(other)
  if (channel === 'web-form' || channel === 'community') {
    return hostOf(one) !== '' && registrable(hostOf(one)) === registrable(hostOf(other))
  }
  return handleOf(one) !== '' && handleOf(one) === handleOf(other)
}

function knownAt(message: IncomingMessage, channels: readonly ChannelName[]): string[] {
  return (message.company?.known ?? [])
    .filter(known => channels.includes(known.channel))
    .map(({ address }) => address)
}

/** @returns the known addresses on a channel; an X handle also speaks in direct messages */
export function knownOn(message: IncomingMessage, channel: ChannelName): string[] {
  return knownAt(message, SAME_ACCOUNTS[channel] ?? [channel])
}

/** What an address is compared with for its looks, and for its domain. */
function comparable(message: IncomingMessage, channel: ChannelName): string[] {
  return AT_DOMAINS.includes(channel) ? knownAt(message, PROVING) : knownOn(message, channel)
}

/** The company's mail from the domain of its forms, and the other way round; never from a mail provider's. */
function isAtTheirDomain(message: IncomingMessage, channel: ChannelName, address: string): boolean {
  const key = AT_DOMAINS.includes(channel) ? senderKey(channel === 'email' ? address : hostOf(address)) : ''
  return key.startsWith('@') && comparable(message, channel).some(each => keyOfAny(each) === key)
}

const keyOfAny = (address: string): string => senderKey(/^[^/\s]+@/.test(address) ? address : hostOf(address))

/** @returns what the address resembles without being it, or null */
function resembled(message: IncomingMessage, channel: ChannelName, address: string): Resemblance | null {
  return resemblance(channel, address, comparable(message, channel))
}

/**
 * For an address that somebody names.
 * @returns true: the company's; false: made to look like one of theirs; null: not known, or no address
 */
export function isOfficial(
  message: IncomingMessage,
  channel: ChannelName,
  address: string | null,
): boolean | null {
  if (address === null) return null
  if (knownOn(message, channel).some(one => sameAddress(channel, address, one))) return true
  if (isAtTheirDomain(message, channel, address)) return true
  return resembled(message, channel, address)?.how === 'look-alike' ? false : null
}

const PLATFORMS: readonly ChannelName[] = ['x', 'x-dm', 'facebook', 'messenger', 'bluesky', 'mastodon']

/**
 * A name that people see instead of an address or account: under a letter, in front of a mail, on top of a post. It
 * proves nothing, and is no sign of an impostor.
 */
function isBareName(channel: ChannelName, from: string): boolean {
  const text = from.trim()
  if (channel === 'letter') return true
  if (AT_DOMAINS.includes(channel)) return !/[@./]/.test(text)
  return PLATFORMS.includes(channel) && /\s/.test(text) && handleOf(text).includes(' ')
}

/** On a platform anybody has a name: only the company's own leaves open who speaks. */
function mayBeTheirs(message: IncomingMessage, from: string): boolean {
  const { channel } = message
  return !PLATFORMS.includes(channel) || borrowsName(from, channel, comparable(message, channel))
}

/**
 * @returns whether the sender is the company; false: somebody else; null: no sender, no company, or none known on that
 *   channel. A mail that names its authors and yet no one author is not known to be theirs, so it is no more official
 *   than a stranger's
 */
export function isFromCompany(message: IncomingMessage): boolean | null {
  const { channel, from, headers } = message
  const known = knownOn(message, channel)
  if (from === null) {
    const several = channel === 'email' && headers.some(({ name }) => name === 'from')
    return several && known.length > 0 ? false : null
  }
  if (isBareName(channel, from)) return known.length === 0 || mayBeTheirs(message, from) ? null : false
  const named = isOfficial(message, channel, from)
  return named !== null || known.length === 0 ? named : false
}

/**
 * @returns why a sender who is not the company could be taken for it, in a few words: evidence for the reader; `sure`
 *   where only an impostor has such an address. Null: nothing of the kind
 */
export function impostureOf(
  message: IncomingMessage,
): { readonly sure: boolean; readonly evidence: string } | null {
  const { channel, from, senderName } = message
  if (from === null || isFromCompany(message) === true || isBareName(channel, from)) return null
  const like = resembled(message, channel, from)
  if (like?.how === 'look-alike') return { sure: true, evidence: lookAlikeEvidence(from, like.of) }
  if (like) return { sure: false, evidence: `${from}: not the ending of ${like.of}` }
  if (senderName === null || !borrowsName(senderName, channel, comparable(message, channel))) return null
  return { sure: false, evidence: `"${senderName.slice(0, 60)}": the name of the company, not its address` }
}
