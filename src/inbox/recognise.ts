/** What the person's cases are recognised by, from the store and the directory. */
import { fold } from '../case/fold.ts'
import type { CaseState, ReplyEntry } from '../case/state.ts'
import { classOf } from '../case/state.ts'
import type { Directory } from '../companies/record.ts'
import type { Recognised } from '../replies/match.ts'
import type { Store } from '../store/store.ts'
import type { World } from '../world.ts'
import { type PostedCase, postedCase } from './posted-case.ts'

export interface KnownCases {
  /** All cases, also closed ones: late replies belong to them. */
  readonly cases: readonly Recognised[]
  /** The same, as posts are held against them. */
  readonly posted: readonly PostedCase[]
  /** Addresses the person writes from. */
  readonly own: readonly string[]
  /** Before this instant (ISO 8601 UTC) nothing can concern a case. */
  readonly since: string
}

const A_DAY = 86_400_000
/** Days a closed case that was written to last may still be answered. */
const LATE_DAYS = 90

/** A message that was handed over may have been sent, although nobody has said so yet. */
const mayBeAnswered = ({ state }: { readonly state: string }) => state !== 'failed' && state !== 'denied'

function lastSent({ deliveries, calls }: CaseState): string | null {
  const times = [
    ...deliveries.filter(mayBeAnswered).map(({ at }) => at),
    ...calls.filter(({ incoming }) => !incoming).map(({ at }) => at),
  ]
  return times.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null)
}

/** Whoever wrote what the user called unrelated, or is no known sender, does not give the case a number. */
const counts = (reply: ReplyEntry) =>
  classOf(reply) !== 'unrelated' && (reply.reading.official !== false || reply.judged !== null)

function websiteOf(website: string | null | undefined): string[] {
  const host = website ? /^https?:\/\/(?:www\.)?([^/\s:?#]{1,253})/i.exec(website)?.[1] : undefined
  return host ? [host] : []
}

function addressesOf({ complaint, ladder, deliveries }: CaseState, directory: Directory): string[] {
  const company = directory.get(complaint.company.id)
  const listed = (company?.channels ?? []).filter(({ channel }) => channel === 'email')
  const planned = ladder.filter(({ channel }) => channel === 'email')
  const written = deliveries.filter(({ message }) => message.channel === 'email')
  return [
    ...listed.map(({ address }) => address),
    ...websiteOf(company?.website),
    ...planned.flatMap(({ address }) => address ?? []),
    ...written.map(({ message }) => message.to),
  ]
}

const namesOf = ({ complaint: { company } }: CaseState, directory: Directory): readonly string[] => [
  ...new Set([company.name, ...(directory.get(company.id)?.aliases ?? [])]),
]

/** A failed send keeps its id: whoever names it has got the mail, whatever was said of it. */
export function recognise(state: CaseState, directory: Directory): Recognised {
  const mails = state.deliveries.filter(({ message }) => message.channel === 'email')
  const replies = state.replies.filter(each => each.channel === 'email' && classOf(each) !== 'unrelated')
  return {
    id: state.id,
    open: state.closed === null,
    thread: [
      ...mails.flatMap(({ messageId }) => messageId ?? []),
      ...replies.flatMap(({ reading }) => reading.messageId ?? []),
    ],
    tickets: state.replies.filter(counts).flatMap(({ reading }) => reading.tickets),
    subjects: mails.flatMap(({ message }) => message.subject ?? []),
    addresses: [...new Set(addressesOf(state, directory))],
    names: namesOf(state, directory),
    ownRefs: state.complaint.refs.map(({ value }) => value),
    lastSent: lastSent(state),
  }
}

const OWN_SETTINGS = ['me.email', 'email.from', 'email.smtp.user', 'email.imap.user']

function ownFromSettings(world: World): string[] {
  const settings = world.settings()
  const values = OWN_SETTINGS.flatMap(key => settings.get(key)?.toString() ?? [])
  return values.filter(value => value.includes('@'))
}

function sinceOf(
  states: readonly { openedAt: string; open: boolean; lastSent: string | null }[],
  now: string,
) {
  const late = new Date(Date.parse(now) - LATE_DAYS * A_DAY).toISOString()
  const waiting = states.filter(each => each.open || (each.lastSent ?? '') > late)
  const earliest = waiting.reduce((first, { openedAt }) => (openedAt < first ? openedAt : first), now)
  return new Date(Date.parse(earliest) - A_DAY).toISOString()
}

/** @returns what is known, read once a run; a case that is forgotten meanwhile is left out */
export async function knownCases(store: Store, world: World): Promise<KnownCases> {
  const directory = await world.directory()
  const own = new Set(ownFromSettings(world))
  const cases: Recognised[] = []
  const posted: PostedCase[] = []
  const spans: { openedAt: string; open: boolean; lastSent: string | null }[] = []
  for (const { id } of store.overview({ all: true })) {
    const events = store.load(id)
    if (events === null) continue
    const state = fold(id, events)
    const found = recognise(state, directory)
    cases.push(found)
    posted.push(postedCase(state, directory))
    spans.push({ openedAt: state.openedAt, open: found.open, lastSent: found.lastSent })
    const { email } = state.complaint.complainant
    if (email !== null) own.add(email)
  }
  return { cases, posted, own: [...own], since: sinceOf(spans, world.now) }
}
