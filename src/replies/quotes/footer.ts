/** Words below a letter that are not the letter: who the company is, what the law demands, surveys, adverts. */
import { beginsParagraph, MAX_LINE } from './line.ts'

/** They stand only where a footer begins: a paragraph of its own, or a line with its colon or number. */
const LEGAL_LINES = [
  /^(?:geschäftsführ(?:er|ung|erin|ende|ender)(?:\(in\))?|vorstand|vorstandsvorsitz\S{0,8}|vorsitzende[rs]? des (?:vorstands|vorstandes|aufsichtsrats|aufsichtsrates)|aufsichtsrat(?:svorsitz\S{0,8})?|registergericht|handelsregister|sitz(?: der gesellschaft| und registergericht)?|ust-?id\S{0,6}(?:-nr\.?)?|steuernummer|amtsgericht|persönlich haftend\S{0,4} gesellschafterin)\s?:/i,
  /^(?:amtsgericht|registergericht|handelsregister|eingetragen beim|sitz der gesellschaft).{1,80}\bhr\s?[ab]\b/i,
  /^(?:managing directors?|board of (?:directors|management)|chairman of the (?:supervisory )?board|registered (?:office|in england|in scotland|in ireland|number)|company (?:registration|number|no\.)|vat (?:no|number|reg|id)|commercial register)\b/i,
  /^\S.{2,60} (?:ltd|limited|plc|llp|inc)\.?,? (?:is )?(?:registered|authori[sz]ed|incorporated)\b/i,
  /^\S.{2,60}(?:,? registered in (?:england|scotland|wales|ireland|northern ireland)\b| is a trading (?:name|style) of\b)/i,
  /^\S.{1,60}\b(?:GmbH|AG|KG|SE|eG|UG|mbH),\s.{3,60}\b\d{5}\s[A-ZÄÖÜ]/,
]

const MAIL = '(?:e-?mails?|nachricht(?:en)?|mitteilung|message|communication|transmission|mail)'
const LEGAL_PARAGRAPHS = [
  new RegExp(
    `^[*_]?(?:diese|der inhalt dieser|die in dieser|the (?:information|contents?) (?:of|in|contained in) this|this|dieses|information in this) ?\\S{0,12} ${MAIL}\\b.{0,160}(?:vertraulich|rechtlich geschützt|ausschließlich für|nur für den|bestimmt|confidential|privileged|intended (?:solely|only|for)|legally protected|monitored|viren|virus|scanned)`,
    'i',
  ),
  new RegExp(
    `^[*_]?(?:the (?:information|contents?) (?:of|in|contained in) this ${MAIL}|die in dieser ${MAIL} enthaltenen informationen)`,
    'i',
  ),
  /^[*_]?(?:confidentiality(?: notice| note)?|privacy notice|legal (?:notice|disclaimer)|disclaimer|haftungsausschluss|vertraulichkeits(?:hinweis|erklärung)|rechtlicher hinweis|pflichtangaben|impressum|datenschutzhinweis(?:e)?|hinweise? zum datenschutz|(?:data protection|privacy) (?:notice|information))\b\s?[:*-]/i,
  /^[*_]?(?:pflichtangaben|impressum|informationen zum datenschutz|hinweise zum datenschutz|unsere datenschutz\S{0,20}) .{0,60}(?:www|https?:|unter|finden)/i,
  /^(?:please (?:consider|think (?:of|about)) the environment|bitte (?:denken sie an|schützen sie) die umwelt|bitte prüfen sie,? ob diese .{0,20}(?:mail|nachricht) .{0,30}ausgedruckt|please don.t print this)/i,
  /^.{0,200}\b(?:please )?(?:consider|think of) the environment before printing/i,
  /^(?:virenfrei\b|virus-free\b|diese e-?mail wurde (?:von|auf).{0,30}(?:avast|avira|viren)|this e-?mail has been (?:checked|scanned))/i,
  /^this e-?mail is a service from\b|^delivered by zendesk\b|^you are receiving this (?:e-?mail )?because\b|^calls may be (?:recorded|monitored)/i,
]

/** Help desks ask how it was, with links to press. */
const SURVEY_LINES = [
  /^(?:wie zufrieden (?:waren|sind) sie|wie (?:bewerten|beurteilen) sie|how would you rate|how did we do|how satisfied (?:were|are) you|rate (?:this|our|my) |tell us how we did|bewerten sie (?:uns|unseren))\b/i,
]
const RATING = /(?:https?:|www\.|☆|★|😀|🙂|👍|\/survey|umfrage|survey|sehr gut|awesome|great)/i

const clip = (line: string): string => line.slice(0, MAX_LINE).trimStart()

/** The lines of the paragraph from `at`, in one; enough of them to see what it is about. */
function paragraphFrom(lines: readonly string[], at: number): string {
  let joined = clip(lines[at]!)
  for (let next = at + 1; next < Math.min(lines.length, at + 3) && lines[next]!.trim() !== ''; next += 1)
    joined = `${joined} ${clip(lines[next]!)}`
  return joined
}

function isSurvey(lines: readonly string[], at: number): boolean {
  if (!SURVEY_LINES.some(pattern => pattern.test(clip(lines[at]!)))) return false
  return lines.slice(at, at + 3).some(line => RATING.test(clip(line)))
}

/** A survey's question below an answer has a few links under it; a mail that is a survey goes on. */
const MAX_SURVEY = 4
const isLastSurvey = (lines: readonly string[], at: number): boolean =>
  isSurvey(lines, at) && lines.slice(at, at + 40).filter(line => line.trim() !== '').length <= MAX_SURVEY

const isLegalLine = (line: string): boolean => LEGAL_LINES.some(pattern => pattern.test(clip(line)))

/**
 * @param lines text without quotes
 * @returns whether a legal footer or the question of a survey begins at the line
 */
export function isFooterAt(lines: readonly string[], at: number): boolean {
  if (isLegalLine(lines[at]!)) return true
  if (!beginsParagraph(lines, at) && flowsOn(lines[at - 1]!)) return false
  return isLegalParagraph(lines, at) || isLastSurvey(lines, at) || isUnreadBelowName(lines, at)
}

/** Adverts, links, the place of a logo: only below a name do they tell a footer. */
const PROMOTION =
  /\b(?:apps?|umfrage|survey|newsletter|bewerten sie|bewerte uns|rate (?:us|this|my|our)|follow us|folgen sie uns|folge uns|impressum|datenschutz|agb|privacy|unsubscribe|was this (?:e-?mail )?helpful|faqs?|hilfe-?center|help cent(?:re|er)|complaints procedure|facebook|instagram)\b|^\[(?:cid|image|logo|bild)\b/i

/** Desks put it below what their people write as well: there it says nothing of who wrote. */
const NOBODY_READS =
  /^[*_(]?(?:bitte (?:antworten sie|antworte|beachten sie,? dass (?:diese|dieses|antworten))|antworten sie bitte nicht|(?:diese|dieses|auf diese) (?:e-?mail|mail|nachricht|postfach|adresse|e-?mail-adresse)\b|please (?:do not|don['’]t) (?:reply|respond)|(?:do not|don['’]t) reply|this (?:mailbox|inbox|e-?mail|e-?mail address|address|account) (?:is|was)|replies to this)\b.{0,160}\b(?:nicht|keine|automatisch|not|no|n['’]t|automatically|unmonitored)\b/i

const BARE_NAME = /^\p{Lu}[\p{L}.'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{1,24}){1,3}$/u

/** Also where no closing stands above the name. */
function isUnreadBelowName(lines: readonly string[], at: number): boolean {
  if (!NOBODY_READS.test(clip(lines[at]!))) return false
  const above = lines.slice(0, at).findLast(line => line.trim() !== '')
  return above !== undefined && BARE_NAME.test(above.trim())
}

/** @returns the same for a line that stands below a name, where nothing else is expected */
export const isFooterLine = (lines: readonly string[], at: number): boolean =>
  isLegalLine(lines[at]!) ||
  isLegalParagraph(lines, at) ||
  isSurvey(lines, at) ||
  NOBODY_READS.test(clip(lines[at]!)) ||
  PROMOTION.test(clip(lines[at]!))

/** What lists and help desks put below everything, also below the quote. */
const LIST_LINES = [
  /^(?:you (?:are receiving|received|are subscribed|get) |to (?:unsubscribe|respond|view|stop receiving|manage)\b|(?:un)?subscribe\b|view (?:this|topic|message|request|it on)|reply to this (?:e-?mail|message)|visit (?:topic|message)|mute this|manage your|turn off )/i,
  /^(?:sie (?:erhalten|bekommen) diese |um (?:sich abzumelden|diese .{3,30} abzubestellen)|abmelden\b|newsletter abbestellen|antworten sie (?:direkt )?auf diese (?:e-?mail|nachricht))/i,
  /^\[[\w:.-]{4,60}\]$|^(?:ref|thread):\S{4,120}$|^\d{2,12}:\d{2,12}$|^\{#\S{4,60}#\}$/,
]

/** @returns whether the line, below a quote, is of a list or a help desk */
export const isListLine = (line: string): boolean => LIST_LINES.some(pattern => pattern.test(clip(line)))

/** A folded line of prose; what begins below it is the rest of its sentence. */
const flowsOn = (line: string): boolean => line.length > 50 && !/[.!?*)\d]\s*$/.test(line) && !isContact(line)

function isLegalParagraph(lines: readonly string[], at: number): boolean {
  const paragraph = paragraphFrom(lines, at)
  return LEGAL_PARAGRAPHS.some(pattern => pattern.test(paragraph))
}

const COMPANY =
  /\b(?:GmbH|mbH|AG|KG|KGaA|OHG|SE|eG|UG|e\.\s?V\.|a\.\s?G\.|Ltd|Limited|LLC|LLP|plc|PLC|Inc|Corp|CIC|B\.V\.|S\.A\.|Anstalt des öffentlichen Rechts)(?![\wäöüß])/
const CONTACT = [
  /\b(?:tel|telefon|telefax|fax|phone|mobile?|mobil|hotline|direct|office|durchwahl|servicetelefon|kontakt)\b\.?\s?[:.]?\s{0,3}(?:\([A-Z]{2}\)\s)?[+(\d][\d\s()/.·-]{4,}/i,
  /^(?:[TMFE]|DW)[:.]?\s[+(\d][\d\s()/.-]{5,}/,
  /^\+?[\d(][\d\s()/.-]{7,}$/,
  /^(?:e-?mail|mail|web|internet|www|homepage|website)\s?:\s?\S+$/i,
  /^(?:https?:\/\/|www\.)\S{4,200}$/i,
  /^<?[^\s<>@]{1,64}@[^\s<>@]{3,100}>?$/,
  /\b\d{5}\s[A-ZÄÖÜ][a-zäöüß]{2,}/,
  /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/,
  /(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer|damm|ring|Postfach|P\.?O\.? Box)\s\d/i,
  /^\d{1,4}\s[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+){0,3}\s(?:Street|Road|Lane|Avenue|Way|Yard|Drive|Square|Park)\b/,
  /\bHR\s?[AB]\s?\d|\bregistered in\b|\bauthori[sz]ed (?:and regulated )?by\b|\btrading name of\b|\bVAT\b|\bUSt/,
  /§ ?\d{1,4}\s?\w? (?:EnWG|VSBG)|Schlichtungsstelle für/,
]
const ROLE =
  /\b(?:sachbearbeit\S{0,6}|kunden(?:service|betreu\S{0,6}|dienst|berat\S{0,6}|center)|abteilung|teamleit\S{0,4}|leiter(?:in)?|referent(?:in)?|geschäftsstelle|vorsitzende[r]?|schatzmeister(?:in)?|support|service|services|department|customer (?:care|relations|service|loyalty|experience)|officer|manager|managerin|director|adviser|advisor|specialist|representative|agent|handler|adjudicator|engineer|president|consultant|assistant|coordinator|supervisor|team)\b/i

/** @returns whether the line is of an address block: phone, street, web address, form of company, register */
export function isContact(line: string): boolean {
  const words = clip(line)
  return words.length <= 240 && (CONTACT.some(pattern => pattern.test(words)) || COMPANY.test(words))
}

/** @returns whether the line, short and no sentence, names what somebody is or where they work */
export const isRole = (line: string): boolean =>
  line.length <= 70 &&
  !/[.!?,:]\s*$/.test(line) &&
  ROLE.test(line) &&
  !/\b(?:ich|wir|sie|you|we|i)\b/i.test(line)

/** @returns whether strokes part the line as they do in a footer: names, places, links */
export const isBar = (line: string): boolean =>
  line.length <= 240 && /\s(?:[|·•]|\/\/)\s/.test(line) && !/\|\s*$/.test(line)
