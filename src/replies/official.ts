/** Whether a sender speaks for the company: compared with the addresses known on that channel, never by looks. */
import type { ChannelName } from '../case/model.ts'
import { type Author, isTakenOver, ownsAccount, PLATFORMS, SAME_ACCOUNTS, sameHandle } from './accounts.ts'
import { hostOf, mailOf, registrable, senderKey } from './domains.ts'
import { handleOf } from './handles.ts'
import type { IncomingMessage } from './incoming.ts'
import { borrowsName, lookAlikeEvidence, type Resemblance, resemblance } from './look-alike.ts'
import { answersElsewhere, isRentedDesk, replyToEvidence } from './who-answers.ts'

export { senderKey } from './domains.ts'

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
  return sameHandle(channel, one, other)
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

/** A Reply-To made to look like the company's own: whoever really writes for them has no need of one. */
function likeReplyTo(message: IncomingMessage): { readonly address: string; readonly of: string } | null {
  for (const address of answersElsewhere(message)) {
    if (isOfficial(message, 'email', address) === true || isRentedDesk(address)) continue
    const like = resembled(message, 'email', address)
    if (like?.how === 'look-alike') return { address, of: like.of }
  }
  return null
}

const authorOf = ({ channel, from, senderId = null }: IncomingMessage): Author => ({
  channel,
  handle: from,
  id: senderId,
})

/** By the sender's own address or account alone. */
function isSentByThem(message: IncomingMessage): boolean | null {
  const { channel, from, headers } = message
  const byAccount = ownsAccount(authorOf(message), message.company?.known ?? [])
  if (byAccount !== null) return byAccount
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
 * @returns whether the sender is the company; false: somebody else, or a mail whose answers would go to a look-alike of
 *   the company; null: no sender, no company, or none known on that channel. A mail that names its authors and yet no one
 *   author is not known to be theirs, so it is no more official than a stranger's
 */
export function isFromCompany(message: IncomingMessage): boolean | null {
  return likeReplyTo(message) === null ? isSentByThem(message) : false
}

/**
 * Service desks send for a company and want the answers themselves, so this alone makes nobody a stranger.
 * @returns evidence that a mail in the company's name wants its answers at another domain; null: it does not
 */
export function otherReplyTo(message: IncomingMessage): string | null {
  const elsewhere = answersElsewhere(message)
  if (elsewhere.length === 0 || isFromCompany(message) !== true) return null
  const strange = elsewhere.find(each => isOfficial(message, 'email', each) !== true)
  return strange === undefined ? null : replyToEvidence(strange, null)
}

/**
 * @returns why a sender who is not the company could be taken for it, in a few words: evidence for the reader; `sure`
 *   where only an impostor has such an address. Null: nothing of the kind
 */
export function impostureOf(
  message: IncomingMessage,
): { readonly sure: boolean; readonly evidence: string } | null {
  const { channel, from, senderName, company } = message
  if (isTakenOver(authorOf(message), company?.known ?? []))
    return { sure: true, evidence: `${from}: the handle of the company, but the account of somebody else` }
  const official = isSentByThem(message)
  const like = official === true || from === null ? null : resembled(message, channel, from)
  const isName = from === null || isBareName(channel, from)
  if (like?.how === 'look-alike' && !isName) return { sure: true, evidence: lookAlikeEvidence(from, like.of) }
  const wanted = likeReplyTo(message)
  if (wanted) return { sure: true, evidence: replyToEvidence(wanted.address, wanted.of) }
  if (official === true || isName) return null
  if (like) return { sure: false, evidence: `${from}: not the ending of ${like.of}` }
  if (senderName === null || !borrowsName(senderName, channel, comparable(message, channel))) return null
  return { sure: false, evidence: `"${senderName.slice(0, 60)}": the name of the company, not its address` }
}
