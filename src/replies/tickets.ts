/** Numbers the company gave the matter: with a label, in brackets, or in the subject; only with digits. */
import { labelBefore } from './ticket-labels.ts'
import { isNumber, isTelling, NUMBER, SPACED } from './ticket-number.ts'

/** Salesforce, old and new form of the token in subject or body. */
const SALESFORCE = /(?<![\p{L}\p{N}])ref:(?:!00D[\w.]{5,40}!500|_?00D\w{5,20}\._?500)\w{5,40}:ref/gu
/** Zendesk writes the number behind its line. */
const ZENDESK = /##- .{5,120} -##[^\n]{0,80}\((\d{3,12})\)/gu
/** `#123`, `[#ABC-123]`, `Ticket#2026112210000012`; Dynamics begins with CAS-. */
const HOOK = /(?:#:? ?|\[[^\][\n]{0,40}[#:] ?|(?<![\p{L}\p{N}])(?=CAS-\d))$/u
const OPEN_BRACKET = /\[#?$/

/** "Complaint BW/51": initials and a running number. */
const CODED = /^[A-Z]{2,4}\/\d{2}$/

/** "Outage in 44120". */
const PLACE = /(?:^|\s)(?:in|aus|nach|from|to|von|near)\s$/iu
const FILED =
  /(?:registr|register|erfass|zugeteil|zugeordnet|geführt|aufgenommen|angelegt|abgelegt|hinterlegt|vermerkt|notiert|gespeichert|logged|recorded|filed|saved|assigned)/iu
/** "Logged under ...", "registered (...)", "has been assigned ...". */
const FILED_UNDER = /(?:unter|under|as)\s$/i
const FILED_AS =
  /(?:registriert|erfasst|angelegt|aufgenommen|registered|recorded|logged) \($|been assigned $/i

const MAX_TICKETS = 10
/** More characters of a text, and more numbers in it, are not looked at. */
const LONGEST = 20_000
const MOST_NUMBERS = 200
/** Characters before and behind a number that say what it is. */
const BEFORE = 64
const BEHIND = 24

/** What stands in links and mail addresses is no ticket. */
const LINKS =
  /(?:https?:\/\/|www\.)\S+|(?<!\S)[^\s@]{1,80}@\S+|(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}\/\S+/gi

/** Best first: what the company calls its number, a number in the subject, that of a job. */
type Rank = 0 | 1 | 2
interface Candidate {
  readonly number: string
  readonly rank: Rank
}

const bare = (number: string): string => number.replace(/[^a-z0-9]/gi, '').toLowerCase()

interface Place {
  readonly number: string
  readonly before: string
  readonly behind: string
}

function placesOf(text: string, pattern: RegExp): Place[] {
  return [...text.matchAll(pattern)].slice(0, MOST_NUMBERS).map(({ 0: hit, index }) => {
    const number = hit.replace(/[./_–-]+$/, '')
    return {
      number,
      before: text.slice(Math.max(0, index - BEFORE), index),
      behind: text.slice(index + number.length, index + number.length + BEHIND),
    }
  })
}

/** "wurde unter EF-55102 registriert", "logged under GR20117". */
function isFiled({ number, before, behind }: Place): boolean {
  if (!/[A-Z].*\d{4}/.test(number)) return false
  if (FILED_UNDER.test(before)) return FILED.test(before) || FILED.test(behind)
  return FILED_AS.test(before)
}

/** @returns how surely it is a ticket; null: it is none */
function rankOf(place: Place, inSubject: boolean): Rank | null {
  const { number, before, behind } = place
  const bracketed = inSubject && OPEN_BRACKET.test(before) && behind.startsWith(']')
  const hooked = bracketed || HOOK.test(before)
  const { kind, explicit } = labelBefore(bracketed ? '' : before)
  const coded = kind === 'theirs' && CODED.test(number)
  if (kind === 'other' || !isNumber(place, { explicit: explicit || hooked || coded })) return null
  const called = explicit && kind === null && isTelling(number)
  if (kind === 'order') return null
  if (kind === 'theirs' || (hooked && kind !== 'job') || called || isFiled(place)) return 0
  if (!isTelling(number)) return null
  if (kind === 'job') return 2
  return inSubject && !PLACE.test(before) ? 1 : null
}

/** Most texts have none: that is seen at once. */
const withoutLinks = (text: string): string =>
  /[@/]|www\.|ref:/i.test(text) ? text.replace(SALESFORCE, ' ').replace(LINKS, ' ') : text

function numbersIn(text: string, inSubject: boolean): Candidate[] {
  if (!/\d[^\s\d]{0,4}\d/.test(text)) return []
  const linkless = withoutLinks(text.slice(0, LONGEST))
  const spaced = placesOf(linkless, SPACED).filter(({ before }) => {
    const { kind, explicit } = labelBefore(before)
    return kind === 'theirs' && explicit
  })
  const rest = spaced.reduce((left, { number }) => left.replace(number, ' '), linkless)
  const single = placesOf(rest, NUMBER).flatMap(place => {
    const rank = rankOf(place, inSubject)
    return rank === null ? [] : [{ number: place.number, rank }]
  })
  return [...spaced.map(({ number }) => ({ number, rank: 0 as const })), ...single]
}

function tokensIn(text: string): Candidate[] {
  const salesforce = text.includes('ref:') ? [...text.matchAll(SALESFORCE)].map(hit => hit[0]) : []
  const zendesk = text.includes('##- ') ? [...text.matchAll(ZENDESK)].map(hit => hit[1] ?? '') : []
  return [...salesforce, ...zendesk].map(number => ({ number, rank: 0 }))
}

/**
 * @param texts subject and visible text
 * @param ownRefs numbers of the complainant (customer number, order): never tickets
 * @returns ticket numbers, best known first, each once; the number of a job only where nothing better is named
 */
export function ticketsIn(texts: readonly string[], ownRefs: readonly string[]): string[] {
  const own = new Set(ownRefs.map(bare))
  const all = texts.flatMap((text, at) => [...tokensIn(text.slice(0, LONGEST)), ...numbersIn(text, at === 0)])
  const best = Math.min(...all.map(({ rank }) => rank))
  const found = new Map<string, string>()
  for (const { number, rank } of all) {
    const key = bare(number)
    if (rank <= Math.max(best, 0) && !own.has(key) && !found.has(key)) found.set(key, number)
  }
  return [...found.values()].slice(0, MAX_TICKETS)
}
