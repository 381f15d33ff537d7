/** Bluesky: a public post, by the person's own browser or by the program. */
import type { Message } from '../../case/model.ts'
import { BLUESKY_LIMIT, blueskyLength } from '../../words/network-length.ts'
import type { Channel, Connection, HandOff } from '../channel.ts'
import { percentEncode } from '../percent.ts'
import { openAccount, whoAmI } from './account.ts'
import { parseHandle } from './address.ts'
import { deliver } from './deliver.ts'
import { checkPostUrl } from './post-url.ts'
import { prepare } from './record.ts'
import { accountOf } from './settings.ts'

/** docs.bsky.app, "Action Intent Links": the text only; pictures are added by hand. */
async function handOff({ text, attachments }: Message): Promise<HandOff> {
  const notes = attachments.length > 0 ? ['attach-by-hand'] : []
  const url = `https://bsky.app/intent/compose?text=${percentEncode(text)}`
  return { url, clipboard: null, file: null, notes }
}

async function ready(connection: Connection): Promise<void> {
  await accountOf(connection)
}

export const bluesky: Channel = {
  name: 'bluesky',
  public: true,
  limit: { value: BLUESKY_LIMIT, unit: 'characters', measure: blueskyLength },
  modes: ['hand-off', 'api'],
  settings: ['bluesky.mode', 'bluesky.handle', 'bluesky.serviceUrl'],
  secrets: ['password'],
  example: '@company.example.com',
  parseAddress: parseHandle,
  handOff,
  ownAccount: setting => setting('bluesky.handle')?.replace(/^@/, '').toLowerCase() ?? null,
  prepare,
  ready,
  checkPostUrl,
  deliver: (prepared, connection) => deliver(prepared, connection),
  readable: setting => setting('bluesky.handle') !== undefined,
  openAccount,
  whoAmI,
  /** An app password is taken back in the settings of the account. */
  signOut: async () => 'by-hand',
}
