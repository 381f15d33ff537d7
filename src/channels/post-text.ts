/** Texts of posts: bounded as they come in, and compared where a post of ours is looked for. */

/** Characters of a post that are read (no platform here has longer answers by desks). */
const MAX_TEXT = 5_000

/** @returns the text with at most 5,000 characters, whole ones */
export function boundedText(text: string): string {
  return text.slice(0, MAX_TEXT).toWellFormed().trim()
}

/** Networks rewrite links, show of `@name@server` the name only, and drop or add blanks. */
function essence(text: string): string {
  return text
    .slice(0, 20_000)
    .normalize('NFC')
    .replace(/https?:\/\/[^\s<>"]+/g, '*')
    .replace(/(@[\w.-]{1,64})@[\w.-]{1,253}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** @returns whether two texts are the same post: words alike, links and white space set aside */
export function sameWords(one: string, other: string): boolean {
  return essence(one) === essence(other)
}
