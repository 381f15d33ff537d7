/** Where a letter ends: its closing and the name stay, what stands below them goes. */
import { isBar, isContact, isFooterAt, isFooterLine, isListLine, isRole } from './footer.ts'
import { beginsParagraph, isBlank, MAX_LINE, nextWritten } from './line.ts'

const CLOSINGS = [
  /^(?:mit )?(?:(?:ganz |sehr )?(?:freundlich|best|herzlich|lieb|viel|schön|sonnig|kollegial|nett|freundschaftlich|schönst)\S{0,6}) (?:und \S{2,20} )?(?:grüße?n?|grüsse?n?|gruesse?n?|gruß|gruss|empfehlungen|wünschen)(?![a-zäöüß])/i,
  /^(?:mfg|mit freundlichem gruß|lg|vg|bg|gruß|grüße|gruss|grüsse|hochachtungsvoll|alles gute|herzlichst|es grüßt|beste wünsche|bis dahin|bis bald|grüßle|servus|ahoi|tschüss|tschüß|tschau|ciao|in diesem sinne|(?:ein )?schönes wochenende|(?:einen )?schönen (?:tag|abend|feierabend|gruß))(?=[\s,.!]|$)/i,
  /^(?:(?:with |my |our )?(?:kind|best|warm|kindest|warmest|friendly|many)?(?:est)? ?(?:regards|wishes)|(?:with |my |our )?(?:kind|best|warm|friendly) greetings|yours(?: sincerely| faithfully| truly)?|sincerely(?: yours)?|best|cheers|thanks|thank you|many thanks|thanks (?:and|&) (?:kind |best )?regards|all the best|respectfully|cordially|warmly|gratefully|kindest|very best|take care|stay (?:safe|well)|(?:speak|talk) soon|have a (?:great|good|nice|lovely) (?:day|evening|week|weekend)|happy travels|with (?:many |sincere |our )?(?:thanks|apologies)|rgds|kr|br|ta|love)(?=[\s,.!/]|$)/i,
  /^(?:(?:bien )?cordialement|saludos|un saludo|atentamente|cordiali saluti|distinti saluti|met vriendelijke groet\S{0,2}|atenciosamente|pozdrawiam|s pozdravem|med vänlig hälsning\S{0,2}|mvh|(?:med )?(?:venlig|vennlig) hilsen|с уважением|з повагою)(?=[\s,.!]|$)/i,
]
/** A closing is a line of its own; "Thanks for the quick reply, ..." is not. */
const MAX_CLOSING = 60
/** These also begin a sentence; as a closing they have hardly a word after them. */
const OPEN_CLOSING =
  /^(?:thanks?|best|cheers|many|bis|alles|take|yours|servus|ahoi|ciao|in|ein|einen|schön\S{0,2}|very|stay|speak|talk|have|happy|with|kr|br|ta|love)(?![a-zäöüß])/i
const MAX_OPEN_CLOSING = 4

/** Longer below the name is no block any more, but another text. */
const MAX_BLOCK = 60
const POSTSCRIPT = /^\s{0,3}(?:p\.?\s?p\.?\s?s|p\.?\s?s)\b[.:]?\s/i

function isClosing(line: string): boolean {
  const words = line.trim()
  if (OPEN_CLOSING.test(words) && words.split(/\s+/).length > MAX_OPEN_CLOSING) return false
  return (
    words.length <= MAX_CLOSING &&
    !/[?;:]$/.test(words) &&
    CLOSINGS.some(pattern => pattern.test(words)) &&
    !/\b(?:for|für|dass|that)\b/i.test(words)
  )
}

/** A name, a team, a company: short, and no sentence. */
const isName = (line: string): boolean =>
  line.trim().length <= 60 &&
  !/[?!:;]\s*$|[a-zäöüß]{3}\.\s*$/.test(line) &&
  line.trim().split(/\s+/).length <= 7

/** "i. A. Weidner" below the company or the department: the name of who signs for it. */
const SIGNS_FOR = /^\s*(?:i\.\s?[AV]\.|ppa\.|p\.\s?p\.|gez\.)\s?\S/i

function signerAt(lines: readonly string[], name: number): number {
  const signer = lines.slice(name, name + 4).findIndex(line => SIGNS_FOR.test(line))
  return signer === -1 ? name : name + signer
}

/** The last closing, with the index of the line that bears the name; a greeting above the text closes nothing. */
function nameUnderClosing(lines: readonly string[]): number {
  const first = nextWritten(lines, 0)
  for (let at = lines.length - 1; at > first && at >= lines.length - MAX_BLOCK; at -= 1) {
    if (!isClosing(lines[at]!)) continue
    const name = nextWritten(lines, at + 1)
    return name < lines.length && name - at <= 4 && isName(lines[name]!) ? signerAt(lines, name) : at
  }
  return -1
}

/** What stands below the name is a block when it says how to reach them or what they are. */
function isBlock(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length; at += 1) {
    if (isContact(lines[at]!) || isRole(lines[at]!) || isFooterLine(lines, at) || isBar(lines[at]!))
      return true
  }
  return false
}

/** Somebody signs with name, function and house; what is longer is an address block. */
const MAX_SIGNED = 3

/** "My answers are below." */
const BELOW = /\b(?:below|inline|unten|untenstehend|zwischen den zeilen|im text)\b/i
/** "Rosa Kern", "Tom": a line that is nothing but a name. */
const NAME_ALONE = /^\p{Lu}[\p{L}.'’-]{1,24}(?: \p{Lu}[\p{L}.'’-]{0,24}){0,3}$/u
/** Less than this above a name without a closing, in characters, only points to what stands below. */
const LETTER = 60

const isSignature = (line: string): boolean => NAME_ALONE.test(line.trim()) || isClosing(line) || isRole(line)

/** @returns whether the lines are a letter that is over: some words, and below them a name or a closing with one */
export function isSigned(lines: readonly string[]): boolean {
  const last = lines.findLastIndex(line => !isBlank(line))
  if (last < 1 || !isSignature(lines[last]!)) return false
  const start = startOfParagraph(lines, last)
  const block = lines.slice(start, last + 1)
  const before = lines.slice(0, start).findLast(line => !isBlank(line)) ?? ''
  if (block.length > MAX_SIGNED + 1 || !block.every(isSignature)) return false
  const isClosed = block.some(isClosing) || isClosing(before)
  const above = lines.slice(0, start).join(' ')
  if (BELOW.test(above)) return false
  return isClosed || (block.length === 1 && above.trim().length > LETTER)
}

/** How to reach whoever signs: then what they are is of the same block. */
const REACHED =
  /\b(?:tel|telefon|fax|telefax|phone|mobile?|mobil|durchwahl|dw|web|e-?mail)\b\.?\s?[:+(\d]|^[TMFE][:.]\s/i

/**
 * Whoever signs says what they are right below the name: that stays where the paragraph ends with it and no phone
 * stands below.
 * @returns the index after the last line that is signed with
 */
function endOfSigned(lines: readonly string[], name: number): number {
  if (lines.slice(name + 1).some(line => REACHED.test(line.slice(0, MAX_LINE)))) return name + 1
  let end = name + 1
  while (end < lines.length && !isBlank(lines[end]!)) end += 1
  const signed = lines.slice(name + 1, end)
  const isPlain = signed.every(
    (line, at) => isName(line) && !isContact(line) && !isBar(line) && !isFooterLine(lines, name + 1 + at),
  )
  return isPlain && signed.length < MAX_SIGNED ? end : name + 1
}

/** @returns how many lines to keep: up to what is signed with; a postscript below it keeps everything */
function belowClosing(lines: readonly string[]): number {
  const name = nameUnderClosing(lines)
  if (name === -1 || nextWritten(lines, name + 1) >= lines.length) return lines.length
  const below = lines.slice(name + 1)
  if (below.some(line => POSTSCRIPT.test(line)) || !isBlock(lines, name + 1)) return lines.length
  return endOfSigned(lines, name)
}

/** @returns the first line of the footer, looked for from the line `from` */
function footerStart(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at += 1) {
    if (isBlank(lines[at]!)) continue
    if (isFooterAt(lines, at) || (lines.length - at <= MAX_BAR && isCompanyBar(lines, at))) return at
  }
  return lines.length
}

/** "Example Ltd | Customer Care | www.example.com" and the advert below it; higher up it may be a table. */
const MAX_BAR = 8
const isCompanyBar = (lines: readonly string[], at: number): boolean =>
  beginsParagraph(lines, at) && isBar(lines[at]!) && (isContact(lines[at]!) || isRole(lines[at]!))

const startOfParagraph = (lines: readonly string[], at: number): number => {
  let start = at
  while (!beginsParagraph(lines, start)) start -= 1
  return start
}

/** Whoever writes "you reach us at" means the address below. */
const leadsOn = (line: string): boolean =>
  (!/[.!?)]\s*$/.test(line) && !isName(line)) || /\s(?:unter|an|bei|über|via|at|on|to)\s*$/i.test(line)

const isAddressLine = (line: string): boolean =>
  isContact(line) || ((isRole(line) || isName(line)) && !/:\s*$/.test(line))

/** "Maike", and below it "Maike Petersen" with what she is. */
const signsAgain = (name: string, [first = '', ...rest]: readonly string[]): boolean =>
  isName(name) && first.trim().startsWith(name.trim()) && rest.some(line => isRole(line) || isBar(line))

/** A last paragraph that is an address and nothing else goes; the name above it stays. */
function withoutAddress(lines: readonly string[]): number {
  const last = lines.findLastIndex(line => !isBlank(line))
  if (last === -1) return lines.length
  const start = startOfParagraph(lines, last)
  const block = lines.slice(start, last + 1)
  const before = lines.slice(0, start).findLast(line => !isBlank(line))
  if (before === undefined || leadsOn(before) || block.length < 2 || !block.every(isAddressLine))
    return lines.length
  if (block.some(isClosing)) return lines.length
  if (signsAgain(before, block)) return start
  const contact = block.findIndex(isContact)
  if (contact === -1 || contact > 2) return lines.length
  return start + block.findIndex((line, at) => isContact(line) || (at > 0 && isRole(line)))
}

/**
 * @param lines the last lines that are not quoted; `quoteAbove` whether a quote stands above them: then they may be
 *   nothing but a footer, else the first line is somebody's words
 * @returns how many of them to keep
 */
export function keptOfEnd(lines: readonly string[], quoteAbove: boolean): number {
  const first = nextWritten(lines, 0)
  if (quoteAbove && first < lines.length && isListLine(lines[first]!)) return 0
  const letter = lines.slice(0, footerStart(lines, quoteAbove ? first : first + 1))
  if (quoteAbove && letter.every(line => isBlank(line) || isContact(line))) return 0
  const closed = belowClosing(letter)
  if (closed < letter.length) return closed
  return letter.length < lines.length || letter.length > 3 ? withoutAddress(letter) : letter.length
}
