/**
 * Which case a message belongs to, told from what it shows of itself. Pure; whatever it shows may be forged, and a
 * wrong case is worse than the tray: where two may be meant, nobody guesses.
 */
import { type CaseIndex, indexCases } from './match-index.ts'
import { isTelling, labelledNumbers, looseNumbers } from './match-numbers.ts'
import { bySender } from './match-sender.ts'
import { isForwarded, plainSubject } from './match-subject.ts'
import type { Match, Recognised, Trace } from './trace.ts'

export type { CaseIndex } from './match-index.ts'
export { indexCases } from './match-index.ts'
export type { Match, Recognised, Trace } from './trace.ts'

type Ids = ReadonlySet<string>
const NOBODY: Ids = new Set()

/** A case, cases it may be, or nothing to go by. */
type Clue = { readonly id: string } | { readonly near: Ids } | null

/**
 * How long a ticket number must be: written by the company itself; with a label or in brackets by anybody; alone in a
 * subject by anybody. Zendesk and Freshdesk count from 1, OTRS writes 16 digits.
 */
const TICKET = { company: 4, labelled: 6, alone: 8 } as const
const ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,253}/gu
const LONGEST_TEXT = 200_000

const clueOf = (ids: Ids): Clue => {
  const [only, other] = ids
  if (only === undefined) return null
  return other === undefined ? { id: only } : { near: ids }
}

/** The most telling name that is in one case decides; one that is in several leaves it to the next name. */
function byName(index: CaseIndex, { names, answers = [] }: Trace): Clue {
  const answered = answers.map(index.named).filter(({ size }) => size === 1)
  const direct = new Set(answered.flatMap(ids => [...ids]))
  if (direct.size > 1) return { near: direct }
  const shared = new Set<string>()
  for (const ids of names.map(index.named)) {
    const clue = clueOf(ids)
    if (clue && 'id' in clue)
      return shared.size === 0 || shared.has(clue.id) ? clue : { near: new Set([...shared, clue.id]) }
    for (const id of ids) shared.add(id)
  }
  return shared.size === 0 ? null : { near: shared }
}

/** @returns cases whose ticket numbers it shows, each with whether the number is long enough to be believed */
function ticketsOf(
  index: CaseIndex,
  trace: Trace,
  speaking: Ids,
): { readonly sure: Ids; readonly weak: Ids } {
  const [sure, weak] = [new Set<string>(), new Set<string>()]
  const labelled = labelledNumbers(trace.subject, trace.text)
  for (const number of new Set([...labelled, ...looseNumbers(trace.subject)])) {
    for (const id of index.ticketed(number)) {
      const anybody = labelled.has(number) ? TICKET.labelled : TICKET.alone
      const believed = speaking.has(id)
        ? isTelling(number, TICKET.company, 2)
        : speaking.size === 0 && isTelling(number, anybody, TICKET.company)
      ;(believed ? sure : weak).add(id)
    }
  }
  return { sure, weak }
}

/** A number of one company in a mail of another contradicts itself. */
function byTicket(index: CaseIndex, trace: Trace, speaking: Ids): Clue {
  if (!index.knowsTickets()) return null
  const { sure, weak } = ticketsOf(index, trace, speaking)
  if (sure.size > 0) return clueOf(sure)
  return weak.size > 0 ? { near: new Set([...weak, ...speaking]) } : null
}

/** The company wrote, or somebody the person knows passed its mail on; a mail server never speaks for a case. */
function byCompany(index: CaseIndex, trace: Trace, speaking: Ids): Clue {
  if (speaking.size === 0) return clueNear(index.titled(plainSubject(trace.subject)))
  const cases = [...speaking].flatMap(id => index.cases.get(id) ?? [])
  const found = bySender(cases, index, trace)
  return found ? { id: found.id } : { near: speaking }
}

const clueNear = (ids: Ids): Clue => (ids.size === 0 ? null : { near: ids })

function byReturnedAddress(index: CaseIndex, { subject, text }: Trace): Clue {
  const written = `${subject ?? ''}\n${text ?? ''}`.slice(0, LONGEST_TEXT).match(ADDRESS) ?? []
  const ids = written.flatMap(address => [...index.writtenTo(address.replace(/\.+$/, ''))])
  return clueNear(new Set(ids))
}

/** Open cases first, then the one that was written to last. */
function likeliest(index: CaseIndex, ids: Ids): readonly string[] {
  const rank = (id: string): readonly [number, string] => {
    const found = index.cases.get(id)
    return [found?.open ? 0 : 1, found?.lastSent ?? '']
  }
  return [...ids].sort((a, b) => {
    const [[openA, sentA], [openB, sentB]] = [rank(a), rank(b)]
    return openA - openB || (sentA < sentB ? 1 : sentA > sentB ? -1 : a < b ? -1 : 1)
  })
}

/** The person's own mail is no reply; only what they pass on may be one, and whose it is they say themselves. */
function ofTheirOwn(index: CaseIndex, trace: Trace): Match {
  if (!isForwarded(trace.subject)) return { caseId: null, near: [] }
  const ids = new Set([...trace.names.flatMap(name => [...index.named(name)])])
  return {
    caseId: null,
    near: likeliest(index, ids.size > 0 ? ids : index.titled(plainSubject(trace.subject))),
  }
}

/**
 * @param index of all cases, also closed ones
 * @returns the case, or the tray with the likely ones. Of a head alone (`text` null) only a report of a mail server may
 *   turn out to be near a case when its text is read
 */
export function matchIn(index: CaseIndex, trace: Trace): Match {
  if (index.isOwn(trace.from)) return ofTheirOwn(index, trace)
  const speaking = trace.from === null || trace.failure ? NOBODY : index.spokenFor(trace.from)
  const clues = {
    thread: () => byName(index, trace),
    ticket: () => byTicket(index, trace, speaking),
    sender: () => (trace.failure ? byReturnedAddress(index, trace) : byCompany(index, trace, speaking)),
  }
  for (const by of ['thread', 'ticket', 'sender'] as const) {
    const clue = clues[by]()
    if (clue === null) continue
    return 'id' in clue ? { caseId: clue.id, by } : { caseId: null, near: likeliest(index, clue.near) }
  }
  const called = trace.failure || !trace.fromName ? [] : index.calledLike(trace.fromName)
  return called.length === 0
    ? { caseId: null, near: [] }
    : { caseId: null, near: likeliest(index, new Set(called)), by: 'name' }
}

/**
 * @param cases all there are, also closed ones
 * @param own addresses the person writes from
 */
export function match(trace: Trace, cases: readonly Recognised[], own: readonly string[] = []): Match {
  return matchIn(indexCases(cases, own), trace)
}
