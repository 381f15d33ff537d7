/** A command in a text for people: it stays whole, so that it can be marked and pasted. */
import stringWidth from 'fast-string-width'
import { safe } from './safe.ts'
import { wrap } from './wrap.ts'

/**
 * @param text with `command` in it
 * @returns one line where it fits into `width` columns after `indent` blanks; else the words wrapped, and the command on
 *   a line of its own, however long it is
 */
export function withCommand(text: string, command: string, width: number, indent: number): string {
  const at = text.indexOf(command)
  if (at < 0 || indent + stringWidth(safe(text)) <= width) return wrap(text, width, indent)
  const words = [text.slice(0, at), text.slice(at + command.length)].map(part => part.trim())
  const [before, after] = words.map(part => (part ? [wrap(part, width, indent)] : []))
  return [...before!, `${' '.repeat(indent)}${safe(command)}`, ...after!].join('\n')
}
