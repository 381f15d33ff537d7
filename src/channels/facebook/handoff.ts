/** The way onto a page: Facebook takes no text in a link, so it goes by the clipboard. */
import type { Message } from '../../case/model.ts'
import type { HandOff } from '../channel.ts'
import { pageLink } from './address.ts'

/** @returns the page to open, the text for the clipboard and what the person should know */
export function pageHandOff({ to, text, attachments }: Message): HandOff {
  const notes = ['text-in-clipboard', 'page-may-want-like']
  if (attachments.length > 0) notes.push('attach-by-hand')
  return { url: pageLink(to), clipboard: text, file: null, notes }
}
