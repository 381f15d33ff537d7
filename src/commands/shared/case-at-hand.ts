/** The case a command is about: found by its id or a unique prefix, folded, ready to be shown. */
import type { StoredEvent } from '../../case/events.ts'
import { fold } from '../../case/fold.ts'
import type { CaseState } from '../../case/state.ts'
import { EXIT, UserError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import type { World } from '../../world.ts'
import { forgotten, resolveCase } from './find-case.ts'

export interface CaseAtHand {
  readonly id: string
  readonly events: readonly StoredEvent[]
  readonly state: CaseState
}

/** @throws UserError as {@link resolveCase}, also for one that was forgotten meanwhile */
export function caseAtHand(world: World, store: Store, text: string): CaseAtHand {
  const id = resolveCase(store, text, world.launch)
  const events = store.load(id)
  if (!events) throw forgotten(id, store.forgottenAt(id))
  return { id, events, state: fold(id, events) }
}

/** What a closed case waits for or asks for is over; what still comes in (a late reply, a call) may be recorded. */
export function refuseClosed(state: CaseState, launch: string): void {
  if (!state.closed) return
  throw new UserError('case_closed', EXIT.usage, `${state.id} is closed`, {
    hints: [`${launch} reopen ${state.id} takes that back`],
    caseId: state.id,
  })
}
