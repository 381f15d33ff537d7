/** What a person of the company wants or says: question, offer, refusal. Sentence by sentence. */
import { phrases, quote } from './phrase.ts'

/** Politeness that ends in a question mark, and the question whether an offer is accepted. */
const NO_QUESTION = phrases(
  '(?:haben sie|hast du|habt ihr)~(?:noch|weitere|sonst)~(?:fragen|anliegen|wünsche)',
  '(?:können|kann|dürfen) (?:wir|ich)~(?:sonst|noch|weiter*)~(?:helfen|tun)',
  'sonst noch',
  'einverstanden',
  'annehmen',
  'nehmen sie~an',
  'war (?:diese|unsere)~(?:hilfreich|antwort)',
  'schon gewusst',
  'wussten sie',
  'kennen sie schon',
  'any(?:thing)? (?:else|other|further)',
  '(?:would|do) you (?:like to )?accept',
  'was this~helpful',
  'let us know if (?:the|this|it|you (?:need|have|require))',
  '(?:melden sie sich|melde dich|sagen sie bescheid)~(?:falls|wenn)',
  'did you know',
  'agree',
)
/** A request for something without a question mark. */
const REQUEST = phrases(
  'bitte~(?:senden|schicken|teilen|nennen|geben|übermitteln|laden|bestätigen|beantworten|prüfen|antworten)',
  '(?:wir )?(?:benötigen|brauchen|bräuchten) (?:wir )?(?:von ihnen|von dir|noch|dafür|dazu|hierfür|ihre|deine|bitte|folgende)',
  '(?:teilen|nennen|schicken|senden|geben) sie (?:uns|mir)',
  '(?:teil|nenn|schick|send|gib)e? (?:uns|mir)',
  'lass(?:en sie)? (?:uns|mich)~(?:wissen|zukommen)',
  'please~(?:send|provide|confirm|let us know|reply with|tell us|share|attach|check|try)',
  "we(?: would|'d|'ll)? (?:still )?(?:need|require)~(?:your|from you|the following|a copy|more)",
  'could you~(?:send|provide|confirm|tell|share)',
)
const OFFER = phrases(
  '(?:biete|bieten)(?: wir| ich)? (?:ihnen|dir|euch)',
  '(?:wir|ich) (?:biete|bieten|möchten|würden)~(?:anbieten|gutschreiben|erstatten|entgegenkommen)',
  '(?:als|aus) (?:kulanz|entschädigung|wiedergutmachung|entschuldigung|kleine[sn]? dankeschön|zeichen|geste)',
  'kulanzweise',
  'kulanz-?(?:angebot|gutschrift)',
  '(?:wir|ich) (?:erstatten|erstatte|schreiben|überweisen|ersetzen|tauschen)~(?:ihnen|dir|betrag|gut|gerät|kosten|kaufpreis|aus|euro|€)',
  '(?:erstatten|ersetzen|überweisen) wir',
  'schreiben wir~gut',
  '(?:haben|wurde|wird|werden)~(?:gutgeschrieben|erstattet)',
  '(?:erhalten|bekommen|bekommst) (?:sie|du)?~(?:gutschrift|gutschein|ersatzgerät|erstattung|rabatt|entschädigung|ersatz)',
  '(?:schicken|senden) (?:wir )?(?:ihnen|dir)~(?:ersatzgerät|ersatz*|neues gerät|gutschein|neuen vertrag)',
  'gutschein (?:über|im wert|von)',
  'gutschrift (?:über|in höhe|von)',
  'ersatzlieferung',
  'neues angebot',
  "(?:we|i)(?: would|'d)? (?:like to |can |are happy to |are pleased to )?offer(?:ing)? you",
  '(?:as a )?gesture of goodwill',
  'goodwill (?:gesture|payment|credit)',
  "(?:we|i)(?: will|'ll| have|'ve)~(?:refund*|reimburse*|credit(?:ed)?|replace*|compensate*)",
  '(?:voucher|refund|credit) (?:of|for|worth|in the amount)',
  'replacement (?:device|unit|parcel|item)',
  'compensation of',
)
const NEGATED = phrases(
  'kein(?:e|en|er|em|es)?',
  'nicht',
  'bedauerlicherweise',
  "(?:can|could|will|do|are|is|was|would)(?:not|n't)",
  '(?:can|could|will|do|are|is|was) not',
  'cannot',
  'unable',
  'no',
  'not',
  'ablehn*',
)
/** The wish repeated to the one who has it. */
const REPEATED = phrases(
  '(?:sie|du) (?:bitten|bittest|fordern|forderst|wünschen|wünschst|verlangen|erwarten)',
  'ihre (?:bitte|forderung|wunsch)',
  'you (?:asked|requested|demanded|ask|request)',
  'your (?:request|demand) for',
)
const REFUSAL = phrases(
  'leider~(?:nicht (?:möglich|nachkommen|entsprechen|erstatten|anbieten|übernehmen|stattgeben|zustimmen|gewähren|akzeptieren|anerkennen|weiterhelfen|helfen|zuständig|umsetzen|realisieren|ändern|berücksichtigen)|keine[nr]? (?:erstattung|gutschrift|entschädigung|ersatz|möglichkeit|anspruch|kulanz|haftung)|kein (?:anspruch|ersatz))',
  '(?:können|kann)~(?:ihrer|deiner|ihrem|deinem|ihren|ihre)~nicht (?:nachkommen|entsprechen|stattgeben|zustimmen|erfüllen|anerkennen)',
  '(?:ihre[mr]|deine[mr]) (?:wunsch|bitte|forderung|antrag|anliegen|beschwerde)~nicht (?:nachkommen|entsprechen|stattgeben|zustimmen)',
  '(?:sind wir|wir sind)~nicht zuständig',
  'we are not responsible',
  '(?:lehnen|lehne)(?: wir| ich)?~ab',
  'müssen~(?:ablehnen|zurückweisen)',
  '(?:wird|wurde|ist|müssen wir)~(?:abgelehnt|ablehnen|zurückgewiesen|zurückweisen)',
  '(?:besteht|haben sie|hast du)~kein(?:en)? anspruch',
  'keine haftung',
  'nicht erstattungsfähig',
  'eine (?:erstattung|gutschrift|entschädigung|kulanz*)~(?:nicht möglich|ausgeschlossen|können wir nicht)',
  'anspruch~nicht~(?:anerkennen|besteht)',
  'können wir~(?:leider )?(?:nicht erstatten|keine erstattung|keine entschädigung|keine gutschrift)',
  'bleiben wir bei unserer entscheidung',
  "(?:unfortunately|sorry|regret|afraid)~(?:cannot|can't|can not|unable|not able|not possible|not entitled|won't|no refund|not eligible|decline)",
  '(?:we|i) (?:are|am|were) (?:unable|not able) to (?:offer|refund|accept|grant|help|assist|process|approve|provide|compensate)',
  "(?:cannot|can't|can not|will not|won't) (?:offer|refund|accept|grant|approve|compensate|be (?:refunded|accepted))",
  '(?:has been|was|is|must be|have to) (?:rejected|declined|denied|decline|reject)',
  'not (?:entitled|eligible)',
  'no (?:liability|entitlement)',
  'we stand by our decision',
)

/** Words that make a question one to this person; any question mark does where nothing else is said. */
const isQuestion = (sentence: string): boolean =>
  /\?["”“)]*$/.test(sentence.trim()) && !NO_QUESTION.test(sentence)

/** @returns the first sentence that wants something from the reader, or null */
export function questionIn(sentences: readonly string[]): string | null {
  const found = sentences.find(one => isQuestion(one) || (REQUEST.test(one) && !NO_QUESTION.test(one)))
  return found === undefined ? null : quote(found)
}

/** @returns the first sentence that offers a solution or goodwill, or null */
export function offerIn(sentences: readonly string[]): string | null {
  const found = sentences.find(one => OFFER.test(one) && !NEGATED.test(one) && !REPEATED.test(one))
  return found === undefined ? null : quote(found)
}

/** @returns the first sentence that says no, or null */
export function refusalIn(sentences: readonly string[]): string | null {
  const found = sentences.find(one => REFUSAL.test(one))
  return found === undefined ? null : quote(found)
}

/** @returns whether the offer is followed by the question whether it is taken */
export function asksToAccept(sentences: readonly string[]): boolean {
  return sentences.some(one => one.includes('?') && /einverstanden|annehmen|accept|agree/i.test(one))
}
