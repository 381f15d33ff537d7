/** The keys under which one company can be found. */
import { compact, hostIn, keysOf } from './keys.ts'
import type { Company, CompanyChannel } from './record.ts'

export interface Entry {
  /** Place of the company in the directory. */
  readonly order: number
  readonly kind: 'name' | 'handle' | 'host'
  /** With blanks; for a handle or a host the bare text in lower case. */
  readonly key: string
  readonly compact: string
}

const HANDLE_CHANNELS = ['x', 'x-dm', 'facebook', 'messenger', 'bluesky', 'mastodon']
const ADDRESS_CHANNELS = ['email', 'web-form', 'community']

/** Every key of a company: names, old names, handles, and the hosts of its pages and mail addresses. */
export function entriesOf(company: Company, order: number): readonly Entry[] {
  const names = [company.name, ...company.aliases].flatMap(keysOf)
  const handles = company.channels.filter(isOn(HANDLE_CHANNELS)).map(bareHandle)
  const pages = company.channels.filter(isOn(ADDRESS_CHANNELS)).map(channel => channel.address)
  const hosts = [company.website ?? '', ...pages].map(hostIn).filter(host => host !== null)
  return [
    ...entries(order, 'name', names),
    ...entries(order, 'handle', handles),
    ...entries(order, 'host', hosts),
  ]
}

function entries(order: number, kind: Entry['kind'], keys: readonly string[]): readonly Entry[] {
  return [...new Set(keys)].map(key => ({ order, kind, key, compact: compact(key) }))
}

function isOn(names: readonly string[]): (channel: CompanyChannel) => boolean {
  return channel => names.includes(channel.channel)
}

function bareHandle(channel: CompanyChannel): string {
  return channel.address.replace(/^@/, '').toLowerCase()
}
