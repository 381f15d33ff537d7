/** Whose account on Bluesky, and where it lives. */
import { apiAddress } from '../api-address.ts'
import type { Connection } from '../channel.ts'
import { secretText } from '../secret-text.ts'
import { badSetting, missingSetting } from '../setting-errors.ts'
import { parseHandle } from './address.ts'

export const BLUESKY = { channel: 'bluesky', platform: 'Bluesky' } as const

/** Server where most accounts are signed in (docs.bsky.app, "Get started"). */
const USUAL_SERVER = 'https://bsky.social'

export interface BlueskyAccount {
  readonly service: URL
  /** Without its @. */
  readonly handle: string
  readonly password: string
}

/** @returns the own handle as set, without its @. @throws UserError `missing_setting`, `bad_setting` (exit 2) */
function ownHandle(setting: Connection['setting']): string {
  const text = setting('bluesky.handle')
  if (!text) throw missingSetting('bluesky.handle', 'name.bsky.social')
  const handle = parseHandle(text)
  if (handle === null) throw badSetting('bluesky.handle', 'a handle such as name.bsky.social')
  return handle.slice(1)
}

/**
 * @returns the account with its app password
 * @throws UserError `missing_setting`, `bad_setting` (exit 2), `clock_is_set` (6), `sign_in_needed` (4)
 */
export async function accountOf(connection: Connection): Promise<BlueskyAccount> {
  const handle = ownHandle(connection.setting)
  const service = apiAddress(connection, 'bluesky.serviceUrl', USUAL_SERVER)
  return { service, handle, password: await secretText(connection, 'password', BLUESKY) }
}
