/** The table of large providers that is shipped, and how one is found in it. */
import { isLoopback } from '../../loopback.ts'
import type { Provider } from './provider.ts'
import { AMERICAN } from './table/american.ts'
import { EUROPEAN } from './table/european.ts'
import { GERMAN } from './table/german.ts'
import { type Listing, listing } from './table/listing.ts'
import { WORLDWIDE } from './table/worldwide.ts'

export const PROVIDERS: readonly Listing[] = [...WORLDWIDE, ...GERMAN, ...EUROPEAN, ...AMERICAN].map(listing)

const BY_DOMAIN = new Map(PROVIDERS.flatMap(each => each.domains.map(domain => [domain, each] as const)))

/** @param host a host name as DNS gives it, perhaps with its final dot */
const plain = (host: string): string => host.toLowerCase().replace(/\.$/, '')

/** @returns the provider of addresses `...@domain`, or null */
export function providerOf(domain: string): Provider | null {
  return BY_DOMAIN.get(plain(domain)) ?? null
}

/** @returns the provider whose SMTP server this is, or null; never for a host of this machine, which can be anything */
export function providerOfHost(smtpHost: string): Provider | null {
  const host = plain(smtpHost)
  if (isLoopback(host)) return null
  return PROVIDERS.find(({ smtp, alsoSmtp }) => smtp?.host === host || alsoSmtp.includes(host)) ?? null
}

/**
 * Domains of one's own are often kept by a large provider; where their mail goes to gives it away.
 * @returns the provider that mail of these MX hosts is kept by, or null where they are of two or of none
 */
export function providerOfMx(hosts: readonly string[]): Provider | null {
  const found = new Set(hosts.map(host => listingOfMx(plain(host))))
  const [only] = found
  return found.size === 1 ? (only ?? null) : null
}

function listingOfMx(host: string): Listing | null {
  return PROVIDERS.find(({ mx }) => mx.some(end => host === end || host.endsWith(`.${end}`))) ?? null
}
