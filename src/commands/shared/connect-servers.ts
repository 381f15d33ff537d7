/** Which servers an address is to be connected with: what was given, what is set already, what was found. */
import { resolve } from 'node:path'
import type { MailServer } from '../../channels/email/accounts/provider.ts'
import type { World } from '../../world.ts'
import {
  type ChosenServer,
  type MailAccount,
  type Security,
  usualPort,
  usualSecurity,
} from './connect-account.ts'
import { type ConnectFlags, type GivenServer, givenServers, givesPassword } from './connect-flags.ts'

/** What was found for an address, and where. */
export type Found = Awaited<ReturnType<World['findServers']>>

export type Origin = NonNullable<Found['origin']> | 'given' | 'settings'

/** A server that is proposed; `confirmed`: the person named its host, now or when it was set. */
export interface Offered {
  readonly server: ChosenServer
  readonly confirmed: boolean
}

/** Everything that is proposed to the person, before they agree. */
export interface Offer {
  readonly address: string
  /** Null: not known. */
  readonly send: Offered | 'sendmail' | null
  /** `none`: not wanted, or the provider has none; null: not known. */
  readonly receive: Offered | { readonly maildir: string } | 'none' | null
  readonly auth: MailAccount['auth']
  readonly clientId: string | null
  readonly origin: Origin | null
  readonly found: Found
}

type Setting = (key: string) => string | undefined

/** Only the settings of this very address: those of another account say nothing about it. */
function settingsOfAddress(address: string, world: World): Setting {
  const setting: Setting = key => world.settings().get(key)?.toString()
  const same = setting('email.from')?.toLowerCase() === address.toLowerCase()
  return same ? setting : () => undefined
}

function serverSet(protocol: 'smtp' | 'imap', setting: Setting): ChosenServer | null {
  const at = `email.${protocol}`
  const host = setting(`${at}.host`)
  if (host === undefined) return null
  const port = Number(setting(`${at}.port`) ?? 0) || null
  const security = (setting(`${at}.security`) ?? usualSecurity(port)) as Security
  return {
    host,
    port: port ?? usualPort(protocol, security),
    security,
    user: setting(`${at}.user`) ?? null,
  }
}

interface Known {
  readonly server: ChosenServer
  readonly confirmed: boolean
}

function knownOf(set: ChosenServer | null, found: MailServer | null, user: string): Known | null {
  if (set !== null) return { server: set, confirmed: true }
  return found === null ? null : { server: { ...found, user }, confirmed: false }
}

/** What is known of a server counts only for that very host. */
function merged(
  protocol: 'smtp' | 'imap',
  given: GivenServer,
  known: Known | null,
  address: string,
): Offered | null {
  const host = given.host ?? known?.server.host
  if (host === undefined) return null
  const same = known?.server.host === host ? known.server : null
  const security = given.security ?? same?.security ?? usualSecurity(given.port ?? null)
  const usual = same?.security === security ? same.port : usualPort(protocol, security)
  const user = given.user === undefined ? (same ?? { user: address }).user : given.user
  const server = { host, port: given.port ?? usual, security, user }
  return { server, confirmed: given.host !== undefined || (same !== null && known?.confirmed === true) }
}

/** Whether both hosts are named by the person: then nobody needs to be asked for them. */
function nothingToFind(flags: ConnectFlags, setting: Setting): boolean {
  const sends = flags.sendmail || flags.smtpHost !== undefined || setting('email.smtp.host') !== undefined
  const receives =
    flags.imap === false ||
    flags.maildir !== undefined ||
    flags.imapHost !== undefined ||
    setting('email.imap.host') !== undefined
  return Boolean(sends) && receives
}

/** The settings are read wherever the user stands; a shell leaves the `~` of `--maildir=~/Mail` as it is. */
const folderOf = (typed: string, home: string) => resolve(typed.replace(/^~(?=[/\\]|$)/, () => home))

function receiving(
  home: string,
  flags: ConnectFlags,
  given: GivenServer,
  known: Known | null,
  found: Found,
  address: string,
): Offer['receive'] {
  if (flags.maildir !== undefined) return { maildir: folderOf(flags.maildir, home) }
  if (flags.imap === false) return 'none'
  const server = merged('imap', given, known, address)
  // A provider that is known and has no server to read from is not asked about.
  return server ?? (found.servers === null ? null : 'none')
}

function signInOf(flags: ConnectFlags, found: Found, setting: Setting): MailAccount['auth'] {
  if (givesPassword(flags)) return 'password'
  const wants = flags.clientId !== undefined || found.signIn === 'oauth2'
  return wants || setting('email.auth') === 'oauth2' ? 'oauth2' : 'password'
}

/** @returns the server that is proposed in one direction, or null where there is none, or another way */
export const offeredIn = (place: Offer['send'] | Offer['receive']): Offered | null =>
  place !== null && typeof place === 'object' && 'server' in place ? place : null

const offeredOf = ({ send, receive }: Pick<Offer, 'send' | 'receive'>): readonly Offered[] =>
  [offeredIn(send), offeredIn(receive)].filter(each => each !== null)

function originOf(offered: readonly Offered[], flags: ConnectFlags, found: Found): Origin | null {
  if (offered.some(({ confirmed }) => !confirmed)) return found.origin
  if (offered.length === 0) return null
  const hosts = [flags.smtpHost, flags.imapHost].filter(host => host !== undefined)
  return hosts.length > 0 ? 'given' : 'settings'
}

/** @returns whether the network would be asked for servers: not when both hosts are named, in a dry run, or by a set clock */
export function isSearched(address: string, flags: ConnectFlags, world: World): boolean {
  const forbidden = world.options.dryRun === true || world.clockSet
  return !forbidden && !nothingToFind(flags, settingsOfAddress(address, world))
}

/**
 * @returns what is proposed for the address; the network is asked only where {@link isSearched}
 * @throws UserError `bad_input` (exit 2) for flags that are wrong
 */
export async function offerFor(address: string, flags: ConnectFlags, world: World): Promise<Offer> {
  const given = givenServers(flags)
  const setting = settingsOfAddress(address, world)
  const tableOnly = !isSearched(address, flags, world)
  const found = await world.findServers(address, { tableOnly })
  const user = found.servers?.user === 'local-part' ? address.slice(0, address.lastIndexOf('@')) : address
  const known = (protocol: 'smtp' | 'imap') =>
    knownOf(serverSet(protocol, setting), found.servers?.[protocol] ?? null, user)
  const send = flags.sendmail ? 'sendmail' : merged('smtp', given.smtp, known('smtp'), address)
  const receive = receiving(world.system.home, flags, given.imap, known('imap'), found, address)
  return {
    address,
    send,
    receive,
    auth: signInOf(flags, found, setting),
    clientId: flags.clientId ?? setting('email.clientId') ?? null,
    origin: originOf(offeredOf({ send, receive }), flags, found),
    found,
  }
}

/** @returns the servers of an offer whose hosts nobody has confirmed */
export const unconfirmed = (offer: Offer): readonly ChosenServer[] =>
  offeredOf(offer).flatMap(({ server, confirmed }) => (confirmed ? [] : [server]))

/** @returns the account of an offer, or null as long as a server is not known */
export function accountOf({ address, send, receive, auth, clientId }: Offer): MailAccount | null {
  if (send === null || receive === null) return null
  return {
    address,
    send: send === 'sendmail' ? send : send.server,
    receive: receive === 'none' ? null : 'server' in receive ? receive.server : receive,
    auth,
    clientId: auth === 'oauth2' ? clientId : null,
  }
}

/** @returns whether the host does not lie in the domain of the address */
export function isForeign(host: string, address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  const name = host.toLowerCase()
  return name !== domain && !name.endsWith(`.${domain}`)
}
