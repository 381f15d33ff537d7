/** `escalate disconnect`: forgets the account of a channel; for e-mail, mails are handed off again. */
import type { Command } from 'commander'
import { EXIT, UserError } from '../errors.ts'
import { CONNECTED } from '../terminal/texts/connected.ts'
import type { World } from '../world.ts'
import { settingsOf } from './shared/connect-account.ts'
import { forgetCheck, named, SECRETS } from './shared/connect-keep.ts'
import { tellOther, tellSandbox } from './shared/connect-nothing.ts'
import { VARIABLE } from './shared/connect-secret.ts'
import { tell } from './shared/connect-view.ts'
import { platformOf } from './shared/platform-sign-in.ts'
import type { Registration } from './shared/registration.ts'

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('disconnect <channel>')
    .description(
      tr(
        'sign out: disconnect email, x, facebook, bluesky or mastodon',
        'abmelden: disconnect email, x, facebook, bluesky oder mastodon',
      ),
    )
    .action(act((world, channel: string) => runDisconnect(world, channel)))
}

/** Every setting that `connect email` writes. */
const KEYS = Object.keys(
  settingsOf({ address: '', send: 'sendmail', receive: null, auth: 'password', clientId: null }, null),
)

/** A sender address by itself is no account. */
function settingsThere({ settings }: World): readonly string[] {
  const there = KEYS.filter(key => settings().origin(key) === 'file')
  return there.every(key => key === 'email.from') ? [] : there
}

/** Whether a secret is known to be kept by this program; one of the environment or a command could hide another. */
async function keepsSecret(world: World): Promise<boolean> {
  for (const name of SECRETS) {
    const origin = await world.secretOrigin(named(name))
    if (origin === 'keyring' || origin === 'file') return true
  }
  return false
}

async function requireYes(world: World): Promise<void> {
  const { options, interactive, language, settings } = world
  if (options.yes || options.dryRun) return
  const address = String(settings().get('email.from') ?? settings().get('me.email') ?? '')
  if (interactive && (await (await world.prompts()).confirm(CONNECTED[language].sure(address)))) return
  const code = interactive ? 'cancelled' : 'approval_needed'
  throw new UserError(code, EXIT.needsApproval, 'the mail account was not forgotten', {
    hints: interactive ? [] : ['add --yes to forget it'],
  })
}

type Names = readonly (typeof SECRETS)[number][]

/** @returns the names of the secrets that were kept; what comes from the environment or a command stays there */
async function dropSecrets(world: World): Promise<Names> {
  const dropped: (typeof SECRETS)[number][] = []
  for (const name of SECRETS) {
    const origin = await world.secretOrigin(named(name))
    if (origin !== null && (await world.dropSecret(named(name)))) dropped.push(name)
  }
  return dropped
}

interface Forgotten {
  readonly secrets: Names
  readonly settings: readonly string[]
}

function tellForgotten({ secrets, settings }: Forgotten, oauth2: boolean, world: World): void {
  const { language, options, system } = world
  const texts = CONNECTED[language]
  const parts = secrets.map(name => texts.secrets[name])
  const what = [...parts, ...(settings.length > 0 ? [texts.settings(settings.join(', '))] : [])].join('; ')
  if (what === '') tell(world, texts.nothing)
  else tell(world, (options.dryRun ? texts.would : texts.forgotten)(what))
  if (what !== '' && !options.dryRun) tell(world, texts.stays)
  if (oauth2) tell(world, texts.atProvider)
  if (system.env[VARIABLE]) tell(world, texts.inEnv(VARIABLE))
}

/**
 * The secrets go first: a run that is killed in between leaves an account that wants a sign-in.
 * @returns 0. @throws UserError `approval_needed` or `cancelled` (exit 3), `unknown_channel` (exit 2)
 */
export async function runDisconnect(world: World, channel: string): Promise<number> {
  const platform = platformOf(channel)
  if (channel !== 'email' && channel !== 'x' && platform === null) return tellOther(channel, world)
  if (world.system.settings) return tellSandbox(channel, world)
  if (channel === 'x') return (await import('./disconnect-x.ts')).disconnectX(world)
  if (platform) {
    const { leave, leavingOf } = await import('./disconnect-platform.ts')
    return leave(leavingOf(platform, world), world)
  }
  const settings = settingsThere(world)
  const oauth2 = world.settings().get('email.auth') === 'oauth2'
  if (settings.length > 0 || (await keepsSecret(world))) await requireYes(world)
  const secrets = await dropSecrets(world)
  if (settings.length > 0) await world.writeSettings(Object.fromEntries(KEYS.map(key => [key, null])))
  if (settings.length > 0 && !world.options.dryRun) forgetCheck(world)
  const forgotten = { secrets, settings }
  const { output, options } = world
  const dryRun = options.dryRun ? { dryRun: true } : {}
  if (output.json)
    output.document({ schema: 'escalate/disconnected/1', channel: 'email', ...forgotten, ...dryRun })
  else tellForgotten(forgotten, oauth2, world)
  return EXIT.done
}
