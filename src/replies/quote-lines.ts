/** Marks of what is not the sender's own text now; each test is linear in the line. */

const MAX_LINE = 500

const ATTRIBUTIONS = [
  /^(?:am|on|le|el|op)\s.{4,250}\s(?:schrieb|wrote|a écrit|escribió|schreef)\b.{0,200}:\s*$/iu,
  /^.{3,200}\s(?:schrieb|wrote)(?:\s(?:am|on)\s.{4,100})?:\s*$/iu,
  // Any language: a year, an address in angle brackets, at most a word, a colon.
  /^(?=.{0,250}(?:19|20)\d{2}).{4,250}<\s?[^<>\s]{3,200}>\s{0,3}[\p{L}()]{0,16}:\s*$/u,
  /^(?:am|on)\s.{4,250}<[^<>\s]{3,200}>:\s*$/iu,
]

/** @returns whether the line says who wrote what follows, and when */
export function isAttribution(line: string): boolean {
  return line.length <= MAX_LINE && ATTRIBUTIONS.some(pattern => pattern.test(line))
}

const SEPARATOR =
  /^\s*[-_*]{2,}\s*(?:ursprüngliche|urspruengliche|originale?|original|weitergeleitete|forwarded|ende der weitergeleiteten)[\s-]*(?:nachricht|message|e-?mail)?/iu
const FORWARDED =
  /^\s*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail))\s*:?\s*$/iu
const FROM_LINE = /^[\s*]*(?:von|from|de)\s?\*?:\*?\s.{1,300}$/iu
const OTHER_LINES = /^[\s*]*(?:gesendet|sent|datum|date|an|to|cc|betreff|subject)\s?\*?:/iu

const RULE = /^\s*[-_]{10,}\s*$/

function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!FROM_LINE.test(lines[at]!.slice(0, MAX_LINE))) return false
  const next = lines.slice(at + 1, at + 6).filter(one => OTHER_LINES.test(one.slice(0, MAX_LINE)))
  return next.length >= 2
}

/** @returns whether here begins the block of an old mail (Outlook's four lines, a separator) */
export function isOldMailBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at]!.slice(0, MAX_LINE)
  if (RULE.test(line) && at + 1 < lines.length) return isHeaderBlock(lines, at + 1)
  if (SEPARATOR.test(line) || FORWARDED.test(line)) return true
  return isHeaderBlock(lines, at)
}

/** @returns whether the line parts the signature ("-- ", RFC 3676 section 4.3) or was put there by a device */
export function isSignature(line: string): boolean {
  return (
    /^-- ?$/.test(line) ||
    /^\s*(?:von meinem .{2,40} gesendet|sent from (?:my|outlook|mail|yahoo) .{2,80}|gesendet mit der .{2,40} app)\.?\s*$/i.test(
      line.slice(0, MAX_LINE),
    )
  )
}

/** @returns whether it is the line of a ticket system that asks to answer above it */
export function isTicketLine(line: string): boolean {
  return /^\s*##-\s.{3,200}\s-##/.test(line.slice(0, MAX_LINE))
}

const FOOTER = [
  /^\s*(?:geschäftsführ(?:er|ung|erin|ende)|vorstand|vorsitzende[rs]? des (?:vorstands|aufsichtsrats)|aufsichtsrat|handelsregister|registergericht|sitz der gesellschaft|ust-?id|amtsgericht .{2,40} hr[ab])\b/iu,
  /^\s*(?:pflichtangaben|impressum)\b.{0,80}$/iu,
  /^\s*(?:diese (?:e-?mail|nachricht)|der inhalt dieser (?:e-?mail|nachricht)|die(?:se)? information(?:en)?).{0,80}(?:vertraulich|ausschließlich für|rechtlich geschützt)/iu,
  /^\s*this (?:e-?mail|message|communication).{0,120}(?:confidential|intended (?:solely|only)|privileged)/iu,
  /^\s*(?:confidentiality notice|registered (?:office|in england)|company registration)\b/iu,
]

/** @returns whether the legal footer begins here */
export function isFooter(line: string): boolean {
  return FOOTER.some(pattern => pattern.test(line.slice(0, MAX_LINE)))
}
