/** What stood there before an account is written down, to be put back when that fails. */

import type { ChannelName } from '../../case/model.ts'
import { UserError } from '../../errors.ts'
import type { World } from '../../world.ts'
import type { Changes } from './platform-sign-in.ts'

/** @returns what stands in the file now for the same keys */
export function changesBefore(changes: Changes, world: World): Changes {
  const settings = world.settings()
  const before = (key: string) => (settings.origin(key) === 'file' ? String(settings.get(key)) : null)
  return Object.fromEntries(Object.keys(changes).map(key => [key, before(key)]))
}

/** What this program kept before under the name, to be put back; what the user keeps elsewhere is not ours. */
export async function keptBefore(
  secret: { readonly channel: ChannelName; readonly name: string },
  world: World,
) {
  const origin = await world.secretOrigin(secret)
  if (origin !== 'keyring' && origin !== 'file') return null
  const value = await world.connection(secret.channel).secret(secret.name)
  return value === null ? null : { value, plainFile: origin === 'file' }
}

/** Does its best; that it could not is told beside the error that is thrown already. */
export async function putBack(work: () => Promise<unknown>, world: World): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    world.output.warn(error.message)
  }
}
