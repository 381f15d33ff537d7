/** Fourth stage: newsletter, list, survey, advert. It says nothing about the case. */
import { absenceIn } from './absence.ts'
import { automaticSign } from './automatic.ts'
import { answersReader, greetsByName, isDecided, isOfMatter } from './failure/matter.ts'
import { firstHeader, header, showHeader } from './headers.ts'
import type { Finding, IncomingMessage, Prepared } from './incoming.ts'
import { otherReport } from './other-reports.ts'
import { match, phrases } from './phrase.ts'
import { receiptWords, thanksAndLater } from './receipt-words.ts'
import { surveyWords, withoutSurvey } from './survey.ts'
import { ticketsIn } from './tickets.ts'
import { unreadWords } from './unread.ts'
import { readWords } from './worded.ts'

const NEWSLETTER = phrases(
  'newsletter',
  'abmelden vom newsletter',
  'newsletter abbestellen',
  'unsubscribe',
  'webversion',
  'im browser ansehen',
  'view in (?:your )?browser',
)
const ADVERT = phrases(
  'jetzt (?:sichern|bestellen|zugreifen|buchen|wechseln|entdecken|mitmachen|kaufen|informieren)',
  'nur (?:heute|bis|für kurze zeit|noch~tage)',
  '(?:sicher|hol|schnapp|gönn) dir',
  'sichern sie sich',
  'rabatt*',
  'gewinnspiel',
  'gewinn*',
  'verlos*',
  'neu bei uns',
  'ab sofort erhältlich',
  'sonderangebot*',
  'angebot (?:des|der) (?:tages|woche|monats)',
  'schon ab [0-9.,]{1,8}',
  'für nur [0-9.,]{1,8}',
  'euch allen',
  'für euch',
  'schönes wochenende',
  'guten morgen zusammen',
  'live',
  'unser(?:e|en)? tarif*',
  'ihr lieben',
  'everyone',
  'ab [0-9.,]{1,7} ?(?:€|euro|eur)',
  'neue[rsn]? tarif*',
  '#werbung',
  '#anzeige',
  'black friday',
  'cyber monday',
  'dein neues',
  'ihr neues',
  'get yours',
  'order now',
  'shop now',
  'buy now',
  'discount',
  '[0-9]{1,2} ?% off',
  'sign up (?:now|today)',
  'limited (?:time|offer)*',
  'introducing',
  'check out our',
  'win a',
  'giveaway',
  'now available',
)
/** Words of somebody who answers: then it is no advert. */
const SERVICE = phrases(
  'ticket*',
  'störung*',
  '(?:deine?|ihre?)[rnms]? (?:anfrage|anliegen|nachricht|kundennummer|problem|beschwerde|mail|e-?mail|anschluss|paket|sendung)',
  'leider',
  'sorry',
  'tut (?:uns|mir) leid',
  'dm',
  'direktnachricht',
  'entschuldig*',
  'unannehmlichkeit*',
  'techniker*',
  'your (?:request|message|case|complaint|ticket|account|parcel|issue)',
  'apolog*',
  'unfortunately',
)
const PUBLIC_FEEDS = ['x', 'facebook', 'community', 'bluesky', 'mastodon']
const LIST_HEADERS = ['list-id', 'list-unsubscribe', 'list-post']

function unrelated(confidence: number, ...evidence: string[]): Finding {
  return { class: 'unrelated', confidence, automatic: false, evidence }
}

/** An advert of the account speaks to everybody: it is no reply and names nobody. */
function advertIn({ message, flat }: Prepared): Finding | null {
  if (!PUBLIC_FEEDS.includes(message.channel) || message.inReplyTo.length > 0) return null
  if (/^\.?@\w/.test(flat) || SERVICE.test(flat)) return null
  const words = match(ADVERT, flat)
  return words === null ? null : unrelated(0.85, words)
}

const precedenceOf = (message: IncomingMessage, values: RegExp): string | null => {
  const value = header(message, 'precedence')
  return value !== null && values.test(value) ? showHeader({ name: 'precedence', value }) : null
}

/** What only goes to many. */
function massHeader(message: IncomingMessage): string | null {
  const list = firstHeader(message, LIST_HEADERS)
  return list ? showHeader(list) : precedenceOf(message, /^\s*list/i)
}

/** Whoever sends to thousands lets them unsubscribe (RFC 2369, RFC 8058), and answers none of them. */
const TO_MANY = ['list-unsubscribe', 'list-post', 'feedback-id']

/**
 * `Precedence: bulk` and its like are what auto-responders were long told to set (RFC 3834 section 3.1.8 has why not): it
 * is an answer where it is in reply to us, or says what only answers say.
 */
function isAnswer(prepared: Prepared, words: string | null): boolean {
  const { message, subject, flat } = prepared
  if (message.inReplyTo.length > 0 || ticketsIn([subject, flat], message.ownRefs).length > 0) return true
  if (words !== null || firstHeader(message, TO_MANY) !== null) return false
  if (absenceIn(prepared) !== null || unreadWords(prepared) !== null || thanksAndLater(flat) !== null)
    return true
  const isReply = subject === '' && (message.subject ?? '').trim() !== ''
  return (
    isReply && header(message, 'list-id') === null && /bulk|junk/i.test(header(message, 'precedence') ?? '')
  )
}

/**
 * The words of a survey are so clear that they drown the answer above them: where they do, the answer is read by itself,
 * if it is one for certain, in our thread or about the matter. What else is left may be the survey's in other words.
 */
function besideSurvey(prepared: Prepared): Finding | null {
  const rest = surveyWords(prepared) === null ? null : withoutSurvey(prepared)
  if (rest === null || (prepared.message.inReplyTo.length === 0 && !isOfMatter(rest.flat))) return null
  return readWords(prepared).class === 'unrelated' ? readWords(rest) : null
}

/** Nothing else is left of it. */
function surveyOnly(prepared: Prepared): Finding | null {
  const survey = surveyWords(prepared)
  return survey !== null && withoutSurvey(prepared) === null ? unrelated(0.85, survey) : null
}

/** A letter about the matter: adverts greet by name, too, so the words must say which it is. */
const isLetterOnMatter = (flat: string): boolean => greetsByName(flat) && isDecided(flat)

/**
 * A list header is a hint only: teams that answer through a group mailbox carry it too. `Precedence: bulk` alone is not
 * even that, since ticket systems (Request Tracker) put it on what their agents write: there the words must say it.
 */
function massMailIn(prepared: Prepared): Finding | null {
  const { message, subject, flat } = prepared
  const words = match(NEWSLETTER, subject) ?? match(ADVERT, subject) ?? match(NEWSLETTER, flat)
  if (isAnswer(prepared, words)) return null
  const list = massHeader(message)
  if (list !== null && words !== null) return unrelated(0.95, list, words)
  if (list !== null) return isLetterOnMatter(flat) ? null : unrelated(0.75, list)
  if (words === null || answersReader(flat)) return null
  const bulk = precedenceOf(message, /^\s*(?:bulk|junk)/i)
  if (bulk !== null) return unrelated(0.95, bulk, words)
  return match(NEWSLETTER, subject) === null ? null : unrelated(0.7, subject)
}

/** @returns `unrelated`, or null; a receipt sent in bulk stays a receipt */
export function readMassMail(prepared: Prepared): Finding | null {
  const { message, subject, flat } = prepared
  if (message.channel !== 'email') return advertIn(prepared) ?? besideSurvey(prepared)
  const report = otherReport(prepared)
  if (report !== null) return report
  const isReceipt = receiptWords(subject, flat) !== null
  if (isReceipt || automaticSign(prepared)?.level === 'sure') return besideSurvey(prepared)
  return surveyOnly(prepared) ?? massMailIn(prepared) ?? besideSurvey(prepared)
}
