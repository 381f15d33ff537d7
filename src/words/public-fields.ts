/** The few things a public text is made of. Whatever holds private data is left out as a whole. */
import type { Complaint } from '../case/model.ts'
import { channelWords } from './channel-words.ts'
import { ownContacts, triedChannels } from './contacts.ts'
import { longDate } from './dates.ts'
import { oneLine, sentences } from './plain-text.ts'
import { privateParts } from './private-data.ts'
import type { ComposeRequest } from './request.ts'

/** Enough for any post; keeps counting fast for endless texts. In UTF-16 units. */
const LONGEST_FIELD = 1_000
/** More names would take the room of the matter itself. */
const MOST_CHANNELS = 3

export interface PublicFields {
  /** The matter, or '' when neither title nor first sentence may be shown. */
  readonly what: string
  /** The problem's first sentence where it adds to `what`, else ''. */
  readonly more: string
  readonly wish: string
  /** Date of the event, written out, or null. */
  readonly since: string | null
  /** Messages and calls so far. */
  readonly contacts: number
  /** Channels of those contacts, by name; none where they are too many to name. */
  readonly channels: readonly string[]
}

/** @returns the text without its last, possibly cut word when it is far too long */
function bounded(text: string): string {
  return text.length <= LONGEST_FIELD ? text : text.slice(0, text.lastIndexOf(' ', LONGEST_FIELD) + 1).trim()
}

function publicText(text: string, complaint: Complaint, to: string): string {
  const line = oneLine(text)
  return privateParts(line, complaint, to).length > 0 ? '' : bounded(line)
}

/** @returns title, first sentence, wish, date and counts, each only if everybody may read it */
export function publicFields({ complaint, history, to }: ComposeRequest): PublicFields {
  const language = complaint.textLanguage
  const title = publicText(complaint.title, complaint, to)
  const first = publicText(sentences(complaint.problem)[0] ?? '', complaint, to)
  const named = triedChannels(history).map(channel => channelWords(channel, language).name)
  return {
    what: title || first,
    more: title === '' || first === title ? '' : first,
    wish: publicText(complaint.wish, complaint, to),
    since: complaint.happened === null ? null : longDate(complaint.happened, language),
    contacts: ownContacts(history).length,
    channels: named.length > MOST_CHANNELS ? [] : named,
  }
}
