/** The lines that a page of HTML becomes; pieces are joined once, so that a long page stays linear. */
import { decodeEntities } from './entities.ts'
import { saysElsewhere } from './link-words.ts'

interface Line {
  readonly pieces: string[]
  /** How deeply quoted. */
  depth: number
}

const MAX_DEPTH = 20

export class Page {
  private readonly lines: Line[] = [{ pieces: [], depth: 0 }]
  private depth = 0
  /** Of each open quote whether it is one, or only indented. */
  private readonly quotes: boolean[] = []
  /** Line feeds in the source are meant (`pre`). */
  preformatted = false
  /** Words that come now are not seen. */
  muted = false
  private link: { readonly href: string; readonly line: Line; readonly from: number } | null = null

  private get line(): Line {
    return this.lines.at(-1)!
  }

  append(text: string): void {
    if (this.muted) return
    const lines = this.preformatted ? text.split('\n') : [text]
    lines.forEach((line, at) => {
      if (at > 0) this.breakLine(this.line.pieces.length === 0)
      this.appendWords(line)
    })
  }

  private appendWords(text: string): void {
    if (text !== '' && (this.line.pieces.length > 0 || text.trim() !== '')) this.line.pieces.push(text)
  }

  beginQuote(marked: boolean): void {
    this.quotes.push(marked)
    if (marked) this.depth += 1
  }

  endQuote(): void {
    if (this.quotes.pop()) this.depth -= 1
  }

  /** A line of its own, as it is. */
  writeLine(text: string): void {
    this.breakLine(false)
    this.line.pieces.push(text)
    this.breakLine(false)
  }

  /** Ends the line; `blank` leaves an empty one before the next. */
  breakLine(blank: boolean): void {
    if (this.line.pieces.length > 0) this.lines.push({ pieces: [], depth: this.depth })
    this.line.depth = this.depth
    const previous = this.lines.at(-2)
    if (blank && previous && previous.pieces.length > 0) this.lines.push({ pieces: [], depth: this.depth })
  }

  openLink(href: string | null): void {
    this.link = href === null ? null : { href, line: this.line, from: this.line.pieces.length }
  }

  /**
   * The target is kept where the words of the link do not say it: "our form" is no address. Where they say another one the
   * target comes first, because it is where the link leads: what reads the first address must not take it for theirs.
   */
  closeLink(): void {
    if (this.link === null) return
    const { href, line, from } = this.link
    this.link = null
    const shown = line.pieces.slice(from).join('')
    const words = shown.trim()
    if (line !== this.line || words === '') return
    if (saysElsewhere(words, href))
      line.pieces.splice(
        from,
        line.pieces.length,
        shown.replace(words, () => `${href} (${words})`),
      )
    else if (!words.includes(href)) this.append(` (${href})`)
  }

  write(): string {
    const written = this.lines.map(({ depth, pieces }) => {
      const words = decodeEntities(pieces.join('').replace(/\s+/g, ' ')).trim()
      return `${'> '.repeat(Math.min(depth, MAX_DEPTH))}${words}`.trimEnd()
    })
    return written.join('\n').trim()
  }
}
