/** X: a public post that the person sends from their own browser, or the program by an app of the person's own. */
import type { Message } from '../../case/model.ts'
import { weightedLength } from '../../words/post-length.ts'
import type { Channel, Connection, Envelope, HandOff, Prepared } from '../channel.ts'
import { parseHandle } from './address.ts'
import { intentLink } from './handoff.ts'
import { checkPostUrl } from './post-url.ts'
import { cost } from './price.ts'
import { userIdOf } from './settings.ts'

/** A link can carry no file, so pictures are added by hand. */
async function handOff({ text, attachments }: Message): Promise<HandOff> {
  const notes = attachments.length > 0 ? ['attach-by-hand'] : []
  return { url: intentLink(text), clipboard: null, file: null, notes }
}

/** Body of `POST /2/tweets`, which takes no field it does not know. */
async function prepare(message: Message, { messageId }: Envelope): Promise<Prepared> {
  return { message, messageId, bytes: Buffer.from(JSON.stringify({ text: message.text })) }
}

/** Answers are read also where posts are handed off: the mode is how messages leave. */
const readable = (setting: Connection['setting']): boolean => userIdOf(setting) !== null

export const x: Channel = {
  name: 'x',
  public: true,
  /** 280 weighted characters: twitter-text configuration version 3. */
  limit: { value: 280, unit: 'weighted characters', measure: weightedLength },
  modes: ['hand-off', 'api'],
  settings: [
    ...['x.mode', 'x.clientId', 'x.apiUrl', 'x.handle', 'x.userId', 'x.callbackPort'],
    ...['x.price.post', 'x.price.link'],
  ],
  secrets: ['token'],
  example: '@company_help',
  parseAddress: parseHandle,
  handOff,
  checkPostUrl,
  cost,
  ownAccount: userIdOf,
  prepare,
  ready: async connection => (await import('./ready.ts')).ready(connection),
  deliver: async (prepared, connection) => (await import('./api/deliver.ts')).deliver(prepared, connection),
  readable,
  openAccount: async connection => (await import('./api/account.ts')).openAccount(connection),
  probe: async connection => (await import('./api/account.ts')).probe(connection),
  whoAmI: async connection => (await import('./sign-in/who-am-i.ts')).whoAmI(connection),
  signOut: async connection => (await import('./sign-in/revoke.ts')).signOut(connection),
}
