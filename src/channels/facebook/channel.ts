/** Facebook: a post the person writes on the company's page, or one of the program on the page of one's own. */
import type { Channel, Connection } from '../channel.ts'
import { openAccount, whoAmI } from './account.ts'
import { parsePage } from './address.ts'
import { deliver, prepare } from './deliver.ts'
import { pageHandOff } from './handoff.ts'
import { checkPostUrl } from './post-url.ts'
import { pageOf } from './settings.ts'

async function ready(connection: Connection): Promise<void> {
  await pageOf(connection)
}

export const facebook: Channel = {
  name: 'facebook',
  public: true,
  limit: null,
  modes: ['hand-off', 'page'],
  settings: ['facebook.mode', 'facebook.pageId', 'facebook.graphUrl', 'facebook.graphVersion'],
  secrets: ['token'],
  example: 'company.name',
  parseAddress: parsePage,
  handOff: async message => pageHandOff(message),
  ownAccount: setting => setting('facebook.pageId') ?? null,
  prepare,
  ready,
  checkPostUrl,
  deliver: (prepared, connection) => deliver(prepared, connection),
  readable: setting => setting('facebook.pageId') !== undefined,
  openAccount,
  whoAmI,
  /** The token of a page goes when the app is removed in the settings of the account. */
  signOut: async () => 'by-hand',
}
