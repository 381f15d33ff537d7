/** A direct message on X: private; the person writes it, as a link can name the account by its number only. */
import type { Message } from '../../case/model.ts'
import type { Channel, Envelope, HandOff } from '../channel.ts'
import { percentEncode } from '../percent.ts'
import { parseHandle } from './address.ts'

/** Numbers of accounts have 1 to 19 digits today (X docs, "Twitter IDs": 64 bit). */
const ACCOUNT_ID = /^[1-9]\d{0,18}$/

/** The window for a message to an account, with the text in it (X docs, "Direct Message deeplinks"). */
function composeLink(id: string, text: string): string {
  return `https://x.com/messages/compose?recipient_id=${id}&text=${percentEncode(text)}`
}

/**
 * Where the directory knows the account's number the message opens filled, else the profile, where it begins. The text
 * lies on the clipboard either way: X moves messages to another system, and not every client takes the text of a link.
 */
async function handOff({ to, text, attachments }: Message, { platformId }: Envelope): Promise<HandOff> {
  const handle = parseHandle(to)
  const files = attachments.length > 0 ? ['attach-by-hand'] : []
  if (platformId && ACCOUNT_ID.test(platformId)) {
    const notes = ['text-may-be-missing', ...files]
    return { url: composeLink(platformId, text), clipboard: text, file: null, notes }
  }
  const notes = ['message-from-profile', 'text-in-clipboard', ...files]
  return { url: handle && `https://x.com/${handle.slice(1)}`, clipboard: text, file: null, notes }
}

export const xDirect: Channel = {
  name: 'x-dm',
  public: false,
  /** 10,000 characters (X help centre, "About Direct Messages"); no text of ours comes near. */
  limit: null,
  modes: ['hand-off'],
  settings: [],
  secrets: [],
  example: '@company_help',
  parseAddress: parseHandle,
  handOff,
}
