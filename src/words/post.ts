/** The short public post. Never begins with the handle: such a post is shown to few people (X, web intent page). */
import type { ChannelName } from '../case/model.ts'
import { BLUESKY_LIMIT, blueskyLength, MASTODON_LIMIT, mastodonLength } from './network-length.ts'
import { capitalised, oneLine, paragraphs, sentence, shorten } from './plain-text.ts'
import { isPostable, weightedLength } from './post-length.ts'
import { type PublicFields, publicFields } from './public-fields.ts'
import { type PublicWords, publicWords } from './public-words.ts'
import { type ComposeRequest, GAPS } from './request.ts'

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

/** Whether a network takes a text; any other counts as X does. */
const TAKES: Partial<Record<ChannelName, (text: string) => boolean>> = {
  bluesky: text => blueskyLength(text) <= BLUESKY_LIMIT,
  mastodon: text => mastodonLength(text) <= MASTODON_LIMIT,
}

/** The channel's own limit, and never more than its network takes. */
function fitter({ channel, limit }: ComposeRequest): (text: string) => boolean {
  const takes = TAKES[channel] ?? isPostable
  return text => text.trim() !== '' && takes(text) && (!limit || limit.measure(text) <= limit.value)
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
  // The matter goes before the offer of details, and whole or not at all: half a sentence says something else.
  const more = fields.more !== '' && fits(text({ what, more: fields.more, ask })) ? fields.more : ''
  const details = fits(text({ what, more, ask, details: words.details })) ? words.details : ''
  return text({ what, more, ask, details })
}

/** The greeting names the account, so a text that begins with it is turned round: it would be shown to few people. */
function withoutHandle(text: string, handle: string): string {
  const begun = handle !== '' && text.toLowerCase().startsWith(handle.toLowerCase())
  const rest = begun ? text.slice(handle.length) : text
  return begun && !/^[\p{L}\p{N}_]/u.test(rest) ? capitalised(rest.replace(/^[\s,:!.–-]+/u, '')) : text
}

/** Never cut: the person decides what of their own words is to go. */
function ownWords(greeting: string, request: ComposeRequest): string {
  const said = withoutHandle(paragraphs(request.replyText ?? ''), oneLine(request.to))
  return `${greeting} ${said || GAPS[request.complaint.textLanguage].reply}`
}

/**
 * @returns no longer than its network takes: title and wish end with `…` where they are shortened, a first sentence that
 *   does not fit is left out; an answer in the person's own words is never shortened, and may be too long
 * @throws RangeError when `happened` is no date
 */
export function post(request: ComposeRequest): string {
  const words = publicWords(request.complaint.textLanguage)
  const fits = fitter(request)
  const make = (handle: string) => {
    const greeting = words.greeting(handle)
    if (request.purpose === 'reply') return ownWords(greeting, request)
    return build(greeting, publicFields(request), words, fits)
  }
  const named = make(oneLine(request.to))
  if (fits(named)) return named
  const unnamed = make('')
  return fits(unnamed) || request.purpose !== 'reply' ? unnamed : named
}
