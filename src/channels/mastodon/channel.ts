/** Mastodon: a public post, by the person's own browser or by the program. */
import type { Message } from '../../case/model.ts'
import { MASTODON_LIMIT, mastodonLength } from '../../words/network-length.ts'
import type { Channel, Connection, HandOff } from '../channel.ts'
import { percentEncode } from '../percent.ts'
import { openAccount, whoAmI } from './account.ts'
import { parseAccount } from './address.ts'
import { deliver, prepare } from './deliver.ts'
import { checkPostUrl } from './post-url.ts'
import { accountOf } from './settings.ts'

/**
 * Mastodon's own page for all servers (blog.joinmastodon.org, March 2026, "A new Share button"): it asks once where one has
 * an account. The text stands behind the `#`, so no server but the own one gets it.
 */
async function handOff({ text, attachments }: Message): Promise<HandOff> {
  const notes = attachments.length > 0 ? ['attach-by-hand'] : []
  const url = `https://share.joinmastodon.org/#text=${percentEncode(text)}`
  return { url, clipboard: null, file: null, notes }
}

async function ready(connection: Connection): Promise<void> {
  await accountOf(connection)
}

export const mastodon: Channel = {
  name: 'mastodon',
  public: true,
  /** Of the usual server; what the own one takes is asked before a post. */
  limit: { value: MASTODON_LIMIT, unit: 'characters', measure: mastodonLength },
  modes: ['hand-off', 'api'],
  settings: ['mastodon.mode', 'mastodon.handle', 'mastodon.serverUrl'],
  secrets: ['token'],
  example: '@company@mastodon.example',
  parseAddress: parseAccount,
  handOff,
  ownAccount: setting => setting('mastodon.handle') ?? setting('mastodon.serverUrl') ?? null,
  prepare,
  ready,
  checkPostUrl,
  deliver: (prepared, connection) => deliver(prepared, connection),
  readable: setting => setting('mastodon.serverUrl') !== undefined,
  openAccount,
  whoAmI,
  /** A token of one's own app is taken back in the settings of the account, under "Development". */
  signOut: async () => 'by-hand',
}
