/** Tries the secret of a platform: asks whose account it opens, before anything of it is stored. */
import type { OwnAccount } from '../../channels/channel.ts'
import { EXIT, UserError } from '../../errors.ts'
import { styled } from '../../terminal/style.ts'
import { PLATFORM } from '../../terminal/texts/connect-platform.ts'
import type { World } from '../../world.ts'
import { say, tell } from './connect-view.ts'
import type { PlatformFlags } from './platform-flags.ts'
import { hostOf, serverFor } from './platform-questions.ts'
import {
  checkedSecret,
  isKept,
  type PlatformSource,
  secretElsewhere,
  secretFromStdin,
  warnOfVariable,
} from './platform-secret.ts'
import { type Changes, type PlatformSignIn, trialConnection } from './platform-sign-in.ts'

/** How often a secret may be typed in one run: accounts are locked after more. */
const ATTEMPTS = 3

async function typedSecret({ channel }: PlatformSignIn, flags: PlatformFlags, world: World): Promise<string> {
  const texts = PLATFORM[world.language]
  const isWrong = (answer: string) => {
    try {
      checkedSecret(answer)
      return null
    } catch (error) {
      return answer === '' ? texts.emptySecret : (error as Error).message
    }
  }
  const hint = texts.secretKept[flags.plainFile ? 'file' : 'keyring']
  return (await world.prompts()).secret(texts.secret[channel], { hint, check: isWrong })
}

/** App passwords of the AT Protocol: four groups of four letters and digits (a remark only; a server may make others). */
const APP_PASSWORD = /^[a-z0-9]{4}(?:-[a-z0-9]{4}){3}$/i

async function secretOf(
  entry: PlatformSignIn,
  source: PlatformSource,
  flags: PlatformFlags,
  world: World,
): Promise<string> {
  const secret = { channel: entry.channel, name: entry.secret }
  if (!isKept(source)) return checkedSecret(await secretElsewhere(secret, source, world))
  warnOfVariable(secret, world)
  const text = source.by === 'stdin' ? await secretFromStdin(world) : await typedSecret(entry, flags, world)
  const value = checkedSecret(text)
  if (entry.channel === 'bluesky' && !APP_PASSWORD.test(value))
    tell(world, styled('warn', PLATFORM[world.language].notAppPassword))
  return value
}

export interface Tried {
  readonly who: OwnAccount
  readonly value: string
}

/** @throws UserError `wrong_account` (exit 4) where the secret opens another account than the one that was named */
function checkOwner({ keeps, channel }: PlatformSignIn, values: Changes, who: Changes): void {
  for (const key of [keeps.handle, keeps.id]) {
    const [named, found] = key === null ? [] : [values[key], who[key]]
    if (!named || !found || named.toLowerCase() === found.toLowerCase()) continue
    const message = `the secret belongs to ${found} and not to ${named}. Nothing was stored.`
    throw new UserError('wrong_account', EXIT.signIn, message, { hints: [`escalate connect ${channel}`] })
  }
}

/** @returns the settings that keep what the platform said of the account */
export function ownSettings({ keeps, normalHandle }: PlatformSignIn, { handle, id }: OwnAccount): Changes {
  const kept = [
    ...(keeps.handle === null ? [] : [[keeps.handle, normalHandle(handle)] as const]),
    ...(keeps.id === null || id === null ? [] : [[keeps.id, id] as const]),
  ]
  return Object.fromEntries(kept)
}

/** Asks for the secret and tries it, again where it was refused and the person wants to. Nothing is kept here. */
export async function trial(
  entry: PlatformSignIn,
  values: Changes,
  source: PlatformSource,
  flags: PlatformFlags,
  world: World,
): Promise<Tried> {
  const texts = PLATFORM[world.language]
  const channel = await world.channel(entry.channel)
  for (let attempt = 1; ; attempt += 1) {
    const value = await secretOf(entry, source, flags, world)
    const held = { name: entry.secret, value }
    const connection = trialConnection(world.connection(entry.channel), values, held)
    say(world, texts.trying(hostOf(serverFor(entry, values, world))))
    try {
      const who = await channel.whoAmI!(connection)
      checkOwner(entry, values, ownSettings(entry, who))
      return { who, value: connection.held() }
    } catch (error) {
      const refused = error instanceof UserError && error.exit === EXIT.signIn
      if (!refused || source.by !== 'prompt' || attempt === ATTEMPTS) throw error
      tell(world, styled('bad', error.message))
      if (!(await (await world.prompts()).confirm(texts.again))) throw error
    }
  }
}
