/** The short public post. Never begins with the handle: such a post is shown to few people (X, web intent page). */
import type { ChannelName } from '../case/model.ts'
import { oneLine, paragraphs, sentence, shorten } from './plain-text.ts'
import { isPostable, weightedLength } from './post-length.ts'
import { type PublicFields, publicFields } from './public-fields.ts'
import { type PublicWords, publicWords } from './public-words.ts'
import { type ComposeRequest, GAPS } from './request.ts'

/** Bluesky counts 300 graphemes and no URL shorter than it is; code points are never fewer. */
const BLUESKY_LIMIT = 300
/** Share of the matter, in weighted characters, so that the request still finds room. */
const WHAT_LIMIT = 130
/** A wish of which less than this is left says nothing any more. In UTF-16 units. */
const SHORTEST_WISH = 12

interface Parts {
  readonly what: string
  readonly more?: string
  readonly ask: string
  readonly details?: string
}

function fitter(channel: ChannelName): (text: string) => boolean {
  if (channel !== 'bluesky') return isPostable
  return text => isPostable(text) && [...text].length <= BLUESKY_LIMIT
}

function shortWish(wish: string, fits: (wish: string) => boolean, words: PublicWords): string {
  const short = shorten(wish, part => fits(words.wish(sentence(part))))
  return short === wish || short.length >= SHORTEST_WISH ? short : ''
}

function build(greeting: string, fields: PublicFields, words: PublicWords, fits: (text: string) => boolean) {
  const open = words.open(fields.since, fields.contacts, fields.channels.join(', '))
  const text = ({ what, more = '', ask, details = '' }: Parts) =>
    [greeting, sentence(what), sentence(more), open, ask, details].filter(Boolean).join(' ')
  const short = shorten(
    fields.what,
    part => weightedLength(part) <= WHAT_LIMIT && fits(text({ what: part, ask: words.ask })),
  )
  const what = short || words.anything
  const wish = fields.wish && shortWish(fields.wish, part => fits(text({ what, ask: part })), words)
  const ask = wish ? words.wish(sentence(wish)) : words.ask
  const details = fits(text({ what, ask, details: words.details })) ? words.details : ''
  const more = fields.more !== '' && fits(text({ what, more: fields.more, ask, details })) ? fields.more : ''
  return text({ what, more, ask, details })
}

function ownWords(greeting: string, request: ComposeRequest, fits: (text: string) => boolean): string {
  const text = paragraphs(request.replyText ?? '') || GAPS[request.complaint.textLanguage].reply
  if (fits(`${greeting} ${text}`)) return `${greeting} ${text}`
  return `${greeting} ${shorten(oneLine(text), part => fits(`${greeting} ${part}`))}`.trim()
}

/**
 * @returns at most 280 weighted characters, shortened at word ends only; made from title, wish, date and counts
 * @throws RangeError when `happened` is no date
 */
export function post(request: ComposeRequest): string {
  const words = publicWords(request.complaint.textLanguage)
  const fits = fitter(request.channel)
  const make = (handle: string) => {
    const greeting = words.greeting(handle)
    if (request.purpose === 'reply') return ownWords(greeting, request, fits)
    return build(greeting, publicFields(request), words, fits)
  }
  const named = make(oneLine(request.to))
  return fits(named) ? named : make('')
}
