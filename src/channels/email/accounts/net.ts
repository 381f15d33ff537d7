/** What finding the servers needs of the network: pages over https, and DNS. */
import { Resolver } from 'node:dns/promises'
import { httpsGet, type Page } from './https-get.ts'

export interface MailExchange {
  readonly exchange: string
  readonly priority: number
}

/** RFC 2782. */
export interface Service {
  /** Host; `''` or `'.'`: this service is expressly not offered. */
  readonly name: string
  readonly port: number
  readonly priority: number
  readonly weight: number
}

/** Every call rejects when it gets no answer; "there is none" is an answer. */
export interface Net {
  get(url: string): Promise<Page>
  mx(domain: string): Promise<readonly MailExchange[]>
  srv(name: string): Promise<readonly Service[]>
}

/** Milliseconds for each question, as Thunderbird and its like take for a page. */
const LIMIT = 5_000

/** More records than any domain has. */
const MAX_RECORDS = 50

/** Answers that mean: no such name, or no record of that kind. */
const NONE: readonly string[] = ['ENOTFOUND', 'ENODATA']

export interface NetOptions {
  /** Milliseconds for each question. */
  readonly limit?: number
  /** Name servers instead of the system's, as `address:port`. */
  readonly nameServers?: readonly string[]
}

/**
 * The real network. It does not look whether a public name leads to a private address: what is fetched is only ever
 * read as a list of mail servers, which the person is shown.
 */
export function realNet(options: NetOptions = {}): Net {
  const { limit = LIMIT } = options
  return {
    get: url => httpsGet(url, { limit }),
    mx: domain => asked(resolver => resolver.resolveMx(domain), options),
    srv: name => asked(resolver => resolver.resolveSrv(name), options),
  }
}

async function asked<T>(
  ask: (resolver: Resolver) => Promise<T[]>,
  { limit = LIMIT, nameServers }: NetOptions,
): Promise<readonly T[]> {
  const resolver = new Resolver({ timeout: limit, tries: 1 })
  if (nameServers) resolver.setServers(nameServers)
  // With several name servers the time of the library is spent once for each.
  const timer = setTimeout(() => resolver.cancel(), limit)
  try {
    return (await ask(resolver)).slice(0, MAX_RECORDS)
  } catch (error) {
    if (NONE.includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  } finally {
    clearTimeout(timer)
  }
}
