/** The fields of an old mail, as Outlook and others write them above text without quote marks. */
import { type Field, fieldIn } from './header-labels.ts'
import { isBlank, isMarked, MAX_LINE, nextWritten } from './line.ts'

/** From, sent, to, cc, subject and so on, some of them folded. */
const MAX_BLOCK = 24
const TIME = /\d[:.h]\d\d/

/** How many lines at the end of a field belong to its value: folded ones begin with a blank. */
function folded(lines: readonly string[], at: number): number {
  let size = 0
  while (
    at + size < lines.length &&
    size < 3 &&
    /^[ \t]+\S/.test(lines[at + size]!) &&
    !fieldIn(lines[at + size]!)
  )
    size += 1
  return size
}

/** The line of the next field: the value of the one before may go on for two lines, and a blank line may part them. */
function nextField(lines: readonly string[], at: number): number {
  for (let next = at; next < Math.min(lines.length, at + 3); next += 1) {
    const line = lines[next]!
    if (isBlank(line)) {
      const written = nextWritten(lines, next)
      return written - next <= 2 && written < lines.length && fieldIn(lines[written]!.slice(0, MAX_LINE))
        ? written
        : -1
    }
    if (isMarked(line)) return -1
    if (fieldIn(line.slice(0, MAX_LINE))) return next
  }
  return -1
}

export interface Block {
  /** How many lines it takes; 0 where none begins. */
  readonly size: number
  readonly fields: ReadonlyMap<Field, string>
}

/** @returns the lines from `at` that read like fields of a mail, be it only one */
export function fieldsAt(lines: readonly string[], at: number): Block {
  const fields = new Map<Field, string>()
  let end = at
  let here = at
  while (here !== -1 && here < Math.min(lines.length, at + MAX_BLOCK)) {
    const found = fieldIn(lines[here]!.slice(0, MAX_LINE))
    if (found === null) break
    if (!fields.has(found.field)) fields.set(found.field, found.value)
    end = here + 1 + folded(lines, here + 1)
    here = nextField(lines, end)
  }
  return { size: end - at, fields }
}

/** Two such lines are also how people write down a journey; the third, an address or a time decides. */
function isHead(fields: ReadonlyMap<Field, string>): boolean {
  const from = fields.get('from')
  const sent = fields.get('sent')
  if (from === undefined) return fields.size >= 4
  if (fields.size >= 3) {
    return (
      fields.has('subject') ||
      [...fields.values()].some(value => value.includes('@')) ||
      TIME.test(sent ?? '')
    )
  }
  return from.includes('@') && TIME.test(sent ?? '')
}

/** All fields on one line, as HTML leaves them that was made text without its breaks. */
const ON_ONE_LINE =
  /^[\s*]*(?:from|von|de)\s?:[\s*].{1,200}\b(?:sent|gesendet|date|datum|envoyé)\s?:.{1,200}\b(?:subject|betreff|objet)\s?:/i

/** @returns how many lines the head of an old mail takes that begins at `at`, 0 where none does */
export function headAt(lines: readonly string[], at: number): number {
  const line = lines[at]!.slice(0, MAX_LINE)
  if (isMarked(line) || fieldIn(line) === null) return 0
  if (ON_ONE_LINE.test(line)) return 1
  const { size, fields } = fieldsAt(lines, at)
  return isHead(fields) ? size : 0
}
