/** From flags and questions to servers that the person has agreed to. */
import { EXIT, UserError } from '../../errors.ts'
import { CONNECT } from '../../terminal/texts/connect.ts'
import type { World } from '../../world.ts'
import { flagsOf, type MailAccount, needsSecret } from './connect-account.ts'
import { agreedOffer, askAddress } from './connect-dialogue.ts'
import { type ConnectFlags, typedFlags } from './connect-flags.ts'
import { sourceOf } from './connect-secret.ts'
import { accountOf, isSearched, type Offer, offerFor, unconfirmed } from './connect-servers.ts'
import {
  askedPlaces,
  connectionDocument,
  domainOf,
  say,
  tellAccount,
  tellAdvice,
  tellOrigin,
} from './connect-view.ts'

/** @throws UserError `bad_address` (exit 2) */
async function addressOf(flags: ConnectFlags, world: World): Promise<string | null> {
  const { parseAddress, example } = await world.channel('email')
  const setting = (key: string) => world.settings().get(key)?.toString()
  const set = setting('email.from') ?? setting('me.email')
  if (flags.address === undefined && world.interactive) return askAddress(set, parseAddress, example, world)
  const typed = flags.address ?? set
  if (typed === undefined) return null
  const address = parseAddress(typed)
  if (address) return address
  throw new UserError('bad_address', EXIT.usage, `--address: ${JSON.stringify(typed)} is no mail address`, {
    hints: [`e.g. ${example}`],
  })
}

/** @returns the flags that are missing; a dry run needs no secret */
function gapsOf(offer: Offer | null, flags: ConnectFlags, world: World): readonly string[] {
  const auth = offer?.auth ?? 'password'
  const account = offer && accountOf(offer)
  const wantsSecret = !world.options.dryRun && (!account || needsSecret(account))
  const gaps: readonly (readonly [string, boolean])[] = [
    ['--address', offer === null],
    ['--smtp-host', offer !== null && offer.send === null],
    ['--imap-host', offer !== null && offer.receive === null],
    ['--client-id', wantsSecret && auth === 'oauth2' && offer?.clientId === null],
    ['--password-stdin', wantsSecret && sourceOf(flags, { auth }, world) === null],
  ]
  return gaps.flatMap(([flag, isMissing]) => (isMissing ? [flag] : []))
}

/** A command line that can be typed; the password stands last, as its file does. */
function readyLine(words: readonly string[], { launch }: World): string {
  const isStdin = (word: string) => word === '--password-stdin'
  const rest = words.filter(word => !isStdin(word))
  const secret = words.some(isStdin) ? ['--password-stdin < FILE'] : []
  return [launch, 'connect email --no-input', ...rest, ...secret].join(' ')
}

/** Where servers were looked for, if that is what is missing. */
function searched(missing: readonly string[], offer: Offer | null, world: World): readonly string[] {
  if (offer === null || !missing.some(flag => flag.endsWith('-host'))) return []
  const places = askedPlaces(offer)
  const only = world.options.dryRun
    ? ['a dry run reads the list that comes with escalate, and asks nobody']
    : []
  const none = missing.includes('--imap-host') ? ['or --no-imap, if replies are not to be read'] : []
  return [...none, `asked for servers: ${places}`, ...only]
}

/** All that is missing at once, with a ready command line. @throws UserError `missing_input` (exit 2) */
function refuseGaps(offer: Offer | null, flags: ConnectFlags, world: World): void {
  const missing = gapsOf(offer, flags, world)
  if (missing.length === 0) return
  // How to get what is missing is told with what the provider wants.
  if (offer && missing.includes('--client-id')) tellAdvice(offer, world)
  const gaps = missing.flatMap(flag => (flag === '--password-stdin' ? [flag] : [flag, '"..."']))
  throw new UserError('missing_input', EXIT.usage, `missing: ${missing.join(', ')}`, {
    missing,
    hints: [readyLine([...typedFlags(flags), ...gaps], world), ...searched(missing, offer, world)],
  })
}

/** Without a person, what was only found is shown and not used. @throws UserError `approval_needed` (exit 3) */
function confirmed(offer: Offer, account: MailAccount, flags: ConnectFlags, world: World): Offer {
  tellAccount(account, world)
  tellOrigin(offer, world)
  const { yes, dryRun } = world.options
  if (unconfirmed(offer).length === 0 || yes || dryRun) return offer
  const { passwordStdin, passwordCommand, plainFile } = flags
  const secret = typedFlags({
    ...(passwordStdin ? { passwordStdin } : {}),
    ...(passwordCommand === undefined ? {} : { passwordCommand }),
    ...(plainFile ? { plainFile } : {}),
  })
  const message = 'these servers were found, and nobody confirmed them'
  throw new UserError('approval_needed', EXIT.needsApproval, message, {
    hints: [
      readyLine([...flagsOf(account), ...secret], world),
      'or add --yes to take them as they were found',
    ],
    plan: connectionDocument(account, offer.origin, { probes: [], stored: null, dryRun: true }),
  })
}

/**
 * @returns what the person agreed to, every server known
 * @throws UserError exit 2 (missing, wrong address, provider without servers), 3 (nobody confirmed)
 */
export async function agreedWith(flags: ConnectFlags, world: World): Promise<Offer> {
  const address = await addressOf(flags, world)
  if (address !== null && isSearched(address, flags, world))
    say(world, CONNECT[world.language].looking(domainOf(address)))
  const offer = address === null ? null : await offerFor(address, flags, world)
  if (offer) refuseOwnApp(offer)
  if (offer && world.interactive) return agreedOffer(offer, world)
  refuseGaps(offer, flags, world)
  return confirmed(offer!, accountOf(offer!)!, flags, world)
}

/** @throws UserError `no_mail_servers` (exit 2) for a provider that lets no mail program in */
function refuseOwnApp({ send, found }: Offer): void {
  if (send !== null || !found.provider?.notes.includes('own-app-only')) return
  throw new UserError(
    'no_mail_servers',
    EXIT.usage,
    `${found.provider.name} can be used with its own app only: it has no SMTP and no IMAP`,
    {
      hints: [
        'Nothing has to be connected: mails are handed to you, and replies are recorded with escalate log',
      ],
    },
  )
}
