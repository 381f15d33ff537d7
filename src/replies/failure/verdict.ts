/** Whether the signs make a failure. A name alone is no proof, words alone are none: one brings what the other lacks. */
import { header } from '../headers.ts'
import type { IncomingMessage } from '../incoming.ts'
import { answersReader, isOfOther } from './matter.ts'
import { onlyRefuses } from './only-refuses.ts'
import { isLetter as beginsAsLetter, speaksOfSelf } from './person.ts'
import { recipientIn } from './recipient.ts'
import { isOfList } from './sender.ts'
import { LISTED, type Signs } from './signs.ts'
import { failedForSure, heldForYou } from './words.ts'

/** Somebody passes on what came to him: by the subject, or by the line above it. */
const FORWARDED =
  /^\s{0,5}(?:wg|fwd?|tr|rv|i)\s?:|^[->_ \t]{0,30}(?:begin )?(?:forwarded|weitergeleitete) (?:message|nachricht|mail)/im
/** A closed mailbox that says where to write instead is a machine's redirect, if no mail system wrote it. */
const ELSEWHERE =
  /\b(?:please|to get help|instead|you can)\b.{0,40}\b(?:contact|use|visit|write|reach|call)\b|\b(?:wenden|nutzen|schreiben|richten|verwenden|erreichen|kontaktieren) sie\b|\b(?:wende|nutze|schreib|melde) (?:dich|bitte|uns|an|einfach)\b/i

/** The same without asking: the address that counts from now on. */
const NEW_ADDRESS =
  /\b(?:new (?:e-?mail )?address|now at|neue[nr]? (?:e-?mail-?)?adresse|(?:ist|sind|wir|uns|mich) (?:[a-zäöü]{1,20} ){0,3}unter)\b[^.!?\n]{0,40}…@…/i

/** Things that are delivered, too. */
const GOODS =
  /\b(?:paket|päckchen|sendung|lieferung|zusteller|bote|filiale|abholung|parcel|package|shipment|courier|driver|tracking|depot)/i

/** Some daemons put "Re:" before our subject: they say to whom it failed, and nobody speaks of himself. */
const isTold = ({ machine, toWhom, words, notice }: Signs): boolean =>
  machine.points >= 3 &&
  (machine.isDaemon ? words >= 1 : words >= 2 && (toWhom || LISTED.test(notice.words.slice(0, 2000)))) &&
  !speaksOfSelf(notice.words.slice(0, 2000))

/** Unlike `auto-generated`, no desk puts `auto-replied` on what its people write (RFC 3834 section 5); nor do lists. */
const isNobodys = (message: IncomingMessage): boolean =>
  /^auto-replied/i.test(header(message, 'auto-submitted') ?? '') || isOfList(message)

/** An answer to our mail, something passed on, bait, a newsletter about failures: without a code, fields or the mail itself they are no failure. */
function isSomethingElse(signs: Signs, message: IncomingMessage, isLetter: boolean): boolean {
  const { machine, structure, subject, body, notice } = signs
  const answers = subject === '' && message.subject !== null && message.inReplyTo.length > 0
  if (answers && message.report === null && (isLetter || (structure < 2 && !isTold(signs)))) return true
  const isBait = !machine.isDaemon || /https?:/i.test(body)
  if (structure < 2 && isBait && heldForYou(`${subject}\n${body}`) !== null) return true
  if (machine.points >= 3) return false
  if (structure < 2 && !isNobodys(message) && (answersReader(body) || isOfOther(body))) return true
  if (structure < 5 && header(message, 'list-unsubscribe') !== null) return true
  if (FORWARDED.test(`${message.subject ?? ''}\n${notice.words.slice(0, 1500)}`)) return true
  return (
    structure < 2 && (ELSEWHERE.test(body) || NEW_ADDRESS.test(body) || GOODS.test(`${subject}\n${body}`))
  )
}

/** Subject and words say so, of an address that is not ours, or the subject of a mail: accounts and debits are refused, too. */
function isAboutMail(
  { subject, body, inSubject, notice, toWhom, words }: Signs,
  message: IncomingMessage,
): boolean {
  if (inSubject === null || words < 3 || failedForSure(body) === null) return false
  if (toWhom || LISTED.test(notice.words.slice(0, 4000))) return recipientIn(notice, message) !== null
  const isOfMail = /\be-?mail\b|\bmail\b|mailing|message|nachricht|post(?:ed|ing)\b/i.test(subject)
  return isOfMail && (isNobodys(message) || onlyRefuses(body, one => failedForSure(one) !== null))
}

/**
 * Nothing in the head says so, but subject and words both do, and bring our mail back; or tell code and address, from
 * a sender without a name: people have one, and tell of such things too.
 */
function isPlain({ words, structure, notice }: Signs, message: IncomingMessage): boolean {
  if (words >= 4 && (message.report !== null || notice.returned !== '')) return true
  return words >= 5 && structure >= 2 && !message.senderName && recipientIn(notice, message) !== null
}

/** A daemon that expects no answer has nothing else to say. */
function isEnoughOfSystem({ machine, words, structure }: Signs, isLetter: boolean): boolean {
  if (isLetter) return words >= 3 || structure >= 3 || (words >= 2 && structure >= 2)
  const least = machine.points > 3 ? 0 : 1
  return words + structure >= (machine.isDaemon ? least : 2)
}

/**
 * The points are those of {@link Signs}; where the lines lie was found on mails of some 85 systems, and on 1,200 others.
 * A machine without a name must tell which address failed: accounts, parcels and debits are refused in the same words.
 */
function isEnough(signs: Signs, message: IncomingMessage, isLetter: boolean): boolean {
  const { machine, words, structure } = signs
  const { points } = machine
  if (points >= 3) return isEnoughOfSystem(signs, isLetter)
  if (points >= 1 && structure < 2) return isAboutMail(signs, message)
  if (points >= 1) return words >= 3 || (words >= 2 && structure >= 2) || (words >= 1 && structure >= 5)
  if (isLetter || message.inReplyTo.length > 0) return structure >= 5 && words >= 1 && !isLetter
  return (structure >= 5 && words >= 1) || isPlain(signs, message)
}

/** @returns whether a mail system says in it that a mail of ours failed, or is late */
export function isFailure(signs: Signs, message: IncomingMessage): boolean {
  const isLetter = beginsAsLetter(signs.notice.words)
  return !isSomethingElse(signs, message, isLetter) && isEnough(signs, message, isLetter)
}
