/** What only people write: greetings, the first person, a name below. */
import type { Prepared } from '../incoming.ts'
import { signatureOf } from '../roles/signature.ts'

/** Only people begin like this. */
const GREETING =
  /^\s{0,20}(?:(?:hallo|hi|hello|hey|guten tag|guten morgen|moin|servus|liebe[rs]?|dear|sehr geehrte[rs]?)\b[^\n.!]{0,60}[,!]|thank you for|vielen dank für)/i

/** Filters and qmail say "I" too, but of what they could not do, of their rules, and of themselves. */
const OF_MACHINES =
  /\bI(?:'m| am)? (?:use|protecting|afraid|was unable|wasn't able|could not|couldn't|can receive|have tried|tried|managing|sorry)\b|\bme from (?:spam|junk)\b/g
/** Without it the last line of a notice looks like a name as often as not. */
const CLOSING = /(?:gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|regards|sincerely|cheers|wishes|mfg|lg|vg)[,.! ]*$/im
const FIRST_PERSON = /(?<![\p{L}.])(?:I|I'm|I've|I'll|me|my|ich|mir|mich|mein|meine[nrms]?)(?![\p{L}.])/u
/** What was done, and for whom: a machine that refuses did nothing. */
const NOW = /\b(?:we have now|we've now|wir haben (?:nun|jetzt|sie|ihnen|das|es))\b/i

/** The dots of addresses and file names end no sentence; the one behind a number mostly does. */
export const withoutDots = (text: string): string =>
  text
    .replace(
      /(?<![^\s<>"'(),:;@[\]])[^\s<>"'(),:;@[\]]{1,64}@[^\s<>"'(),:;@[\]]{0,252}[^\s<>"'(),:;@[\].!?]/g,
      '…@…',
    )
    .replace(/\.(?=[\p{L}\p{N}])/gu, '·')
    .replace(/(?<=\d)\. (?=\p{Lu})/gu, ' ! ')

/** @returns such words as they were written, but for addresses */
export const withDots = (words: string): string => words.replaceAll('·', '.')

/** @returns whether it begins as a letter does */
export const isLetter = (text: string): boolean => GREETING.test(text)

/** @returns whether somebody speaks of himself in it; what mail systems say of themselves does not count */
export const speaksOfSelf = (text: string): boolean => {
  const rest = text.replace(OF_MACHINES, '')
  return FIRST_PERSON.test(rest) || NOW.test(rest)
}

/** @returns whether a person speaks in it, or signs it */
export function isPersonal({ message, flat, visibleText, footer }: Prepared): boolean {
  if (speaksOfSelf(flat)) return true
  const text = `${visibleText}\n${footer}`.slice(0, 4000)
  return CLOSING.test(text) && ['person', 'initials'].includes(signatureOf(text, message.from))
}
