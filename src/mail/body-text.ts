/** Which words of a mail are its text. */
import { clean } from './fields.ts'
import { htmlToText } from './html-text.ts'
import type { TextPart } from './light-parser.ts'

/** Words of a plain part that may only stand in for the HTML; a letter that long is one. */
const LONGEST_STUB = 150
/** Characters of either form that are compared; the rest would not change the verdict. */
const COMPARED = 20_000
/** How many times as many words there are where one form is only a hint at the other. */
const MUCH_LONGER = 3
/** Such a part speaks of what shows it, in any language with these words. */
const SPEAKS_OF_DISPLAY =
  /\bhtml\b|\bbrowser|webbrowser|online-?(?:version|ansicht)|web-?version|e-?mail-?(?:programm|client|reader)|mail ?(?:programm|client|reader)/i
const LINK = /<?(?:https?:\/\/|www\.)\S{1,2000}/gi

const wordsIn = (text: string): string[] =>
  text
    .slice(0, COMPARED)
    .replace(LINK, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{1,60}/gu) ?? []

/** The share of the words of one text that the other does not have. */
function missingShare(words: readonly string[], other: readonly string[]): number {
  const [mine, theirs] = [new Set(words), new Set(other)]
  return [...mine].filter(word => !theirs.has(word)).length / Math.max(mine.size, 1)
}

/**
 * Every mail program that can shows the HTML; where the plain form says the same it is the better text. It stands in for
 * the HTML where it has no words (only a link), where most of them are not in the HTML and speak of what shows it, or are
 * few beside those of the HTML.
 */
function isStub(plain: string, html: string): boolean {
  const words = wordsIn(plain)
  if (words.length > LONGEST_STUB) return false
  const shown = wordsIn(html)
  if (shown.length === 0 || words.length === 0) return shown.length > 0
  const missing = missingShare(words, shown)
  const muchLonger = shown.length >= MUCH_LONGER * words.length
  if (SPEAKS_OF_DISPLAY.test(plain)) return missing > 0.5 || muchLonger
  return muchLonger && missing > 0.7
}

/** Longest plain form, in characters, whose HTML is looked at: most mails are read without. */
const LONGEST_PLAIN = 4000

function textOf({ plain, html }: TextPart): string {
  if (html === null) return plain ?? ''
  if (plain !== null && plain.trim().length > LONGEST_PLAIN) return plain
  const shown = htmlToText(clean(html))
  return plain === null || plain.trim() === '' || isStub(plain, shown) ? shown : plain
}

/** @returns the texts of a mail, one below the other; of two forms of the same the one that says it */
export function bodyText(texts: readonly TextPart[]): string {
  return texts.map(textOf).join('\n')
}
