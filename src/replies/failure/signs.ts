/** What speaks for a failure in the text of a mail, found once: words, codes, and how a notice is built. */
import type { Prepared } from '../incoming.ts'
import { type Code, codeIn } from './codes.ts'
import { fieldsInText } from './fields.ts'
import { type Notice, noticeOf } from './notice.ts'
import type { MachineSigns } from './sender.ts'
import { banner, type Found, failedForSure, failedPerhaps, late, title } from './words.ts'

/** Everything that was found out about one message. */
export interface Signs {
  readonly machine: MachineSigns
  readonly notice: Notice
  /** The first words of the notice, without lines that repeat our subject. */
  readonly body: string
  readonly subject: string
  readonly code: Code | null
  readonly inSubject: Found | null
  readonly inBody: Found | null
  /** The words for sure have the address that failed with them. */
  readonly toWhom: boolean
  /** The words to show: those that speak of mail before those that speak of anything. */
  readonly shown: Found | null
  /** How much the words weigh: 0 to 5. */
  readonly words: number
  /** How much the structure weighs: code, fields of a report, returned mail, listed address, banner: 0 to 10. */
  readonly structure: number
}

/** What a system has to say stands in its first lines. */
const WORDS_LOOKED_AT = 4000
const OUR_SUBJECT =
  /^[ \t>]{0,10}(?:subject|betreff|thema|objet|asunto|oggetto|onderwerp|тема)[ \t]{0,5}:.*$/gimu
const TITLE = /["“„«][^"“”„»\n]{1,200}["”“»]/g
/** An address at the begin of its line, alone or with what the system says about it. */
export const LISTED =
  /^[ \t>*-]{0,12}["'<]{0,2}[^\s<>"'(),:;@]{1,64}@[^\s<>"'(),:;@]{1,253}[>"']{0,2}[ \t]{0,3}(?::|\r?$|\()/m
/** The dots of an address end no sentence, and its length is no distance between words. */
const ADDRESSES = /[^\s<>"'(),:;@[\]]{1,64}@[^\s<>"'(),:;@[\]]{0,252}[^\s<>"'(),:;@[\].!?]/g
/** What stands for an address in the words that are looked at. */
const SOMEBODY = '…@…'
/** "Your message could not be delivered to the following recipients:" and the address are no further apart. */
const NEAR = /^[^.!?]{0,40}…@…/
const saysToWhom = (text: string, { at, words }: Found): boolean =>
  words.includes(SOMEBODY) || NEAR.test(text.slice(at + words.length, at + words.length + 50))
/** Weighs words that speak of mail only twice as much as those that speak of parcels too, and more if they say to whom. */
function weigh(text: string): { sure: Found | null; found: Found | null; points: number } {
  const sure = failedForSure(text)
  if (sure !== null) return { sure, found: sure, points: saysToWhom(text, sure) ? 3 : 2 }
  const perhaps = failedPerhaps(text)
  const points = title(text) !== null ? 2 : perhaps !== null || late(text) !== null ? 1 : 0
  return { sure, found: perhaps, points }
}

function structureOf(notice: Notice, body: string, code: Code | null, report: boolean): number {
  const listed = LISTED.test(notice.words.slice(0, WORDS_LOOKED_AT)) ? 1 : 0
  const returned = notice.returned === '' && !report ? 0 : 2
  const fields = fieldsInText(notice.words).length > 0 ? 3 : 0
  return fields + (code === null ? 0 : 2) + returned + listed + (banner(body) === null ? 0 : 2)
}

/** @returns the signs of one message; linear in the part that is looked at */
export function signsOf({ message, subject }: Prepared, machine: MachineSigns): Signs {
  const notice = noticeOf(message.text)
  const body = notice.words
    .slice(0, WORDS_LOOKED_AT)
    .replace(OUR_SUBJECT, '')
    .replace(TITLE, ' ')
    .replace(ADDRESSES, SOMEBODY)
    .replace(/[^\S\n]{1,200}/g, ' ')
    .replace(/([^\n.:!?]) ?\n ?(?=\S)/g, '$1 ')
  const [head, text] = [weigh(subject.replace(ADDRESSES, SOMEBODY)), weigh(body)]
  const code = codeIn(notice.words.slice(0, 20_000))
  return {
    machine,
    notice,
    body,
    subject,
    code,
    inSubject: head.found,
    inBody: text.found,
    toWhom: text.sure !== null && saysToWhom(body, text.sure),
    shown: head.sure ?? text.sure ?? head.found ?? text.found,
    words: head.points + text.points,
    structure: structureOf(notice, body, code, message.report !== null),
  }
}
