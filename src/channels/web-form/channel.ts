/** A form on the company's site: the person fills it; the text is made ready. */
import type { Message } from '../../case/model.ts'
import type { Channel, HandOff } from '../channel.ts'

/** No form has a longer address; RFC 9110 section 4.1 asks for room for 8000 octets. */
const LONGEST = 2_000

/**
 * Reads the address of a page, also without its scheme.
 * @returns the link in its normal form, ASCII; null for another scheme, one with a name or password, or none
 */
export function parseForm(text: string): string | null {
  const typed = text.trim()
  if (typed.length > LONGEST || /\s/.test(typed)) return null
  const whole = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(whole)) return null
  const { href, hostname, username, password } = new URL(whole)
  const named = /[^.]\.[^.]/.test(hostname) && username === '' && password === ''
  return named && href.length <= LONGEST ? href : null
}

/** Forms differ in their fields: the whole text goes by the clipboard. */
async function handOff({ to, text, attachments }: Message): Promise<HandOff> {
  const notes = ['text-in-clipboard']
  if (attachments.length > 0) notes.push('attach-by-hand')
  return { url: parseForm(to), clipboard: text, file: null, notes }
}

export const webForm: Channel = {
  name: 'web-form',
  public: false,
  limit: null,
  modes: ['hand-off'],
  settings: [],
  secrets: [],
  example: 'https://www.example.com/contact',
  parseAddress: parseForm,
  handOff,
}
