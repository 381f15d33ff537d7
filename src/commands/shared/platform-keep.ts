/** Writes a platform's account down: all of its settings at once, and its secret; when that fails, all is as it was. */
import type { ChannelName } from '../../case/model.ts'
import { checkedMark } from '../../inbox/collect.ts'
import type { World } from '../../world.ts'
import type { Stored } from './connect-view.ts'
import { changesBefore, keptBefore, putBack } from './kept-before.ts'
import type { SecretOf } from './platform-secret.ts'
import type { Changes } from './platform-sign-in.ts'

/** Another account was not looked at yet. */
export function forgetChecked(channel: ChannelName, world: World): void {
  const name = checkedMark(channel)
  if (world.reader().mark(name)) world.store().keepMark(name, '')
}

export interface Kept {
  readonly secret: SecretOf
  /** Null: it is read from elsewhere each time, and what is kept here is dropped. */
  readonly value: string | null
  readonly changes: Changes
  /** Keys whose change means another account or server. */
  readonly places: readonly string[]
  readonly plainFile: boolean
}

const isMoved = ({ changes, places }: Kept, before: Changes): boolean =>
  places.some(key => changes[key] !== undefined && changes[key] !== before[key])

/** A secret that is read elsewhere from now on must not be hidden by an old one; without a keyring none is in it. */
async function dropOwn(secret: SecretOf, world: World): Promise<null> {
  const { available } = await world.keyring()
  if (available || (await world.secretOrigin(secret)) === 'file') await world.dropSecret(secret)
  return null
}

/**
 * Settings come before the secret, and the secret of another account goes first: a run that is killed in between leaves a
 * channel that wants a sign-in, never a secret at a server it was not meant for.
 * @returns where the secret is from now on; null: not kept here
 * @throws UserError when secret or settings cannot be written; then neither was changed
 */
export async function keepPlatform(kept: Kept, world: World): Promise<Stored> {
  const { secret, value, changes, plainFile } = kept
  const before = changesBefore(changes, world)
  const moved = isMoved(kept, before)
  const old = await keptBefore(secret, world)
  try {
    if (old && moved) await world.dropSecret(secret)
    await world.writeSettings(changes)
    const stored =
      value === null ? await dropOwn(secret, world) : await world.keepSecret(secret, value, { plainFile })
    if (moved) forgetChecked(secret.channel, world)
    return stored
  } catch (error) {
    await putBack(() => world.writeSettings(before), world)
    if (old) await putBack(() => world.keepSecret(secret, old.value, old), world)
    throw error
  }
}
