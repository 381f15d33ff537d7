/** Where the secret of an account comes from: a flag that names a place, the environment, a question, or a sign-in. */
import { EXIT, UserError } from '../../errors.ts'
import { styled } from '../../terminal/style.ts'
import { SIGN_IN } from '../../terminal/texts/sign-in.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import type { MailAccount } from './connect-account.ts'
import type { ConnectFlags } from './connect-flags.ts'
import { say, tell } from './connect-view.ts'

export const VARIABLE = 'ESCALATE_SECRET_EMAIL_PASSWORD'

/** Where the password is to come from; `prompt`: the person is asked. */
export type Source =
  | { readonly by: 'stdin' | 'env' | 'prompt' | 'device' }
  | { readonly by: 'command'; readonly command: string }

export interface Secret {
  readonly name: 'password' | 'token'
  readonly value: string
  readonly source: Source
}

/** Most that is taken for a password, in characters. */
const LONGEST = 10_000

/** @returns where the secret comes from, or null: nobody can be asked and nothing names a place */
export function sourceOf(
  flags: ConnectFlags,
  account: Pick<MailAccount, 'auth'>,
  world: World,
): Source | null {
  if (account.auth === 'oauth2') return { by: 'device' }
  if (flags.passwordStdin) return { by: 'stdin' }
  if (flags.passwordCommand !== undefined) return { by: 'command', command: flags.passwordCommand }
  if (world.system.env[VARIABLE]) return { by: 'env' }
  const set = world.settings().get('email.passwordCommand')
  if (set !== undefined) return { by: 'command', command: String(set) }
  return world.interactive ? { by: 'prompt' } : null
}

/** @returns whether this program is to keep the secret itself */
export const isKeptBy = (source: Source): boolean => source.by !== 'env' && source.by !== 'command'

/** @throws UserError `empty_field` or `bad_input` (exit 2): a line break in a password would be a second command */
function checkedPassword(text: string): string {
  if (text === '') throw new UserError('empty_field', EXIT.usage, 'the password is empty')
  if (text.length <= LONGEST && !/[\u0000-\u001f\u007f]/.test(text)) return text
  throw new UserError('bad_input', EXIT.usage, 'the password must be one line without control characters')
}

/** Google shows app passwords in four groups of four letters; the blanks are not part of them. */
const withoutGroups = (text: string) =>
  /^[a-z]{4}( [a-z]{4}){3}$/.test(text) ? text.replaceAll(' ', '') : text

async function fromStdin(world: World): Promise<string> {
  if (world.system.stdin.isTTY)
    throw new UserError(
      'bad_input',
      EXIT.usage,
      '--password-stdin reads a pipe or file, and stdin is a terminal',
      {
        hints: ['Leave it out: then you are asked, and what you type is not shown.'],
      },
    )
  return (await world.system.stdin.read()).replace(/\r?\n$/, '')
}

async function asked(appPassword: boolean, plainFile: boolean, world: World): Promise<string> {
  const texts = SIGN_IN[world.language]
  const prompts = await world.prompts()
  return prompts.secret(appPassword ? texts.appPassword : texts.password, {
    hint: texts.passwordKept[plainFile ? 'file' : 'keyring'],
    check: answer => (answer === '' ? texts.emptySecret : null),
  })
}

/** Told before the person types what could then not be kept. @throws UserError `keyring_unavailable` (exit 4) */
export async function checkKeyring(source: Source, flags: ConnectFlags, world: World): Promise<void> {
  if (!isKeptBy(source)) return
  if (flags.plainFile) return tell(world, styled('warn', SIGN_IN[world.language].plainFile))
  const keyring = await world.keyring()
  if (keyring.available) return
  const without = source.by === 'device' ? [] : [`Set ${VARIABLE}, or use --password-command "..."`]
  throw new UserError(
    'keyring_unavailable',
    EXIT.signIn,
    `The keyring cannot keep the secret: ${keyring.reason}. Nothing was asked or stored.`,
    {
      hints: [...without, 'Or keep it in a file that only you can read: the same command with --plain-file.'],
    },
  )
}

/** Seconds as minutes, at least one. */
const minutes = (seconds: number) => Math.max(1, Math.floor(seconds / 60))

/** Opens nothing itself: the code is shown, and the person signs in where they like. Ctrl-C ends the waiting. */
async function byDevice({ clientId }: MailAccount, world: World): Promise<string> {
  const texts = SIGN_IN[world.language]
  const { output } = world
  const { setting, loopbackOnly } = world.connection('email')
  const own = (key: string) => (key === 'email.clientId' ? (clientId ?? undefined) : setting(key))
  return world.signInByDevice({ setting: own, loopbackOnly }, ({ verificationUri, userCode, expiresIn }) => {
    output.warn(texts.open(verificationUri, userCode))
    say(world, texts.validFor(minutes(expiresIn)))
    say(world, texts.waiting)
  })
}

/**
 * @param how `appPassword`: the provider wants one; `plainFile`: it is kept in a file
 * @returns the secret, which so far nobody has stored
 * @throws UserError exit 2 (empty, no one line), 4 (command or sign-in failed), 130 (Ctrl-C)
 */
export async function secretFrom(
  source: Source,
  account: MailAccount,
  { appPassword, plainFile }: { readonly appPassword: boolean; readonly plainFile: boolean },
  world: World,
): Promise<Secret> {
  const { output, language } = world
  if (source.by === 'device') return { name: 'token', value: await byDevice(account, world), source }
  if (source.by === 'env') say(world, SIGN_IN[language].fromEnv(VARIABLE))
  else if (source.by === 'command') say(world, SIGN_IN[language].fromCommand)
  else if (world.system.env[VARIABLE]) output.warn(wrap(SIGN_IN[language].envWins(VARIABLE), output.width))
  const text =
    source.by === 'env'
      ? String(world.system.env[VARIABLE])
      : source.by === 'command'
        ? await world.secretFromCommand('email.passwordCommand', source.command)
        : source.by === 'stdin'
          ? await fromStdin(world)
          : await asked(appPassword, plainFile, world)
  const value = isKeptBy(source) && appPassword ? withoutGroups(text) : text
  return { name: 'password', value: checkedPassword(value), source }
}
