/** What is shown of a mail account: its servers, where they are from, what its provider wants. */
import type { Probe } from '../../channels/account.ts'
import { styled } from '../../terminal/style.ts'
import { CONNECT } from '../../terminal/texts/connect.ts'
import { adviceFor, PROVIDERS } from '../../terminal/texts/providers.ts'
import { SIGN_IN } from '../../terminal/texts/sign-in.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import { type ChosenServer, type MailAccount, serversOf } from './connect-account.ts'
import { isForeign, type Offer, unconfirmed } from './connect-servers.ts'

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** @returns where servers were looked for; a domain whose list, MX and SRV records were read is named once */
export const askedPlaces = ({ found }: Pick<Offer, 'found'>): string =>
  [...new Set(found.tried.map(({ at }) => at))].join(', ')

/** Where the secret is afterwards; null: none is needed, or nothing was stored. */
export type Stored = 'keyring' | 'file' | 'command' | 'env' | null

/** Prints a paragraph, wrapped and by `indent` to the right. */
export const tell = ({ output }: World, text: string, indent = 0): void =>
  output.print(wrap(text, output.width, indent))

/** Talk about what is going on: silent with --quiet. */
export const say = ({ output }: World, text: string): void => output.say(wrap(text, output.width))

function serverText({ host, port, security, user }: ChosenServer, world: World): string {
  const texts = CONNECT[world.language]
  const name = user === null ? texts.noUser : texts.user(user)
  return `${texts.server(host, port, texts.security[security])}, ${name}`
}

function receiveText(receive: NonNullable<MailAccount['receive']>, world: World): string {
  const texts = CONNECT[world.language]
  return 'maildir' in receive ? texts.byMaildir(receive.maildir) : serverText(receive, world)
}

/** Both directions, a paragraph each. */
export function tellAccount(account: MailAccount, world: World): void {
  const texts = CONNECT[world.language]
  const sending = account.send === 'sendmail' ? texts.bySendmail : serverText(account.send, world)
  tell(world, `${styled('bold', texts.sends)} ${sending}`)
  if (account.receive === null) tell(world, texts.byHand)
  else tell(world, `${styled('bold', texts.receives)} ${receiveText(account.receive, world)}`)
}

/** Where the servers of an offer are from, with a note for each host that belongs to somebody else. */
export function tellOrigin(offer: Offer, world: World): void {
  const texts = CONNECT[world.language]
  const { origin, found, address } = offer
  const domain = domainOf(address)
  if (origin !== null) tell(world, texts.origin[origin](found.provider?.name ?? domain, domain))
  const hosts = new Set(unconfirmed(offer).map(({ host }) => host))
  if (found.foreign)
    for (const host of hosts)
      if (isForeign(host, address)) tell(world, styled('warn', texts.foreign(host, domain)))
}

/** What the provider wants of the person, before a secret is asked. */
export function tellAdvice({ found, address }: Offer, world: World): void {
  const { provider, signIn } = found
  const lines = adviceFor({ provider, signIn, domain: domainOf(address) }, PROVIDERS[world.language])
  for (const line of lines) tell(world, line)
}

/** What became of each direction. */
export function tellProbes(probes: readonly Probe[], world: World): void {
  const texts = SIGN_IN[world.language]
  for (const { direction, at, ok, reason } of probes)
    if (ok) tell(world, styled('good', texts.works[direction](at)))
    else tell(world, styled('bad', texts.fails[direction](at, reason ?? '')))
}

/** The document of `connect`: no secret is in it. */
export function connectionDocument(
  account: MailAccount,
  origin: Offer['origin'],
  outcome: { readonly probes: readonly Probe[]; readonly stored: Stored; readonly dryRun: boolean },
) {
  const { address, send, receive, auth, clientId } = account
  const inServers = (server: MailAccount['send'] | MailAccount['receive']) =>
    serversOf(account).find(each => each === server) ?? null
  return {
    schema: 'escalate/connection/1',
    channel: 'email',
    address,
    mode: send === 'sendmail' ? 'sendmail' : 'smtp',
    servers: { smtp: inServers(send), imap: inServers(receive) },
    maildir: receive !== null && 'maildir' in receive ? receive.maildir : null,
    auth,
    clientId,
    origin,
    probes: outcome.probes,
    stored: outcome.stored,
    ...(outcome.dryRun ? { dryRun: true } : {}),
  }
}
