/** What the sender wrote now: without quotes, the block of the old mail, signature and legal footer. */
import { label } from './quotes/label.ts'
import { isBlank, isMarked, type Line, unmarked } from './quotes/line.ts'
import { footerPart, ownPart, tokenPart } from './quotes/own-part.ts'

/** Longest text that is looked at, in characters; a letter has some thousand. */
const MAX_TEXT = 200_000

/** Most lines that are looked at; 200,000 characters of a letter have some five thousand. */
const MAX_LINES = 20_000

const linesOf = (text: string): string[] =>
  text.slice(0, MAX_TEXT).replace(/\r\n?/g, '\n').split('\n', MAX_LINES)

/** Joined, without blank lines at the ends; those between stay. */
function join(lines: readonly string[]): string {
  const first = lines.findIndex(line => !isBlank(line))
  if (first === -1) return ''
  const last = lines.findLastIndex(line => !isBlank(line))
  return lines
    .slice(first, last + 1)
    .map(line => line.trimEnd())
    .join('\n')
}

const textOf = (lines: readonly Line[]): string => join(lines.map(({ text }) => text))

export interface TextParts {
  /**
   * What the sender wrote; answers between quoted lines with their questions (`> `). Where nothing would stay (only a
   * quote, only a signature), the whole text.
   */
  readonly visible: string
  /** The same without the quoted questions: the words of the sender alone; '' where they only passed a mail on. */
  readonly own: string
  /** What the sender's system put below: signature, address, legal footer, survey; '' where nothing stands there. */
  readonly footer: string
  /** What a help desk's machine knows the matter by, and nobody reads: left out of `visible`; '' where nothing stands. */
  readonly tokens: string
}

/** @returns the parts of a message's plain text, of which the first 200,000 characters (20,000 lines) are looked at */
export function textPartsOf(text: string): TextParts {
  const lines = linesOf(text)
  const labelled = label(lines)
  const own = ownPart(labelled)
  const visible = textOf(own) || join(lines)
  return {
    visible,
    own: isPassedOn(labelled) && onlyMarked(visible) ? '' : ownWordsOf(visible),
    footer: textOf(footerPart(labelled, own)),
    tokens: textOf(tokenPart(labelled, own)),
  }
}

/** Who only presses "forward" says nothing, whatever stands in the mail that they pass on. */
const isPassedOn = (lines: readonly Line[]): boolean =>
  lines.find(({ kind }) => kind !== 'blank')?.kind === 'head'

const onlyMarked = (text: string): boolean => text.split('\n').every(line => isBlank(line) || isMarked(line))

/** @returns {@link TextParts.visible} of a message's plain text */
export function visibleTextOf(text: string): string {
  const lines = linesOf(text)
  return textOf(ownPart(label(lines))) || join(lines)
}

/** @returns the same with the {@link TextParts.tokens} below it: all that tells which matter a message belongs to */
export function tellingTextOf(text: string): string {
  const lines = linesOf(text)
  const labelled = label(lines)
  const own = ownPart(labelled)
  return join([textOf(own) || join(lines), textOf(tokenPart(labelled, own))])
}

/**
 * @param visible what {@link visibleTextOf} returned
 * @returns {@link TextParts.own}; of a text that is all quoted, the words without their marks
 */
export function ownWordsOf(visible: string): string {
  const lines = visible.split('\n')
  return join(lines.filter(line => !isMarked(line))) || join(lines.map(unmarked))
}
