/** Which of a company's addresses a complaint goes to. */
import type { ChannelName, Confidence, SKIP_REASONS } from '../case/model.ts'
import type { Company, CompanyChannel, Purpose } from './record.ts'

export interface Desk {
  /** The address to use; null when there is none, then `skip` says why. */
  readonly channel: CompanyChannel | null
  readonly skip: (typeof SKIP_REASONS)[number] | null
}

/** Purposes a complaint may go to, best first. A board and a privacy officer are no customer service. */
const PURPOSES: readonly Purpose[] = ['support', 'general', 'main', 'community']

const TRUST: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2, unverified: 3 }

/** Channels where a stale list sends people to a stranger or into the void: trust counts before purpose. */
const ACCOUNTS: readonly ChannelName[] = ['x', 'x-dm', 'facebook', 'messenger', 'bluesky', 'mastodon']

/**
 * Picks the best living address of a company on a channel: support before general before main, then the better
 * known one, then the order of the record. On X only a support account known with at least medium confidence is
 * taken at its word (9 of 17 checked X desks were closed by 2026); any other is given back with confidence `low`.
 */
export function usableChannel(company: Company, channel: ChannelName): Desk {
  if (company.gone) return { channel: null, skip: 'company-gone' }
  const ranked = company.channels
    .filter(address => address.channel === channel && PURPOSES.includes(address.purpose))
    .sort((a, b) => rank(a) - rank(b))
  const living = ranked.find(address => address.status === 'active')
  if (living !== undefined) return { channel: marked(living), skip: null }
  const first = ranked[0]
  if (first === undefined) return { channel: null, skip: 'no-address' }
  return { channel: null, skip: first.status === 'ended' ? 'desk-ended' : 'no-service' }
}

function isTrusted(address: CompanyChannel): boolean {
  return TRUST[address.confidence] <= TRUST.medium
}

function rank(address: CompanyChannel): number {
  const stranger = ACCOUNTS.includes(address.channel) && !isTrusted(address)
  return (stranger ? 100 : 0) + PURPOSES.indexOf(address.purpose) * 10 + TRUST[address.confidence]
}

function marked(address: CompanyChannel): CompanyChannel {
  const doubtful = address.channel === 'x' && address.purpose !== 'support' && isTrusted(address)
  return doubtful ? { ...address, confidence: 'low' } : address
}
