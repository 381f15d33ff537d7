/** Finds the servers of a mail address. Nothing here knows a password, and nothing found is used before the person says so. */
import { EXIT, UserError } from '../../../errors.ts'
import { parseAddress } from '../address.ts'
import { autoconfigUrls, configuredServers } from './autoconfig.ts'
import { sameOwner } from './host-names.ts'
import type { Net } from './net.ts'
import type { MailServers, Provider, SignIn } from './provider.ts'
import { providerOf, providerOfHost, providerOfMx } from './providers.ts'
import { announcedServers } from './srv.ts'

export type Origin = 'table' | 'autoconfig' | 'mx' | 'srv'

/** One place that was asked; `unusable`: there was something, but nothing to work with. */
export interface Tried {
  readonly way: Origin
  /** Domain, URL or name of the DNS records. */
  readonly at: string
  readonly result: 'found' | 'nothing' | 'unusable' | 'unreachable'
}

export interface FoundServers {
  /** Null, or null in a part: that is to be asked. */
  readonly servers: MailServers | null
  readonly origin: Origin | null
  /** Set also where the servers were found elsewhere but are those of a provider of the table. */
  readonly provider: Provider | null
  readonly signIn: SignIn
  /** Whether a server belongs to somebody else than the address does, and the table does not know it. */
  readonly foreign: boolean
  readonly tried: readonly Tried[]
}

export interface FindOptions {
  /** Asks nobody over the network. */
  readonly tableOnly?: boolean
}

type Finding = Omit<FoundServers, 'tried'>
type Step = (address: string, domain: string, net: Net, tried: Tried[]) => Promise<Finding | null>

const NOTHING: Finding = { servers: null, origin: null, provider: null, signIn: 'password', foreign: false }

/**
 * Asks in this order: the table, the domain's own configuration over https, its MX records (only to recognise a provider
 * of the table), its SRV records. A later place is asked only where the earlier ones had nothing.
 * @throws UserError `bad_address` (exit 2); a network that does not answer is no error, see {@link FoundServers.tried}
 */
export async function findServers(
  typed: string,
  net: Net,
  { tableOnly = false }: FindOptions = {},
): Promise<FoundServers> {
  const address = parseAddress(typed)
  if (address === null) throw new UserError('bad_address', EXIT.usage, 'This is not an e-mail address.')
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const tried: Tried[] = []
  for (const step of tableOnly ? [fromTable] : [fromTable, fromAutoconfig, fromMx, fromSrv]) {
    const found = await step(address, domain, net, tried)
    if (found) return { ...found, tried }
  }
  return { ...NOTHING, tried }
}

const fromTable: Step = async (_address, domain, _net, tried) => {
  const provider = providerOf(domain)
  tried.push({ way: 'table', at: domain, result: provider ? 'found' : 'nothing' })
  return provider && known(provider, 'table')
}

/** Both places are asked at once, so that a host that is silent costs its time only once; the first one wins. */
const fromAutoconfig: Step = async (address, domain, net, tried) => {
  const asked = autoconfigUrls(domain).map(async url => {
    const page = await net.get(url).catch(() => null)
    const configured = page?.status === 200 ? configuredServers(page.body, address) : null
    const missing = page === null ? 'unreachable' : page.status === 200 ? 'unusable' : 'nothing'
    return {
      configured,
      tried: { way: 'autoconfig', at: url, result: configured ? 'found' : missing } as const,
    }
  })
  const answers = await Promise.all(asked)
  tried.push(...answers.map(answer => answer.tried))
  const configured = answers.find(answer => answer.configured)?.configured
  return configured ? foundAt(domain, 'autoconfig', configured.servers, configured.signIn) : null
}

const fromMx: Step = async (_address, domain, net, tried) => {
  const records = await net.mx(domain).catch(() => null)
  const provider = providerOfMx((records ?? []).map(({ exchange }) => exchange))
  const missing = records === null ? 'unreachable' : 'nothing'
  tried.push({ way: 'mx', at: domain, result: provider ? 'found' : missing })
  return provider && known(provider, 'mx')
}

const fromSrv: Step = async (_address, domain, net, tried) => {
  const servers = await announcedServers(domain, net).catch(() => 'unreachable' as const)
  const found = servers !== null && servers !== 'unreachable'
  tried.push({ way: 'srv', at: domain, result: found ? 'found' : (servers ?? 'nothing') })
  return found ? foundAt(domain, 'srv', servers, 'password') : null
}

function known(provider: Provider, origin: Origin): Finding {
  const { smtp, imap, user, signIn } = provider
  const servers = smtp === null && imap === null ? null : { smtp, imap, user }
  return { servers, origin, provider, signIn, foreign: false }
}

/** A provider of the table wants what the table says, whoever names its servers. */
function foundAt(domain: string, origin: Origin, servers: MailServers, signIn: SignIn): Finding {
  const provider = servers.smtp && providerOfHost(servers.smtp.host)
  const hosts = [servers.smtp, servers.imap].flatMap(server => server?.host ?? [])
  const foreign = hosts.some(host => !sameOwner(host, domain) && !isOf(provider, host))
  return { servers, origin, provider, signIn: provider?.signIn ?? signIn, foreign }
}

function isOf(provider: Provider | null, host: string): boolean {
  const hosts = [provider?.smtp, provider?.imap].flatMap(server => server?.host ?? [])
  return hosts.some(each => sameOwner(each, host))
}
