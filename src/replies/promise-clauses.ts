/** The clause a time stands in: what is denied, cancelled or made a condition there says nothing of the next one. */

const DAY_NEXT =
  '(?:am |on |by |bis |until )?(?:\\d|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)'
/** "Am Freitag und Samstag" is one; "that", "dass", "if" open a clause that they belong to. */
const BREAK = new RegExp(
  [
    '[,;:](?=\\s)',
    '\\s(?=\\()',
    '\\s[–-](?=\\s)',
    `\\s(?:und|and|or|oder)(?=\\s(?!${DAY_NEXT}))`,
    '\\s(?:then|dann|but|aber|while|sonst|sondern|because|although|though)(?=\\s)',
    '\\sso(?=\\s(?:we|i|our|he|she|they|the)\\s)',
    '\\s(?=(?:if|unless|wenn|falls|sofern|dass|ob|that|whether)\\s)',
    "\\s(?=(?:we|you|i|they|(?:an?|the|our|your) [a-z]{2,20})(?:['’]ll| will| shall)\\s)",
  ].join('|'),
  'gi',
)
/** What stands in such a clause belongs to the one before. */
const GOVERNED = /^(?:dass|ob|that|whether)\s/i
const SAYING = /(?:promise|guarantee|say|think|expect|believe|mean|sure|confirm)$/i
const CONDITION = /^(?:if|unless|wenn(?! (?:ich|wir) erst\s)|falls|sofern)\s/i
/** "Should you not hear": so only where the sentence begins with it; "should be with you" is none. */
const CONDITION_FIRST = /^(?:sollten?|should (?:you|we|it|the|this|your|there))\s/i
/** With fewer words beside it, a time was only put between commas. */
const WORDS = /[a-zäöüß]{2,}/gi

interface Span {
  readonly start: number
  readonly end: number
}

const isMark = (sentence: string, at: number): boolean => ' ,;:(–-'.includes(sentence.charAt(at))

/** Without the marks around it. Not by an expression: one for the end would take its time over a row of marks. */
function bare(sentence: string, { start, end }: Span): string {
  let [from, to] = [start, end]
  while (from < to && isMark(sentence, from)) from += 1
  while (to > from && isMark(sentence, to - 1)) to -= 1
  return sentence.slice(from, to)
}

/** The clauses of a sentence, in order; together they are the whole of it. */
function clausesOf(sentence: string): Span[] {
  const starts = [0, ...[...sentence.matchAll(BREAK)].map(({ index, 0: mark }) => index + mark.length)]
  return starts
    .map((start, at) => ({ start, end: starts[at + 1] ?? sentence.length }))
    .filter(clause => bare(sentence, clause) !== '')
}

/** What is said around a time. */
export interface Scope {
  /** The words of its clause, and of the one that governs it. */
  readonly words: string
  /** Whether it is only said for a case that may come. */
  readonly conditional: boolean
}

/** Number of the last clause that is needed to say something of the time. */
function lastOf(sentence: string, clauses: readonly Span[], first: number, text: Span): number {
  const at = clauses.findIndex(({ end }) => end >= text.end)
  const last = at < 0 ? clauses.length - 1 : Math.max(first, at)
  const said =
    sentence.slice(clauses[first]!.start, text.start) + sentence.slice(text.end, clauses[last]!.end)
  return (said.match(WORDS)?.length ?? 0) < 2 ? Math.min(last + 2, clauses.length - 1) : last
}

/** @returns the clause that `text` begins in, with those that it reaches into and the one it depends on */
export function scopeOf(sentence: string, text: string): Scope {
  const start = Math.max(0, sentence.indexOf(text))
  const clauses = clausesOf(sentence)
  const first = Math.max(
    0,
    clauses.findLastIndex(clause => clause.start <= start),
  )
  const last = lastOf(sentence, clauses, first, { start, end: start + text.length })
  const whole = bare(sentence, { start: clauses[first]!.start, end: clauses[last]!.end })
  const before = first > 0 ? bare(sentence, clauses[first - 1]!) : ''
  const conditional = CONDITION.test(whole) || (first === 0 && CONDITION_FIRST.test(whole))
  const governed = GOVERNED.test(whole) || SAYING.test(before)
  return { words: governed ? `${before} ${whole}` : whole, conditional }
}
