/** What is only said of the matter itself: money, contracts, decisions, what is done now. A machine that refuses a mail has read none of it. */
import { phrases } from '../phrase.ts'

/** Things that people decide about, and what they decide. */
const DECIDED = phrases(
  '(?:rück)?erstatt*|gutschrift*|gutgeschrieben*|guthaben*|auszahl*|ausgezahlt|rückzahl*|zurückgezahlt|überwies*|überweis*|entschädig*|schadenersatz*|schadensersatz*|geld',
  'refund*|credit|credited|compensat*|reimburs*|payment*|paid|pay|payout*|money|balance',
  'vertrag*|verträge*|contract*|kündig*|gekündigt*|cancel|cancelled|canceled|cancellation*|terminat*|tarif|tarife*',
  'forderung*|anspruch*|ansprüche*|widerspr*|claim|claims|appeal|beschwerde*|reklamation*|complaint*|liab*',
  'entscheid*|entschieden|decision*|decided|frist|deadline|vollmacht*|auskunft|auskünfte|details of|unterschrift*|[a-zäöü]{0,12}inhaber*|holder|rechnung*|invoice*|bill|bills|billing',
  'technik(?:er|erin)|monteur*|engineer*|technician*|router*|anschluss*|entstört*|repariert*|repair*|ersatz|replacement',
  'lehne[n]?~ab|(?:ist|sind|war|waren) unberechtigt|declined|reject your|deny|denied',
)
/** A sum with its currency. */
const SUM =
  /(?:[€£$]\s?\d{1,7}|(?<![\d.,])\d{1,7}(?:[.,]\d{1,3})?\s?(?:€|£|(?:euros?|eur|usd|gbp|chf|pounds?|dollars?)(?![a-z])))/i
/** Whoever refuses a mail as something else has read it. */
const TAKEN_AS = phrases(
  '(?:as|als) (?:an? |eine?[nrs]? |ein |formal |valid |wirksame[nr]? |gültige[nr]? )?(?:notice|proof|evidence|order|request|instruction|nachweis|beleg|auftrag|antrag|anzeige|meldung)*',
)
/** What they do about it, or how it was before. */
const DOES = phrases(
  "(?:we|i)(?: have|'ve| are|'re| will|'ll| am|'m) (?:now|since|already|opened|entered|sent|restored|corrected|fixed|looking|working|taking|taken|on it|on to|back|get|come|be in|reply|answer|contact|look|send|open|do|make)",
  '(?:it is|it works|works|is|are) (?:now )?(?:open )?(?:again|fixed|solved|resolved)|(?:our|my) (?:mistake|fault|error)',
  '(?:wir|ich)~(?:nun|jetzt|inzwischen|heute|bereits|nach|um|uns|darum|dafür|ihnen)',
  '(?:nun|jetzt|inzwischen|heute) (?:wir|ich)|(?:holen|hole) (?:das|wir|ich)|unser (?:fehler|versehen)|(?:läuft|geht|ist) wieder*',
  '(?:first|earlier|previous|erste|frühere|vorige|letzte)[nrs]? (?:message|e-?mail|mail|request|nachricht|anfrage|zuschrift)',
  '(?:old|alte[nrs]?) (?:system|form|formular)',
)
/** What is refused like a mail and is none: what somebody asked for with it. */
const OTHER = phrases(
  '(?:your|the|this|our) (?:request|enquiry|inquiry|submission|application|account|case|letter|booking|order|parcel|signature)',
  '(?:ihre?|deine?|die|der|das|diese[rs]?|unser)[nrms]? (?:anfrage|anliegen|antrag|eingabe|konto|vorgang|fall|brief|buchung|bestellung|zugang|paket|sendung|zahlung)',
)
/** What they want from the reader: asked without a question mark, too. */
const WANTS = phrases(
  '(?:send|tell|give|show|provide|inform|forward|quote) us|let (?:us|me) know|(?:reply|answer|respond) with|we (?:still )?(?:need|require)|please (?:provide|state|quote|confirm which|sign|attach|enclose)',
  '(?:teilen|senden|schicken|nennen|geben|reichen|sagen|zeigen|übermitteln|leiten) sie~(?:uns|mir|bitte|nach|ein|mit)',
  '(?:teile|sende|schick|nenn|gib|sag|schreib)e? uns~(?:deine?|die|den|das|wann|wie|ob|welche[nrs]?|was|mit)',
  'schreiben sie uns~(?:wann|wie|ob|welche[nrs]?|was)|wir (?:benötigen|brauchen)|benötigen wir|brauchen wir|antworten sie~mit',
)
/** By name: machines that take no mail know none. */
const BY_NAME =
  /^\s{0,20}(?:hallo|hi|hello|hey|guten (?:tag|morgen|abend)|moin|servus|grüezi|liebe[rs]?|dear|good (?:morning|afternoon)|sehr geehrte[rs]?)[ ,]{1,2}(?:(?:herrn?|frau|mr|mrs|ms|miss|mx|dr|prof)\b\.? ?){0,3}(?!(?:damen|herren|kund|nutzer|absender|mitglied|abonnent|besteller|interessent|customer|sender|user|client|member|subscriber|sir|madam|friend|valued|all|team|there|und|and|das|ihre?|deine?|dein|your|this|the)\w{0,12}\b)\p{L}[\p{L}'’-]{1,30}\b/iu
const ADDRESS_OF_PAGE = /https?:\/\/\S{1,500}/g

/** @returns whether it speaks of money, contracts, claims, repairs, or of a decision about them */
export const isDecided = (text: string): boolean => DECIDED.test(text)

/** @returns whether it names a sum, or speaks of what {@link isDecided} knows */
export const isOfMatter = (text: string): boolean => SUM.test(text) || isDecided(text)

/** @returns whether it speaks of a request, an account, a letter: a machine that took no mail knows of none */
export const isOfOther = (text: string): boolean => OTHER.test(text)

/** @returns whether it greets somebody by name */
export const greetsByName = (text: string): boolean => BY_NAME.test(text)

/** @returns whether something is asked: question marks in the addresses of pages ask nothing */
export const asks = (text: string): boolean => text.replace(ADDRESS_OF_PAGE, '').includes('?')

/**
 * @param text what the sender wrote
 * @returns whether it answers the reader, and does not only refuse a mail: then no header makes a failure of it
 */
export const answersReader = (text: string): boolean =>
  greetsByName(text) ||
  asks(text) ||
  isOfMatter(text) ||
  [TAKEN_AS, DOES, WANTS].some(pattern => pattern.test(text))
