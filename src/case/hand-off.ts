/** The hand-off that waits for the person's word. */
import type { CaseEvent, StoredEvent } from './events.ts'
import { isKnown } from './events.ts'

/** @param step the case's state and the seq it is about */
export function waitingHandOff(
  events: readonly StoredEvent[],
  step: { readonly state: string; readonly about: number | null },
): (CaseEvent & { type: 'handed_off' }) | null {
  if (step.state !== 'hand-off') return null
  const event = events.find(each => each.seq === step.about)
  return event && isKnown(event) && event.type === 'handed_off' ? event : null
}
