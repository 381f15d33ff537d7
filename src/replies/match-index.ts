/** What all cases are recognised by, looked up by what a message shows. Built once a run; it learns what a run finds. */
import { calledLike } from './match-name.ts'
import { bareNumber } from './match-numbers.ts'
import { plainSubject } from './match-subject.ts'
import { senderKey } from './official.ts'
import type { Recognised, Trace } from './trace.ts'

type Ids = ReadonlySet<string>
type Shelf = Map<string, Set<string>>

export interface CaseIndex {
  readonly cases: ReadonlyMap<string, Recognised>
  /** Cases by a Message-ID of their thread. */
  readonly named: (messageId: string) => Ids
  /** Whether any case has a ticket number; to look for numbers in a mail costs more than all the rest. */
  readonly knowsTickets: () => boolean
  /** Cases by a ticket number, bare. */
  readonly ticketed: (number: string) => Ids
  /** Cases by the sender's address. */
  readonly spokenFor: (address: string) => Ids
  /** Cases by exactly this address. */
  readonly writtenTo: (address: string) => Ids
  /** Cases by a subject as {@link plainSubject} makes it: one of theirs, alone or with more around it. */
  readonly titled: (subject: string | null) => Ids
  /** Open cases at a company that bears the name of this sender. */
  readonly calledLike: (name: string) => readonly string[]
  /** Whether the person writes from this address. */
  readonly isOwn: (address: string | null) => boolean
  /** A message that was given to a case is a part of its thread from then on. */
  readonly learn: (
    id: string,
    message: { readonly messageId: string | null; readonly tickets: readonly string[] },
  ) => void
  /** Whether a mail shows a name, or the digits of a number, that was learnt since; if not, nothing new is said of it. */
  readonly learnt: (trace: Pick<Trace, 'names' | 'subject'>) => boolean
}

const NONE: Ids = new Set()

function put(shelf: Shelf, key: string | null, id: string): void {
  if (key === null || key === '') return
  const there = shelf.get(key)
  if (there) there.add(id)
  else shelf.set(key, new Set([id]))
}

/** Desks put a number or their name behind the subject they answer. Shorter ones stand in subjects of anybody. */
const LEAST_WITHIN = 12
const LETTER = /[\p{L}\p{N}]/u

function holds(subject: string, own: string): boolean {
  const at = own.length < LEAST_WITHIN ? -1 : subject.indexOf(own)
  const ends = [subject[at - 1], subject[at + own.length]]
  return at >= 0 && ends.every(end => end === undefined || !LETTER.test(end))
}

/** Of subjects that hold each other the longest says most. */
function titledWithin(subjects: Shelf, subject: string): Ids {
  let longest = ''
  for (const own of subjects.keys()) if (own.length > longest.length && holds(subject, own)) longest = own
  return subjects.get(longest) ?? NONE
}

const digitsOf = (text: string): string => text.replace(/\D+/g, '')

const plain = (address: string): string => address.trim().toLowerCase()

/** Most senders of a mailbox write often, and what their address comes down to is looked up in lists. */
const MOST_REMEMBERED = 5000

/** @returns the same function, with the answers of the last addresses remembered */
function remembered(ask: (address: string) => string): (address: string) => string {
  const answers = new Map<string, string>()
  return address => {
    const answer = answers.get(address) ?? ask(address)
    if (answers.size >= MOST_REMEMBERED) answers.clear()
    answers.set(address, answer)
    return answer
  }
}

/** Who has an address at the company themselves shares its domain with everybody who has: there the address counts. */
function keyOf(own: ReadonlySet<string>): (address: string) => string {
  const shared = new Set([...own].map(senderKey))
  return remembered(address => {
    const key = senderKey(address)
    return shared.has(key) ? plain(address) : key
  })
}

/**
 * @param own addresses the person writes from
 * @returns the index; a later `learn` does not change the cases it was made of
 */
export function indexCases(cases: readonly Recognised[], own: readonly string[] = []): CaseIndex {
  const [thread, tickets, senders, addresses, subjects]: Shelf[] = [1, 2, 3, 4, 5].map(
    () => new Map(),
  ) as never
  const mine = new Set(own.map(plain))
  const key = keyOf(mine)
  const learnt = { names: new Set<string>(), digits: new Set<string>() }
  for (const each of cases) {
    for (const id of each.thread) put(thread!, id, each.id)
    for (const number of each.tickets) put(tickets!, bareNumber(number), each.id)
    for (const address of each.addresses) {
      put(senders!, key(address), each.id)
      put(addresses!, plain(address), each.id)
    }
    for (const subject of each.subjects) put(subjects!, plainSubject(subject), each.id)
  }
  return {
    cases: new Map(cases.map(each => [each.id, each])),
    named: id => thread!.get(id) ?? NONE,
    knowsTickets: () => tickets!.size > 0,
    ticketed: number => tickets!.get(number) ?? NONE,
    spokenFor: address => senders!.get(key(address)) ?? NONE,
    writtenTo: address => addresses!.get(plain(address)) ?? NONE,
    titled: subject =>
      subject === null ? NONE : (subjects!.get(subject) ?? titledWithin(subjects!, subject)),
    calledLike: calledLike(cases),
    isOwn: address => address !== null && mine.has(plain(address)),
    learn: (id, message) => {
      put(thread!, message.messageId, id)
      if (message.messageId !== null) learnt.names.add(message.messageId)
      for (const number of message.tickets) {
        put(tickets!, bareNumber(number), id)
        learnt.digits.add(digitsOf(number))
      }
    },
    learnt: ({ names, subject }) => {
      if (names.some(name => learnt.names.has(name))) return true
      if (learnt.digits.size === 0) return false
      const shown = digitsOf(subject ?? '')
      return shown !== '' && [...learnt.digits].some(digits => shown.includes(digits))
    },
  }
}
