/** X: a public post that the person sends from their own browser. */
import type { Message } from '../../case/model.ts'
import { weightedLength } from '../../words/post-length.ts'
import type { Channel, HandOff } from '../channel.ts'
import { parseHandle } from './address.ts'
import { intentLink } from './handoff.ts'
import { checkPostUrl } from './post-url.ts'

/** A link can carry no file, so pictures are added by hand. */
async function handOff({ text, attachments }: Message): Promise<HandOff> {
  const notes = attachments.length > 0 ? ['attach-by-hand'] : []
  return { url: intentLink(text), clipboard: null, file: null, notes }
}

export const x: Channel = {
  name: 'x',
  public: true,
  /** 280 weighted characters: twitter-text configuration version 3. */
  limit: { value: 280, unit: 'weighted characters', measure: weightedLength },
  modes: ['hand-off'],
  settings: ['x.mode'],
  secrets: [],
  example: '@company_help',
  parseAddress: parseHandle,
  handOff,
  checkPostUrl,
}
