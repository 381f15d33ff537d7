/** "Nobody reads this": words of a mailbox or an account that takes no messages. Only a machine says them of itself. */
import type { Prepared } from './incoming.ts'
import { match, phrases } from './phrase.ts'

const PLACE =
  '(?:postfach|postfächer|posteingang|e-?mail-?adresse|mailadresse|e-?mail-?konto|adresse|absenderadresse|absender|versandadresse|mailbox|kanal|account|profil|seite|dieser weg|diesen weg)'
const MAILS =
  '(?:e-?mails?|mails?|nachrichten|anfragen|antworten|rückantworten|zuschriften|eingänge|kommentare)'
const NOT_READ =
  '(?:nicht (?:mehr )?|keine |weder |von niemandem |kein )(?:mehr )?(?:gelesen|bearbeitet|überwacht|abgerufen|betreut|moderiert|aktiv|erreichbar|verfügbar|genutzt|geöffnet|eingehenden|empfang|empfangen|entgegengenommen|nachrichten|antworten|beantwortet|besetzt|e-?mails)'
const PATTERN = phrases(
  `(?:dieses|diese|dieser|diesem|unser|unsere|das|der) (?:[\\p{L}-]{2,20} )?${PLACE}~${NOT_READ}`,
  `${PLACE}~nicht (?:abrufen|lesen|betreuen|überwachen)`,
  `${MAILS}~(?:an diese|an dieses|auf diese|an die|hierher|dorthin|hier|per)~${NOT_READ}`,
  `eingehende ${MAILS}~${NOT_READ}`,
  `(?:hier|auf diesem weg|da) (?:liest|schaut|antwortet)~(?:niemand|kein|keiner|nicht)`,
  '(?:liest|lesen)~(?:niemand|kein mensch|keiner)~mit',
  '(?:können|kann) (?:leider )?(?:keine|nicht)~(?:e-?mails?|mails?|nachrichten|antworten)~(?:empfangen|lesen|entgegennehmen|annehmen)',
  `(?:dieses|diese|dieser) (?:[\\p{L}-]{2,20} )?${PLACE}~(?:stillgelegt|eingestellt|abgeschaltet|geschlossen|existiert nicht mehr|ausgedient)`,
  `(?:reine|nur eine|lediglich eine) (?:versand|absender|sende)-?adresse`,
  '(?:postfach|adresse|konto)~(?:dient (?:allein|nur|ausschließlich)|nur für den versand|ausschließlich für den versand)',
  "(?:this|our|the) (?:[\\p{L}-]{2,20} )?(?:mailbox|inbox|address|e-?mail|account|page|profile|channel)~(?:is|are|isn't|aren't|was|has been|does|do|doesn't|can|can't|cannot)~(?:not|n't|no longer|never|un)~(?:monitored|read|attended|in use|checked|active|accept*|staffed|looked after|receive*|watched)",
  '(?:mailbox|inbox|address|account|page)~(?:not|no longer|never) (?:being )?(?:monitored|read|attended|in use|checked|active|staffed|watched)',
  "(?:isn't|aren't|not|no longer) (?:being )?monitored",
  'unmonitored',
  'unattended (?:mailbox|inbox|address|account)',
  "(?:can't|cannot|can not|unable to) (?:read|receive|accept|see) (?:your )?(?:repl*|e-?mails?|messages|answers|incoming)",
  "(?:nobody|no one|no human|no person|nobody's|no one's) (?:ever |here |actually |currently |really )?(?:reads?|reading|sees|monitors?|monitoring|watches|watching|checks|checking)",
  '(?:messages|e-?mails?|replies|mail|anything) sent (?:here|to this)~(?:not|never|nobody|unread|un|no one)',
  '(?:hinter|unter) dieser (?:e-?mail-?)?(?:adresse|anschrift)~(?:sitzt niemand|liest|(?:nicht|nichts) (?:mehr )?(?:gelesen|entgegen*|angenommen))',
  'was hier (?:ankommt|eingeht)~(?:nicht|niemand|keiner)',
  '(?:notification|outgoing|send)s?-only',
  '(?:mailbox|inbox|address|e-?mail)~(?:has been |was |is )?(?:retired|closed|discontinued|switched off|shut down|decommissioned|not opened|never opened)',
  '(?:you|du|sie)~(?:replied|responded|geantwortet)~(?:notification|automated|no-?reply|benachrichtigung|benachrichtigungs*|mail|nicht)',
  "(?:do not|don't|does not|doesn't|will not|won't|can not|cannot|never) reach (?:us|anyone|anybody|a human|a person|the other)",
  "(?:we|i) (?:do not|don't|can't|cannot|never) (?:read|see|monitor|receive|open) (?:repl*|answers|e-?mails?|messages|this)",
  '(?:replies|answers|messages|e-?mails?)~(?:are|will be) (?:deleted|discarded|not (?:be )?(?:read|answered|seen|opened|delivered|monitored))',
  '(?:antworten|nachrichten|mails?|e-?mails?)~(?:werden|wird) (?:automatisch |ungelesen )?(?:gelöscht|verworfen|nicht zugestellt)',
  `${MAILS}~(?:erreichen|erreicht) (?:uns|niemanden|mich) nicht`,
  `(?:beantworten|bearbeiten|lesen|empfangen) (?:wir )?(?:leider )?(?:hier )?(?:keine|nicht mehr)~${MAILS}`,
  `${MAILS}~können (?:wir )?(?:leider )?(?:hier )?nicht (?:mehr )?(?:bearbeit*|beantwort*|gelesen|entgegen*)`,
  'no longer (?:answer*|accept*|monitor*|read*|offer*|provide*|support*)~(?:e-?mails?|posts|messages|here|replies|this|support)',
)

/** @returns the words, or null */
export function unreadWords({ flat, footer }: Pick<Prepared, 'flat' | 'footer'>): string | null {
  return match(PATTERN, flat) ?? match(PATTERN, footer)
}
