/** Which lines of a mail its writer wrote now, by what the lines are. */
import { beginning, hardEnd, quoteFollows, softEnd } from './ends.ts'
import type { Kind, Line } from './line.ts'
import { isSigned, keptOfEnd } from './sign-off.ts'

/** Signature, quote, footer, device, each above the other: the end is looked at this often. */
const MAX_ROUNDS = 8

/** The same without quotes that nobody answered below, and without what else parts and ends. */
function withoutLastQuotes(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex(({ kind }) => kind === 'text')
  if (last === -1) return lines.slice(0, lines.findLastIndex(({ kind }) => kind === 'quote') + 1)
  return lines.slice(0, last + 1)
}

/** Footers are looked for below the last quote only, but never so that nothing stays. */
function withoutFooter(lines: readonly Line[]): readonly Line[] {
  const start = lines.findLastIndex(({ kind }) => kind === 'quote') + 1
  const kept = keptOfEnd(
    lines.slice(start).map(({ text }) => text),
    start > 0,
  )
  return start + kept === 0 ? lines : lines.slice(0, start + kept)
}

function withoutTail(lines: readonly Line[]): readonly Line[] {
  let kept = lines
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = withoutFooter(withoutLastQuotes(kept))
    if (next.length === kept.length) break
    kept = next
  }
  return kept
}

function countQuotes(lines: readonly Line[]): number {
  let count = 0
  let inside = false
  for (const { kind } of lines) {
    if (kind === 'quote' && !inside) count += 1
    if (kind === 'quote') inside = true
    if (kind === 'text') inside = false
  }
  return count
}

/** Somebody who answers below one quote answers all of it: the quote goes. Between quotes, each question stays. */
function withoutAnswered(lines: readonly Line[]): readonly Line[] {
  const answer = lines.findIndex(({ kind }) => kind === 'text')
  if (lines[0]?.kind !== 'attribution' || answer === -1 || countQuotes(lines) !== 1) return lines
  return lines.slice(answer)
}

/**
 * Below a letter that is signed, a quote of which nobody says who wrote it was quoted by us: the lines between are our
 * answers to them.
 */
function withoutOldAnswers(lines: readonly Line[]): readonly Line[] {
  const quote = lines.findIndex(({ kind }) => kind === 'quote' || kind === 'attribution')
  if (quote < 1 || lines[quote]!.kind === 'attribution') return lines
  return isSigned(lines.slice(0, quote).map(({ text }) => text)) ? lines.slice(0, quote) : lines
}

const UNWRITTEN: readonly Kind[] = ['attribution', 'device', 'token']

/** Drops the lines that nobody wrote, with one of the blank lines around them. */
function onlyWritten(lines: readonly Line[]): Line[] {
  const kept: Line[] = []
  let dropped = false
  for (const line of lines) {
    const blank = line.kind === 'blank'
    if (UNWRITTEN.includes(line.kind)) dropped = true
    else if (!(blank && dropped && kept.at(-1)?.kind === 'blank')) {
      kept.push(line)
      if (!blank) dropped = false
    }
  }
  return kept
}

/**
 * @param lines the labelled lines of a mail
 * @returns those that its writer wrote now, and the quoted ones that answers refer to
 */
export function ownPart(lines: readonly Line[]): Line[] {
  const begun = lines.slice(beginning(lines))
  const body = begun.slice(0, hardEnd(begun))
  return onlyWritten(withoutAnswered(withoutTail(withoutOldAnswers(body.slice(0, softEnd(body))))))
}

/** @returns the lines above the first old mail that bears no marks */
function aboveOld(lines: readonly Line[]): readonly Line[] {
  const old = lines.findIndex(
    ({ kind }, at) =>
      kind === 'head' || kind === 'marker' || (kind === 'attribution' && !quoteFollows(lines, at)),
  )
  return old === -1 ? lines : lines.slice(0, old)
}

/**
 * @param lines the labelled lines of a mail
 * @param own what {@link ownPart} made of them
 * @returns the lines between the text and the old mail, or the end, that are neither: signature and footer
 */
export function footerPart(lines: readonly Line[], own: readonly Line[]): Line[] {
  const kept = new Set(own)
  const start = lines.findIndex(line => kept.has(line))
  const zone = aboveOld(lines.slice(Math.max(start, 0)))
  return zone.filter(line => (line.kind === 'text' || line.kind === 'blank') && !kept.has(line))
}

/**
 * @param lines the labelled lines of a mail
 * @param own what {@link ownPart} made of them
 * @returns the lines that name the matter for a machine: above the text, and below it down to the old mail
 */
export function tokenPart(lines: readonly Line[], own: readonly Line[]): Line[] {
  const start = Math.max(own[0] === undefined ? 0 : lines.indexOf(own[0]), 0)
  const zone = [...lines.slice(0, start), ...aboveOld(lines.slice(start))]
  return zone.filter(({ kind }, at) => kind === 'token' || (kind === 'marker' && at < start))
}
