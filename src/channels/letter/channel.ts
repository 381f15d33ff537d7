/** A letter by post: the person prints and posts it; the text is made ready. */
import type { Message } from '../../case/model.ts'
import type { Channel, HandOff } from '../channel.ts'

/** Lines and characters an envelope has room for. */
const MOST_LINES = 10
const LONGEST = 500

const line = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()

/**
 * Reads a postal address, its lines parted by line feeds or commas.
 * @returns one line each; null: fewer than two, or more than an envelope takes
 */
function parsePostal(text: string): string | null {
  if (text.length > LONGEST) return null
  const lines = text
    .split(/[\n,]/)
    .map(line)
    .filter(each => each !== '')
  const named = lines.some(each => /\p{L}/u.test(each))
  return named && lines.length >= 2 && lines.length <= MOST_LINES ? lines.join('\n') : null
}

async function handOff({ text, attachments }: Message): Promise<HandOff> {
  const notes = ['print-and-post']
  if (attachments.length > 0) notes.push('attach-by-hand')
  return { url: null, clipboard: text, file: null, notes }
}

export const letter: Channel = {
  name: 'letter',
  public: false,
  limit: null,
  modes: ['hand-off'],
  settings: [],
  secrets: [],
  example: 'Example Ltd\n1 Sample Street\n12345 Sampletown',
  parseAddress: parsePostal,
  handOff,
}
