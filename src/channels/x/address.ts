/** A handle on X, in its one normal form `@name`. */

/** 1 to 15 letters, digits and underscores (X help centre, "username length and characters"). */
const HANDLE = /^@?([A-Za-z0-9_]{1,15})$/
const PROFILE =
  /^(?:https?:\/\/)?(?:www\.|mobile\.)?(?:x|twitter)\.com\/@?([A-Za-z0-9_]{1,15})\/?(?:\?[^\s]*)?$/i

/** First words of paths that are pages of X itself. */
const PAGES: readonly string[] = [
  'compose',
  'explore',
  'hashtag',
  'home',
  'i',
  'intent',
  'login',
  'messages',
  'notifications',
  'search',
  'settings',
  'share',
]

/**
 * Reads `@handle`, `handle` or the link of a profile on x.com or twitter.com.
 * @returns `@handle` as written (X ignores case), or null
 */
export function parseHandle(text: string): string | null {
  const trimmed = text.length <= 200 ? text.trim() : ''
  const handle = HANDLE.exec(trimmed)?.[1]
  if (handle) return `@${handle}`
  const linked = PROFILE.exec(trimmed)?.[1]
  return linked && !PAGES.includes(linked.toLowerCase()) ? `@${linked}` : null
}
