/** How the machine of a help desk says that it did not take a mail. */
import { phrases } from '../phrase.ts'

/** Mail as such. What a mail asks for ("request", "Anfrage", "claim") is refused by people, and that answers it. */
const MAIL = '(?:message|e-?mail|mail|reply)'
const POST = '(?:nachricht|e-?mail|mail|mitteilung|zuschrift|antwort)'
/** Whole, as in "couldn't". */
const NOT = "(?:not|[\\p{L}]{2,6}n't)"
const TICKET = '(?:(?:support |help ?desk |service )(?:ticket|case|request|issue)|ticket|case|incident)'
const VORGANG = '(?:ticket|vorgang|fall|serviceanfrage|support-?(?:fall|anfrage))s?'

/** Our mail was refused. */
export const REFUSED = phrases(
  `your ${MAIL}~(?:could not|couldn't|cannot|can't|can not|was not|wasn't|has not|hasn't|were not|is not|will not) (?:be |been )?(?:automatically |currently )?(?:accepted|processed|received|handled|delivered|registered)`,
  `your ${MAIL}~(?:has been|was|is|will be|were) (?:automatically )?(?:rejected|refused|discarded|dropped|ignored|deleted)`,
  `your ${MAIL} (?:was|is|has|could|can|will|were)~(?:not|${NOT}|never)~(?:added|imported|distributed|forwarded|passed on|recorded|saved|stored|turned into|converted|assigned)`,
  `${POST}~(?:nicht|kein*) (?:annehmen|verarbeiten|entgegennehmen|zuordnen)`,
  `(?:nicht|keine) (?:ihre|deine|diese)?[nr]? ?${POST}~(?:annehmen|verarbeiten|entgegennehmen)`,
  `(?:${NOT}|cannot|unable to) (?:accept|process|receive|handle|import) your ${MAIL}`,
  `(?:ihre|deine|diese|die) ${POST}~(?:nicht|kein*)~(?:angenommen|akzeptiert|verarbeitet|zugelassen|entgegengenommen|zugestellt|zugeordnet)`,
  `(?:ihre|deine|diese|die) (?:e-?mail|mail)~(?:wurde|wird|ist|worden)~(?:abgewiesen|abgelehnt|zurückgewiesen)`,
  `(?:ihre|deine|diese|die) ${POST}~(?:wurde|wird|ist|worden)~(?:abgewiesen|verworfen|nicht weitergeleitet)`,
  `annahme (?:ihrer|deiner|der|dieser) ${POST}~(?:verweigert|abgelehnt|nicht möglich)`,
)
/** No ticket came of it. A person opens one late, and says so; nobody says of himself that none was opened. */
export const NOTHING_OPENED = phrases(
  `no (?:new )?${TICKET} (?:was|has been|could be|have been) (?:created|opened|registered|logged|raised|generated)`,
  `no (?:new )?ticket (?:is|will be) (?:created|opened|registered|logged|raised|generated)`,
  `(?:could not|couldn't|cannot|can't|can not|unable to|not able to|did not|didn't|not) (?:be )?(?:create|open|register|log|raise|generate)d? (?:an? |any |your |this |the )?(?:new )?${TICKET}`,
  `${TICKET}~(?:could not be|couldn't be|was not|wasn't|has not been|not) (?:created|opened|registered|logged|raised|generated)`,
  `kein(?:e|en)? (?:neue[nrs]? )?${VORGANG}~(?:angelegt|erstellt|eröffnet|erzeugt|erfasst|aufgenommen)`,
  `${VORGANG} (?!wird|werden)~nicht (?:angelegt|erstellt|eröffnet|erzeugt)(?: werden)?`,
)
/** Why, or what became of it instead. */
export const REASONS = phrases(
  '(?:address|mailbox|inbox|queue|help ?desk|channel)~(?:is|was|has been|are) (?:now |permanently |since )?(?:closed|retired|disabled|decommissioned|switched off|shut down|discontinued)',
  '(?:adresse|postfach|mailbox|posteingang)~(?:ist|wurde)~(?:geschlossen|stillgelegt|abgeschaltet|deaktiviert|abgemeldet|eingestellt)',
  `${NOT} recogni[sz]e~(?:address|sender|e-?mail)`,
  '(?:unknown|unregistered|unrecogni[sz]ed) sender|unbekannter absender',
  'only~(?:mails?|e-?mails?|messages?)~(?:accepted|processed|read)',
  '(?:ticket|thread|conversation) (?:is|has been|was) (?:locked|archived)',
  'no (?:agent|one|person|team)~(?:notified|informed|alerted)|nobody~(?:notified|informed|alerted)',
  `(?:it|message|e-?mail|mail) (?:has been|was|will be|is) (?:automatically )?(?:discarded|deleted|dropped|removed)`,
  '(?:only|solely) (?:accepts?|takes?|processe?s?)~(?:from|registered|authori[sz]ed|known)',
  `(?:sender|address)~${NOT} (?:a )?(?:registered|recogni[sz]ed|authori[sz]ed|known|permitted|allowed)*`,
  '(?:forbidden|disallowed|prohibited|unsupported|not permitted|not allowed|blocked)~(?:attachments?|file types?|file formats?|formats?|extensions?)',
  '(?:attachments?|message|e-?mail|mail) (?:is |are |was |were )?(?:too (?:large|big)|larger than)',
  '(?:absender|absenderadresse|e-?mail-?adresse|adresse)~nicht (?:registriert|bekannt|berechtigt|freigeschaltet|hinterlegt|zugelassen)',
  '(?:nicht zugelassen|unzulässig|nicht erlaubt|verboten|nicht unterstützt)*~(?:datei|anhang|anhänge|format)*',
  '(?:anhang|anhänge|datei|nachricht|e-?mail|mail)~(?:zulässige|maximale|erlaubte)[nr]? (?:größe|dateigröße)',
  'ticket~(?:is |was |has been |ist |wurde )?(?:already |bereits )?(?:closed|geschlossen|abgeschlossen)',
  '(?:und|wurde|wird|automatisch) (?:automatisch |ungelesen )?(?:gelöscht|verworfen|vernichtet)',
)
/** A list takes mails of its members only. */
export const NO_MEMBER = phrases(
  `${NOT} (?:authori[sz]ed|allowed|permitted|entitled|a member|subscribed)~(?:post|send|write|submit|list)*`,
  '(?:only|restricted to)~(?:subscribers?|members?)~(?:post|send|write|submit|allowed)*',
  '(?:subscribers?|members?)[- ]only~(?:list|group)',
  'not on the list of|non-?member (?:submission|posting|post)|not (?:been )?sent on',
  '(?:message|posting|post|submission|mail)~not (?:been )?(?:distributed|posted|forwarded|accepted)|closed to non-?members*',
  'non-?members? (?:are|may|can)~not',
  '(?:message|posting|post|submission|mail)~(?:has been|was|is) (?:automatically )?(?:rejected|refused|discarded|returned)',
  '(?:no permission|without permission) to (?:post|send|write)',
  '(?:nicht|keine)~(?:berechtigt|berechtigung|erlaubt|mitglied|abonnent)*~(?:liste|mailingliste|verteiler|senden|schreiben|posten)*',
  'nur (?:für )?(?:mitglieder*|abonnent*)~(?:schreiben|senden|posten|erlaubt)',
  "(?:n'êtes pas|pas) autorisée? à (?:poster|envoyer|écrire|diffuser)*",
)
