/** What a provider's own configuration file says, made into servers that this program can use. */
import { type ConfigServer, readConfig } from './config-xml.ts'
import { hostName } from './host-names.ts'
import type { MailServer, MailServers, SignIn } from './provider.ts'

export interface Configured {
  readonly servers: MailServers
  readonly signIn: SignIn
}

interface Usable {
  readonly server: MailServer
  readonly user: MailServers['user']
  readonly oauth2Only: boolean
}

const SECURITY: ReadonlyMap<string, MailServer['security']> = new Map([
  ['ssl', 'tls'],
  ['starttls', 'starttls'],
])

/** Names of the file format for signing in with a password. */
const PASSWORD: readonly string[] = ['password-cleartext', 'plain', 'password-encrypted', 'secure']

/**
 * The two places where a domain may publish its configuration. The file may differ by person, but is asked for without
 * the address: nobody has to know it to say which servers there are.
 */
export function autoconfigUrls(domain: string): readonly string[] {
  return [
    `https://autoconfig.${domain}/mail/config-v1.1.xml`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
  ]
}

/**
 * @param address in its normal form
 * @returns the first server of each kind that encrypts and whose sign-in this program understands, one with a password
 *   before one with OAuth2 alone; null where there is none of either kind
 */
export function configuredServers(xml: string, address: string): Configured | null {
  const written = readConfig(xml) ?? []
  const [smtp, imap] = (['smtp', 'imap'] as const).map(kind => {
    const usable = written.filter(each => each.kind === kind).flatMap(each => usableOf(each, address))
    return usable.find(({ oauth2Only }) => !oauth2Only) ?? usable[0]
  })
  const chosen = [smtp, imap].filter(each => each !== undefined)
  if (chosen.length === 0) return null
  // Where they differ, as at iCloud, the whole address is understood by both.
  const user = chosen.every(each => each.user === 'local-part') ? 'local-part' : 'address'
  return {
    servers: { smtp: smtp?.server ?? null, imap: imap?.server ?? null, user },
    signIn: chosen.some(({ oauth2Only }) => oauth2Only) ? 'oauth2' : 'password',
  }
}

function usableOf(written: ConfigServer, address: string): Usable[] {
  const host = hostName(filled(written.hostname, address))
  const port = /^\d{1,5}$/.test(written.port) ? Number(written.port) : 0
  const security = SECURITY.get(written.socketType.toLowerCase())
  const user = userOf(filled(written.username, address), address)
  const signIns = written.authentication.map(name => name.toLowerCase())
  const password = signIns.length === 0 || signIns.some(name => PASSWORD.includes(name))
  const understood = password || signIns.includes('oauth2')
  if (!host || !security || !user || !understood || port < 1 || port > 65535) return []
  return [{ server: { host, port, security }, user, oauth2Only: !password }]
}

/** The placeholders of the file format. */
function filled(text: string, address: string): string {
  const at = address.lastIndexOf('@')
  return text
    .replaceAll('%EMAILADDRESS%', () => address)
    .replaceAll('%EMAILLOCALPART%', () => address.slice(0, at))
    .replaceAll('%EMAILDOMAIN%', () => address.slice(at + 1))
}

/** A name of another form is one that only the provider knows how to make. */
function userOf(name: string, address: string): MailServers['user'] | null {
  if (name === '' || name.toLowerCase() === address.toLowerCase()) return 'address'
  return name === address.slice(0, address.lastIndexOf('@')) ? 'local-part' : null
}
