/** Looks for a secret in the order of the contract (section 4): environment, keyring, command, plain file. */
import { statSync } from 'node:fs'
import { EXIT, UserError } from '../errors.ts'
import type { Keyring } from './keyring.ts'
import { secretFromFile } from './secret-file.ts'
import type { WarnOfSecret } from './secret-warning.ts'

export interface SecretName {
  readonly channel: string
  /** `password`, `token`, ... */
  readonly name: string
}

export interface Secret {
  readonly value: string
  readonly origin: 'env' | 'keyring' | 'command' | 'file'
}

export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly keyring: Keyring
  readonly setting: (key: string) => string | number | undefined
  /** The file the settings come from; commands in one that others can change are not run. Null: no file. */
  readonly settingsFile: string | null
  readonly secretsFile: string
  /** Told each time a plain file is used, and why the keyring did not help when nothing was found. */
  readonly warn: WarnOfSecret
  /** Milliseconds a command may take; 30 s, so that a person can answer its question. */
  readonly commandLimit?: number
}

const COMMAND_LIMIT = 30_000

/** @returns e.g. `ESCALATE_SECRET_EMAIL_PASSWORD` */
export function secretVariable({ channel, name }: SecretName): string {
  return `ESCALATE_SECRET_${channel}_${name}`.replace(/[^A-Za-z0-9]/g, '_').toUpperCase()
}

/** Whoever can write the settings can run a command as the user. */
function refuseForeignHands(file: string | null): void {
  if (file === null || process.platform === 'win32') return
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0
  if ((mode & 0o022) === 0) return
  throw new UserError(
    'settings_writable',
    EXIT.refused,
    `Others can change ${file}, so no command in it is run.`,
    {
      hints: [`chmod 600 ${file}`],
    },
  )
}

/** @returns e.g. `email.password`: its name in the keyring and in the plain file */
export const accountOf = ({ channel, name }: SecretName): string => `${channel}.${name}`

const commandKey = (name: SecretName): string => `${accountOf(name)}Command`

async function fromCommand(name: SecretName, sources: SecretSources): Promise<string | null> {
  const key = commandKey(name)
  const command = sources.setting(key)
  if (typeof command !== 'string') return null
  refuseForeignHands(sources.settingsFile)
  const { secretFromCommand } = await import('./secret-command.ts')
  return secretFromCommand(key, command, sources.commandLimit ?? COMMAND_LIMIT)
}

function fromFile(account: string, { secretsFile, warn }: SecretSources): string | null {
  const value = secretFromFile(secretsFile, account)
  if (value !== null) warn({ kind: 'readFromFile', about: [account, secretsFile] })
  return value
}

const HINTS: Readonly<Record<Secret['origin'], string>> = {
  env: 'It comes from the environment.',
  keyring: 'It comes from the keyring. Keep the right one: escalate connect email',
  command: 'It comes from a command of the settings; see what that prints.',
  file: 'It comes from the plain file. Keep the right one: escalate connect email --plain-file',
}

/** Servers take no NUL in a password (RFC 4616 section 2); the library ends with an error that nobody understands. */
function usable(account: string, { value, origin }: Secret): Secret {
  if (!value.includes('\0')) return { value, origin }
  throw new UserError('bad_secret', EXIT.signIn, `The secret ${account} holds a NUL character.`, {
    hints: [HINTS[origin], 'No mail server takes that in a password: is it what you meant to keep?'],
  })
}

/**
 * @returns the secret and where it was found, or null; then `warn` was told if the keyring could not be asked
 * @throws UserError `secret_command` or `bad_secret` (exit 4), `settings_writable` or `secrets_file_refused` (exit 6)
 */
export async function readSecret(name: SecretName, sources: SecretSources): Promise<Secret | null> {
  const found = await lookedUp(name, sources)
  return found && usable(accountOf(name), found)
}

async function lookedUp(name: SecretName, sources: SecretSources): Promise<Secret | null> {
  const account = accountOf(name)
  const given = sources.env[secretVariable(name)]
  if (given) return { value: given, origin: 'env' }
  const kept = await sources.keyring.get(account)
  if (kept.available && kept.value) return { value: kept.value, origin: 'keyring' }
  const printed = await fromCommand(name, sources)
  if (printed !== null) return { value: printed, origin: 'command' }
  const filed = fromFile(account, sources)
  if (filed !== null) return { value: filed, origin: 'file' }
  if (!kept.available) {
    sources.warn({ kind: 'keyringSilent', about: [account, kept.reason, secretVariable(name)] })
  }
  return null
}

/**
 * Looks where {@link readSecret} would find a secret, without running a command and without a word to `warn`.
 * @returns the place, or null
 * @throws UserError `secrets_file_refused` (exit 6)
 */
export async function originOfSecret(
  name: SecretName,
  { env, keyring, setting, secretsFile }: SecretSources,
): Promise<Secret['origin'] | null> {
  if (env[secretVariable(name)]) return 'env'
  const kept = await keyring.get(accountOf(name))
  if (kept.available && kept.value) return 'keyring'
  if (typeof setting(commandKey(name)) === 'string') return 'command'
  return secretFromFile(secretsFile, accountOf(name)) === null ? null : 'file'
}
