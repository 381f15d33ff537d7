/** The row of a case: its outlook, and the keys by which a twin of its messages is found. `status` only reads rows. */
import { matterOf, readyKey } from '../case/digest.ts'
import type { StoredEvent } from '../case/events.ts'
import { fold } from '../case/fold.ts'
import type { CaseState, Delivery } from '../case/state.ts'
import { mayHaveLeft } from '../case/state.ts'
import { outlookOf } from './look-ahead.ts'

/** What a later message is compared with: what left, the matter of an open case, and what lies ready to be sent. */
function keysOf({ closed, complaint, companySince }: CaseState, delivery: Delivery): string[] {
  const { digest, message } = delivery
  if (delivery.state === 'handed-off') return [readyKey(digest)]
  if (!mayHaveLeft(delivery)) return []
  const elsewhere = delivery.seq < companySince
  return closed || elsewhere ? [digest] : [digest, matterOf(complaint, message)]
}

/** The row the store keeps for a case (see `Project` in the store). */
export function projectCase(id: string, events: readonly StoredEvent[]) {
  const state = fold(id, events)
  const outlook = outlookOf(state)
  const digests = state.deliveries.flatMap(delivery =>
    keysOf(state, delivery).map(digest => ({ digest, seq: delivery.seq })),
  )
  return {
    open: state.closed === null,
    companyId: state.complaint.company.id,
    nextDue: outlook.turnsAt,
    body: outlook,
    digests,
  }
}
