/** Where a letter ends: its closing and the name stay, what stands below them goes. */
import { isBar, isContact, isFooterAt, isFooterLine, isListLine, isRole } from './footer.ts'
import { beginsParagraph, isBlank, nextWritten } from './line.ts'

const CLOSINGS = [
  /^(?:mit )?(?:(?:ganz |sehr )?(?:freundlich|best|herzlich|lieb|viel|schön|sonnig|kollegial|nett|freundschaftlich|schönst)\S{0,6}) (?:und \S{2,20} )?(?:grüße?n?|grüsse?n?|gruesse?n?|gruß|gruss|empfehlungen|wünschen)\b/i,
  /^(?:mfg|mit freundlichem gruß|lg|vg|bg|gruß|grüße|gruss|grüsse|hochachtungsvoll|alles gute|herzlichst|es grüßt|beste wünsche|bis dahin|bis bald)(?=[\s,.!]|$)/i,
  /^(?:(?:with |my |our )?(?:kind|best|warm|kindest|warmest|friendly|many)?(?:est)? ?(?:regards|wishes)|(?:with |my |our )?(?:kind|best|warm|friendly) greetings|yours(?: sincerely| faithfully| truly)?|sincerely(?: yours)?|best|cheers|thanks|thank you|many thanks|thanks (?:and|&) (?:kind |best )?regards|all the best|respectfully|cordially|warmly|take care)(?=[\s,.!/]|$)/i,
  /^(?:(?:bien )?cordialement|saludos|un saludo|atentamente|cordiali saluti|distinti saluti|met vriendelijke groet\S{0,2}|atenciosamente|pozdrawiam|s pozdravem|med vänlig hälsning\S{0,2}|mvh|(?:med )?(?:venlig|vennlig) hilsen|с уважением|з повагою)(?=[\s,.!]|$)/i,
]
/** A closing is a line of its own; "Thanks for the quick reply, ..." is not. */
const MAX_CLOSING = 60
/** These also begin a sentence; as a closing they have hardly a word after them. */
const OPEN_CLOSING = /^(?:thanks?|best|cheers|many|bis|alles|take|yours)\b/i
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

/** @returns how many lines to keep: up to the name; a postscript below it keeps everything */
function belowClosing(lines: readonly string[]): number {
  const name = nameUnderClosing(lines)
  if (name === -1 || nextWritten(lines, name + 1) >= lines.length) return lines.length
  const below = lines.slice(name + 1)
  return below.some(line => POSTSCRIPT.test(line)) || !isBlock(lines, name + 1) ? lines.length : name + 1
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

/** A last paragraph that is an address and nothing else goes; the name above it stays. */
function withoutAddress(lines: readonly string[]): number {
  const last = lines.findLastIndex(line => !isBlank(line))
  if (last === -1) return lines.length
  const start = startOfParagraph(lines, last)
  const block = lines.slice(start, last + 1)
  const before = lines.slice(0, start).findLast(line => !isBlank(line))
  if (before === undefined || leadsOn(before) || block.length < 2 || !block.every(isAddressLine))
    return lines.length
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
