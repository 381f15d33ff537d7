/** Bringing what people type into a shape that a text can be built from, and shortening it without cutting words. */
import { endsSentence } from './sentence-end.ts'

/** Controls, invisible marks that reorder or split text, and non-characters; the joiner inside emoji stays. */
const INVISIBLE = /[\p{Cc}\u200b\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu

/** @returns the text on one line: NFC, whole characters only, single blanks, nothing invisible */
export function oneLine(text: string): string {
  const visible = text.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').replace(INVISIBLE, '')
  return visible.replace(/ +/g, ' ').trim()
}

/** @returns the text with its line breaks kept as `\n`, at most one empty line in a row, nothing invisible */
export function paragraphs(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').map(oneLine)
  return lines
    .filter((line, index) => line !== '' || (lines[index - 1] ?? '') !== '')
    .join('\n')
    .trim()
}

/** A first word that is all small letters; `iPhone`, `www.firma.de` and `o2` are written as they are. */
const SMALL_WORD = /^["„“»«(]?\p{Ll}+(?=[\s,;:!?-]|[.…]*$|[.…]+\s)/u
const ENDED = /(?:[.!?…:]["“”»«’)]?|(?:https?:\/\/|www\.)\S+)$/u

/** @returns the text with a capital first letter, unless the first word is one that is written otherwise */
export function capitalised(text: string): string {
  return text.replace(SMALL_WORD, word => word.replace(/\p{Ll}/u, letter => letter.toUpperCase()))
}

/** @returns the text as it stands as a sentence: a capital first letter, and a full stop where it ends without any mark */
export function sentence(text: string): string {
  const begun = capitalised(text)
  return begun === '' || ENDED.test(begun) ? begun : `${begun}.`
}

/** @returns the person's own words with their line breaks: a capital first letter, and a full stop at the very end */
export function ownText(text: string): string {
  return sentence(paragraphs(text))
}

/** @returns the text without the mark that ends its sentence; the dot of a date or an abbreviation stays */
export function withoutStop(text: string): string {
  const last = text.slice(text.lastIndexOf(' ') + 1)
  return last.endsWith('.') && !endsSentence(last, '') ? text : text.replace(/[.!?,;:]+$/, '')
}

/** @returns whether the text begins with the words of the title, which was perhaps shortened */
export function beginsWith(text: string, title: string): boolean {
  const start = withoutStop(oneLine(title).replace(/ ?…$/, ''))
  return start !== '' && oneLine(text).toLowerCase().startsWith(start.toLowerCase())
}

/** @returns the sentences on one line each; a dot after a number or an abbreviation ends none, a line break does */
export function sentences(text: string): string[] {
  const found: string[] = []
  for (const line of paragraphs(text).split('\n')) {
    const all = line.split(' ')
    let begun = 0
    all.forEach((word, at) => {
      if (!endsSentence(word, all[at + 1] ?? '')) return
      found.push(all.slice(begun, at + 1).join(' '))
      begun = at + 1
    })
    found.push(all.slice(begun).join(' '))
  }
  return found.filter(part => part !== '')
}

/** @returns the first `count` words, with the mark that more followed */
export function cutAfter(words: readonly string[], count: number): string {
  const kept = words.slice(0, count).join(' ')
  return `${kept.replace(/[\s.,;:–-]+$/u, '')} …`
}

/**
 * Shortens at a word end and marks it with an ellipsis.
 * @param text on one line
 * @param fits must hold for fewer words if it holds for more
 * @returns the longest beginning that fits, or '' when not even the first word does
 */
export function shorten(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text
  const words = text.split(' ')
  const cut = (count: number) => cutAfter(words, count)
  let [kept, over] = [0, words.length]
  while (over - kept > 1) {
    const middle = (kept + over) >> 1
    if (fits(cut(middle))) kept = middle
    else over = middle
  }
  return kept === 0 ? '' : cut(kept)
}

/** @param limit in UTF-16 units */
export function shortenTo(text: string, limit: number): string {
  return shorten(text, part => part.length <= limit)
}

/** @returns words as a speaker would count them: parts between blanks */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length
}
