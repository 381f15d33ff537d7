/** The message in a private chat: short, and the numbers may stand in it. */

import { channelWords } from './channel-words.ts'
import { ownContacts, tickets, triedChannels } from './contacts.ts'
import { longDate, weekdayDate } from './dates.ts'
import { letterWords } from './letter-languages.ts'
import { beginsWith, oneLine, ownText, sentence, sentences, shortenTo } from './plain-text.ts'
import { publicWords } from './public-words.ts'
import { type ComposeRequest, GAPS } from './request.ts'

/** Characters of the problem and of the wish; a chat is no letter. */
const LIMITS = { title: 100, problem: 400, wish: 200 }

function references({ complaint, history }: ComposeRequest): string {
  const { textLanguage } = complaint
  const refs = complaint.refs.map(({ name, value }) => `${oneLine(name)}: ${oneLine(value)}`)
  const known = tickets(history).map(ticket => `${letterWords(textLanguage).tickets}: ${ticket}`)
  const all = [...refs, ...known]
  return all.length === 0 ? '' : [`${publicWords(textLanguage).direct.numbers}:`, ...all].join('\n')
}

function matter({ complaint, history }: ComposeRequest): string {
  const { textLanguage: language, happened } = complaint
  const title = sentence(shortenTo(oneLine(complaint.title), LIMITS.title))
  const problem = sentence(shortenTo(sentences(complaint.problem).join(' '), LIMITS.problem))
  const since = happened === null ? null : longDate(happened, language)
  const channels = triedChannels(history).map(channel => channelWords(channel, language).name)
  const open = publicWords(language).open(since, ownContacts(history).length, channels.join(', '))
  return [beginsWith(problem, title) ? '' : title, problem, open].filter(Boolean).join(' ')
}

/**
 * @returns the matter, the numbers, the wish and the date in a few lines
 * @throws RangeError when a date of the request is none
 */
export function directMessage(request: ComposeRequest): string {
  const { complaint, dueDate, purpose, asked = purpose === 'redirect', replyText } = request
  const words = publicWords(complaint.textLanguage)
  const name = oneLine(complaint.complainant.name ?? '') || GAPS[complaint.textLanguage].name
  const reply = ownText(replyText ?? '') || GAPS[complaint.textLanguage].reply
  if (purpose === 'reply') return [words.greeting(''), reply, name].join('\n\n')
  const wish = sentence(shortenTo(oneLine(complaint.wish), LIMITS.wish))
  const due = dueDate === null ? '' : words.direct.due(weekdayDate(dueDate, complaint.textLanguage))
  return [
    words.greeting(''),
    asked ? words.direct.redirect : '',
    matter(request),
    references(request),
    [wish && words.wish(wish), due].filter(Boolean).join(' '),
    name,
  ]
    .filter(Boolean)
    .join('\n\n')
}
