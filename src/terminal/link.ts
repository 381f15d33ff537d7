/** Links on a terminal: the whole address is always printed, and made clickable where that is understood (OSC 8). */
import type { GlobalOptions, System } from '../world.ts'
import { colours } from './screen.ts'
import { styled } from './style.ts'

/** Longest address that VTE and iTerm2 take in a hyperlink, in bytes ("Hyperlinks in Terminal Emulators", length limits). */
const LONGEST = 2_083
/** An address up to this length is its own label. */
const SHORT = 60

/** What may stand in an OSC 8 sequence: bytes 32 to 126 (same source), and schemes that open nothing but a page or a mail. */
const PLAIN = /^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/

/** Terminals that print the sequence as letters, or nobody knows: the console of Linux, of Windows without Terminal, Emacs. */
function understands(platform: NodeJS.Platform, env: System['env']): boolean {
  if (env.TERM === 'dumb' || env.TERM === 'linux' || env.INSIDE_EMACS || env.CI) return false
  return platform !== 'win32' || Boolean(env.WT_SESSION || env.TERM_PROGRAM)
}

/** @returns whether links may be made clickable: a person at a terminal in colour that is no screen reader's */
export function hyperlinks(system: System, options: GlobalOptions): boolean {
  const { stdout, env, platform } = system
  const spoken = options.accessible || env.ACCESSIBLE
  if (stdout.isTTY !== true || options.json || spoken) return false
  return understands(platform, env) && colours(system, options)[0]
}

/** The label is a part of the address itself, so that no text from outside can call one address by another's name. */
function labelOf(url: string): string {
  const [page = url] = url.split('?', 1)
  return url.length <= SHORT ? url : `${page.slice(0, SHORT)} …`
}

/** @returns the address behind its own beginning; one that cannot be made clickable as it is */
export function clickable(url: string, paint: (label: string) => string): string {
  if (!PLAIN.test(url) || url.length > LONGEST) return url
  return `\u001b]8;;${url}\u001b\\${paint(labelOf(url))}\u001b]8;;\u001b\\`
}

/**
 * @param can as {@link hyperlinks} says
 * @returns lines that hold the whole address once as text, never wrapped, so that it stays one to copy
 */
export function linkLines(label: string, url: string, can: boolean): string[] {
  // Dim, because one with a letter in it fills the screen.
  if (!can || !PLAIN.test(url) || url.length > LONGEST) return [`${label}: ${styled('dim', url)}`]
  const link = `${label}: ${styled('link', url)}`
  return url.length <= SHORT ? [link] : [link, styled('dim', url)]
}
