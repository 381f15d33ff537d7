/** A handle on Bluesky, in its one normal form `@name.bsky.social`: a host name, in lower case. */

/** Labels of letters, digits and hyphens, the last one begins with a letter (atproto.com, "Handle"). */
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const HANDLE = new RegExp(String.raw`^(?:${LABEL}\.){1,10}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`)
/** At most 253 characters (same source). */
const MAX_HANDLE = 253
/** Endings no handle has (same source); `handle.invalid` stands for one that is not proved. */
const NO_ENDING = /\.(?:alt|arpa|internal|invalid|local|localhost|onion)$/
const PROFILE = /^(?:https?:\/\/)?bsky\.app\/profile\/@?([a-z0-9.-]{1,253})\/?(?:\?\S*)?$/

/** @returns whether this is a handle, without its @ */
export function isHandle(text: string): boolean {
  return text.length <= MAX_HANDLE && HANDLE.test(text) && !NO_ENDING.test(text)
}

/**
 * Reads `@handle`, `handle` or the link of a profile on bsky.app.
 * @returns `@handle` in lower case, or null
 */
export function parseHandle(text: string): string | null {
  if (text.length > 400) return null
  const trimmed = text.trim().toLowerCase()
  const handle = PROFILE.exec(trimmed)?.[1] ?? trimmed.replace(/^@/, '')
  return isHandle(handle) ? `@${handle}` : null
}
