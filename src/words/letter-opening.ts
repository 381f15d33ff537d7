/** How a letter begins and how hard it asks: both follow from the step and from what came before. */
import type { HistoryLine } from '../case/history.ts'
import type { Step } from '../case/model.ts'
import { channelWords } from './channel-words.ts'
import { firstSent, lastReply, tellable, ticketOf } from './contacts.ts'
import { dayOf, longDate } from './dates.ts'
import type { Demand, Opening, OpeningFacts } from './letter-words.ts'
import { beginsWith, capitalised, oneLine, sentence, sentences, shortenTo } from './plain-text.ts'
import type { ComposeRequest } from './request.ts'

const OPENINGS: Record<Step, Opening> = {
  complaint: 'report',
  reminder: 'again',
  letter: 'again',
  executive: 'decide',
  final: 'lastTime',
  board: 'board',
}
const DEMANDS: Record<Step, Demand> = {
  complaint: 'first',
  reminder: 'again',
  letter: 'again',
  executive: 'again',
  final: 'last',
  board: 'board',
}
/** Characters of a title that a reader takes in at once. */
const LONGEST_TITLE = 100

/** @returns the opening that fits; a letter by post with nothing sent before is a first complaint */
export function openingOf({ purpose, step, history }: ComposeRequest): Opening {
  if (purpose === 'reply') return 'thanks'
  if (purpose === 'redirect') return 'redirect'
  return step === 'letter' && firstSent(history) === null ? 'report' : OPENINGS[step]
}

/** @returns how the letter demands; the first one never threatens */
export function demandOf(request: ComposeRequest): Demand {
  if (request.step === 'letter' && firstSent(request.history) === null) return 'first'
  return DEMANDS[request.step]
}

/** @returns the title on one line and short, else the problem's first sentence, else '' */
export function titleOf({ complaint }: ComposeRequest): string {
  const title = oneLine(complaint.title) || (sentences(complaint.problem)[0] ?? '')
  return shortenTo(capitalised(title), LONGEST_TITLE)
}

/** @returns what the openings may use */
export function openingFacts(request: ComposeRequest, untitled: string): OpeningFacts {
  const { complaint, history, channel, purpose, answers } = request
  const language = complaint.textLanguage
  const told = (line: Pick<HistoryLine, 'at' | 'channel'> | null) =>
    line && {
      on: longDate(dayOf(line.at, complaint.complainant.timezone), language),
      by: channelWords(line.channel, language).by,
    }
  const newest = purpose === 'redirect' ? lastReply(history, 'redirect') : lastReply(history)
  const answer = answers ? { at: answers.at, channel } : newest
  const title = titleOf(request)
  return {
    matter: beginsWith(complaint.problem, title) ? '.' : `: ${sentence(title || untitled)}`,
    company: oneLine(complaint.company.name),
    first: told(firstSent(history)),
    answer: told(answer),
    ticket: ticketOf(history, answers),
    by: channelWords(channel, language).by,
    sameWay: answer?.channel === channel,
    acknowledged: tellable(history).some(line => line.class === 'ack'),
  }
}
