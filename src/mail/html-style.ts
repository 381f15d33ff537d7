/** What the style of one tag says of whether its words are seen: sizes, colours, and what hides. */
import { decodeEntities } from './entities.ts'

/** A colour as red, green and blue (0 to 255); `clear`: nothing of it is seen; null: not known. */
export type Colour = readonly [number, number, number] | 'clear' | null

export const WHITE: Colour = [255, 255, 255]

export interface Style {
  readonly hides: boolean
  /** Whether letters are too small to be seen; null: nothing is said. */
  readonly tiny: boolean | null
  /** Of the letters; undefined: nothing is said. */
  readonly colour: Colour | undefined
  /** Of what is behind them; undefined: nothing is said, null: a picture, or something else. */
  readonly ground: Colour | undefined
}

const STYLE = /\sstyle\s{0,5}=\s{0,5}(?:"([^"]{0,3000})|'([^']{0,3000})|([^\s>]{0,300}))/i
const GROUND = /\s(?:bgcolor\s{0,5}=\s{0,5}["']?([^"'\s>]{1,40})|background\s{0,5}=)/i
const LETTERS = /\scolor\s{0,5}=\s{0,5}["']?([^"'\s>]{1,40})/i

/** @returns the declarations; of one that is made twice the last counts */
function declarationsIn(tag: string): ReadonlyMap<string, string> {
  const [, double, single, bare] = STYLE.exec(tag) ?? []
  const written = decodeEntities(double ?? single ?? bare ?? '').toLowerCase()
  const pairs = written.split(';').flatMap(each => {
    const colon = each.indexOf(':')
    return colon === -1
      ? []
      : [
          [
            each.slice(0, colon).trim(),
            each
              .slice(colon + 1)
              .replace('!important', '')
              .trim(),
          ] as const,
        ]
  })
  return new Map(pairs)
}

const isNothing = (value: string | undefined): boolean =>
  /^(?:0*\.?0+)(?:px|pt|em|rem|ex|%)?$/.test(value ?? '')

const HIDING: Readonly<Record<string, (value: string) => boolean>> = {
  display: value => value.startsWith('none'),
  visibility: value => value.startsWith('hidden') || value.startsWith('collapse'),
  'mso-hide': value => value.startsWith('all'),
  'max-height': isNothing,
  opacity: isNothing,
}

/** A box of no size shows what flows out of it, unless that is cut off. */
function isClosedBox(said: ReadonlyMap<string, string>): boolean {
  const cut = said.get('overflow')?.startsWith('hidden') === true
  return cut && ['height', 'width', 'max-width'].some(side => isNothing(said.get(side)))
}

/** Nobody reads letters of one pixel; mails hide a preview text so. */
function isTiny(size: string | undefined): boolean | null {
  return size === undefined ? null : isNothing(size) || /^(?:0?\.\d{1,4}|1(?:\.0{1,4})?)(?:px|pt)$/.test(size)
}

const NAMED: Readonly<Record<string, Colour>> = { white: WHITE, black: [0, 0, 0], transparent: 'clear' }

function hexColour(digits: string): Colour {
  const long = digits.length < 6 ? [...digits].map(each => each + each).join('') : digits
  if (long.length === 8 && long.endsWith('00')) return 'clear'
  const at = (index: number) => Number.parseInt(long.slice(index, index + 2), 16)
  return [at(0), at(2), at(4)]
}

function colourOf(value: string): Colour {
  const hex = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(value)?.[1]
  if (hex !== undefined) return hexColour(hex)
  const rgb =
    /^rgba?\(\s?(\d{1,3})[\s,]{1,3}(\d{1,3})[\s,]{1,3}(\d{1,3})(?:[\s,/]{1,4}([\d.]{1,6}))?\s?\)$/.exec(value)
  if (rgb === null) return NAMED[value] ?? null
  return isNothing(rgb[4]) ? 'clear' : [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])]
}

/** A ground that is clear is the one behind it. */
function groundOf(tag: string, said: ReadonlyMap<string, string>): Colour | undefined {
  const styled = said.get('background-color') ?? said.get('background')
  const picture = said.get('background-image')
  if (picture !== undefined && picture !== 'none') return null
  const attribute = GROUND.exec(tag)
  if (styled === undefined && attribute === null) return undefined
  const colour = colourOf(styled ?? attribute?.[1]?.toLowerCase() ?? '')
  return colour === 'clear' || styled === 'none' || styled === 'inherit' ? undefined : colour
}

function lettersOf(tag: string, said: ReadonlyMap<string, string>): Colour | undefined {
  const styled = said.get('color') ?? LETTERS.exec(tag)?.[1]?.toLowerCase()
  return styled === undefined || styled === 'inherit' ? undefined : colourOf(styled)
}

const SAYS_NOTHING: Style = { hides: false, tiny: null, colour: undefined, ground: undefined }
const MAY_SAY = /\s(?:style|color|bgcolor|background)\s{0,5}=/i

function styleOf(tag: string): Style {
  if (!MAY_SAY.test(tag)) return SAYS_NOTHING
  const said = declarationsIn(tag)
  const hides = isClosedBox(said) || [...said].some(([name, value]) => HIDING[name]?.(value) === true)
  return {
    hides,
    tiny: isTiny(said.get('font-size')),
    colour: lettersOf(tag, said),
    ground: groundOf(tag, said),
  }
}

/** Different tags of a page that are remembered; most pages have a few dozen, and say each a hundred times. */
const REMEMBERED = 500

/** The styles of one page. */
export class Styles {
  private readonly known = new Map<string, Style>()

  /** @param tag the source of an opening tag, bounded by who cuts it out */
  of(tag: string): Style {
    const found = this.known.get(tag)
    if (found) return found
    const style = styleOf(tag)
    if (this.known.size < REMEMBERED) this.known.set(tag, style)
    return style
  }
}

/** How far two colours may lie apart, of 255, where nobody tells letters from their ground. */
const ALIKE = 6

/** @returns whether letters of this colour are not seen on that ground; a colour nobody knows is seen */
export function isLost(colour: Colour, ground: Colour): boolean {
  if (colour === 'clear') return true
  if (colour === null || ground === null || ground === 'clear') return false
  return colour.every((part, at) => Math.abs(part - ground[at]!) <= ALIKE)
}
