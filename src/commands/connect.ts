/** `escalate connect`: for e-mail it finds the servers, asks, tries both directions, and keeps what works. */
import { type Command, Option } from 'commander'
import { EXIT } from '../errors.ts'
import { CONNECT } from '../terminal/texts/connect.ts'
import { SIGN_IN } from '../terminal/texts/sign-in.ts'
import type { World } from '../world.ts'
import { type MailAccount, needsSecret } from './shared/connect-account.ts'
import { askClientId } from './shared/connect-dialogue.ts'
import { type ConnectFlags, givenServers, refuseSecretFlags } from './shared/connect-flags.ts'
import { keepAccount } from './shared/connect-keep.ts'
import { tellOther, tellSandbox } from './shared/connect-nothing.ts'
import { agreedWith } from './shared/connect-offer.ts'
import { checkKeyring, type Secret, type Source, secretFrom, sourceOf } from './shared/connect-secret.ts'
import { accountOf, type Offer } from './shared/connect-servers.ts'
import { failureOf, onlySignIn, type Trial, tryAccount } from './shared/connect-trial.ts'
import { connectionDocument, type Stored, tell, tellAdvice } from './shared/connect-view.ts'
import { type AllFlags, MAIL_FLAGS, refuseOtherFlags } from './shared/platform-flags.ts'
import { platformOf } from './shared/platform-sign-in.ts'
import type { Registration } from './shared/registration.ts'

export function register(program: Command, { tr, act }: Registration): void {
  const securities = ['tls', 'starttls', 'none']
  const server = (protocol: 'smtp' | 'imap', en: string, de: string) => [
    new Option(`--${protocol}-host <host>`, tr(`server that ${en}`, `Server zum ${de}`)),
    new Option(`--${protocol}-port <port>`, tr('its port', 'sein Port')),
    new Option(`--${protocol}-security <how>`, tr('its encryption', 'seine Verschlüsselung')).choices(
      securities,
    ),
    new Option(`--${protocol}-user <name>`, tr('your user name there', 'dein Benutzername dort')),
  ]
  const command = program
    .command('connect <channel>')
    .description(
      tr(
        'sign in: connect email, x, facebook, bluesky or mastodon',
        'anmelden: connect email, x, facebook, bluesky oder mastodon',
      ),
    )
    .option('--address <address>', tr('your mail address', 'deine Mailadresse'))
  for (const option of [
    ...server('smtp', 'sends mail', 'Senden'),
    ...server('imap', 'receives mail', 'Empfangen'),
  ])
    command.addOption(option)
  command
    .option('--no-imap', tr('do not read replies', 'keine Antworten lesen'))
    .option(
      '--sendmail',
      tr('send by the program sendmail of this machine', 'mit dem Programm sendmail dieses Rechners senden'),
    )
    .option('--maildir <folder>', tr('read replies from a Maildir', 'Antworten aus einem Maildir lesen'))
    .option(
      '--client-id <id>',
      tr('OAuth2 with an app of your own (Outlook, X)', 'OAuth2 mit einer eigenen App (Outlook, X)'),
    )
    .option('--handle <handle>', tr('your account (Bluesky)', 'dein Konto (Bluesky)'))
    .option('--server <address>', tr('its server (Bluesky, Mastodon)', 'sein Server (Bluesky, Mastodon)'))
    .option('--page-id <number>', tr('your own page (Facebook)', 'deine eigene Seite (Facebook)'))
    .option('--post', tr('escalate posts there itself', 'escalate veröffentlicht dort selbst'))
    .option('--oauth1', tr('four keys of the console (X)', 'vier Schlüssel der Konsole (X)'))
    .option('--no-browser', tr('print the link, paste the answer (X)', 'Link zeigen, Antwort einfügen (X)'))
    .option('--password-stdin', tr('the secret is on stdin', 'das Geheimnis steht auf stdin'))
    .option(
      '--password-command <command>',
      tr(
        'a command that prints the secret, each time it is needed',
        'ein Befehl, der das Geheimnis ausgibt, jedes Mal',
      ),
    )
    .option(
      '--plain-file',
      tr('keep the secret in a plain file', 'das Geheimnis in einer offenen Datei halten'),
    )
    // Known only to be refused in words of our own; commander would call them unknown.
    .addOption(new Option('--password [secret]').hideHelp())
    .addOption(new Option('--token [secret]').hideHelp())
    .action(act((world, channel: string, flags: AllFlags) => runConnect(world, channel, flags)))
}

/** How often a password may be typed in one run: accounts are locked after more. */
const ATTEMPTS = 3

/** Asks for the secret and tries it, again where only the sign-in failed and the person wants to. */
async function trialOf(
  account: MailAccount,
  source: Source | null,
  { appPassword, plainFile }: { readonly appPassword: boolean; readonly plainFile: boolean },
  world: World,
): Promise<Trial> {
  for (let attempt = 1; ; attempt += 1) {
    const secret: Secret | null =
      source && (await secretFrom(source, account, { appPassword, plainFile }, world))
    const trial = await tryAccount(account, secret, world)
    const failure = failureOf(trial.probes, account.address)
    if (failure === null) return trial
    const again = source?.by === 'prompt' && attempt < ATTEMPTS && onlySignIn(trial.probes)
    if (!again || !(await (await world.prompts()).confirm(SIGN_IN[world.language].again))) throw failure
  }
}

function tellConnected(account: MailAccount, stored: Stored, world: World): void {
  const texts = CONNECT[world.language]
  tell(world, texts.connected(account.address))
  if (stored) tell(world, SIGN_IN[world.language].stored[stored])
  tell(world, texts.next(`${world.launch} channels`))
}

/** A dry run opens no socket (CONTRACT section 1): the list was read, and that is all. */
function tellRehearsal(offer: Offer, account: MailAccount, world: World): number {
  const { output, language } = world
  const outcome = { probes: [], stored: null, dryRun: true }
  if (output.json) output.document(connectionDocument(account, offer.origin, outcome))
  else tell(world, `${CONNECT[language].tableOnly} ${CONNECT[language].dryRun}`)
  return EXIT.done
}

async function accountFrom(offer: Offer, world: World): Promise<MailAccount> {
  const account = accountOf(offer)!
  if (account.auth !== 'oauth2' || !needsSecret(account) || !world.interactive || world.options.dryRun)
    return account
  return account.clientId ? account : { ...account, clientId: await askClientId(offer.clientId, world) }
}

async function connectEmail(world: World, flags: ConnectFlags): Promise<number> {
  givenServers(flags)
  const offer = await agreedWith(flags, world)
  tellAdvice(offer, world)
  const account = await accountFrom(offer, world)
  if (world.options.dryRun) return tellRehearsal(offer, account, world)
  const source = needsSecret(account) ? sourceOf(flags, account, world) : null
  if (source) await checkKeyring(source, flags, world)
  const how = { appPassword: offer.found.signIn === 'app-password', plainFile: flags.plainFile === true }
  const { probes, secret } = await trialOf(account, source, how, world)
  const stored = await keepAccount(account, secret, how.plainFile, world)
  if (world.output.json)
    world.output.document(connectionDocument(account, offer.origin, { probes, stored, dryRun: false }))
  else tellConnected(account, stored, world)
  return EXIT.done
}

/**
 * @returns 0
 * @throws UserError exit 2 (input, wrong servers), 3 (servers nobody confirmed), 4 (sign-in refused), 8 (no answer);
 *   nothing is stored then
 */
export async function runConnect(world: World, channel: string, flags: AllFlags): Promise<number> {
  refuseSecretFlags(flags)
  const platform = platformOf(channel)
  if (channel !== 'email' && channel !== 'x' && platform === null) return tellOther(channel, world)
  if (world.system.settings) return tellSandbox(channel, world)
  if (channel === 'x') return (await import('./connect-x.ts')).connectX(world, flags)
  if (platform) return (await import('./connect-platform.ts')).connectPlatform(platform, world, flags)
  refuseOtherFlags(channel, MAIL_FLAGS, flags)
  return connectEmail(world, flags)
}
