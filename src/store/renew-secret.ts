/** Changes a secret that is used up by its use: one process at a time, and kept before anybody uses the new one. */
import { dirname } from 'node:path'
import { EXIT, UserError } from '../errors.ts'
import { keepSecret } from './keep-secret.ts'
import { folderFault } from './paths.ts'
import { accountOf, readSecret, type Secret, type SecretName, type SecretSources } from './secrets.ts'

export type Renew = (stored: string | null) => Promise<string | null>

/** `kept` false: it came from the environment or a command, where nothing can be written; it is good for this run. */
export interface Renewed {
  readonly value: string | null
  readonly kept: boolean
}

function notKept(name: SecretName, error: unknown): UserError {
  const why = error instanceof UserError ? error.message : 'the place it is kept in failed.'
  const message = `The renewed ${accountOf(name)} could not be kept, and the old one may not work any more. ${why}`
  return new UserError('secret_not_kept', EXIT.signIn, message, {
    hints: [`Sign in again: escalate connect ${name.channel} (with --plain-file while the keyring fails).`],
  })
}

/** A token may be used up by the renewal: so a folder that cannot be written is noticed before. */
function checkPlace(stored: Secret | null, secretsFile: string): void {
  const fault = stored?.origin === 'file' ? folderFault(dirname(secretsFile)) : null
  if (fault !== null) throw fault
}

async function keep(
  name: SecretName,
  value: string,
  stored: Secret | null,
  sources: SecretSources,
): Promise<boolean> {
  const origin = stored?.origin ?? 'keyring'
  if (origin === 'env' || origin === 'command') {
    sources.warn({ kind: 'goodForThisRun', about: [accountOf(name)] })
    return false
  }
  try {
    await keepSecret(name, value, sources, origin === 'file')
    return true
  } catch (error) {
    throw notKept(name, error)
  }
}

/**
 * Reads the secret where {@link readSecret} finds it, lets `renew` change it and keeps the new one in the same place,
 * the keyring where there was none. The caller holds the lock, so what `renew` is given is the newest.
 * @throws UserError `secret_not_kept` (exit 4), and what reading and `renew` throw
 */
export async function renewSecret(name: SecretName, renew: Renew, sources: SecretSources): Promise<Renewed> {
  const stored = await readSecret(name, sources)
  checkPlace(stored, sources.secretsFile)
  const fresh = await renew(stored?.value ?? null)
  if (fresh === null || fresh === stored?.value) return { value: stored?.value ?? null, kept: true }
  return { value: fresh, kept: await keep(name, fresh, stored, sources) }
}
