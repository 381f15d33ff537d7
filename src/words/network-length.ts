/** How long a post is, counted as Bluesky and Mastodon count. */

/** Graphemes of a post (lexicon app.bsky.feed.post, `maxGraphemes` of `text`); its `maxLength` is 3,000 bytes. */
export const BLUESKY_LIMIT = 300
const BYTES_EACH = 3_000 / BLUESKY_LIMIT

/** Characters of a post where a server says nothing else (mastodon/mastodon, StatusLengthValidator::MAX_CHARS). */
export const MASTODON_LIMIT = 500
/** Characters that any link counts for (docs.joinmastodon.org, `characters_reserved_per_url`). */
export const MASTODON_LINK = 23

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** @returns what a reader takes for characters: a family of emoji is one */
function graphemes(text: string): number {
  let count = 0
  for (const _ of SEGMENTS.segment(text)) count += 1
  return count
}

const LINK = /https?:\/\/[^\s<>"]+/g
/** Of an account on another server only `@name` counts. */
const ELSEWHERE = /(@[\w.-]{1,64})@[\w.-]{1,253}(?=[^\w.-]|$)/g

/**
 * @param link characters that a link counts for, as the server says
 * @returns characters as Mastodon counts them: graphemes, links and mentions shortened (StatusLengthValidator)
 */
export function mastodonLength(text: string, link: number = MASTODON_LINK): number {
  return graphemes(text.replace(ELSEWHERE, '$1').replace(LINK, '*'.repeat(link)))
}

/**
 * @returns graphemes, or a tenth of the bytes where that is more: 300 is the limit of the one and 3,000 of the other, so
 *   a text is too long by this measure exactly when Bluesky refuses it
 */
export function blueskyLength(text: string): number {
  return Math.max(graphemes(text), Math.ceil(new TextEncoder().encode(text).length / BYTES_EACH))
}
