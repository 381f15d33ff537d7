/** Words of an answer that was not sent; the next `reply` offers them. */
import { UserError } from '../../errors.ts'
import { REPLY } from '../../terminal/texts/reply.ts'
import type { World } from '../../world.ts'

const markOf = (caseId: string): string => `reply:${caseId}`

/** @returns the words that wait, or null */
export function keptWords(caseId: string, world: World): string | null {
  return world.reader().mark(markOf(caseId)) || null
}

/** Forgets the words: they were sent, or their case is to be forgotten. */
export function dropWords(caseId: string, world: World): void {
  if (keptWords(caseId, world) !== null) world.store().keepMark(markOf(caseId), '')
}

/** Keeps words that were not sent. @returns the error with what can be done */
export function withWordsKept(caseId: string, text: string, error: UserError, world: World): UserError {
  world.store().keepMark(markOf(caseId), text)
  const { code, exit, message, hints, missing, plan } = error
  const kept = REPLY[world.language].kept(`${world.launch} reply ${caseId}`)
  return new UserError(code, exit, message, {
    hints: [...hints, kept],
    missing,
    plan,
    caseId: error.caseId ?? caseId,
  })
}
