/** What a phone or a program adds below the text: "Sent from my phone". */
import { isBlank, isMarked } from './line.ts'

/** A device's line is short, even with the address of the program in it. */
const MAX_DEVICE_LINE = 160

const SENT =
  'sent|posted|written|typed|gesendet|verschickt|geschickt|versendet|envoyée?|envoyee?|enviad[oa]|inviat[oa]|verzonden|verstuurd|skickat|sendt|wysłan[eoa]|odesl[áa]no|lähetetty|отправлено|надіслано|trimis'
const FROM =
  "from|via|with|by|on|using|von|vom|aus|mit|über|per|depuis|à partir|avec|desde|con|dal|dall'|da|com|do|met|vanaf|från|fra|med|z|ze|из|с|от|з|de|din"
const DEVICE_LINES = [
  new RegExp(`^(?:${SENT}) (?:${FROM})(?: |\\[).{1,120}$`, 'i'),
  /^(?:von|vom) (?:mein|unterwegs).{1,60} (?:gesendet|verschickt|geschickt|versendet)\.?$/i,
  /^(?:von|vom) .{2,40} gesendet\.?$/i,
  /^diese (?:nachricht|e-?mail|mail) wurde (?:von|mit|über) .{2,100} (?:gesendet|verschickt|versendet)\b/i,
  /^this (?:message|e-?mail|mail) was sent (?:from|via|using|with) my .{2,80}$/i,
  /^(?:get|obtenir|télécharge[rz]|obtener|obtén|scarica|ottieni|download|hol\w{0,3}(?: sie)?(?: sich)?|lade\w?(?: sie)?) \[?outlook .{2,120}$/i,
  /^outlook (?:für|for|pour|para|per|voor) .{2,100}$/i,
  /^(?:\S{1,20} )?from (?:my )?(?:mobile|i-?phone|i-?pad|i-?pod|phone|cell|android|blackberry|galaxy|samsung)\b.{0,40}$/i,
  /^.{0,24}(?:從我的|从我的|发自我的|發自我的|から送信|에서 보냄|나의 ).{0,40}$/,
  /^(?:mobil|unterwegs|per handy) (?:gesendet|geschrieben|getippt)\.?$/i,
  /^(?:mit|auf|von) (?:dem|meinem) .{3,40} (?:getippt|geschrieben|gesendet)\.?$/i,
  /^lähetetty \S.{1,60}$|^.{3,60} (?:gönderildi|küldve)\.?$/i,
  /^.{0,50}\bsent (?:from|on|via) (?:my |a )?(?:phone|mobile|i-?phone|i-?pad|cell ?phone|smartphone)[.)]?$/i,
  /^(?:please )?(?:excuse|forgive|pardon) (?:my |any |the )?(?:brevity|typos|typing errors|spelling|terseness).{0,60}$/i,
  /^bitte entschuldigen sie .{0,30}(?:kürze|tippfehler).{0,40}$/i,
]

/** The words without brackets and emphasis. */
const bare = (line: string): string =>
  line
    .slice(0, MAX_DEVICE_LINE + 40)
    .replace(/^[\s<(*_"]{1,8}|[\s>)*_"]{1,8}$/g, '')
    .replace(/\s+/g, ' ')

/** "Sent by our website, so hitting reply goes nowhere": a machine speaks, and has something to say. */
const SPEAKS =
  /\b(?:our|we|you|unser\S{0,3}|website|repl(?:y|ies)|account|address|adresse|automatisch|automatically|system|server|antwort\S{0,6}|nicht|not)\b/i

const reads = (line: string): boolean => {
  const words = bare(line)
  if (SPEAKS.test(words)) return false
  return words.length <= MAX_DEVICE_LINE && DEVICE_LINES.some(pattern => pattern.test(words))
}

/** Alone, or among others of its kind; a short one may stand right below the text. */
function standsAlone(lines: readonly string[], at: number, end: number): boolean {
  const before = lines[at - 1] ?? ''
  const after = lines[end] ?? ''
  const below =
    isBlank(after) || isMarked(after) || /^\s*[-_—]{2,}/.test(after) || reads(after) || /:\s*$/.test(after)
  const apart = isBlank(before) || before.length < 50 || /[.!?)]\s*$/.test(before)
  return below && (apart || lines[at]!.length <= 60 || reads(before) || isMarked(before))
}

/** @returns how many lines the device's line takes that begins here (two where it is folded), 0 where none does */
export function deviceLineAt(lines: readonly string[], at: number): number {
  const line = lines[at]!
  if (line.length > MAX_DEVICE_LINE || isBlank(line)) return 0
  if (reads(line)) return standsAlone(lines, at, at + 1) ? 1 : 0
  const next = lines[at + 1]
  if (
    next === undefined ||
    isBlank(next) ||
    next.length > 60 ||
    !/^\s*(?:diese |this |von |sent )/i.test(line)
  )
    return 0
  return reads(`${line.trim()} ${next.trim()}`) &&
    standsAlone(lines, at, at + 2) &&
    isBlank(lines[at - 1] ?? '')
    ? 2
    : 0
}
