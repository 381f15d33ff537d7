/** Whether a sender speaks for the company: compared with the addresses known on that channel, never by looks. */
import type { ChannelName } from '../case/model.ts'
import type { IncomingMessage } from './incoming.ts'

/** Second-level labels under which names are registered, as in `example.co.uk`. */
const SECOND_LEVEL = new Set(['co', 'com', 'org', 'net', 'ac', 'gov', 'gv', 'or', 'edu', 'ne'])

/** Mail providers anybody has an address at: there only the exact address counts. */
const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.de live.com live.de yahoo.com yahoo.de ' +
    'icloud.com me.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de posteo.de mailbox.org ' +
    'proton.me protonmail.com aol.com arcor.de'
  ).split(' '),
)

/** Public and direct messages of a platform come from the same accounts. */
const SAME_ACCOUNTS: Partial<Record<ChannelName, readonly ChannelName[]>> = {
  x: ['x', 'x-dm'],
  'x-dm': ['x-dm', 'x'],
  facebook: ['facebook', 'messenger'],
  messenger: ['messenger', 'facebook'],
}

const mailOf = (address: string): string =>
  (/<([^<>]{1,320})>/.exec(address)?.[1] ?? address)
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')

function registrable(domain: string): string {
  const labels = domain.split('.')
  const size = SECOND_LEVEL.has(labels.at(-2) ?? '') && (labels.at(-1) ?? '').length === 2 ? 3 : 2
  return labels.slice(-size).join('.')
}

function sameMail(one: string, other: string): boolean {
  const [a, b] = [mailOf(one), mailOf(other)]
  if (a === b) return true
  const domain = b.slice(b.lastIndexOf('@') + 1)
  if (!a.includes('@') || !domain.includes('.') || FREE_MAIL.has(registrable(domain))) return false
  return registrable(a.slice(a.lastIndexOf('@') + 1)) === registrable(domain)
}

const handleOf = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.|m\.)?(?:x\.com|twitter\.com|facebook\.com|m\.me)\//, '')
    .replace(/^@/, '')
    .replace(/[/?#].*$/, '')

const digitsOf = (address: string): string =>
  address
    .replace(/\D/g, '')
    .replace(/^(?:00)?49/, '')
    .replace(/^0/, '')

function hostOf(address: string): string {
  const host = /^(?:https?:\/\/)?([^/\s:?#]{1,253})/i.exec(address.trim())?.[1]
  return (host ?? '').toLowerCase()
}

/** @returns whether two addresses on a channel belong to the same company; sub-domains count, look-alikes never */
export function sameAddress(channel: ChannelName, one: string, other: string): boolean {
  if (channel === 'email') return sameMail(one, other)
  if (channel === 'phone') return digitsOf(one).length > 4 && digitsOf(one) === digitsOf(other)
  if (channel === 'web-form' || channel === 'community') {
    return hostOf(one) !== '' && registrable(hostOf(one)) === registrable(hostOf(other))
  }
  return handleOf(one) !== '' && handleOf(one) === handleOf(other)
}

/** @returns the known addresses on a channel; an X handle also speaks in direct messages */
export function knownOn(message: IncomingMessage, channel: ChannelName): string[] {
  const channels = SAME_ACCOUNTS[channel] ?? [channel]
  return (message.company?.known ?? [])
    .filter(known => channels.includes(known.channel))
    .map(({ address }) => address)
}

/** @returns whether the address is the company's; null: no address, no company, or none known on that channel */
export function isOfficial(
  message: IncomingMessage,
  channel: ChannelName,
  address: string | null,
): boolean | null {
  const known = knownOn(message, channel)
  if (address === null || known.length === 0) return null
  return known.some(one => sameAddress(channel, address, one))
}

/**
 * @returns whether the sender is the company; a mail that names its authors and yet no one author is not known to be,
 *   so it is no more official than a stranger's
 */
export function isFromCompany(message: IncomingMessage): boolean | null {
  const { channel, from, headers } = message
  const several = channel === 'email' && from === null && headers.some(({ name }) => name === 'from')
  return several && knownOn(message, channel).length > 0 ? false : isOfficial(message, channel, from)
}
