/** `escalate disconnect x`: takes the sign-in back at X, then forgets it here. */
import { CONNECT_X } from '../terminal/texts/connect-x.ts'
import type { World } from '../world.ts'
import { leave } from './disconnect-platform.ts'
import { X_TOKEN } from './shared/x-sign-in.ts'

/** @returns 0. @throws UserError `approval_needed` or `cancelled` (exit 3) */
export async function disconnectX(world: World): Promise<number> {
  const channel = await world.channel('x')
  const texts = CONNECT_X[world.language]
  const revoke = async () =>
    texts.signedOut[(await channel.signOut?.(world.connection('x'))) ?? ('not-done' as const)]
  const keys = ['x.mode', 'x.handle', 'x.userId', 'x.clientId', 'x.tokenCommand']
  return leave(
    { channel: 'x', secret: X_TOKEN, keys, handleKey: 'x.handle', revoke, atPlatform: null },
    world,
  )
}
