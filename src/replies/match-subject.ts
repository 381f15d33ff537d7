/** Subjects compared as people see them: without what programs put in front of them. */

/** Marks of answers: English, German, Swedish, Dutch, French, Italian, Spanish programs. */
const ANSWER = 're|aw|antw|antwort|sv|vs|betr|ref|réf|ris|r'
/** Marks of forwarded mail. */
const FORWARD = 'wg|fw|fwd|weitergeleitet|weiterleitung|tr|rv|vb|doorst|i'
const COUNTED = String.raw`(?:\[\d{1,3}\]|\(\d{1,3}\))?\s{0,3}[:：]`
const IN_FRONT = new RegExp(String.raw`^\s{0,5}(?:${ANSWER}|${FORWARD})${COUNTED}\s{0,5}`, 'i')
const FORWARDED = new RegExp(String.raw`^\s{0,5}(?:${FORWARD})${COUNTED}`, 'i')
/** Every mark ends with one; asking for it first spares most subjects the marks. */
const COLON = /[:：]/
/** `[EXTERN]`, `[Ticket#2026112210000012]`. */
const BRACKETS = /\[[^\][]{1,80}\]/g
/** White space that is not one plain space. */
const WIDE = /\s{2,}|[^\S ]/g
/** Shorter ones are words such as "Hello", which anybody writes. */
const SHORTEST = 8
/** RFC 5322 section 2.1.1 bounds a line at 998 characters. */
const LONGEST = 998
const MOST_MARKS = 20

/** @returns the subject without marks of answers and brackets, in small letters; null: too short to mean something */
export function plainSubject(subject: string | null): string | null {
  let rest = (subject ?? '').slice(0, LONGEST).normalize('NFC').replace(BRACKETS, ' ').trim()
  for (let marks = 0; marks < MOST_MARKS && COLON.test(rest) && IN_FRONT.test(rest); marks += 1)
    rest = rest.replace(IN_FRONT, '')
  const plain = rest.replace(WIDE, ' ').trim().toLowerCase()
  return plain.length < SHORTEST ? null : plain
}

/** @returns whether the person, or somebody else, passed the mail on */
export function isForwarded(subject: string | null): boolean {
  return FORWARDED.test((subject ?? '').slice(0, LONGEST))
}
