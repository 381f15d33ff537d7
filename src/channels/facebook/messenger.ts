/** Messenger: private; a link opens the chat with the page, mostly with the text in it. */
import type { Message } from '../../case/model.ts'
import type { Channel, HandOff } from '../channel.ts'
import { percentEncode } from '../percent.ts'
import { parsePage } from './address.ts'

/** `m.me/PAGE`, also with its scheme (Meta docs, "m.me Links"). */
const CHAT = /^(?:https?:\/\/)?(?:www\.)?m\.me\/([^/?#]{1,80})\/?(?:[?#]\S*)?$/i

/** @returns the name or number of the page behind a link to its chat, to it, or behind its bare name; else null */
function parseChat(text: string): string | null {
  const page = text.length <= 300 ? CHAT.exec(text.trim())?.[1] : undefined
  const parsed = parsePage(page ?? text)
  return parsed?.toLowerCase() === 'm.me' ? null : parsed
}

/** Not every client takes the text of the link, so it lies on the clipboard as well. */
async function handOff({ to, text, attachments }: Message): Promise<HandOff> {
  const page = parseChat(to)
  const notes = ['text-may-be-missing']
  if (attachments.length > 0) notes.push('attach-by-hand')
  const url = page && `https://m.me/${page}?text=${percentEncode(text)}`
  return { url, clipboard: text, file: null, notes }
}

export const messenger: Channel = {
  name: 'messenger',
  public: false,
  limit: null,
  modes: ['hand-off'],
  settings: [],
  secrets: [],
  example: 'company.name',
  parseAddress: parseChat,
  handOff,
}
