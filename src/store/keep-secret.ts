/** Keeps secrets, and forgets them: in the keyring, or in the plain file where the user asked for that. */
import { EXIT, UserError } from '../errors.ts'
import type { Keyring } from './keyring.ts'
import { dropFromFile, secretFromFile, secretIntoFile } from './secret-file.ts'
import type { WarnOfSecret } from './secret-warning.ts'
import { accountOf, type SecretName, secretVariable } from './secrets.ts'
import { settingKey } from './setting-keys.ts'

/** Where this program keeps secrets itself. */
export interface SecretPlaces {
  readonly keyring: Keyring
  readonly secretsFile: string
  readonly warn: WarnOfSecret
}

/** @returns the error for a keyring that did not take a secret; exit 4 */
function keyringUnavailable(name: SecretName, reason: string): UserError {
  const command = settingKey(`${accountOf(name)}Command`)
  const without = command === null ? '' : `, or name a command that prints it: ${command.key}`
  const message = `The keyring did not keep ${accountOf(name)}: ${reason}. Nothing was stored.`
  return new UserError('keyring_unavailable', EXIT.signIn, message, {
    hints: [
      `Set ${secretVariable(name)}${without}.`,
      'Or keep it in a file that only you can read: the same command with --plain-file.',
    ],
  })
}

/** The keyring is asked before the file, so an older secret in it would win. */
async function keepInFile(name: SecretName, value: string, places: SecretPlaces): Promise<void> {
  const { keyring, secretsFile, warn } = places
  const account = accountOf(name)
  secretIntoFile(secretsFile, account, value)
  warn({ kind: 'keptInFile', about: [account, secretsFile] })
  const older = await keyring.get(account)
  if (older.available && older.value !== null) await keyring.delete(account)
}

/** The secret is in the keyring by now; a plain file that is refused holds an old one that is not asked for. */
function dropOlder(account: string, { secretsFile, warn }: SecretPlaces): void {
  try {
    dropFromFile(secretsFile, account)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    warn({ kind: 'olderLeft', about: [account, error.message] })
  }
}

/**
 * Keeps a secret in one place; an older one in the other place goes. The caller holds the lock.
 * @param plain into the file, which warns
 * @throws UserError `empty_field` (exit 2), `keyring_unavailable` (exit 4); for the file as {@link secretIntoFile}
 */
export async function keepSecret(
  name: SecretName,
  value: string,
  places: SecretPlaces,
  plain = false,
): Promise<'keyring' | 'file'> {
  if (value === '') throw new UserError('empty_field', EXIT.usage, `${accountOf(name)} is empty.`)
  if (plain) {
    await keepInFile(name, value, places)
    return 'file'
  }
  const answer = await places.keyring.set(accountOf(name), value)
  if (!answer.available) throw keyringUnavailable(name, answer.reason)
  dropOlder(accountOf(name), places)
  return 'keyring'
}

/**
 * Forgets a secret wherever this program keeps one; `warn` is told of a keyring that could not be asked. The caller holds
 * the lock.
 * @returns whether there was one
 * @throws UserError as {@link dropFromFile}
 */
export async function dropSecret(name: SecretName, places: SecretPlaces): Promise<boolean> {
  const account = accountOf(name)
  const answer = await places.keyring.delete(account)
  if (!answer.available) places.warn({ kind: 'notDropped', about: [account, answer.reason] })
  const filed = dropFromFile(places.secretsFile, account)
  return filed || (answer.available && answer.value)
}

/**
 * What {@link keepSecret} would do, without doing it.
 * @throws UserError `keyring_unavailable` (exit 4)
 */
export async function placeToKeep(
  name: SecretName,
  { keyring }: SecretPlaces,
  plain = false,
): Promise<'keyring' | 'file'> {
  if (plain) return 'file'
  const answer = await keyring.get(accountOf(name))
  if (!answer.available) throw keyringUnavailable(name, answer.reason)
  return 'keyring'
}

/** @returns whether {@link dropSecret} would find one. @throws UserError `secrets_file_refused` (exit 6) */
export async function isKept(name: SecretName, { keyring, secretsFile }: SecretPlaces): Promise<boolean> {
  const answer = await keyring.get(accountOf(name))
  const filed = secretFromFile(secretsFile, accountOf(name)) !== null
  return filed || (answer.available && answer.value !== null)
}
