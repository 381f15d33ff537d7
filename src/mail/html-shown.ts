/** Which words of a page are seen, by the styles of the elements that they stand in. */
import { VOID } from './html-marks.ts'
import { type Colour, isLost, type Styles, WHITE } from './html-style.ts'

/** How words look that stand in an element. */
interface Look {
  readonly tiny: boolean
  readonly colour: Colour
  readonly ground: Colour
}

/** Letters are of some dark colour until something else is said; a page is white. */
const PAGE: Look = { tiny: false, colour: null, ground: WHITE }

/** Elements whose end is left out: the next of them ends it. */
const ENDED_BY: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['tr', 'td', 'th'],
}
/** A block ends a paragraph. */
const BLOCKS = ['div', 'table', 'ul', 'ol', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'hr', 'pre']
/** Newsletters give the cells of their grid no size, and their blocks one that a sheet may name. */
const CELLS = ['table', 'tbody', 'tr', 'td', 'th']
/** How many open elements are searched for the one that a tag ends: broken pages stay linear. */
const SEARCHED = 40

const CLASS = /\sclass\s{0,5}=/i

export class Shown {
  /** Of each open element its name and its look; most share the one of their parent. */
  private readonly names: string[] = ['']
  private readonly looks: Look[] = [PAGE]
  /** Grounds of classes are not known where the page says any. */
  private readonly painted: boolean

  constructor(
    html: string,
    private readonly styles: Styles,
  ) {
    this.painted = /<style\b/i.test(html) && /[{;\s]background/i.test(html)
  }

  private get look(): Look {
    return this.looks.at(-1)!
  }

  /** Whether words that stand here are seen. */
  get words(): boolean {
    const { tiny, colour, ground } = this.look
    return !tiny && !isLost(colour, ground)
  }

  take({
    name,
    closing,
    source,
  }: {
    readonly name: string
    readonly closing: boolean
    readonly source: string
  }): void {
    if (name === '' || VOID.includes(name)) return
    if (closing) this.end(name)
    else this.begin(name, source)
  }

  private endsHere(name: string): boolean {
    const last = this.names.at(-1)!
    return ENDED_BY[name]?.includes(last) === true || (last === 'p' && BLOCKS.includes(name))
  }

  private begin(name: string, source: string): void {
    while (this.endsHere(name)) this.cut(this.names.length - 1)
    const [parent, look] = [this.names.at(-1)!, this.look]
    const isBlock = name === 'p' || BLOCKS.includes(name)
    const freed = look.tiny && isBlock && CELLS.includes(parent) ? { ...look, tiny: false } : look
    this.names.push(name)
    this.looks.push(source.includes('=') ? this.styled(freed, source) : freed)
  }

  /** A class may make letters larger again, and give them another ground. */
  private styled(parent: Look, source: string): Look {
    const { tiny, colour, ground } = this.styles.of(source)
    const classed = CLASS.test(source)
    const unsaid = tiny === null && colour === undefined && ground === undefined
    if (unsaid && !(classed && (parent.tiny || this.painted))) return parent
    return {
      tiny: tiny ?? (parent.tiny && !classed),
      colour: colour === undefined ? parent.colour : colour,
      ground: ground === undefined ? (classed && this.painted ? null : parent.ground) : ground,
    }
  }

  private end(name: string): void {
    const last = this.names.length - 1
    for (let at = last; at > 0 && at > last - SEARCHED; at -= 1) {
      if (this.names[at] !== name) continue
      this.cut(at)
      return
    }
  }

  private cut(length: number): void {
    this.names.length = length
    this.looks.length = length
  }
}
