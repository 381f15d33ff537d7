/** Says of each line of a mail what it is. */
import { attributionAt, runsOn } from './attribution.ts'
import { isDelimiter, isMarker, isRule, oldMailAt } from './boundaries.ts'
import { deviceLineAt } from './device-line.ts'
import { isBlank, isMarked, type Kind, type Line, seen } from './line.ts'
import { withTokens } from './token.ts'

const FENCE = /^\s{0,3}(?:```|~~~)/
/** A quoted line that was folded after it was marked: longer than this before, shorter than the next after. */
const FOLDED_FROM = 66
const REMNANT = 40

/** @returns for each line the index after its block of code, 0 outside of one; a fence that never closes opens none */
function codeEnds(lines: readonly string[]): Uint32Array {
  const ends = new Uint32Array(lines.length)
  let open = -1
  lines.forEach((line, at) => {
    if (!FENCE.test(line)) return
    if (open === -1) open = at
    else {
      ends.fill(at + 1, open, at + 1)
      open = -1
    }
  })
  return ends
}

const isBarred = (line: string): boolean => /^\s{0,3}\|/.test(line)

/** `|` marks quotes, too; one line alone or cells of a table are none. */
function isBarredQuote(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  if (!isBarred(line) || /\|.*\|\s*$/.test(line.slice(0, 200))) return false
  return isBarred(lines[at + 1] ?? '') || isBarred(lines[at - 1] ?? '')
}

interface Span {
  readonly kind: Kind
  readonly size: number
}

const one = (kind: Kind): Span => ({ kind, size: 1 })

/** Not quoted, not blank: what parts texts, or a text. */
function spanOfWords(lines: readonly string[], at: number): Span {
  const line = lines[at]!
  const old = oldMailAt(lines, at)
  if (old > 0) return { kind: 'head', size: old }
  if (isMarker(line)) return one('marker')
  if (isDelimiter(line)) return one('delimiter')
  if (isRule(line)) return one('rule')
  if (runsOn(line)) return one('head')
  const device = deviceLineAt(lines, at)
  if (device > 0) return { kind: 'device', size: device }
  return one(isBarredQuote(lines, at) ? 'quote' : 'text')
}

function spanAt(lines: readonly string[], at: number): Span {
  const line = lines[at]!
  if (isBlank(line)) return one('blank')
  const attribution = attributionAt(lines, at)
  if (attribution > 0) return { kind: 'attribution', size: attribution }
  return isMarked(line) ? one('quote') : spanOfWords(lines, at)
}

/** A mail program that folds quotes leaves the rest of a long line without a mark. */
function isRemnant(lines: readonly Line[], at: number): boolean {
  const { text, kind } = lines[at]!
  const before = lines[at - 1]
  if (kind !== 'text' || text.length > REMNANT || before?.kind !== 'quote' || lines[at + 1]?.kind !== 'quote')
    return false
  return before.text.length >= FOLDED_FROM && !/[.!?:]\s*$/.test(before.text)
}

/**
 * @param written the lines of a mail
 * @returns the same lines with what each of them is; code between fences is text
 */
export function label(written: readonly string[]): Line[] {
  const lines = written.map(seen)
  const ends = codeEnds(lines)
  const labelled: Line[] = []
  for (let at = 0; at < lines.length; ) {
    const code = ends[at]! - at
    const { kind, size } = code > 0 ? { kind: 'text' as const, size: code } : spanAt(lines, at)
    for (const text of written.slice(at, at + size)) labelled.push({ text, kind })
    at += size
  }
  return withTokens(labelled.map((line, at) => (isRemnant(labelled, at) ? { ...line, kind: 'quote' } : line)))
}
