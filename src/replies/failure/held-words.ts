/** How a machine says that our mail waits: for a moderator, or for us to prove that we are a person. */
import { phrases } from '../phrase.ts'

const MAIL = '(?:message|e-?mail|mail|posting|post|submission)'
const POST = '(?:nachricht|e-?mail|mail|posting|beitrag)'
const JUDGE =
  '(?:(?:list |group )?moderator|moderation|list owner|list administrator|list editor|editor|administrator|owner of the list)'

/** It waits for somebody who decides on it. */
export const MODERATED = phrases(
  `${MAIL}~(?:awaits?|awaiting|pending|waiting for|requires?|needs?)~(?:${JUDGE}|approval)*`,
  `(?:being |is |was |been |are )?(?:held|on hold|queued|kept back|withheld|placed on hold)~(?:${JUDGE}|approv|review)*`,
  `(?:message|e-?mail|mail) on hold`,
  `(?:submitted|forwarded|passed|sent|referred) to the ${JUDGE}s?`,
  `(?:must|has to|needs to|have to) (?:first )?be (?:approved|checked|reviewed) by (?:an? |the )?${JUDGE}s?`,
  `(?:subject to|until)~(?:moderated|approved by|${JUDGE})*`,
  `${POST}~wartet auf (?:die )?(?:bestätigung|freigabe|genehmigung|freischaltung|prüfung)`,
  `(?:zurückgehalten|angehalten|zurückgestellt|liegt|vorgelegt|weitergeleitet)~(?:moderator|moderation|verwalter|listenverwalter|administrator)*`,
  `moderator*~(?:vorgelegt|weitergeleitet|übergeben)|zur (?:freigabe|genehmigung|moderation)`,
  `moderator*~(?:freigibt|freigegeben|freigeben|genehmigt|prüft|zugestimmt)`,
  `(?:transmis|soumis) aux? modérateurs?`,
  `(?:attente|attend) (?:de |d.)?(?:modération|approbation|validation)`,
  `(?:espera|pendiente) (?:de )?(?:la |su )?(?:aprobación|moderación)|retenido~moderador`,
  `in attesa di (?:approvazione|moderazione)|wacht op goedkeuring`,
)
/** Lists have moderators, and so have forums: this is said of a mail. */
export const OF_LIST = phrases(
  'mailing ?-?list*',
  'mailingliste*',
  '(?:the|this|an?|die|der|diese|diesen|zur|la|le) (?:[\\p{L}\\d_-]{1,40} )?(?:list|liste|lista|verteiler)',
  'your (?:mail|message|e-?mail)~to',
  '(?:ihre?|deine?) (?:nachricht|e-?mail|mail|beitrag|posting)~an',
)
/** Our mail waits, or will be delivered once something is done. */
export const WAITS = phrases(
  `your ${MAIL}~(?:is |was |has been |being )*(?:held|waitlisted|wait-listed|quarantined|on hold|pending|not (?:yet )?(?:been )?delivered|waiting|parked|intercepted)`,
  `(?:your|this|the) ${MAIL}~(?:will|can) (?:then )?(?:be |get )?(?:automatically )?(?:delivered|released|moved|forwarded|let through|reach)*`,
  `(?:release|deliver) your (?:[\\p{L}]{1,12} )?${MAIL}(?! address)|(?:verify|validate|authenticate|confirm) your (?:[\\p{L}]{1,12} )?(?:message|posting|post)`,
  `your ${MAIL}~(?:not (?:yet )?reached|(?:is|will be|gets) delivered~(?:after|once|when|then))*`,
  `then your ${MAIL}~(?:is|gets) (?:delivered|released|accepted)`,
  '(?:nachrichten|e-?mails|mails)~erst~(?:zugestellt|ausgeliefert|angenommen)',
  `so (?:that )?(?:i|we) can receive your`,
  `(?:ihre|deine) ${POST}~(?:noch nicht|nicht sofort|erst)~(?:zugestellt|ausgeliefert|weitergeleitet|angenommen|gelesen)`,
  `(?:danach|dann|anschließend|erst)~(?:ihre|deine|die) ${POST}~(?:zugestellt|ausgeliefert|weitergeleitet|freigegeben)`,
  `(?:ihre|deine) ${POST}~(?:zurückgehalten|angehalten|in der warteschlange|warteliste)`,
  `(?:ihre|deine) ${POST}~(?:zwischenspeicher|wartebereich|warteraum|quarantäne|spamschutz|spamfilter)*`,
  `your ${MAIL}~(?:stays?|remains?|waits?)~(?:in|until|for)`,
  `${MAIL} (?:that |which )?you sent~(?:requires?|needs?|awaits?|waits?|held)`,
  `zustellung (?:ihrer|deiner) ${POST}`,
)
/** What is to be done. */
export const PROVE = phrases(
  "(?:confirm|verify|prove|show|check|ensure)*~(?:you are|you're|that a) (?:not )?(?:an? )?(?:(?:real|actual|human|living|live) ){0,2}(?:person|human|robot|bot|spammer|machine|sender)*",
  "(?:address|sender|e-?mail|mail|message)~(?:has not|hasn't|not yet|not|must|needs to|to) (?:yet )?(?:be |been )?(?:verified|confirmed|validated|authenticated)",
  '(?:confirm|verify|validate|authenticate)* (?:your|this|the) (?:message|e-?mail|mail|sender|address|identity)*',
  '(?:click|follow|visit|press|open) (?:on )?(?:here|the (?:following )?(?:link|button)|this (?:link|button))',
  '(?:click|visit|follow|klicken|klicke|folgen|öffnen)~https?',
  '(?:send|reply)~(?:empty|blank) (?:message|e-?mail|mail)',
  '(?:reply|respond) to this (?:message|e-?mail|mail)',
  '(?:bestätig|verifizier)*~(?:ein mensch|kein (?:roboter|bot|spammer)|absender*|echt)*',
  '(?:absender|adresse)*~(?:bestätig|verifizier)*',
  '(?:klicken|klicke|folgen|folge|öffnen|öffne)~(?:link|schaltfläche|button|hier)',
  'antworten sie~auf diese',
  'captcha*',
)
/** Why: only who keeps strangers out writes so. */
export const GUARD = phrases(
  '(?:spam|junk)*',
  'unsolicited*',
  '(?:unknown|new|unrecogni[sz]ed|unverified) (?:sender|correspondent|address)*',
  '(?:sender|challenge)[- ](?:verification|response|confirmation)',
  'verification required',
  'whitelist*|allow-?list*|approved senders?|guest list|waiting list|waitlist*|cluttered',
  '(?:unbekannte|neue)[nr]? absender*',
  '(?:address|sender|absender*) (?:is |ist |are )?(?:not (?:yet )?known|unknown|unbekannt|new|neu)',
  'only (?:accepts?|takes?|receives?|lets?)~from|people (?:i|we) know|strangers?',
  '(?:only|just) (?:once|this once)|einmalig*',
  'unerwünschte*',
  '(?:human|robot|mensch|roboter|person)',
  "(?:has not|hasn't) been verified",
)
