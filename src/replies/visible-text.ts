/** What the sender wrote now: without quotes, the block of the old mail, signature and legal footer. */
import { isAttribution, isFooter, isOldMailBlock, isSignature, isTicketLine } from './quote-lines.ts'

/** Longest text that is looked at, in characters; a letter has some thousand. */
const MAX_TEXT = 200_000
/** An attribution may be folded over this many lines. */
const FOLDED = 3

const isQuoted = (line: string): boolean => /^\s{0,3}>/.test(line)

/** Only a line that begins like one is folded: else the sender's last words would go with it. */
const BEGINS = /^\s*(?:am|on|le|el|op|\d)|<[^<>\s]{1,100}@[^<>\s]{1,200}>/i

/** @returns how many lines the attribution takes that begins here, 0 where none does */
function attributionAt(lines: readonly string[], at: number): number {
  const longest = BEGINS.test(lines[at]!) ? FOLDED : 1
  for (let size = 1; size <= longest; size += 1) {
    const joined = lines
      .slice(at, at + size)
      .map(line => line.replace(/^\s*/, ''))
      .join(' ')
    if (isAttribution(joined)) return size
  }
  return 0
}

function quotesFollow(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 4).find(line => line.trim() !== '')
  return next !== undefined && isQuoted(next)
}

/** @returns the kept lines: unquoted ones, up to where the old mail begins without any mark */
function ownLines(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!
    if (isQuoted(line) || isTicketLine(line)) continue
    const taken = attributionAt(lines, at)
    if (taken > 0 && !quotesFollow(lines, at + taken)) break
    if (taken > 0) at += taken - 1
    else if (isOldMailBlock(lines, at) || isSignature(line)) break
    else kept.push(line)
  }
  return kept
}

function withoutFooter(lines: readonly string[]): readonly string[] {
  const footer = lines.findIndex((line, at) => at > 0 && isFooter(line))
  return footer === -1 ? lines : lines.slice(0, footer)
}

const tidy = (lines: readonly string[]): string =>
  lines
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/**
 * @param text plain text of a message
 * @returns what its sender wrote; answers between quoted lines stay; where nothing would stay (a forwarded mail),
 *   the text without its quote marks
 */
export function visibleTextOf(text: string): string {
  const lines = text.slice(0, MAX_TEXT).replace(/\r\n?/g, '\n').split('\n')
  const visible = tidy(withoutFooter(ownLines(lines)))
  return visible === '' ? tidy(lines.map(line => line.replace(/^[\s>]{1,40}/, ''))) : visible
}
