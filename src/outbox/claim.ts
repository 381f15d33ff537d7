/** The claim: whoever writes the first event of a send owns it; all others are told so and send nothing. */

import { matterOf } from '../case/digest.ts'
import type { NewEvent, StoredEvent } from '../case/events.ts'
import { EXIT, UserError } from '../errors.ts'
import type { Look } from '../store/store.ts'
import type { Desk } from './desk.ts'
import type { Planned } from './plan.ts'

/** Where the message belongs: a case to be opened with it, or one at the version that was shown and approved. */
export type Target =
  | { readonly kind: 'new'; readonly prefix: string; readonly opened: NewEvent }
  | { readonly kind: 'case'; readonly id: string; readonly version: number }

/** What is claimed: this message, and whether the person wants it a second time. */
export interface Claim {
  readonly digest: string
  /** Key of the matter, for a new case: the same complaint to the same address is refused while a case is open. */
  readonly matter: string | null
  /** Send although the same digest was sent before. */
  readonly again: boolean
}

/** @returns what `dispatch` and the look before it compare */
export function claimOf({ digest, complaint, message }: Planned, target: Target, again: boolean): Claim {
  return { digest, matter: target.kind === 'new' ? matterOf(complaint, message) : null, again }
}

/** @returns the case this message was sent in before, and whether to the letter; null: none, or sent again on purpose */
export function sentBefore({ digest, matter, again }: Claim, look: Pick<Look, 'delivered'>) {
  if (again) return null
  const same = look.delivered(digest)
  if (same) return { id: same.id, words: 'exactly this message was sent before' }
  const alike = matter && look.delivered(matter)
  return alike ? { id: alike.id, words: 'the same complaint was sent there before' } : null
}

/** @throws UserError `duplicate` (exit 6) when this digest was sent before, or this matter in a case that is open */
export function refuseTwice(claim: Claim, look: Pick<Look, 'delivered'>): void {
  const before = sentBefore(claim, look)
  if (!before) return
  throw new UserError('duplicate', EXIT.refused, `${before.words}, in case ${before.id}`, {
    hints: [`look at it: escalate show ${before.id}`, 'send it once more on purpose with --again'],
    caseId: before.id,
  })
}

function refuseMoved(target: Target & { kind: 'case' }, before: readonly StoredEvent[]): void {
  if ((before.at(-1)?.seq ?? 0) === target.version) return
  throw new UserError('case_moved_on', EXIT.busy, `${target.id} changed while you looked: nothing was sent`, {
    hints: ['look again and repeat the command'],
    caseId: target.id,
  })
}

/**
 * Decides and writes in one transaction. That the case moved on is said first: then what was approved is stale,
 * whatever else is true of it.
 * @returns the case with all its events
 * @throws UserError `case_moved_on` (exit 7), `duplicate` (exit 6); nothing is written then
 */
export function writeClaim(
  { store }: Desk,
  target: Target,
  claim: Claim,
  event: NewEvent,
): { readonly id: string; readonly events: readonly StoredEvent[] } {
  if (target.kind === 'new')
    return store.create(target.prefix, (_, look) => {
      refuseTwice(claim, look)
      return [target.opened, event]
    })
  const events = store.append(target.id, (before, look) => {
    refuseMoved(target, before)
    refuseTwice(claim, look)
    return [event]
  })
  return { id: target.id, events }
}
