/** The post on a company's page: as public as a short one, with room for whole sentences. */
import { weekdayDate } from './dates.ts'
import { oneLine, paragraphs, sentence, shortenTo } from './plain-text.ts'
import { type PublicFields, publicFields } from './public-fields.ts'
import { publicWords } from './public-words.ts'
import { type ComposeRequest, GAPS } from './request.ts'

/** Characters a reader of a page takes the time for. */
const WHOLE = 600
/** Characters of each part, so that the fixed sentences fit beside them. */
const LIMITS = { what: 100, more: 130, wish: 100 }

const joined = (parts: readonly string[], by: string) => parts.filter(Boolean).join(by)

/** On the page of the company nobody asks who is meant; on one's own they would, and the link tells the company. */
function greeting({ complaint, channel, mode, to }: ComposeRequest): string {
  const { page } = publicWords(complaint.textLanguage)
  if (channel !== 'facebook' || mode !== 'page') return page.greeting
  return page.greetingTo(`${oneLine(complaint.company.name)} (https://www.facebook.com/${oneLine(to)})`)
}

function build(request: ComposeRequest, fields: PublicFields): string {
  const { complaint, dueDate, channel } = request
  const words = publicWords(complaint.textLanguage)
  const { page } = words
  const wish = sentence(shortenTo(fields.wish, LIMITS.wish))
  const what = sentence(shortenTo(fields.what, LIMITS.what))
  const more = sentence(shortenTo(fields.more, LIMITS.more))
  const open = words.open(fields.since, fields.contacts, fields.channels.join(', '))
  const due = dueDate === null ? '' : page.due(weekdayDate(dueDate, complaint.textLanguage))
  return joined(
    [
      greeting(request),
      joined([page.intro(what), more, open], ' '),
      wish && words.wish(wish),
      joined([page.contact, due], ' '),
      channel === 'messenger' ? page.here : page.privately,
      page.thanks,
    ],
    '\n\n',
  )
}

/**
 * @returns a public text without private data; in Messenger, which is private, it offers the details right there
 * @throws RangeError when a date of the request is none
 */
export function pagePost(request: ComposeRequest): string {
  const { complaint, purpose, replyText } = request
  if (purpose === 'reply') {
    const words = publicWords(complaint.textLanguage)
    const reply = paragraphs(replyText ?? '') || GAPS[complaint.textLanguage].reply
    const opening = request.mode === 'page' ? greeting(request) : words.greeting('')
    return joined([opening, reply, words.page.thanks], '\n\n')
  }
  const fields = publicFields(request)
  const full = build(request, fields)
  return full.length <= WHOLE ? full : build(request, { ...fields, more: '' })
}
