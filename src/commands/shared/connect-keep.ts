/** Writes an account down: all of its settings at once, and its secret; when that fails, all is as it was. */
import { checkedMark } from '../../inbox/collect.ts'
import type { World } from '../../world.ts'
import { type MailAccount, settingsOf } from './connect-account.ts'
import { isKeptBy, type Secret } from './connect-secret.ts'
import type { Stored } from './connect-view.ts'
import { changesBefore, keptBefore, putBack } from './kept-before.ts'

/** Names of the secrets of the channel, as in `ESCALATE_SECRET_EMAIL_<NAME>`. */
export const SECRETS = ['password', 'token'] as const

export const named = (name: string) => ({ channel: 'email', name }) as const

type Settings = ReturnType<typeof settingsOf>

/** A password of another account must neither go to these servers nor win over the one that counts from now on. */
async function dropOthers(stays: string | null, world: World): Promise<void> {
  const { available } = await world.keyring()
  for (const name of SECRETS) {
    if (name === stays) continue
    // Where there is no keyring nothing can be in it, and asking it would only bring a warning.
    if (available || (await world.secretOrigin(named(name))) === 'file') await world.dropSecret(named(name))
  }
}

const isPlace = (key: string) => /\.(?:host|user|maildir)$/.test(key)

/** @returns whether the servers or names there are others than before */
const isMoved = (wanted: Settings, before: Settings): boolean =>
  Object.keys(wanted).some(key => isPlace(key) && wanted[key] !== before[key])

/**
 * Settings come before the secret, and the secret of other servers goes first: a run that is killed in between leaves an
 * account that wants a sign-in, never a password at servers it was not meant for.
 */
async function writeBoth(
  [settings, before]: readonly [Settings, Settings],
  { name, value }: Secret,
  plainFile: boolean,
  world: World,
) {
  const kept = await keptBefore(named(name), world)
  const undo = async () => {
    await putBack(() => world.writeSettings(before), world)
    if (kept) await putBack(() => world.keepSecret(named(name), kept.value, kept), world)
  }
  try {
    if (kept && isMoved(settings, before)) await world.dropSecret(named(name))
    await world.writeSettings(settings)
    return await world.keepSecret(named(name), value, { plainFile })
  } catch (error) {
    await undo()
    throw error
  }
}

/** Another account was not looked at yet. How far each was read stays: the mark of reading names its account. */
export function forgetCheck(world: World): void {
  const name = checkedMark('email')
  if (world.reader().mark(name)) world.store().keepMark(name, '')
}

/**
 * @param secret null: the account wants none
 * @returns where the secret is from now on
 * @throws UserError when secret or settings cannot be written; then neither was changed
 */
export async function keepAccount(
  account: MailAccount,
  secret: Secret | null,
  plainFile: boolean,
  world: World,
): Promise<Stored> {
  const command = secret?.source.by === 'command' ? secret.source.command : null
  const settings = settingsOf(account, command)
  const before = changesBefore(settings, world)
  const own = secret && isKeptBy(secret.source) ? secret : null
  const stored = own ? await writeBoth([settings, before], own, plainFile, world) : null
  if (own === null) await world.writeSettings(settings)
  await dropOthers(own?.name ?? null, world)
  if (isMoved(settings, before)) forgetCheck(world)
  return stored ?? (secret === null ? null : command === null ? 'env' : 'command')
}
