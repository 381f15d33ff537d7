/** Whose reply is it when only the sender is known: cases at that company, told apart by numbers, subject and time. */
import type { CaseIndex } from './match-index.ts'
import { bareNumber, isTelling, looseNumbers } from './match-numbers.ts'
import { plainSubject } from './match-subject.ts'
import type { Recognised, Trace } from './trace.ts'

/** A reply after more than a quarter may as well be about something else. */
const RECENT_DAYS = 90
const A_DAY = 86_400_000

/** Own numbers (customer, order) are compared from this length on, with this many digits among it. */
const OWN_NUMBER = { length: 5, digits: 3 } as const

/** @returns days since the person last wrote in the case; null: not before the message, or not known */
function daysSince({ lastSent }: Recognised, at: string | null): number | null {
  if (lastSent === null || at === null) return null
  const days = (Date.parse(at) - Date.parse(lastSent)) / A_DAY
  return days >= 0 ? days : null
}

const isRecent = (each: Recognised, at: string | null) => (daysSince(each, at) ?? Infinity) <= RECENT_DAYS

/**
 * A number of one case tells it from another only where the other has numbers too: a customer number given in one of
 * two cases stands in replies to both.
 */
function byOwnNumber(cases: readonly Recognised[], trace: Trace): readonly Recognised[] {
  const written = looseNumbers(`${trace.subject ?? ''}\n${trace.text ?? ''}`)
  const numbersOf = ({ ownRefs }: Recognised) =>
    ownRefs.map(bareNumber).filter(number => isTelling(number, OWN_NUMBER.length, OWN_NUMBER.digits))
  const named = cases.filter(each => numbersOf(each).some(number => written.has(number)))
  const comparable = cases.every(each => numbersOf(each).length > 0)
  return comparable || cases.length === named.length ? named : []
}

function bySubject(cases: readonly Recognised[], index: CaseIndex, trace: Trace): readonly Recognised[] {
  const titled = index.titled(plainSubject(trace.subject))
  return cases.filter(({ id }) => titled.has(id))
}

/** It answers a message that is not of this case, although all of those are known. */
function answersElse({ names }: Trace, { thread }: Recognised): boolean {
  return names.length > 0 && thread.length > 0
}

/** One open case that was written to of late, no other that may be meant, and nothing against it. */
function byTime(cases: readonly Recognised[], trace: Trace): Recognised | null {
  const possible = cases.filter(each =>
    each.open ? daysSince(each, trace.at) !== null : isRecent(each, trace.at),
  )
  const [only, other] = possible
  if (!only || other || !only.open || !isRecent(only, trace.at)) return null
  return answersElse(trace, only) ? null : only
}

function inBoth(one: readonly Recognised[], other: readonly Recognised[]): readonly Recognised[] {
  if (one.length === 0 || other.length === 0) return [...one, ...other]
  return one.filter(each => other.includes(each))
}

/**
 * @param cases those of the sender's company, also closed ones
 * @returns the one case it must belong to; null: none, or nobody can tell
 */
export function bySender(cases: readonly Recognised[], index: CaseIndex, trace: Trace): Recognised | null {
  const [numbers, subjects] = [byOwnNumber(cases, trace), bySubject(cases, index, trace)]
  if (numbers.length === 0 && subjects.length === 0) return byTime(cases, trace)
  const [only, other] = inBoth(numbers, subjects)
  if (!only || other) return null
  return only.open && daysSince(only, trace.at) !== null ? only : null
}
