/** Where the writer's text begins and ends, by what the lines are. */
import type { Kind, Line } from './line.ts'

/** A line of strokes with more than this below it parts two texts; with less, a signature. */
const MAX_SIGNATURE = 6

const isWritten = ({ kind }: Line): boolean => kind === 'text' || kind === 'quote'

function nextKind(lines: readonly Line[], at: number): Kind | null {
  return lines.slice(at, at + 12).find(({ kind }) => kind !== 'blank')?.kind ?? null
}

/** @returns whether a quote stands below the attribution; asked at any of its lines */
export function quoteFollows(lines: readonly Line[], at: number): boolean {
  let next = at
  while (lines[next]?.kind === 'attribution') next += 1
  return nextKind(lines, next) === 'quote'
}

/** @returns the first line that counts: above a forwarded mail, its fields are no text */
export function beginning(lines: readonly Line[]): number {
  let at = 0
  while (at < lines.length && !isWritten(lines[at]!)) {
    if (lines[at]!.kind === 'attribution' && quoteFollows(lines, at)) return at
    at += 1
  }
  return at
}

const ENDS: readonly Kind[] = ['head', 'delimiter', 'marker']

/** @returns the line where the old mail or the signature begins, for all that is known by the line itself */
export function hardEnd(lines: readonly Line[]): number {
  let written = false
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!
    if (isWritten(line)) written = true
    else if (written && ENDS.includes(line.kind)) return at
    else if (written && line.kind === 'attribution' && !quoteFollows(lines, at)) return at
  }
  return lines.length
}

/** @returns where a device's line or strokes begin a signature; not above answers that stand between quotes */
export function softEnd(lines: readonly Line[]): number {
  const lastText = lines.findLastIndex(({ kind }) => kind === 'text')
  const answered = lines.slice(0, Math.max(lastText, 0)).findLastIndex(({ kind }) => kind === 'quote')
  for (let at = 1; at < lines.length; at += 1) {
    const { kind } = lines[at]!
    if (kind === 'device' && answered < at) return at
    if (kind === 'rule' && answered < at && standsApart(lines, at) && isSignatureBelow(lines, at)) return at
  }
  return lines.length
}

/** The line above a heading's or a table's strokes has figures or ends a sentence. */
function standsApart(lines: readonly Line[], at: number): boolean {
  const above = lines[at - 1]!
  if (/^\s/.test(lines[at]!.text)) return false
  return above.kind !== 'text' || (above.text.length <= 40 && !/[\d.:!?]/.test(above.text))
}

function isSignatureBelow(lines: readonly Line[], at: number): boolean {
  let count = 0
  for (let below = at + 1; below < lines.length && count <= MAX_SIGNATURE; below += 1) {
    const { kind } = lines[below]!
    if (kind === 'quote' || kind === 'attribution') break
    if (kind === 'text') count += 1
  }
  return count <= MAX_SIGNATURE
}
