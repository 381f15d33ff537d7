/** The structured letter: for e-mail, post and web forms. Equal requests give equal letters. */
import { tellable, ticketOf, tickets, tokenOf } from './contacts.ts'
import { longDate, weekdayDate } from './dates.ts'
import { historyList } from './history-list.ts'
import { letterWords } from './letter-languages.ts'
import { demandOf, openingFacts, openingOf, titleOf } from './letter-opening.ts'
import type { LetterWords } from './letter-words.ts'
import { oneLine, ownText, shortenTo } from './plain-text.ts'
import { replySubject, replyText } from './reply-letter.ts'
import { type Composed, type ComposeRequest, GAPS } from './request.ts'

/** Characters of a subject line that mail programs show without cutting. */
const LONGEST_SUBJECT = 78

function list(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [heading, ...items.map(item => `- ${item}`)].join('\n')
}

function section(heading: string, body: string): string {
  return body === '' ? '' : `${heading}\n${body}`
}

/** Only a board has to be told which company it is about. */
function facts({ complaint, step }: ComposeRequest, words: LetterWords): string {
  const lines = step === 'board' ? [`${words.company}: ${oneLine(complaint.company.name)}`] : []
  if (complaint.happened !== null) {
    lines.push(`${words.happened}: ${longDate(complaint.happened, complaint.textLanguage)}`)
  }
  const body = [lines.join('\n'), ownText(complaint.problem)].filter(Boolean).join('\n\n')
  return section(words.facts, body)
}

function references({ complaint, history }: ComposeRequest, words: LetterWords): string {
  const refs = complaint.refs.map(({ name, value }) => `${oneLine(name)}: ${oneLine(value)}`)
  const known = tickets(history).map(ticket => `${words.tickets}: ${ticket}`)
  return list(words.refs, [...refs, ...known])
}

function signature({ complaint }: ComposeRequest, words: LetterWords): string {
  const { name, email, phone, address } = complaint.complainant
  const lines = [words.closing, oneLine(name ?? '') || GAPS[complaint.textLanguage].name]
  for (const [label, value] of [
    [words.email, email],
    [words.phone, phone],
    [words.address, address],
  ] as const) {
    const told = oneLine(value?.replace(/\s*[\r\n]+\s*/g, ', ') ?? '')
    if (told !== '') lines.push(`${label}: ${told}`)
  }
  return lines.join('\n')
}

function due({ complaint, dueDate }: ComposeRequest): string | null {
  return dueDate === null ? null : weekdayDate(dueDate, complaint.textLanguage)
}

function wholeMatter(request: ComposeRequest, words: LetterWords): string[] {
  const { complaint, history } = request
  const demand = demandOf(request)
  return [
    facts(request, words),
    references(request, words),
    list(words.contacts, historyList(history, complaint.complainant.timezone, complaint.textLanguage)),
    section(
      demand === 'board' ? words.wishBeforeBoard : words.wish,
      ownText(complaint.wish) || words.anyWish,
    ),
    words.deadline[demand](due(request)),
    words.confirm,
    list(
      words.attachments,
      complaint.attachments.map(({ name }) => oneLine(name)),
    ),
  ]
}

function subject(request: ComposeRequest, words: LetterWords): string {
  const title = words.subject[openingOf(request)](titleOf(request) || words.untitled)
  const token = tokenOf(tellable(request.history), ticketOf(request.history))
  const short = shortenTo(title, LONGEST_SUBJECT) || words.untitled
  return token === null ? short : `${short} ${token}`
}

/**
 * @returns subject (one line, with the company's ticket number as its help desk knows it again) and text;
 *   the text names neither the case nor today's date
 * @throws RangeError when a date, an instant or the complainant's time zone is none
 */
export function letter(request: ComposeRequest): Composed {
  const words = letterWords(request.complaint.textLanguage)
  if (request.purpose === 'reply')
    return { subject: replySubject(request, words), text: replyText(request, words) }
  const opening = words.openings[openingOf(request)](openingFacts(request, words.untitled))
  const parts = [words.greeting, opening, ...wholeMatter(request, words), signature(request, words)]
  return { subject: subject(request, words), text: parts.filter(Boolean).join('\n\n') }
}
