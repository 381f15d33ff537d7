/** "On ... wrote:", in any language and folded over several lines. Each test is linear in the joined line. */
import { beginsParagraph, isBlank, isMarked, MAX_LINE, nextWritten } from './line.ts'
import { saysAnyoneWrote, saysWrote } from './wrote-words.ts'

/** Programs fold an attribution at 72 to 80 characters: name, address and date take four lines at most. */
const MAX_FOLDED = 4
/** With the pieces of the address on lines of their own (HTML that was made text twice). */
const MAX_TORN = 8
/** Up to four short words before the first number: "On Thu, Mar 12", "Am Do., 12.", "W dniu 2026-03-12". */
const OPENS = /^\s{0,8}[*"]?(?:[^\s\d]{1,14}\s){0,4}\d/
const ADDRESS = /[^\s<>@]@[^\s<>@]/
const ANGLED = /<\s{0,2}[^<>@]{1,100}@[^<>]{1,200}>/
const DATE = /(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d\d/
const TIME = /\d{1,2}[:：]\d\d|\bklo?\.?\s\d{1,2}\.\d\d|\d{1,2}\s?h\s?\d\d|\d時|\d\.\d\d\s?(?:uhr|[ap]\.?m)/i
const ENDS = /(?:[:：]|\s-{2,})[\s*]*$/
/** A sentence that goes on after its full stop; "Fr., 28. Apr. 2026" is none. */
const SENTENCE = /[a-zäöüß]{4}[.!?]\s+[^\d\s]/
/** Old Gmail: date and name, without a verb and without a colon. */
const ISO_STAMP =
  /^\s{0,3}\d{4}[-/]\d{1,2}[-/]\d{1,2}\s(?:\d{1,2}:\d\d\s(?:GMT|UTC)[+-]\d{1,2}(?::\d\d)?\s.{1,100}$|.{1,120}>:?\s{0,3}$)/
/** GroupWise puts three marks around name and date; Emacs (Supercite) five before it. */
const GROUPWISE = /^>>>\s.{1,200}\d.{0,40}\s>>>\s*$|^>{5}\s".{1,80}"\s==\s.{1,200}(?:writes|wrote):\s*$/
/** Yahoo on a phone begins the old text on the same line. */
const RUN_ON = /^(.{15,300}?<[^<>\s]{3,200}>\s?[^\s:]{3,20}:)\s+\S/

/** How many words stand after the address. */
function wordsAfterAddress(line: string): number {
  const rest = line.slice(Math.max(line.lastIndexOf('>'), line.lastIndexOf('@')) + 1)
  return line.lastIndexOf('>') > line.lastIndexOf('@') ? rest.split(/\s+/).filter(Boolean).length : 99
}

const isDated = (line: string): boolean => DATE.test(line) || TIME.test(line)

/** The name of whoever wrote stands where no verb is known: a date, an address, hardly more. */
function isWordless(line: string): boolean {
  if (ANGLED.test(line)) return isDated(line) && wordsAfterAddress(line) <= 3
  return OPENS.test(line) && DATE.test(line) && TIME.test(line) && /@[^\s@<>]{3,200}:\s*$/.test(line)
}

/** @returns whether the line, by itself, says who wrote the old mail that follows */
function isCertain(line: string): boolean {
  if (SENTENCE.test(line)) return false
  if (!ENDS.test(line)) {
    const signed = saysWrote(line) && /(?:>|wrote|schrieb)\s*$/.test(line)
    return signed && OPENS.test(line) && ANGLED.test(line) && TIME.test(line)
  }
  if (saysWrote(line))
    return ANGLED.test(line) || (isDated(line) && ADDRESS.test(line)) || (DATE.test(line) && TIME.test(line))
  return ADDRESS.test(line) && isWordless(line)
}

/** @returns whether the line says who wrote, given that a quote follows */
function isLikely(line: string): boolean {
  if (SENTENCE.test(line) || !ENDS.test(line) || line.length > 300) return false
  return saysAnyoneWrote(line) || ANGLED.test(line) || (DATE.test(line) && TIME.test(line))
}

const isTorn = (joined: string): boolean => joined.split('<').length > joined.split('>').length

/** A blank line within an attribution: only where the address comes on a line of its own. */
function goesOn(lines: readonly string[], at: number, joined: string): boolean {
  return OPENS.test(joined) && TIME.test(joined) && /^\s*</.test(lines[nextWritten(lines, at)] ?? '')
}

interface Fold {
  readonly joined: string
  /** How many lines it takes. */
  readonly size: number
}

/** The line at `at`, then with one more line of its own each. */
function* foldsAt(lines: readonly string[], at: number): Generator<Fold> {
  let joined = ''
  for (let size = 1; size <= MAX_TORN && at + size <= lines.length; size += 1) {
    const line = lines[at + size - 1]!
    const torn = isTorn(joined)
    if (size > MAX_FOLDED && !torn) return
    if (isBlank(line) && (torn || goesOn(lines, at + size - 1, joined))) continue
    if (isBlank(line) || (isMarked(line) && !torn)) return
    joined = `${joined} ${line.trim()}`.trimStart()
    if (joined.length > MAX_LINE) return
    yield { joined, size }
  }
}

/** Whether the fold may begin here: else the writer's last words would go with it. */
const mayFold = (lines: readonly string[], at: number): boolean =>
  beginsParagraph(lines, at) || OPENS.test(lines[at]!) || ANGLED.test(lines[at]!)

/** A later line that opens an attribution by itself is where it begins. */
function opensLater(lines: readonly string[], at: number, size: number): boolean {
  for (let later = at + 1; later < at + size; later += 1) {
    if (!OPENS.test(lines[later]!)) continue
    if (isCertain(lines.slice(later, at + size).join(' '))) return true
  }
  return false
}

function quoteFollows(lines: readonly string[], at: number): boolean {
  const next = nextWritten(lines, at)
  return next < lines.length && next - at <= 3 && isMarked(lines[next]!)
}

/**
 * @param lines the mail; `at` a line without quote mark (GroupWise's own marks excepted)
 * @returns how many lines the attribution takes that begins here, 0 where none does
 */
export function attributionAt(lines: readonly string[], at: number): number {
  const first = lines[at]!.slice(0, MAX_LINE + 1)
  if (GROUPWISE.test(first)) return 1
  if (isMarked(first) || first.length > MAX_LINE) return 0
  if (beginsParagraph(lines, at) && ISO_STAMP.test(first)) return 1
  const folding = mayFold(lines, at)
  for (const { joined, size } of foldsAt(lines, at)) {
    if (size > 1 && !folding) return 0
    const found = isCertain(joined) || (isLikely(joined) && quoteFollows(lines, at + size))
    if (found) return opensLater(lines, at, size) ? 0 : size
  }
  return 0
}

/** @returns whether the line is an attribution and the beginning of the old text in one */
export function runsOn(line: string): boolean {
  if (!line.includes('<') || !OPENS.test(line)) return false
  const said = RUN_ON.exec(line.slice(0, MAX_LINE))?.[1]
  return said !== undefined && saysWrote(said) && isCertain(said)
}
