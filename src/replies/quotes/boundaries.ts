/** Lines that part the writer's text from what is not; each test is linear in the line. */
import { type Block, fieldsAt, headAt } from './header-block.ts'
import { fieldIn } from './header-labels.ts'
import { beginsParagraph, isBlank, MAX_LINE, nextWritten } from './line.ts'
import { isSigned } from './sign-off.ts'

/** Words between strokes: "-----Original Message-----", "---------- Forwarded message ---------". */
const STROKED = /^[\s*]{0,8}[-_=*—]{2,}\s{0,4}([^\s-][^\n]{2,70}?)\s{0,4}[-_=*—]{2,}[\s*]*$/
const OLD_MAIL =
  /origin|ursprüngl|urspruengl|ursprunglig|opprinnelig|oprindelig|weitergeleitet|forward|transféré|transfere|d'origine|reenviad|encaminhad|inoltrat|doorgestuurd|oorspronkel|vidarebefor|videresend|alkuperäi|oryginaln|przekazan|původní|pôvodn|исходн|пересыл|переслан|orijinal|iletilen|原始|转发|轉寄|転送|원본|邮件原件|\b(?:ihre|deine|your) (?:nachricht|e-?mail|anfrage|message|enquiry|inquiry|request)/i
/** Apple Mail: without strokes, with a colon. */
const BEGINS_FORWARDED =
  /^\s{0,3}(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|início da mensagem (?:encaminhada|reenviada)|inizio messaggio inoltrato|begin doorgestuurd bericht|vidarebefordrat brev|start på videresendt meddelelse|videresendt melding|välitetty viesti alkaa|początek przekazanej wiadomości)\s?:?\s*$/i
const BARE =
  /^\s{0,3}(?:original message|ursprüngliche nachricht|forwarded message|weitergeleitete nachricht|message d'origine|mensaje original|messaggio originale)\s?:?\s*$/i

/** "Ihre Nachricht vom 12.03.2026:" over what we wrote; without a date it may head anything. */
const OUR_MAIL =
  /^\s{0,3}(?:ihre|deine|your) (?:(?:ursprüngliche|original|letzte|last) )?(?:nachricht|anfrage|e-?mail|mail|message|enquiry|inquiry|request)(?: (?:vom|von|from|of|dated) .{6,40})?\s?:\s*$/i

function isOurMail(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  return OUR_MAIL.test(line) && /\d{4}|ursprüng|original/i.test(line) && beginsParagraph(lines, at)
}

/** Over what was written before, where the marks of the quote are lost: too weak a sign but below a name. */
const HEADING = [
  /^\s{0,3}(?:ihre|deine|your|ursprüngliche|original) (?:nachricht|anfrage|e-?mail|mail|message|enquiry|inquiry|request)\s?:\s*$/i,
  /^\s{0,3}(?:(?:bisheriger|bisherige) )?(?:e-?mail-?|nachrichten-?)?(?:verlauf|schriftwechsel|korrespondenz)\s?:?\s*$/i,
  /^\s{0,3}(?:conversation|message|e-?mail|ticket) (?:history|thread)\s?:?\s*$/i,
  /^\s{0,3}(?:sie schrieben|du schriebst|you wrote)(?: uns| to us)?(?: (?:am|on) .{6,30})?\s?:\s*$/i,
  /^\s{0,3}(?:zitat|quoting)(?: von)? .{2,80}:\s*$/i,
  /^\s{0,3}[^:.!?\n]{2,60} (?:wrote|schrieb)\s?:\s*$/i,
  /^\s{0,3}\S.{2,60} hat am .{6,30} geschrieben\s?:\s*$/i,
  /^\s{0,3}\[[^\]\d]{2,60}, \d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d\]\s*$/,
]
/** A name stands at most this many lines above. */
const NEAR = 40

function isHeading(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  if (!HEADING.some(pattern => pattern.test(line)) || !beginsParagraph(lines, at)) return false
  return isSigned(lines.slice(Math.max(0, at - NEAR), at))
}

/** Oracle's help desk: "Customer By Web Form (Ann Example) 11/12/2026 06.55 AM". */
const THREAD_ENTRY = /^(?:customer|response|auto-response) by .{1,80}\d{1,2}[.:]\d\d/i
const CALENDAR_DAY = String.raw`(?:\d{1,2}\.?\s?[^\s\d]{3,10}\s\d{4}|[^\s\d]{3,10}\s\d{1,2},?\s\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d)`
/** A day, a time and a zone: a help desk wrote it; people leave the zone out. */
const STAMP = String.raw`${CALENDAR_DAY},?\s(?:at\s|um\s)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?\s(?:GMT|UTC|MES?Z|CES?T|WES?T|EES?T|BST|IST|[ECMP][SD]T|[+-]\d{4})(?:[+-]\d{1,2}(?::?\d\d)?)?\s?:?\s*$`
const STAMP_LINE = new RegExp(`^\\s{0,3}(?:[^\\s\\d]{2,10},?\\s)?${STAMP}`, 'i')
const NAMED_STAMP = new RegExp(`^[^:.!?\\d\\n]{2,60},\\s${STAMP}`, 'i')

/** The heading of one entry in a help desk's thread, over the words that were written then. */
function threadEntryAt(lines: readonly string[], at: number): number {
  const line = lines[at]!
  if (line.length > 120 || isBlank(line)) return 0
  if (THREAD_ENTRY.test(line) || NAMED_STAMP.test(line)) return 1
  if (!beginsParagraph(lines, at) || line.length > 60 || /[.!?:]\s*$/.test(line)) return 0
  const next = lines[at + 1]
  return next !== undefined && next.length < 80 && STAMP_LINE.test(next) ? 2 : 0
}

/** Below words between strokes two fields are enough; a journey has other ones. */
function isSentMail(below: Block | null): boolean {
  if (!below?.fields.has('from')) return false
  return below.fields.has('sent') || below.fields.has('subject')
}

/** A separator and the fields below it, which need not be complete there. */
function separatorAt(lines: readonly string[], at: number): number {
  const line = lines[at]!
  if (line.length > 160) return 0
  const next = nextWritten(lines, at + 1)
  const below = next < lines.length && next - at <= 3 ? fieldsAt(lines, next) : null
  const size = below !== null && below.size > 0 ? next - at + below.size : 1
  const words = STROKED.exec(line)?.[1]
  if (words !== undefined && (OLD_MAIL.test(words) || isSentMail(below))) return size
  if (BEGINS_FORWARDED.test(line) || isOurMail(lines, at) || isHeading(lines, at)) return size
  return BARE.test(line) && next < lines.length && fieldIn(lines[next]!) !== null ? size : 0
}

/** @returns how many lines the beginning of an old mail without quote marks takes, 0 where none begins */
export function oldMailAt(lines: readonly string[], at: number): number {
  return separatorAt(lines, at) || headAt(lines, at) || threadEntryAt(lines, at)
}

/** "-- " (RFC 3676 section 4.3), also without its blank, as a dash, and lines of underscores. */
const DELIMITER = /^\s{0,3}(?:--|[—–]{1,2}|_{2,})\s*$/
const RULE = /^\s*(?:[-=_*#~+—–]\s?){3,}$/

/** @returns whether the line ends the text */
export const isDelimiter = (line: string): boolean => line.length <= MAX_LINE && DELIMITER.test(line)

/** @returns whether the line is nothing but strokes */
export const isRule = (line: string): boolean => line.length <= MAX_LINE && RULE.test(line)

const MARKERS = [
  /\b(?:reply|respond|response|answer|antwort|antworten|répon\S{1,8}|respond[ae]|antwoord)\b.{0,60}\b(?:above|over|oberhalb|uber|au-dessus|encima|boven)\b.{0,30}\b(?:line|zeile|linie|trennlinie|ligne|línea|lijn)\b/i,
  /\b(?:above|oberhalb|uber)\b.{0,30}\b(?:line|zeile|linie|trennlinie)\b.{0,20}\b(?:reply|respond|antworten|ein(?:geben|fugen))\b/i,
  /\b(?:do not|don't|nicht)\b.{0,20}\b(?:write|type|edit|below|unterhalb)\b.{0,30}\b(?:line|zeile|linie|trennlinie)\b/i,
]
const isReplyAbove = (line: string): boolean => MARKERS.some(pattern => pattern.test(line))
/** Of Zendesk, in all its languages. */
const HASHED = /^\s{0,3}##-\s.{3,200}\s-##/

/** @returns whether a help desk asks on this line to answer above it */
export const isMarker = (line: string): boolean =>
  line.length <= 240 && (HASHED.test(line) || (line.length <= 140 && isReplyAbove(line.replace(/ü/g, 'u'))))
