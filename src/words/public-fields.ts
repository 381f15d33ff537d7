/** The few things a public text is made of. Whatever holds private data is left out as a whole. */
import type { Complaint } from '../case/model.ts'
import { channelWords } from './channel-words.ts'
import { ownContacts, triedChannels } from './contacts.ts'
import { longDate } from './dates.ts'
import { beginsWith, cutAfter, oneLine, sentences } from './plain-text.ts'
import { privateParts } from './private-data.ts'
import type { ComposeRequest } from './request.ts'

/** Enough for any post; keeps counting fast for endless texts. In UTF-16 units. */
const LONGEST_FIELD = 1_000
/** More names would take the room of the matter itself. */
const MOST_CHANNELS = 3

export type PublicField = 'title' | 'first' | 'wish'

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

/** The texts of the complaint that a public text may take over, each on one line. */
function candidates({ title, problem, wish }: Complaint): Record<PublicField, string> {
  return { title: oneLine(title), first: oneLine(sentences(problem)[0] ?? ''), wish: oneLine(wish) }
}

/** @returns the fields that public texts leave out for what is private in them, with that part's words */
export function leftOut(complaint: Complaint, to: string): { field: PublicField; match: string }[] {
  return Object.entries(candidates(complaint)).flatMap(([field, text]) =>
    privateParts(text, complaint, to)
      .slice(0, 1)
      .map(({ match }) => ({ field: field as PublicField, match })),
  )
}

/** @returns whether the words stand in the text, on one line and in small letters: whole, or as a beginning with its mark */
function standsIn(text: string, words: string): boolean {
  const small = words.toLowerCase()
  if (text.includes(small)) return true
  const all = small.split(' ')
  return all.some((_, count) => count > 0 && text.includes(cutAfter(all, count)))
}

/** @returns the fields that may be public but found no room in this text, with their words */
export function notFitting(
  text: string,
  complaint: Complaint,
  to: string,
): { field: PublicField; words: string }[] {
  const hidden = new Set(leftOut(complaint, to).map(({ field }) => field))
  const { title, ...rest } = candidates(complaint)
  // Where the first sentence begins with the title it stands for both.
  const own = beginsWith(rest.first, title) && !hidden.has('first') ? rest : { title, ...rest }
  const whole = oneLine(text).toLowerCase()
  return Object.entries(own).flatMap(([field, all]) => {
    const words = bounded(all)
    if (words === '' || hidden.has(field as PublicField) || standsIn(whole, words)) return []
    return [{ field: field as PublicField, words }]
  })
}

/** @returns title, first sentence, wish, date and counts, each only if everybody may read it */
export function publicFields({ complaint, history, to }: ComposeRequest): PublicFields {
  const language = complaint.textLanguage
  const hidden = new Set(leftOut(complaint, to).map(({ field }) => field))
  const texts = candidates(complaint)
  const shown = (field: PublicField) => (hidden.has(field) ? '' : bounded(texts[field]))
  const [title, first] = [shown('title'), shown('first')]
  const named = triedChannels(history).map(channel => channelWords(channel, language).name)
  return {
    what: beginsWith(first, title) ? first : title || first,
    more: title === '' || beginsWith(first, title) ? '' : first,
    wish: shown('wish'),
    since: complaint.happened === null ? null : longDate(complaint.happened, language),
    contacts: ownContacts(history).length,
    channels: named.length > MOST_CHANNELS ? [] : named,
  }
}
