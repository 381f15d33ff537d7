/** Whether a text does nothing but refuse our mail: each sentence must be one that the machines of desks write. */
import { phrases, sentencesOf } from '../phrase.ts'
import { unreadWords } from '../unread.ts'
import { answersReader } from './matter.ts'
import { withoutDots } from './person.ts'
import { NOTHING_OPENED, REASONS, REFUSED } from './refused-words.ts'

/** What stands around a refusal: ways to go, sizes, that a machine wrote it, excuses, names of cases. */
const AROUND = phrases(
  'instead|stattdessen|kontaktformular*|webformular*|contact form|online form|web form',
  '(?:please|you can|you may|to get help) (?:use|visit|contact|write to|go to|call|submit|log in|sign in|raise|open|resend)',
  '(?:resend|send|senden)~(?:again|erneut|noch einmal|without|ohne|registered|registrierte[nr]?)',
  '(?:wenden|nutzen|schreiben|richten|verwenden|erreichen|kontaktieren) sie|(?:wende|nutze|schreib) (?:dich|uns|an)',
  '(?:automat*|machine|maschinell) (?:[a-z]{1,12} )?(?:message|e-?mail|mail|reply|response|nachricht|antwort|erstellt|erzeugt|generat*)',
  '(?:do not|cannot|nicht) (?:reply|antworten|answer)|antworten sie nicht',
  '(?:maximum|maximal*|allowed|erlaubt*|zulässig*|supported|permitted)~(?:size|größe|mb|kb|format*|types?|typen)',
  '(?:thank you|thanks|danke|dank|sorry|apologi[sz]e|verständnis|understanding|inconvenience)',
  '(?:new|open|neue[ns]?|eröffnen) (?:an? )?(?:ticket|request|case|anfrage)',
)
/** Who decided, or why: a person, unless the reason is one of mail. */
const GROUNDS = phrases(
  'because|since|as (?:the|it|your|you|we)|by (?:our|the|a)|due to|weil|da|denn|wegen|durch|von (?:unserer?|unserem|der|dem)',
)
const OF_MAIL = phrases(
  '(?:address|adresse|mailbox|postfach|sender|absender|attachment|anhang|anhänge|datei|file|format|size|größe|filter|server|mail ?system|anzeige|list|liste|ticket)*',
)
/** A greeting, a name, an address: too short to say more. */
const FEW_WORDS = 3

const isShort = (sentence: string): boolean => sentence.trim().split(/\s+/).length <= FEW_WORDS

/** Grounds that have nothing to do with mail are a decision. */
function hasGroundsOfMail(sentence: string): boolean {
  const words = withoutDots(sentence)
  const grounds = words.slice(GROUNDS.exec(words)?.index ?? words.length)
  return grounds === '' || REASONS.test(grounds) || OF_MAIL.test(grounds)
}

const isOfRefusal = (sentence: string): boolean => {
  const words = withoutDots(sentence)
  return (
    [REFUSED, NOTHING_OPENED, REASONS, AROUND].some(pattern => pattern.test(words)) ||
    isShort(sentence) ||
    unreadWords({ flat: sentence, footer: '' }) !== null
  )
}

/** More than this a machine does not say about a mail that it refuses. */
const MOST_SENTENCES = 15

/**
 * @param isKnown whether a sentence is one more of those that may stand there
 * @returns whether nothing else is said, and nobody is answered: what is left over was written by a person
 */
export function onlyRefuses(flat: string, isKnown: (sentence: string) => boolean = () => false): boolean {
  const sentences = sentencesOf(flat)
  if (sentences.length > MOST_SENTENCES || answersReader(flat)) return false
  return sentences.every(one => hasGroundsOfMail(one) && (isOfRefusal(one) || isKnown(one)))
}
