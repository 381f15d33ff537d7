/** Whose account on Mastodon, and the server it lives on. */
import { apiAddress } from '../api-address.ts'
import type { Connection } from '../channel.ts'
import { secretText } from '../secret-text.ts'
import { badSetting, missingSetting } from '../setting-errors.ts'
import { parseAccount } from './address.ts'

export const MASTODON = { channel: 'mastodon', platform: 'Mastodon' } as const

export interface MastodonAccount {
  readonly server: URL
  /** Host in the handles of this server, which may be another than that of its pages. */
  readonly domain: string
  readonly token: string
}

function domainOf(setting: Connection['setting'], server: URL): string {
  const handle = setting('mastodon.handle')
  if (!handle) return server.hostname
  const account = parseAccount(handle.startsWith('@') ? handle : `@${handle}`)
  if (account === null) throw badSetting('mastodon.handle', 'a handle such as @name@server')
  return account.slice(account.lastIndexOf('@') + 1)
}

/**
 * @returns the account with its token
 * @throws UserError `missing_setting`, `bad_setting` (exit 2), `clock_is_set` (6), `sign_in_needed` (4)
 */
export async function accountOf(connection: Connection): Promise<MastodonAccount> {
  if (!connection.setting('mastodon.serverUrl'))
    throw missingSetting('mastodon.serverUrl', 'https://mastodon.social')
  const server = apiAddress(connection, 'mastodon.serverUrl', '')
  const domain = domainOf(connection.setting, server)
  return { server, domain, token: await secretText(connection, 'token', MASTODON) }
}
