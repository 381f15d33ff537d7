/** Wrapping by display width: emoji and CJK count two columns. */
import stringWidth from 'fast-string-width'
import { safe } from './safe.ts'

/** @returns the word in pieces of at most `room` columns; what is one letter to the eye stays one */
function pieces(word: string, room: number): string[] {
  const parts = ['']
  const letters = /^[\x20-\x7e]*$/.test(word)
    ? word
    : Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment)
  let used = 0
  for (const letter of letters) {
    const columns = stringWidth(letter)
    if (used > 0 && used + columns > room) {
      parts.push('')
      used = 0
    }
    parts[parts.length - 1] += letter
    used += columns
  }
  return parts
}

/** Blanks between words stay, but for those where a line breaks. */
function broken(text: string, room: number): string[] {
  const lines: string[] = []
  let used = 0
  for (const [, gap = '', word = ''] of text.matchAll(/( *)([^ ]+)/g)) {
    const columns = stringWidth(word)
    if (used > 0 && used + gap.length + columns <= room) {
      lines[lines.length - 1] += gap + word
      used += gap.length + columns
    } else {
      lines.push(...(columns > room ? pieces(word, room) : [word]))
      used = stringWidth(lines.at(-1)!)
    }
  }
  return lines
}

/** One line of the text; what it is indented by stands before its continuations too. */
function wrapLine(line: string, width: number, indent: number): string[] {
  const own = /^ */.exec(line)?.[0].length ?? 0
  const margin = ' '.repeat(Math.min(own + indent, width - 20))
  const lines = broken(line.trim(), width - margin.length)
  return lines.length === 0 ? [''] : lines.map(part => margin + part)
}

/**
 * Foreign text is made safe first, so that what is shown for a control character counts too.
 * @returns the text wrapped at `width` columns (40 or more), each line after `indent` blanks; empty lines stay
 */
export function wrap(text: string, width: number, indent = 0): string {
  return safe(text)
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap(line => wrapLine(line, width, indent))
    .join('\n')
}

/** @returns the text filled with blanks to `columns` of display width */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)))
}
