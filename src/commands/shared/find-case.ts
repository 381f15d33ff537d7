/** Finds a case by its id or a unique prefix, and says what the present is; light, since `status` stands on it. */
import { EXIT, UserError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import type { Present } from '../../terminal/documents.ts'
import type { World } from '../../world.ts'

export function presentOf(world: World): Present {
  return { now: world.now, isAlive: world.isAlive, language: world.language, launch: world.launch }
}

/** @returns the error for a case whose content was deleted, exit 2 */
export function forgotten(id: string, when: string | null): UserError {
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
