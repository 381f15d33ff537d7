/** Phrases as they are typed: umlauts also as ae/oe/ue, whole words only, bounded gaps; always linear time. */

const SPELLINGS: Readonly<Record<string, string>> = {
  ä: '(?:ä|ae)',
  ö: '(?:ö|oe)',
  ü: '(?:ü|ue)',
  ß: '(?:ß|ss)',
  // A gap within one sentence; the stop of a date ends none.
  '~': '(?:[^.!?\\n]|(?<=\\d)\\.){0,80}?',
  // The rest of a word.
  '*': '\\p{L}{0,20}',
  "'": "['’]",
}

/** Evidence longer than this is cut; it is shown on one line. */
const MAX_QUOTE = 120

/**
 * @param alternatives patterns: literal words, `~` for a gap in a sentence, `*` for the rest of a word,
 *   and of regular expressions only groups, `|` and `?`
 * @returns one expression over whole words, case-insensitive
 */
export function phrases(...alternatives: readonly string[]): RegExp {
  const body = alternatives
    .map(one => one.replace(/[äöüß~*']/g, character => SPELLINGS[character] ?? character))
    .join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${body})(?![\\p{L}\\p{N}])`, 'iu')
}

/** @returns the text as evidence: on one line, at most 120 characters */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line.slice(0, 4 * MAX_QUOTE)]
  return characters.length > MAX_QUOTE ? `${characters.slice(0, MAX_QUOTE - 1).join('')}…` : line
}

/** @returns the words that match, quoted, or null */
export function match(pattern: RegExp, text: string): string | null {
  const found = pattern.exec(text)
  return found ? quote(found[0]) : null
}

/** More than this many characters of a reply are kept but not analysed. */
const MAX_ANALYSED = 20_000

/** @returns single blanks; paragraphs parted by one line feed, so that no phrase crosses them */
export function flatten(text: string): string {
  return text
    .slice(0, MAX_ANALYSED)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\u2029')
    .replace(/\n/g, ' ')
    .replace(/\u2029/g, '\n')
    .trim()
}

/** A full stop after these ends no sentence. */
const ABBREVIATED =
  /(?:^|[^\p{L}\p{N}])(?:\d{1,2}|tel|nr|no|str|bzw|ca|inkl|dr|hr|fr|mr|mrs|ms|z|b|u|a|d|h|evtl|ggf|mo|di|mi|do)\.$/iu

/** @returns the sentences of a flat text, in order; a semicolon parts two */
export function sentencesOf(flat: string): string[] {
  const sentences: string[] = []
  let open = ''
  for (const piece of flat.split(/(?<=[.!?;]["”“)]?) |\n/u)) {
    open = open === '' ? piece : `${open} ${piece}`
    if (open.length < 600 && ABBREVIATED.test(piece.slice(-12))) continue
    sentences.push(open)
    open = ''
  }
  if (open !== '') sentences.push(open)
  return sentences.filter(one => one.trim() !== '')
}
