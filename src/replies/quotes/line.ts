/** The lines of a mail and what each of them is. */

/**
 * - `text`: of the writer, as far as the line itself shows; `blank`: nothing to read
 * - `quote`: marked with `>` or `|`
 * - `attribution`: says who wrote what follows ("On ... wrote:")
 * - `head`: begins an old mail that bears no marks (Outlook's four lines, "-----Original Message-----")
 * - `delimiter`: ends the text ("-- ", a line of underscores); `rule`: a line of other strokes, which may
 * - `marker`: "please reply above this line"
 * - `device`: "Sent from my phone"
 * - `token`: names the matter for a help desk's machine
 */
export type Kind =
  | 'text'
  | 'blank'
  | 'quote'
  | 'attribution'
  | 'head'
  | 'delimiter'
  | 'rule'
  | 'marker'
  | 'device'
  | 'token'

export interface Line {
  readonly text: string
  readonly kind: Kind
}

/** A longer line is a paragraph of prose: no test for a mark looks further. */
export const MAX_LINE = 500

/** No-break and zero-width characters, which mail programs leave in lines that look empty. */
const INVISIBLE = /^[\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]*$/

/** Marks of writing direction and of zero width, which stand in front of words and names. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** @returns the line as it is tested: without characters that nobody sees */
export const seen = (line: string): string => line.replace(UNSEEN, '')

/** @returns whether there is nothing to read on the line */
export const isBlank = (line: string): boolean => INVISIBLE.test(line)

/** Also with the initials of the quoted person before the mark, as some programs of the nineties write. */
const MARKED = /^\s{0,3}[A-Z]{0,3}>/

/** @returns whether the line bears a quote mark (RFC 3676 section 4.5: `>`) */
export const isMarked = (line: string): boolean => MARKED.test(line)

/** @returns the line without its quote marks */
export const unmarked = (line: string): string => line.replace(/^\s{0,3}[A-Z]{0,3}>[>\s]{0,60}/, '')

/** @returns the index of the first line from `at` that is not blank; the number of lines where none is */
export function nextWritten(lines: readonly string[], at: number): number {
  let index = at
  while (index < lines.length && isBlank(lines[index]!)) index += 1
  return index
}

/** @returns whether a paragraph begins at the line */
export const beginsParagraph = (lines: readonly string[], at: number): boolean =>
  at === 0 || isBlank(lines[at - 1]!)
