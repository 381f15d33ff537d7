/** Words by which a time is no promise although it is named: denied, called off, put off, or put forward as a threat. */
import { phrases } from './phrase.ts'

/** Of a clause: nothing will happen then. "Not later than" and "nicht nur" deny nothing. */
export const DENIED = phrases(
  '(?<!(?:wenn|falls|if|warum|why) )nicht(?! (?:nur|später|länger als|mehr als|zuletzt|wahr|vergessen|wundern))',
  '(?:kein|keine|keinen|keinem|keiner|keinerlei)(?! (?:problem|sorge|ursache|frage|thema))',
  '(?:nie|niemals|niemand|keinesfalls)',
  '(?<!(?:if|why) )not(?! (?:later|only|more than|longer than|to worry))',
  "(?:cannot|\\p{L}{2,6}n't)(?! (?:worry|hesitate))",
  'no longer(?! than)',
  'unable to',
  'never(?! later)',
  'nobody',
  '(?:frühestens|erst wieder)',
  'at the earliest',
)

/** Of a clause: it was to happen then. "We will cancel the invoice" is a promise, "the visit is cancelled" is not. */
export const CALLED_OFF = phrases(
  '(?:entfällt|entfallen|ausfallen|ausgefallen|absagen|abgesagt|absage)',
  'fällt~aus',
  'fallen~aus',
  '(?:sagen|sage) (?:wir|ich)~ab',
  '(?:is|are|was|were|been|being|have|has|had to|must) (?:\\p{L}+ )?cancel(?:led|ed)?',
  '(?:called|calling|call) (?:it |this )?off',
  '(?:fallen|fell|falls) through',
)

/** Of a clause: another day takes its place, which is the one behind "to" or "auf". */
export const PUT_OFF = phrases(
  '(?:verschoben|verschieben|verschiebt|vorverlegt|vorgezogen|umgebucht)',
  // Cables are laid with the same word.
  '(?:\\p{L}{0,20}termin|besuch|lieferung|zustellung|flug|fahrt|auf)~(?:verlegt|verlegen)',
  '(?:is|are|was|were|be|been|being|have|has|had|must|to|will|we|i) (?:\\p{L}+ )?(?:postponed?|rescheduled?|rearranged?|push(?:ed)? back|put back|brought forward)',
  '(?:is|was|been|being|have|has|had|we) (?:\\p{L}+ )?moved',
)

const CASES = '(?:ticket|fall|vorgang|anfrage|anliegen|konto|kundenkonto)'
const CASES_EN = '(?:ticket|case|request|account|enquiry|inquiry|query|complaint)'
const LINES = '(?:anschluss|vertrag|zugang|leitung|karte|konto|strom|versorgung|nummer|rufnummer)'

/** Of a clause: what happens to the reader, not for them. */
export const THREAT = phrases(
  `${CASES}~(?:schließen|geschlossen|archivieren|archiviert)`,
  `(?:schließen|archivieren) (?:wir )?(?:\\p{L}+ )?${CASES}`,
  // An entry that is deleted may be what was asked for; data of the reader are not.
  '(?:daten|profil|unterlagen|nutzerkonto)~(?:löschen|gelöscht|vernichten|vernichtet)',
  'löschen~(?:daten|profil|unterlagen|nutzerkonto)',
  '(?:sperren|kündigen) wir',
  'wir (?:sperren|kündigen)',
  `${LINES}~(?:sperren|gesperrt|abschalten|abgeschaltet|abklemmen|abgestellt|löschen|gelöscht|kündigen|gekündigt)`,
  '(?:inkasso*|mahnverfahren|mahnbescheid)',
  "(?:will|shall|be|to|'ll)(?: \\p{L}+)? (?:disconnect|terminate|suspend|deactivate|restrict|cut off)(?:e?d)?",
  '(?:delete|erase) (?:\\p{L}+ )?(?:data|account|profile|files|documents)',
  '(?:data|account|profile|files|documents)~be (?:\\p{L}+ )?(?:deleted|erased)',
  `(?:close|closing) (?:\\p{L}+ )?${CASES_EN}`,
  `${CASES_EN}~be (?:\\p{L}+ )?(?:closed|archived)`,
  '(?:debt collect*|collection agency|legal action)',
)
