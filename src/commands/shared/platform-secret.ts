/** Where the secret of a platform comes from: stdin, a command, the environment, or a question; never a flag. */
import type { ChannelName } from '../../case/model.ts'
import { EXIT, UserError } from '../../errors.ts'
import { styled } from '../../terminal/style.ts'
import { PLATFORM } from '../../terminal/texts/connect-platform.ts'
import { SIGN_IN } from '../../terminal/texts/sign-in.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import type { Stored } from './connect-view.ts'
import { say, tell } from './connect-view.ts'
import type { PlatformFlags } from './platform-flags.ts'

/** `prompt`: the person is asked, or signs in. */
export type PlatformSource =
  | { readonly by: 'stdin' | 'env' | 'prompt' }
  | { readonly by: 'command'; readonly command: string }

export interface SecretOf {
  readonly channel: ChannelName
  readonly name: 'token' | 'password'
}

/** @returns e.g. `ESCALATE_SECRET_X_TOKEN` */
export const variableOf = ({ channel, name }: SecretOf): string =>
  `ESCALATE_SECRET_${channel}_${name}`.toUpperCase()

/** @returns e.g. `x.tokenCommand` */
export const commandKeyOf = ({ channel, name }: SecretOf): string => `${channel}.${name}Command`

/** @returns where the secret comes from; null: nobody can be asked and nothing names a place. @throws UserError exit 2 */
export function platformSource(secret: SecretOf, flags: PlatformFlags, world: World): PlatformSource | null {
  if (flags.passwordStdin && flags.passwordCommand !== undefined)
    throw new UserError('bad_input', EXIT.usage, '--password-stdin and --password-command exclude each other')
  if (flags.passwordStdin) return { by: 'stdin' }
  if (flags.passwordCommand !== undefined) return { by: 'command', command: flags.passwordCommand }
  if (world.system.env[variableOf(secret)]) return { by: 'env' }
  const set = world.settings().get(commandKeyOf(secret))
  if (set !== undefined) return { by: 'command', command: String(set) }
  return world.interactive ? { by: 'prompt' } : null
}

/** @returns whether this program is to keep the secret itself */
export const isKept = ({ by }: PlatformSource): boolean => by === 'stdin' || by === 'prompt'

/** @returns where a secret that this program does not keep is read from each time */
export const elsewhere = ({ by }: PlatformSource): Stored =>
  by === 'env' ? 'env' : by === 'command' ? 'command' : null

/** Told before the person types what could then not be kept. @throws UserError `keyring_unavailable` (exit 4) */
export async function requirePlace(
  secret: SecretOf,
  source: PlatformSource,
  { plainFile }: PlatformFlags,
  world: World,
): Promise<void> {
  if (!isKept(source)) return
  if (plainFile) return tell(world, styled('warn', SIGN_IN[world.language].plainFile))
  const keyring = await world.keyring()
  if (keyring.available) return
  const message = `The keyring cannot keep the secret: ${keyring.reason}. Nothing was asked or stored.`
  throw new UserError('keyring_unavailable', EXIT.signIn, message, {
    hints: [
      `Set ${variableOf(secret)}, or use --password-command "..."`,
      'Or keep it in a file that only you can read: the same command with --plain-file.',
    ],
  })
}

/** @returns what was piped in. @throws UserError `bad_input` (exit 2) when stdin is a terminal: it would be shown */
export async function secretFromStdin(world: World): Promise<string> {
  const { stdin } = world.system
  if (!stdin.isTTY) return (await stdin.read()).replace(/(?:\r?\n)+$/, '')
  const message = '--password-stdin reads a pipe or file, and stdin is a terminal'
  throw new UserError('bad_input', EXIT.usage, message, {
    hints: ['Leave it out: then you are asked, and what you type is not shown.'],
  })
}

/**
 * Visible ASCII as in a header, at most 4,000 characters: a page token has about 200, X's about 100.
 * @throws UserError `empty_field` or `bad_input` (exit 2), without the text
 */
export function checkedSecret(text: string): string {
  if (text === '') throw new UserError('empty_field', EXIT.usage, 'the secret is empty')
  if (/^[\x21-\x7e]{1,4000}$/.test(text)) return text
  const message = 'the secret must be one line of letters, digits and signs, without blanks'
  throw new UserError('bad_input', EXIT.usage, message)
}

/** @returns the text of a secret that is kept elsewhere. @throws UserError `secret_command` (exit 4) */
export async function secretElsewhere(
  secret: SecretOf,
  source: PlatformSource,
  world: World,
): Promise<string> {
  const texts = PLATFORM[world.language]
  if (source.by !== 'command') {
    say(world, texts.fromEnv(variableOf(secret)))
    return String(world.system.env[variableOf(secret)])
  }
  say(world, texts.fromCommand)
  return world.secretFromCommand(commandKeyOf(secret), source.command)
}

/** A secret of the environment would win over the one that is stored now. */
export function warnOfVariable(secret: SecretOf, { language, output, system }: World): void {
  const variable = variableOf(secret)
  if (system.env[variable]) output.warn(wrap(SIGN_IN[language].envWins(variable), output.width))
}
