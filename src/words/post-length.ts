/**
 * How long a post is, counted as X counts. The only file that knows twitter-text.
 * Its ESM build is taken because it bundles without `require` and leaves out what is not used.
 */
import extractUrls from 'twitter-text/dist/esm/extractUrls.js'
import parseTweet from 'twitter-text/dist/esm/parseTweet.js'

/** Weighted characters a post may have (twitter-text configuration 3). */
export const POST_LIMIT = 280

/**
 * @param text brought to NFC before counting, as X does
 * @returns weighted characters: any URL 23, emoji and CJK 2, Latin letters 1
 */
export function weightedLength(text: string): number {
  return parseTweet(text.normalize('NFC')).weightedLength
}

/** @returns whether X would take the text: not blank, within {@link POST_LIMIT}, no forbidden character */
export function isPostable(text: string): boolean {
  return text.trim() !== '' && parseTweet(text.normalize('NFC')).valid
}

/** @returns whether X makes a link of any part of the text: also of a bare domain such as `www.example.com` */
export function hasLink(text: string): boolean {
  return extractUrls(text.normalize('NFC')).length > 0
}
