/** The hosts this installation may talk to; nothing else is ever opened. */
import type { Settings } from '../../store/read-settings.ts'

export interface Host {
  readonly host: string
  readonly why: string
}

function serverOf(protocol: 'smtp' | 'imap', settings: Settings): readonly Host[] {
  const host = settings.get(`email.${protocol}.host`)
  if (host === undefined) return []
  const port = settings.get(`email.${protocol}.port`)
  return [{ host: port ? `${host}:${port}` : String(host), why: `email.${protocol}.host` }]
}

/** Networks that are asked only with an account of one's own: the setting that says there is one, and the address. */
const NETWORKS = [
  ['x.userId', 'x.apiUrl'],
  ['facebook.pageId', 'facebook.graphUrl'],
  ['bluesky.handle', 'bluesky.serviceUrl'],
  ['mastodon.serverUrl', 'mastodon.serverUrl'],
] as const

function networksIn(settings: Settings): readonly Host[] {
  return NETWORKS.flatMap(([account, address]) => {
    const url = settings.get(account) === undefined ? undefined : settings.get(address)
    return url === undefined ? [] : [{ host: new URL(String(url)).host, why: address }]
  })
}

/** @returns hosts with their ports and the setting that names them */
export function hostsOf(settings: Settings): readonly Host[] {
  const signIn = new URL(String(settings.get('email.authUrl')))
  return [
    ...(settings.get('email.mode') === 'smtp' ? serverOf('smtp', settings) : []),
    ...serverOf('imap', settings),
    ...(settings.get('email.auth') === 'oauth2' ? [{ host: signIn.host, why: 'email.authUrl' }] : []),
    ...networksIn(settings),
  ]
}

/** @returns the settings without which a host that is wanted is not known */
export function hostsMissing(settings: Settings): readonly string[] {
  const wanted = settings.get('email.mode') === 'smtp' && settings.get('email.smtp.host') === undefined
  return wanted ? ['email.smtp.host'] : []
}

/**
 * The hosts that `connect email` asks for the servers of one's own domain (RFC-less practice of mail programs, as
 * Thunderbird does it), where the shipped list does not know it. Null: no address is set yet.
 */
export function hostsWhenConnecting(settings: Settings): readonly string[] | null {
  const address = settings.get('email.from') ?? settings.get('me.email')
  if (address === undefined) return null
  const domain = String(address)
    .slice(String(address).lastIndexOf('@') + 1)
    .toLowerCase()
  return [`autoconfig.${domain}`, domain]
}
