/** Wrapping by display width: emoji and CJK count two columns. */
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'

/** One line of the text; what it is indented by stands before its continuations too. */
function wrapLine(line: string, width: number, indent: number): string[] {
  const own = /^ */.exec(line)?.[0].length ?? 0
  const margin = ' '.repeat(Math.min(own + indent, width - 20))
  const room = width - margin.length
  return wrapAnsi(line.trim(), room, { hard: true, trim: true })
    .split('\n')
    .map(part => (part ? margin + part : ''))
}

/** @returns the text wrapped at `width` columns (40 or more), each line after `indent` blanks; empty lines stay */
export function wrap(text: string, width: number, indent = 0): string {
  return text
    .split('\n')
    .flatMap(line => wrapLine(line, width, indent))
    .join('\n')
}

/** @returns the text filled with blanks to `columns` of display width */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)))
}
