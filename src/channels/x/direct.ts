/** A direct message on X: private; the person writes it, as a link can name the account by its number only. */
import type { Message } from '../../case/model.ts'
import type { Channel, HandOff } from '../channel.ts'
import { parseHandle } from './address.ts'

/** The profile of the account, where the message begins; the text goes by the clipboard. */
async function handOff({ to, text, attachments }: Message): Promise<HandOff> {
  const handle = parseHandle(to)
  const notes = ['message-from-profile', 'text-in-clipboard']
  if (attachments.length > 0) notes.push('attach-by-hand')
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
