/** The person agrees to the servers, or corrects them one by one. */
import type { Prompts, TextOptions } from '../../terminal/prompts.ts'
import { CONNECT, type ConnectTexts } from '../../terminal/texts/connect.ts'
import { SIGN_IN } from '../../terminal/texts/sign-in.ts'
import type { World } from '../../world.ts'
import {
  type ChosenServer,
  type MailAccount,
  type Security,
  usualPort,
  usualSecurity,
} from './connect-account.ts'
import { HOST, isClientId, isUser, portOf } from './connect-flags.ts'
import { accountOf, type Offer, offeredIn, unconfirmed } from './connect-servers.ts'
import { askedPlaces, domainOf, tell, tellAccount, tellOrigin } from './connect-view.ts'

interface Talk {
  readonly prompts: Prompts
  readonly texts: ConnectTexts
  readonly address: string
}

const checked =
  (isRight: (answer: string) => boolean, wrong: string): NonNullable<TextOptions['check']> =>
  answer =>
    isRight(answer.trim()) ? null : wrong

/** Unencrypted only where nothing leaves this machine. */
function securities(host: string, texts: ConnectTexts) {
  const local = host === 'localhost' || host === '::1' || host.startsWith('127.')
  const names: readonly Security[] = local ? ['tls', 'starttls', 'none'] : ['tls', 'starttls']
  return names.map(value => ({ name: texts.security[value], value }))
}

/** The encryption that stands already comes first, as Enter takes it. */
function chooseSecurity(host: string, first: Security, { prompts, texts }: Talk): Promise<Security> {
  const choices = securities(host, texts)
  const ordered = [
    ...choices.filter(({ value }) => value === first),
    ...choices.filter(c => c.value !== first),
  ]
  return prompts.choose<Security>(texts.encryption, ordered)
}

/** @returns the server as the person says it is; null: there is none */
async function askServer(
  protocol: 'smtp' | 'imap',
  before: ChosenServer | null,
  talk: Talk,
  noneBefore = false,
): Promise<ChosenServer | null> {
  const { prompts, texts, address } = talk
  const none = (answer: string) => protocol === 'imap' && answer === '-'
  const host = await prompts.text(texts.host[protocol], {
    byDefault: before?.host ?? (noneBefore ? '-' : undefined),
    hint: texts.hostHint[protocol],
    check: checked(answer => none(answer) || (HOST.test(answer) && answer !== '-'), texts.badHost),
  })
  if (none(host.trim())) return null
  const security = await chooseSecurity(host.trim(), before?.security ?? usualSecurity(null), talk)
  const usual = before?.security === security ? before.port : usualPort(protocol, security)
  const port = await prompts.text(texts.port, {
    byDefault: String(usual),
    check: checked(answer => portOf(answer) !== null, texts.badPort),
  })
  const user = await prompts.text(texts.userName, {
    byDefault: before?.user ?? address,
    check: checked(answer => answer !== '' && isUser(answer), texts.badUser),
  })
  return { host: host.trim().toLowerCase(), port: portOf(port.trim())!, security, user: user.trim() }
}

/** A program or a folder was named by the person, so it is not asked about. */
async function corrected(offer: Offer, talk: Talk): Promise<Offer> {
  const named = (server: ChosenServer) => ({ server, confirmed: false })
  let { send, receive } = offer
  if (send !== 'sendmail') {
    const server = await askServer('smtp', offeredIn(send)?.server ?? null, talk)
    send = server && named(server)
  }
  if (receive === 'none' || receive === null || 'server' in receive) {
    const server = await askServer('imap', offeredIn(receive)?.server ?? null, talk, receive === 'none')
    receive = server ? named(server) : 'none'
  }
  return { ...offer, send, receive, origin: 'given', found: { ...offer.found, foreign: false } }
}

function tellNothing(offer: Offer, world: World): void {
  const texts = CONNECT[world.language]
  tell(world, texts.notFound(domainOf(offer.address)))
  tell(world, texts.asked(askedPlaces(offer)))
}

/**
 * Shows the servers and goes on asking until the person agrees; those they named by flags need no second word.
 * @returns the account. @throws UserError `cancelled` (exit 3) or `interrupted` (exit 130)
 */
export async function agreedOffer(first: Offer, world: World): Promise<Offer> {
  const texts = CONNECT[world.language]
  const prompts = await world.prompts()
  const talk = { prompts, texts, address: first.address }
  let offer = first
  if (accountOf(offer) === null) tellNothing(offer, world)
  for (;;) {
    const account: MailAccount | null = accountOf(offer)
    if (account) {
      tellAccount(account, world)
      tellOrigin(offer, world)
      const open = unconfirmed(offer)
      if (open.length === 0 || world.options.yes || world.options.dryRun) return offer
      // What the shipped list says of a large provider may be taken by Enter; what was found wants a word.
      if (await prompts.confirm(texts.agree, offer.origin === 'table')) return offer
    }
    tell(world, texts.correct)
    offer = await corrected(offer, talk)
  }
}

/** @returns the address to connect, asked with the one that is set as default */
export async function askAddress(
  byDefault: string | undefined,
  parse: (text: string) => string | null,
  example: string,
  world: World,
): Promise<string> {
  const texts = CONNECT[world.language]
  const answer = await (await world.prompts()).text(texts.address, {
    byDefault,
    check: checked(typed => parse(typed) !== null, texts.badAddress(example)),
  })
  return parse(answer.trim())!
}

/** @returns the id of the person's own app. */
export async function askClientId(byDefault: string | null, world: World): Promise<string> {
  const texts = SIGN_IN[world.language]
  const answer = await (await world.prompts()).text(texts.clientId, {
    byDefault: byDefault ?? undefined,
    hint: texts.clientIdHint,
    check: checked(isClientId, texts.badClientId),
    pasted: true,
  })
  return answer.trim()
}
