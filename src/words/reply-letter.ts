/** The letter that answers the company: the person's own words in its thread, and nothing they did not ask for. */
import { tellable, ticketOf, tokenOf } from './contacts.ts'
import { openingFacts, titleOf } from './letter-opening.ts'
import type { LetterWords } from './letter-words.ts'
import { oneLine, paragraphs, shortenTo } from './plain-text.ts'
import { type ComposeRequest, GAPS } from './request.ts'

/** Characters kept of a subject line of theirs; RFC 5322 section 2.1.1 allows 998 in a line, in bytes and encoded. */
const LONGEST_SUBJECT = 150
/** `Re:` and its like stand at most this often before a subject that was sent to and fro. */
const MOST_PREFIXES = 20

const PREFIX = /^(?:re|aw|antw|antwort|sv|wg|fwd?)(?:\[\d{1,3}\])?\s?:\s*/i

/** How a letter begins and ends where the person has written one whole; the last lines are looked at. */
const GREETED =
  /^(?:guten (?:tag|morgen|abend)|sehr geehrte|hallo|liebe[rs]?|hello|dear|hi|good (?:morning|day))(?!\p{L})/iu
const CLOSED =
  /^(?:(?:mit )?(?:freundliche|beste|viele|liebe|herzliche)n? (?:grüße|grüßen|gruß|gruss|grüsse|grüssen)|mfg|(?:kind|best|warm)? ?regards|yours (?:sincerely|faithfully|truly)|sincerely|best wishes)(?!\p{L})/iu
const LAST_LINES = 5

function withoutPrefixes(subject: string): string {
  let rest = subject
  for (let count = 0; count < MOST_PREFIXES && PREFIX.test(rest); count += 1) rest = rest.replace(PREFIX, '')
  return rest
}

/**
 * @returns `Re: ` and the subject they wrote; their ticket as their help desk writes it, wherever it would be missing,
 *   because without it a new ticket is opened
 */
export function replySubject(request: ComposeRequest, words: LetterWords): string {
  const { answers, history } = request
  const theirs = withoutPrefixes(oneLine(answers?.subject ?? ''))
  const whole = theirs || titleOf(request) || words.untitled
  const ticket = ticketOf(history, answers)
  const token = tokenOf([...(answers ? [answers] : []), ...tellable(history)], ticket)
  const short = shortenTo(whole, LONGEST_SUBJECT) || words.untitled
  const known = ticket === null || short.includes(ticket)
  return words.subject.thanks(known ? short : `${short} ${token}`)
}

/** @returns greeting, thanks with date and ticket, own words, name; greeting and end only where the person wrote none */
export function replyText(request: ComposeRequest, words: LetterWords): string {
  const { complaint, history, answers } = request
  const gaps = GAPS[complaint.textLanguage]
  const own = paragraphs(request.replyText ?? '') || gaps.reply
  const lines = own.split('\n')
  const ticket = ticketOf(history, answers)
  const opening = words.openings.thanks(openingFacts(request, words.untitled))
  const name = oneLine(complaint.complainant.name ?? '') || gaps.name
  const begun = GREETED.test(own)
    ? [own, ticket === null ? '' : `${words.tickets}: ${ticket}`]
    : [words.greeting, opening, own]
  const ended = lines.slice(-LAST_LINES).some(line => CLOSED.test(line))
  return [...begun, ended ? '' : `${words.closing}\n${name}`].filter(Boolean).join('\n\n')
}
