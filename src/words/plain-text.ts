/** Bringing what people type into a shape that a text can be built from, and shortening it without cutting words. */

/** Controls, invisible marks that reorder or split text, and non-characters; the joiner inside emoji stays. */
const INVISIBLE = /[\p{Cc}\u200b\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu

/** Words after which a dot ends no sentence. */
const ABBREVIATIONS = new Set(
  'nr tel str bzw ca usw evtl inkl zzgl ggf vgl abs art dr hr fr mr mrs ms no approx incl st'.split(' '),
)

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

/** @returns the text with a full stop where it ends without any mark; empty stays empty */
export function sentence(text: string): string {
  return text === '' || /[.!?…:]["“”»«’)]?$/u.test(text) ? text : `${text}.`
}

function endsSentence(word: string): boolean {
  if (/[!?]["“”»«’)]?$/u.test(word)) return true
  const stem = /^(.*)\.["“”»«’)]?$/u.exec(word)?.[1]
  return stem !== undefined && !/^\d+$|^.$|\..$/u.test(stem) && !ABBREVIATIONS.has(stem.toLowerCase())
}

/** @returns the sentences on one line each; a dot after a number or an abbreviation ends none, a line break does */
export function sentences(text: string): string[] {
  const found: string[] = []
  for (const line of paragraphs(text).split('\n')) {
    let words: string[] = []
    for (const word of line.split(' ')) {
      words.push(word)
      if (!endsSentence(word)) continue
      found.push(words.join(' '))
      words = []
    }
    found.push(words.join(' '))
  }
  return found.filter(part => part !== '')
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
  const cut = (count: number) =>
    `${words
      .slice(0, count)
      .join(' ')
      .replace(/[\s.,;:–-]+$/u, '')} …`
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
