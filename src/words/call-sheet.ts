/** The sheet beside the telephone: a minute of speech, the numbers, the questions. */
import type { HistoryLine } from '../case/history.ts'
import type { Complaint } from '../case/model.ts'
import { callWords } from './call-sheet-words.ts'
import { channelWords } from './channel-words.ts'
import { lastReply, ownContacts, tickets } from './contacts.ts'
import { dayOf, longDate } from './dates.ts'
import { beginsWith, countWords, oneLine, sentence, sentences, shorten } from './plain-text.ts'
import { GAPS } from './request.ts'

/** A minute of calm speech is 130 to 150 words. */
export const SPOKEN_WORDS = 150
/** Words of the smaller parts; the problem takes what is left. */
const LIMITS = { name: 8, title: 20, wish: 30, ticket: 4 }

const within = (limit: number) => (text: string) => countWords(text) <= limit

/** Whole sentences as long as they fit, else the first one up to a word end. */
function shortProblem(problem: string, limit: number): string {
  const all = sentences(problem)
  const kept: string[] = []
  for (const part of all) {
    if (!within(limit)([...kept, part].join(' '))) break
    kept.push(sentence(part))
  }
  return kept.length > 0 ? kept.join(' ') : shorten(all[0] ?? '', within(limit))
}

/** The call this sheet is for. */
export interface Call {
  /** Number to call, as it was named. */
  readonly number: string
  /** Whether they asked for the call, in their newest message that names another way. */
  readonly asked: boolean
}

/**
 * @returns what to say, at most {@link SPOKEN_WORDS} words
 * @throws RangeError when a date, an instant or the complainant's time zone is none
 */
export function spokenText(
  complaint: Complaint,
  history: readonly HistoryLine[],
  call: Call | null = null,
): string {
  const language = complaint.textLanguage
  const words = callWords(language)
  const tries = ownContacts(history)
  const last = tries.at(-1)
  const line = (text: string, limit: number) => shorten(oneLine(text), within(limit))
  const name = line(complaint.complainant.name ?? '', LIMITS.name) || GAPS[language].name
  const title = beginsWith(complaint.problem, complaint.title)
    ? ''
    : sentence(line(complaint.title, LIMITS.title))
  const wish = sentence(line(complaint.wish, LIMITS.wish))
  const ticket = tickets(history).find(within(LIMITS.ticket))
  const since = complaint.happened ? words.since(longDate(complaint.happened, language)) : ''
  const when = (at: string) => longDate(dayOf(at, complaint.complainant.timezone), language)
  const request = call?.asked ? lastReply(history, 'redirect') : null
  const hello = [words.hello(name), request ? words.referred(when(request.at)) : ''].filter(Boolean).join(' ')
  const before = [hello, title ? words.matter(title) : '', since]
  const after = [
    last && words.tries(tries.length, `${when(last.at)} ${channelWords(last.channel, language).by}`),
    ticket && words.ticket(ticket),
    wish && words.wish(wish),
    words.ask,
  ]
  const count = countWords([...before, title ? '' : words.matter(''), ...after].filter(Boolean).join(' '))
  const problem = shortProblem(complaint.problem, SPOKEN_WORDS - count)
  const told = title || !problem ? [...before, problem] : [hello, words.matter(problem), since]
  return [...told, ...after].filter(Boolean).join(' ')
}

function list([heading, ...items]: readonly string[]): string {
  return items.length === 0 ? '' : [heading, ...items.map(item => `- ${item}`)].join('\n')
}

/**
 * @param call the number it is for, and whether they asked to be called; null: any call
 * @returns the sheet as plain text, in the language of the case's letters
 * @throws RangeError when a date, an instant or the complainant's time zone is none
 */
export function callSheet(
  complaint: Complaint,
  history: readonly HistoryLine[],
  call: Call | null = null,
): string {
  const words = callWords(complaint.textLanguage)
  const refs = complaint.refs.map(({ name, value }) => `${oneLine(name)}: ${oneLine(value)}`)
  const known = tickets(history).map(ticket => `${words.ticketName}: ${ticket}`)
  return [
    [words.heading(oneLine(complaint.company.name)), call ? words.number(oneLine(call.number)) : '']
      .filter(Boolean)
      .join('\n'),
    `${words.speech}\n${spokenText(complaint, history, call)}`,
    list([words.numbers, ...refs, ...known]),
    list(words.questions),
    list(words.notes),
  ]
    .filter(Boolean)
    .join('\n\n')
}
