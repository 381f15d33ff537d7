/** A mail that only asks how satisfied somebody was; below an answer the same words stand as well. */
import { isDecided } from './failure/matter.ts'
import type { Prepared } from './incoming.ts'
import { match, phrases } from './phrase.ts'

const SURVEY = phrases(
  'wie zufrieden (?:waren|sind) (?:sie|du)',
  '(?:ihre|deine) meinung (?:ist uns|zählt|interessiert)',
  'kundenbefragung',
  'umfrage',
  'kundenzufriedenheits(?:umfrage|befragung)',
  'zufriedenheitsumfrage',
  'bewerten sie (?:uns|unseren|ihre|den)',
  'bewerte (?:uns|unseren|deine)',
  'how (?:satisfied|did we do|would you rate)*',
  'rate (?:your|our) (?:experience|service|conversation)',
  '(?:take|complete) (?:our|this|a)~survey',
  'customer satisfaction survey',
  'your feedback matters',
  'tell us how we did',
)
/** What such a mail says beside its question: why it comes, how long it takes, what is to be won, how to get no more. */
const AROUND = phrases(
  '(?:befragung|umfrage|meinung|teilnahme|teilnehm|survey|feedback|opinion)*',
  '(?:sie|du) (?:hatten|hattest|haben|hast)~kontakt|hatten (?:sie|wir)~kontakt|you (?:recently )?(?:spoke|contacted|got in touch)*',
  'skala (?:von|zwischen)|scale (?:of|from)|weiterempfehl*|empfehlen|recommend',
  '(?:dauert|nehmen sie sich|nimm dir|takes?|zwei|drei|fünf|two|three|five|[0-9]{1,2})~(?:minuten?|sekunden|minutes?|seconds)',
  '(?:kurze|einige|paar|few|short|quick) (?:fragen|questions)|fragen~beantworten|beantworten sie',
  'anonym*|freiwillig*|anonymous*|voluntary|verlosen|verlosung*|einsendeschluss|rechtsweg|prize draw|win a',
  '(?:hilft|helfen|helps?) (?:sie )?(?:uns|us)|verbessern|besser (?:zu )?(?:werden|machen)|improve',
  '(?:vielen|herzlichen|besten) dank|danke|thank you|thanks',
  'unsubscribe|opt out|abmelden|abbestellen|keine einladungen|klicken sie|click here|https?',
  'bewert*|sterne|stars|rate',
)
/** Greeting, closing, the name of the firm, the numbers to choose from. */
const FORMAL =
  /^(?:(?:hallo|hi|hello|hey|guten tag|moin|liebe[rs]?|dear|sehr geehrte[rs]?)(?: [^\s,.!?]{1,30}\.?){0,4}|(?:mit )?(?:viele|liebe|beste|freundliche|herzliche|schöne|kind|best|warm)[nr]? (?:gr(?:ü|ue)(?:ß|ss)en?|regards|wishes)\b.{0,60}|(?:your|ihre?|dein|the|das)(?: [^\s,.!?]{1,30}){0,3} ?-?team|[\d\s★☆⭐.,!:|-]{1,60})[,.!]?$/iu
/** What is denied or asked about it is an answer: "the call about the survey was not ours". */
const DENIED = phrases(
  "(?:nicht|kein|keine|keinen|nie|niemals|not|no|never|[a-z]{2,6}n't|leider|unfortunately)",
)
const NO_MORE = phrases(
  "(?:nicht|keine)~(?:mehr|weitere)|no more|no longer|(?:do not|don't) (?:want|wish)|(?:nicht|not|no) (?:länger|longer|more) (?:als|than)",
)

/** Where the question stands in a mail that is nothing else. */
const LOOKED_AT = 300

function isOfSurvey(sentence: string): boolean {
  if (FORMAL.test(sentence.trim())) return true
  if (isDecided(sentence) || (DENIED.test(sentence) && !NO_MORE.test(sentence))) return false
  return SURVEY.test(sentence) || AROUND.test(sentence)
}

/** @returns the words of a survey, from the subject or the begin of the text, or null */
export const surveyWords = ({ subject, flat }: Prepared): string | null =>
  match(SURVEY, subject) ?? match(SURVEY, flat.slice(0, LOOKED_AT))

/**
 * An answer must not be lost for the line that follows it.
 * @returns the message without the sentences of a survey; null: nothing is left but greeting and closing
 */
export function withoutSurvey(prepared: Prepared): Prepared | null {
  const sentences = prepared.sentences.filter(one => !isOfSurvey(one))
  return sentences.length === 0 ? null : { ...prepared, sentences, flat: sentences.join('\n') }
}
