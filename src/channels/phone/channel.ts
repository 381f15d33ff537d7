/** The telephone: the person calls; the sheet beside it is made ready. */
import type { Message } from '../../case/model.ts'
import type { Channel, HandOff } from '../channel.ts'

/** At most 15 digits (E.164); short numbers of a country have 3. */
const DIGITS = /^\+?\d{3,15}$/

/** Blanks, brackets, strokes and dots are for the eye; `(0)` is left out behind a country's number. */
function parseNumber(text: string): string | null {
  if (text.length > 60) return null
  const typed = text.trim()
  const bare = (/^(?:\+|00)/.test(typed) ? typed.replace('(0)', '') : typed).replace(/[ ()/.–-]/g, '')
  return DIGITS.test(bare) ? bare : null
}

async function handOff({ text, attachments }: Message): Promise<HandOff> {
  const notes = ['call-sheet']
  if (attachments.length > 0) notes.push('attach-by-hand')
  return { url: null, clipboard: text, file: null, notes }
}

export const phone: Channel = {
  name: 'phone',
  public: false,
  limit: null,
  modes: ['hand-off'],
  settings: [],
  secrets: [],
  example: '+493012345678',
  parseAddress: parseNumber,
  handOff,
}
