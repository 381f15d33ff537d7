/** The HTML of a post as plain text: paragraphs, line breaks, links with where they lead. Nothing else of it counts. */

/** UTF-16 units of a post that are read; servers send at most some ten thousand. */
const MAX_HTML = 100_000
const MAX_TAG = 4_000

/** A tag, a stretch of text, or a lone `<`; each sign is looked at once. */
const PIECES = new RegExp(`<[^<>]{1,${MAX_TAG}}>|[^<]+|<`, 'g')
const TAG = /^<(\/?)([a-z][a-z0-9]*)/i
const BLOCKS: readonly string[] = [
  'p',
  'div',
  'blockquote',
  'li',
  'ul',
  'ol',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]

/** Servers write everything else as it is. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', euro: '€', hellip: '…' },
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{1,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
  })
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag)
  return decoded(found?.[1] ?? found?.[2] ?? '')
}

interface Open {
  /** Where its words begin in the text. */
  readonly begin: number
  readonly href: string
}

/** Names of accounts and topics are links that say nothing more. */
function opened(tag: string, begin: number): Open {
  const href = attribute(tag, 'href')
  const named = /(?:^|\s)(?:mention|hashtag)(?:\s|$)/.test(attribute(tag, 'class'))
  return { begin, href: !named && /^https?:\/\/\S{1,2000}$/i.test(href) ? href : '' }
}

const bare = (link: string): string =>
  link
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/$/, '')

function withAddress(text: string, { begin, href }: Open): string {
  const shown = text.slice(begin)
  if (href === '') return text
  return bare(shown) === bare(href) ? text.slice(0, begin) + href : `${text} (${href})`
}

/** A lone `<` is a sign like any other; a comment or a tag without a name says nothing. */
function wordsOf(piece: string): string {
  return piece.startsWith('<') && piece !== '<' ? '' : decoded(piece.replace(/\s+/g, ' '))
}

function breakFor(tag: string): string {
  if (tag === 'br') return '\n'
  return BLOCKS.includes(tag) ? '\n\n' : ''
}

/** @param links whether where they lead is said behind words that do not. @returns plain text, never throws */
export function htmlText(html: string, { links = true }: { readonly links?: boolean } = {}): string {
  let text = ''
  let link: Open | null = null
  for (const [piece] of html.slice(0, MAX_HTML).matchAll(PIECES)) {
    const [, closing, name = ''] = TAG.exec(piece) ?? []
    const tag = name.toLowerCase()
    if (tag !== 'a') text += tag === '' ? wordsOf(piece) : breakFor(tag)
    else if (closing === '') link = opened(piece, text.length)
    else if (link !== null) {
      text = links ? withAddress(text, link) : text
      link = null
    }
  }
  const lines = text.split('\n').map(line => line.trimEnd())
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
