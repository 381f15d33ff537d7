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

/** @throws UserError `unknown_case` or `ambiguous_case` (exit 2), listing the candidates */
export function resolveCase(store: Store, text: string, launch: string): string {
  const ids = store.resolve(text.trim().toLowerCase())
  const [only, ...others] = ids
  if (only && others.length === 0) return only
  if (!only)
    throw new UserError('unknown_case', EXIT.usage, `there is no case ${JSON.stringify(text)}`, {
      hints: [`${launch} status --all lists the cases`],
    })
  throw new UserError('ambiguous_case', EXIT.usage, `${JSON.stringify(text)} fits several cases`, {
    hints: ids,
  })
}

/** @throws UserError `forgotten_case` (exit 2) for one whose content was deleted */
export function caseAtHand(world: World, store: Store, text: string): CaseAtHand {
  const id = resolveCase(store, text, world.launch)
  const events = store.load(id)
  if (events) return { id, events, state: fold(id, events) }
  const when = store.forgottenAt(id)
  throw new UserError(
    'forgotten_case',
    EXIT.usage,
    `${id} was forgotten${when ? ` on ${when.slice(0, 10)}` : ''}`,
  )
}
