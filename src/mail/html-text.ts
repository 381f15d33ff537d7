/** HTML of a mail as plain text, in one pass over the characters; nothing is fetched, nothing is run. */
import { decodeEntities } from './entities.ts'
import { beginsOldMail, isHidden, isIndent, isSignature, VOID } from './html-marks.ts'
import { Page } from './html-page.ts'
import { Shown } from './html-shown.ts'
import { Styles } from './html-style.ts'

/** Elements whose content is not for reading. */
const UNREAD = ['script', 'style', 'head', 'title', 'template', 'svg', 'noscript']
const PARAGRAPHS = ['p', 'div', 'table', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre']
const LINES = ['br', 'tr', 'li', 'hr', 'dt', 'dd', 'section', 'article', 'header', 'footer']
/** Longest part of a tag that is searched for its target. */
const MAX_TAG = 4000

interface Tag {
  readonly name: string
  readonly closing: boolean
  readonly source: string
  /** Index after its `>`; the end where it has none. */
  readonly end: number
}

/** What begins with anything else behind its `<` is text; ten million of them must cost one walk. */
const MARKUP = /<[a-z/!?]/gi

/** The name is tried before the `>` is searched: a lone `<` must not cost a walk to the end. */
function tagAt(html: string, start: number): Tag | null {
  const name = /^<\/?([a-z][a-z0-9]{0,20})/i.exec(html.slice(start, start + 24))?.[1]?.toLowerCase()
  if (name === undefined && !/^<[!?]/.test(html.slice(start, start + 2))) return null
  const close = html.indexOf('>', start)
  const end = close === -1 ? html.length : close + 1
  const source = html.slice(start, Math.min(end, start + MAX_TAG))
  return { name: name ?? '', closing: source.startsWith('</'), source, end }
}

/** @returns index after the closing tag of an unread element, or the end: what never closes hides the rest */
function afterUnread(html: string, { name, end }: Tag): number {
  const closer = new RegExp(`</${name}\\b`, 'gi')
  closer.lastIndex = end
  const found = closer.exec(html)
  const close = found ? html.indexOf('>', found.index) : -1
  return close === -1 ? html.length : close + 1
}

/** More hidden elements than this that never close: the page is broken, and nothing more of it is hidden. */
const MAX_UNCLOSED = 8

/** Where hidden elements end; a page with many that never close costs a bounded number of walks to its end. */
class Hidden {
  private unclosed = 0

  constructor(private readonly styles: Styles) {}

  /** @returns index after the element, nested ones of its name counted; null where it is shown or never closes */
  after(html: string, { name, closing, source, end }: Tag): number | null {
    if (closing || VOID.includes(name) || this.unclosed >= MAX_UNCLOSED || !isHidden(source, this.styles))
      return null
    const tags = new RegExp(`<(/?)${name}(?=[\\s>/])`, 'gi')
    tags.lastIndex = end
    for (let depth = 1, found = tags.exec(html); found !== null; found = tags.exec(html)) {
      depth += found[1] === '' ? 1 : -1
      if (depth > 0) continue
      const close = html.indexOf('>', found.index)
      return close === -1 ? html.length : close + 1
    }
    this.unclosed += 1
    return null
  }
}

function afterComment(html: string, start: number): number {
  const close = html.indexOf('-->', start + 4)
  return close === -1 ? html.length : close + 3
}

function hrefIn(source: string): string | null {
  const href = /\shref\s{0,5}=\s{0,5}["']?((?:https?:|mailto:|tel:)[^"'\s>]{1,500})/i.exec(source)?.[1]
  return href === undefined ? null : decodeEntities(href).replace(/^(?:mailto|tel):/i, '')
}

/** What plain text says with lines of its own: "-- " before a signature, a line before an old mail. */
function takeMarks(page: Page, { closing, source }: Tag): void {
  if (closing) return
  if (isSignature(source)) page.writeLine('-- ')
  if (beginsOldMail(source)) page.writeLine('________________________________')
}

function takeTag(page: Page, tag: Tag): void {
  const { name, closing, source } = tag
  if (name === 'blockquote' && closing) page.endQuote()
  if (name === 'blockquote' && !closing) page.beginQuote(!isIndent(source))
  if (name === 'pre') page.preformatted = !closing
  if (PARAGRAPHS.includes(name)) page.breakLine(true)
  if (LINES.includes(name)) page.breakLine(false)
  takeMarks(page, tag)
  if (name === 'td' || name === 'th') page.append(' ')
  if (name === 'li' && !closing) page.append('- ')
  if (name === 'a' && closing) page.closeLink()
  if (name === 'a' && !closing) page.openLink(hrefIn(source))
}

/** @returns index after whatever begins with the `<` at `open` */
function takeMarkup(page: Page, html: string, open: number, hidden: Hidden, shown: Shown): number {
  if (html.startsWith('<!--', open)) return afterComment(html, open)
  const tag = tagAt(html, open)
  if (tag === null) {
    page.append('<')
    return open + 1
  }
  if (UNREAD.includes(tag.name)) return tag.closing ? tag.end : afterUnread(html, tag)
  const after = hidden.after(html, tag)
  if (after !== null) return after
  // What the end of an element leaves, as the target of a link, stands in it.
  if (tag.closing) takeTag(page, tag)
  shown.take(tag)
  page.muted = !shown.words
  if (!tag.closing) takeTag(page, tag)
  return tag.end
}

function markupFrom(html: string, at: number): number {
  MARKUP.lastIndex = at
  return MARKUP.exec(html)?.index ?? -1
}

/**
 * @param html the HTML part of a mail, hostile or broken as it may be
 * @returns its words: paragraphs parted by blank lines, `blockquote` as `> `, targets of links in brackets, `-- ` before a
 *   signature, a line of underscores before an old mail without quote marks; what is hidden is left out
 */
export function htmlToText(html: string): string {
  const page = new Page()
  const styles = new Styles()
  const [hidden, shown] = [new Hidden(styles), new Shown(html, styles)]
  let at = 0
  while (at < html.length) {
    const open = markupFrom(html, at)
    page.append(html.slice(at, open === -1 ? undefined : open))
    at = open === -1 ? html.length : takeMarkup(page, html, open, hidden, shown)
  }
  return page.write()
}
