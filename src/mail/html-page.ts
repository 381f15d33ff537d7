/** The lines that a page of HTML becomes; pieces are joined once, so that a long page stays linear. */
import { decodeEntities } from './entities.ts'

interface Line {
  readonly pieces: string[]
  /** How deeply quoted. */
  depth: number
}

const MAX_DEPTH = 20

export class Page {
  private readonly lines: Line[] = [{ pieces: [], depth: 0 }]
  private depth = 0
  private link: { readonly href: string; readonly line: Line; readonly from: number } | null = null

  private get line(): Line {
    return this.lines.at(-1)!
  }

  append(text: string): void {
    if (text !== '' && (this.line.pieces.length > 0 || text.trim() !== '')) this.line.pieces.push(text)
  }

  quote(step: 1 | -1): void {
    this.depth = Math.max(0, Math.min(MAX_DEPTH, this.depth + step))
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

  /** The target is kept where the words of the link do not say it: "our form" is no address. */
  closeLink(): void {
    if (this.link === null) return
    const { href, line, from } = this.link
    this.link = null
    const words = line.pieces.slice(from).join('').trim()
    if (line === this.line && words !== '' && !words.includes(href)) this.append(` (${href})`)
  }

  write(): string {
    const written = this.lines.map(({ depth, pieces }) => {
      const words = decodeEntities(pieces.join('').replace(/\s+/g, ' ')).trim()
      return `${'> '.repeat(depth)}${words}`.trimEnd()
    })
    return written.join('\n').trim()
  }
}
