/** Phrases as they are typed: umlauts also as ae/oe/ue, whole words only, bounded gaps; always linear time. */

/**
 * Letters of the languages that are read, in small. A class of all scripts regardless of case (`\p{L}`, flags `iu`) takes
 * the engine half a millisecond to compile, in Node 20 twice, and there are many expressions: so the text is put into
 * small letters, and the expressions know no capitals.
 */
const LETTERS = 'a-z\\u00df-\\u00f6\\u00f8-\\u00ff\\u0101-\\u017e'

const SPELLINGS: Readonly<Record<string, string>> = {
  ä: '(?:ä|ae)',
  ö: '(?:ö|oe)',
  ü: '(?:ü|ue)',
  ß: '(?:ß|ss)',
  // A gap within one sentence; the stop of a date ends none.
  '~': '(?:[^.!?\\n]|(?<=\\d)\\.){0,80}?',
  // The rest of a word.
  '*': `[${LETTERS}]{0,20}`,
  "'": "['’]",
}
/** Matches wherever {@link SPELLINGS} does, and elsewhere. */
const ROUGH: Readonly<Record<string, string>> = { ...SPELLINGS, '~': '[^!?\\n]{0,80}?', '*': '\\S{0,20}' }

/** Evidence longer than this is cut; it is shown on one line. */
const MAX_QUOTE = 120

/** What is asked of an expression here. */
export type Pattern = Pick<RegExp, 'exec' | 'test'>

/**
 * The engine makes byte code of an expression at its first use and machine code at its second, and takes longer over the
 * first. Where the first text has 1,000 characters it makes machine code at once (V8, `kTierUpForSubjectLengthValue`).
 */
const LONG_TEXT = '-'.repeat(1000)

/** @returns the expression, ready for use; not for those that remember where they were (flags `g`, `y`) */
function ready(expression: RegExp): RegExp {
  expression.test(LONG_TEXT)
  return expression
}

/**
 * @param rough matches wherever `exact` does
 * @param exact made when it is first needed
 * @returns the exact expression, asked only where the rough one matches. Letters of all scripts regardless of case
 *   (`\p{L}`, flags `iu`) take the engine half a millisecond to compile, in Node 20 twice; most mails never get there
 */
export function hinted(rough: RegExp, exact: () => RegExp): Pattern {
  let first: RegExp | null = null
  let made: RegExp | null = null
  // Behind "Re:" there is no subject of theirs, and most mails have that: none of these words is empty.
  const may = (text: string) => text !== '' && (first ??= ready(rough)).test(text)
  const ask = () => (made ??= ready(exact()))
  return {
    exec: text => (may(text) ? ask().exec(text) : null),
    test: text => may(text) && ask().test(text),
  }
}

/** Small letters; those that would change the length of the text stay, so that places in both are the same. */
function small(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return text.replace(/[^\0-\x7f]|[A-Z]+/g, one => {
    const low = one.toLowerCase()
    return low.length === one.length ? low : one
  })
}

/** The text that was put into small letters last: many expressions are asked about one text. */
let last = { text: '', small: '' }
function smallOf(text: string): string {
  if (last.text !== text) last = { text, small: small(text) }
  return last.small
}

/** Of a pattern: letters in small, classes of letters as {@link LETTERS}; an escape such as `\S` stays. */
const inSmall = (pattern: string): string =>
  pattern
    .replace(/\[\\p\{L\}/g, `[${LETTERS}`)
    .replaceAll('\\p{L}', `[${LETTERS}]`)
    .replaceAll('\\p{N}', '\\d')
    .replace(/(?<!\\)\p{Lu}/gu, letter => letter.toLowerCase())

const spelt = (alternatives: readonly string[], spellings: Readonly<Record<string, string>>): string =>
  alternatives
    .map(one => inSmall(one).replace(/[äöüß~*']/g, character => spellings[character] ?? character))
    .join('|')

/** A match in small letters, with the words as they were written. */
function asWritten(found: RegExpExecArray | null, text: string): RegExpExecArray | null {
  if (found !== null) found[0] = text.slice(found.index, found.index + found[0].length)
  return found
}

/**
 * @param alternatives patterns: literal words, `~` for a gap in a sentence, `*` for the rest of a word,
 *   and of regular expressions only groups, `|` and `?`
 * @returns one expression over whole words, case-insensitive
 */
export function phrases(...alternatives: readonly string[]): Pattern {
  const whole = () => `(?<![${LETTERS}\\d])(?:${spelt(alternatives, SPELLINGS)})(?![${LETTERS}\\d])`
  const pattern = hinted(new RegExp(spelt(alternatives, ROUGH)), () => new RegExp(whole()))
  return {
    exec: text => asWritten(pattern.exec(smallOf(text)), text),
    test: text => pattern.test(smallOf(text)),
  }
}

/**
 * @param source a regular expression of small letters; `\\p{L}` stands for {@link LETTERS}, `\\p{N}` for a digit
 * @param hint matches wherever it does, and is cheap
 * @returns the expression regardless of case; what its groups hold is in small letters
 */
export function inAnyCase(source: string, hint: RegExp): Pattern {
  const pattern = hinted(hint, () => new RegExp(inSmall(source)))
  return {
    exec: text => asWritten(pattern.exec(smallOf(text)), text),
    test: text => pattern.test(smallOf(text)),
  }
}

/** @returns the text as evidence: on one line, at most 120 characters */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line.slice(0, 4 * MAX_QUOTE)]
  return characters.length > MAX_QUOTE ? `${characters.slice(0, MAX_QUOTE - 1).join('')}…` : line
}

/** @returns the words that match, quoted, or null */
export function match(pattern: Pattern, text: string): string | null {
  const found = pattern.exec(text)
  return found ? quote(found[0]) : null
}

/** More than this many characters of a reply are kept but not analysed. */
const MAX_ANALYSED = 20_000
/** An item of a list begins a line of its own. */
const ITEM = /^(?:[-*•·–►▪o] |\d{1,2}[.)] |\([a-z\d]\) )/

/** A mail program folds a line where the next word no longer fits; any other break was meant. */
function isFolded(line: string, next: string, width: number): boolean {
  if (line === '' || next === '' || ITEM.test(next)) return false
  if (/^\p{Ll}/u.test(next)) return true
  return line.length >= 30 && line.length + 1 + next.split(' ', 1)[0]!.length > width - 2
}

/** @returns the lines of a paragraph, those that a mail program folded joined again */
function unfold(paragraph: string): string {
  const lines = paragraph.split('\n').map(line => line.trim())
  const width = lines.reduce((longest, line) => Math.max(longest, line.length), 0)
  return lines.reduce((text, line, at) => {
    if (at === 0) return line
    return `${text}${isFolded(lines[at - 1]!, line, width) ? ' ' : '\n'}${line}`
  }, '')
}

/** @returns single blanks; what was written on lines of its own parted by one line feed, so that no phrase crosses them */
export function flatten(text: string): string {
  return text
    .slice(0, MAX_ANALYSED)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .split(/\n ?(?:\n ?)+/)
    .map(unfold)
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

/** A full stop after these ends no sentence; nor after a single letter (z. B., i. A.). */
const ABBREVIATED =
  /(?:^|[^\p{L}\p{N}])(?:\p{L}|tel|nr|no|str|bzw|ca|inkl|zzgl|exkl|dr|prof|hr|fr|mr|mrs|ms|st|evtl|ggf|bspw|usw|etc|vgl|abs|art|mind|max|min|std|tgl|e\.g|i\.e|approx|dept|ext|jan|feb|aug|sep|sept|okt|oct|nov|dez|dec|mo|di|mi|do)\.$/iu
/** The day of a date, or a place in an order: what follows is a month, a small letter, a number. */
const DAY = /(?:^|[^\p{L}\p{N}.,:])\d{1,2}\.$/u
const AFTER_DAY =
  /^(?:\p{Ll}|\d|(?:Jan|Feb|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec|Etage|Klasse|Stock))/u
/** Behind a stop, a question mark, a semicolon; behind an emoji where a capital follows. */
const ENDS = /(?<=[.!?;…]["”“’')]{0,2}) |(?<=\p{Extended_Pictographic}\ufe0f?) (?=\p{Lu})/u

const goesOn = (end: string, next: string): boolean =>
  ABBREVIATED.test(end) || (DAY.test(end) && AFTER_DAY.test(next))

/** @returns the sentences of a flat text, in order; a semicolon parts two, and so does a line feed */
export function sentencesOf(flat: string): string[] {
  return flat
    .split('\n')
    .flatMap(sentencesOfLine)
    .filter(one => one.trim() !== '')
}

function sentencesOfLine(line: string): string[] {
  const sentences: string[] = []
  let open = ''
  const pieces = line.split(ENDS)
  for (const [at, piece] of pieces.entries()) {
    open = open === '' ? piece : `${open} ${piece}`
    if (open.length < 600 && goesOn(piece.slice(-12), pieces[at + 1] ?? '')) continue
    sentences.push(open)
    open = ''
  }
  return open === '' ? sentences : [...sentences, open]
}
