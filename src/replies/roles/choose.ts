/** From probabilities to a class: a machine is only said where it is likely enough, whatever else is less likely. */
import type { ReadingClass } from '../../case/reading.ts'
import { KINDS, type Kind } from './model.ts'

export interface Chosen {
  readonly class: ReadingClass
  readonly automatic: boolean
  /** Of the class, both kinds of redirect together, as computed. */
  readonly probability: number
}

const MACHINES: readonly Kind[] = ['ack', 'out_of_office', 'unread']
/** Less than this together, and it is read as a person's; chosen on held-out messages for precision. */
const LIKELY_MACHINE = 0.65
/** RFC 3834's `auto-replied` and its relatives: only a machine sets them. */
const CERTAIN = 'header replied'
/** "This mailbox is not read" also stands under what a person wrote: it settles who speaks where little else is said. */
const UNREAD = 'rule unread'

const classOf = (kind: Kind): ReadingClass => (kind === 'unread' ? 'redirect' : kind)

/**
 * @param kinds probabilities in the order of {@link KINDS}
 * @param facts of the same message
 */
export function chooseKind(kinds: Float64Array, facts: ReadonlyMap<string, number>): Chosen {
  const of = (kind: Kind): number => kinds[KINDS.indexOf(kind)]!
  const likeliest = (some: readonly Kind[]): Kind =>
    some.reduce((one, other) => (of(other) > of(one) ? other : one))
  const machine = MACHINES.reduce((sum, kind) => sum + of(kind), 0)
  const first = likeliest(KINDS)
  const saysUnread = facts.has(UNREAD) && (first === 'redirect' || MACHINES.includes(first))
  const isCertain = saysUnread || (facts.has(CERTAIN) && first !== 'unrelated')
  const isMachine = isCertain || machine >= LIKELY_MACHINE
  const best = likeliest(KINDS.filter(kind => MACHINES.includes(kind) === isMachine))
  const both = best === 'redirect' || best === 'unread' ? of('redirect') + of('unread') : of(best)
  return { class: classOf(best), automatic: isMachine, probability: both }
}
