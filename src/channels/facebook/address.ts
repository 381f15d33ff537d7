/** A page on Facebook, in its one normal form: its name, or its number. */
import { isFacebookHost } from './host.ts'

/** Letters, digits and dots, at least 5 (Facebook help, "custom usernames"); older and longer forms hold hyphens. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9.-]{1,79}$/
const ID = /^[1-9]\d{4,19}$/

/** First words of paths that are pages of Facebook itself. */
const OWN_PAGES: readonly string[] = [
  'events',
  'groups',
  'hashtag',
  'help',
  'login',
  'marketplace',
  'messages',
  'permalink.php',
  'photo',
  'photo.php',
  'reel',
  'share',
  'sharer',
  'sharer.php',
  'story.php',
  'watch',
]

/**
 * Reads a page name, a page number or the link of a page on facebook.com.
 * @returns the name or number, or null
 */
export function parsePage(text: string): string | null {
  const trimmed = text.length <= 300 ? text.trim() : ''
  const link = /^(?:https?:\/\/)?((?:[a-z-]+\.)?facebook\.com\/.*)$/i.exec(trimmed)?.[1]
  if (link !== undefined) return pageOfLink(`https://${link}`)
  return pageName(trimmed.startsWith('@') ? trimmed.slice(1) : trimmed)
}

function pageOfLink(link: string): string | null {
  if (!URL.canParse(link)) return null
  const { hostname, pathname, searchParams } = new URL(link)
  if (!isFacebookHost(hostname)) return null
  const [first = '', second, third, ...more] = pathname.split('/').filter(part => part !== '')
  if (first === 'profile.php' && second === undefined) return idOf(searchParams.get('id'))
  if ((first === 'pages' || first === 'people') && more.length === 0) return idOf(third)
  return second === undefined ? pageName(first) : null
}

function pageName(text: string): string | null {
  const own = OWN_PAGES.includes(text.toLowerCase()) || /\.(?:com|php)$/i.test(text)
  return NAME.test(text) && !own ? text : null
}

function idOf(text: string | null | undefined): string | null {
  return text && ID.test(text) ? text : null
}

/** @returns the link of the page; a number goes through `profile.php`, which works for pages without a name */
export function pageLink(page: string): string {
  return ID.test(page)
    ? `https://www.facebook.com/profile.php?id=${page}`
    : `https://www.facebook.com/${page}`
}
