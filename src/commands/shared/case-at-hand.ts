/** The case a command is about: found by its id or a unique prefix, folded, ready to be shown. */
import type { StoredEvent } from '../../case/events.ts'
import { fold } from '../../case/fold.ts'
import type { CaseState } from '../../case/state.ts'
import { EXIT, UserError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import type { Present } from '../../terminal/documents.ts'
import type { World } from '../../world.ts'

export interface CaseAtHand {
  readonly id: string
  readonly events: readonly StoredEvent[]
  readonly state: CaseState
}

export function presentOf(world: World): Present {
  return { now: world.now, isAlive: world.isAlive, language: world.language, launch: world.launch }
}

function forgotten(id: string, when: string | null): UserError {
  const on = when ? ` on ${when.slice(0, 10)}` : ''
  return new UserError('forgotten_case', EXIT.usage, `${id} was forgotten${on}`)
}

/** @throws UserError `unknown_case`, `forgotten_case` or `ambiguous_case` (exit 2), listing the candidates */
export function resolveCase(store: Store, text: string, launch: string): string {
  const typed = text.trim().toLowerCase()
  // Nothing is a prefix of everything: an empty variable in a script must not name the only case.
  const [only, ...others] = typed ? store.resolve(typed) : []
  if (only && others.length === 0) return only
  if (only)
    throw new UserError('ambiguous_case', EXIT.usage, `${JSON.stringify(text)} fits several cases`, {
      hints: [only, ...others],
    })
  const when = store.forgottenAt(typed)
  if (when) throw forgotten(typed, when)
  throw new UserError('unknown_case', EXIT.usage, `there is no case ${JSON.stringify(text)}`, {
    hints: [`${launch} status --all lists the cases`],
  })
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
