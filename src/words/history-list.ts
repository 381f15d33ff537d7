/** The dated list of earlier contacts in a letter. */
import type { HistoryLine } from '../case/history.ts'
import type { Language } from '../case/model.ts'
import type { ReadingClass } from '../case/reading.ts'
import { channelWords } from './channel-words.ts'
import { tellable } from './contacts.ts'
import { dayOf, longDate, timeOfDay } from './dates.ts'
import { oneLine, shortenTo } from './plain-text.ts'

/** A letter stays readable: the newest lines are listed, older ones counted. */
const MOST_LINES = 40
/** Quotes of promises and call notes, in characters. */
const LONGEST_QUOTE = 200
const MOST_TICKETS = 5

interface HistoryWords {
  readonly sent: string
  readonly call: string
  readonly reply: Record<ReadingClass, string>
  readonly ticket: string
  readonly rejected: string
  promise(words: string): string
  to(company: string): string
  from(company: string): string
  with(company: string): string
  earlier(count: number): string
}

const WORDS: Record<Language, HistoryWords> = {
  de: {
    sent: 'meine Nachricht',
    call: 'Gespräch',
    reply: {
      ack: 'automatische Eingangsbestätigung',
      out_of_office: 'automatische Abwesenheitsnotiz',
      bounce: 'meine Nachricht kam als unzustellbar zurück',
      delay: 'Zustellung verzögert',
      read_receipt: 'Lesebestätigung',
      redirect: 'Antwort mit Verweis auf einen anderen Weg',
      question: 'Antwort mit Rückfrage',
      offer: 'Antwort mit Angebot',
      refusal: 'Ablehnung',
      answer: 'Antwort',
      unrelated: 'Nachricht ohne Bezug',
    },
    ticket: 'Vorgang',
    rejected: 'das Problem war damit nicht gelöst',
    promise: words => `zugesagt: „${words}“`,
    to: company => `an ${company}`,
    from: company => `von ${company}`,
    with: company => `mit ${company}`,
    earlier: count => `davor ${count} weitere Kontakte`,
  },
  en: {
    sent: 'my message',
    call: 'call',
    reply: {
      ack: 'automatic receipt',
      out_of_office: 'automatic out-of-office note',
      bounce: 'my message came back as undeliverable',
      delay: 'delivery delayed',
      read_receipt: 'read receipt',
      redirect: 'answer sending me to another channel',
      question: 'answer with a question',
      offer: 'answer with an offer',
      refusal: 'refusal',
      answer: 'answer',
      unrelated: 'unrelated message',
    },
    ticket: 'ticket',
    rejected: 'this did not solve the problem',
    promise: words => `promised: “${words}”`,
    to: company => `to ${company}`,
    from: company => `from ${company}`,
    with: company => `with ${company}`,
    earlier: count => `before that, ${count} more contacts`,
  },
}

const kindOf = ({ kind, former }: HistoryLine) => former?.kind ?? kind

function whatCame(line: HistoryLine, words: HistoryWords): string {
  if (kindOf(line) === 'sent') return words.sent
  if (kindOf(line) === 'reply') return words.reply[line.class ?? 'answer']
  return shortenTo(oneLine(line.note ?? ''), LONGEST_QUOTE) || words.call
}

const SIDE = { sent: 'to', reply: 'from', call: 'with' } as const

/** A company that the letter does not go to is named. */
function channelOf(line: HistoryLine, language: Language): string {
  const { name } = channelWords(line.channel, language)
  const company = oneLine(line.former?.company ?? '')
  if (company === '') return name
  return `${name} ${WORDS[language][SIDE[kindOf(line)]](company)}`
}

function oneContact(line: HistoryLine, timezone: string, language: Language): string {
  const words = WORDS[language]
  const when = `${longDate(dayOf(line.at, timezone), language)}, ${timeOfDay(line.at, timezone, language)}`
  const numbers = line.tickets.slice(0, MOST_TICKETS).map(ticket => shortenTo(oneLine(ticket), LONGEST_QUOTE))
  const parts = [
    whatCame(line, words) + (numbers.length > 0 ? ` (${words.ticket} ${numbers.join(', ')})` : ''),
  ]
  const promise = shortenTo(oneLine(line.promise ?? ''), LONGEST_QUOTE)
  if (promise !== '') parts.push(words.promise(promise))
  if (line.rejected) parts.push(words.rejected)
  return `${when}, ${channelOf(line, language)}: ${parts.join('; ')}`
}

/** Notices of mail servers on their way say nothing to another company. */
const isOfFormer = (line: HistoryLine): boolean =>
  line.former !== undefined && line.class !== 'delay' && line.class !== 'read_receipt'

const byTime = (one: HistoryLine, other: HistoryLine): number => Date.parse(one.at) - Date.parse(other.at)

/**
 * @param timezone IANA zone in which date and time of day are told
 * @returns one line per contact, oldest first, those with a former company by its name; nothing by accounts that
 *   speak for nobody
 */
export function historyList(history: readonly HistoryLine[], timezone: string, language: Language): string[] {
  const told = [...tellable(history), ...history.filter(isOfFormer)].sort(byTime)
  const listed = told.slice(-MOST_LINES).map(line => oneContact(line, timezone, language))
  const left = told.length - listed.length
  return left > 0 ? [WORDS[language].earlier(left), ...listed] : listed
}
