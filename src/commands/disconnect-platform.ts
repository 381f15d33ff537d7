/** `escalate disconnect` for channels other than e-mail: forgets secret and settings; posts are handed off again. */
import type { ChannelName } from '../case/model.ts'
import { EXIT, UserError } from '../errors.ts'
import { channelName } from '../terminal/texts/channels.ts'
import { PLATFORM } from '../terminal/texts/connect-platform.ts'
import { CONNECTED } from '../terminal/texts/connected.ts'
import type { World } from '../world.ts'
import { tell } from './shared/connect-view.ts'
import { forgetChecked } from './shared/platform-keep.ts'
import { commandKeyOf, type SecretOf, variableOf } from './shared/platform-secret.ts'
import type { PlatformSignIn } from './shared/platform-sign-in.ts'

/** What is to be forgotten of a channel. */
export interface Leaving {
  readonly channel: ChannelName
  readonly secret: SecretOf
  /** Every setting that `connect` writes. */
  readonly keys: readonly string[]
  /** Setting with the name of the account. */
  readonly handleKey: string | null
  /** Takes the sign-in back at the platform before it is forgotten here; says what became of it. */
  readonly revoke?: () => Promise<string>
  /** Where the person takes it back themselves. */
  readonly atPlatform: string | null
}

/** @returns what `connect` of a platform has written */
export function leavingOf(entry: PlatformSignIn, { language }: World): Leaving {
  const { channel, keeps, settings } = entry
  const secret = { channel, name: entry.secret }
  const own = [...settings.map(({ key }) => key), keeps.handle, keeps.id].filter(key => key !== null)
  const keys = [...new Set([`${channel}.mode`, ...own, commandKeyOf(secret)])]
  const atPlatform = PLATFORM[language].atPlatform[channel]
  return { channel, secret, keys, handleKey: keeps.handle ?? keeps.id, atPlatform }
}

const isKeptHere = (origin: string | null): boolean => origin === 'keyring' || origin === 'file'

async function requireYes({ channel, handleKey }: Leaving, world: World): Promise<void> {
  const { options, interactive, language, settings } = world
  if (options.yes || options.dryRun) return
  const account = handleKey === null ? '' : String(settings().get(handleKey) ?? '')
  const question = PLATFORM[language].sure(channelName(channel, language), account)
  if (interactive && (await (await world.prompts()).confirm(question))) return
  const code = interactive ? 'cancelled' : 'approval_needed'
  throw new UserError(code, EXIT.needsApproval, `the sign-in to ${channel} was not forgotten`, {
    hints: interactive ? [] : ['add --yes to forget it'],
  })
}

interface Forgotten {
  readonly secret: boolean
  readonly settings: readonly string[]
  /** What the platform said. */
  readonly revoked: string | null
}

function tellForgotten(leaving: Leaving, forgotten: Forgotten, world: World): void {
  const { language, options, system } = world
  const [texts, own] = [CONNECTED[language], PLATFORM[language]]
  const { secret, settings, revoked } = forgotten
  const parts = [
    ...(secret ? [own.secretGone] : []),
    ...(settings.length > 0 ? [texts.settings(settings.join(', '))] : []),
  ].join('; ')
  if (parts === '') tell(world, own.nothing(channelName(leaving.channel, language)))
  else tell(world, (options.dryRun ? texts.would : texts.forgotten)(parts))
  if (revoked !== null) tell(world, revoked)
  if (parts !== '' && !options.dryRun) tell(world, own.stays)
  if (secret && leaving.atPlatform !== null) tell(world, leaving.atPlatform)
  const variable = variableOf(leaving.secret)
  if (system.env[variable]) tell(world, texts.inEnv(variable))
}

/** The secret goes first: a run that is killed in between leaves a channel that wants a sign-in. */
async function forget(leaving: Leaving, settings: readonly string[], world: World): Promise<Forgotten> {
  const { dryRun } = world.options
  const origin = await world.secretOrigin(leaving.secret)
  // What the user keeps elsewhere is not ours to take back.
  const revoked = !dryRun && isKeptHere(origin) && leaving.revoke ? await leaving.revoke() : null
  const secret = origin !== null && (await world.dropSecret(leaving.secret))
  if (settings.length > 0) await world.writeSettings(Object.fromEntries(settings.map(key => [key, null])))
  if (settings.length > 0 && !dryRun) forgetChecked(leaving.channel, world)
  return { secret, settings, revoked }
}

/** @returns 0. @throws UserError `approval_needed` or `cancelled` (exit 3) */
export async function leave(leaving: Leaving, world: World): Promise<number> {
  const settings = leaving.keys.filter(key => world.settings().origin(key) === 'file')
  if (settings.length > 0 || isKeptHere(await world.secretOrigin(leaving.secret)))
    await requireYes(leaving, world)
  const forgotten = await forget(leaving, settings, world)
  const { output, options } = world
  const { channel, secret: name } = leaving
  const secrets = forgotten.secret ? [name.name] : []
  const dryRun = options.dryRun ? { dryRun: true } : {}
  if (output.json)
    output.document({ schema: 'escalate/disconnected/1', channel, secrets, settings, ...dryRun })
  else tellForgotten(leaving, forgotten, world)
  return EXIT.done
}
