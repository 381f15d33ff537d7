/** What the company promised, and the command that takes it as the new date. */
import type { CaseState } from '../case/state.ts'
import { proposedPromise } from '../ladder/promises.ts'
import type { Present } from './documents.ts'
import { safeLine } from './safe.ts'
import { CASE_TALK } from './texts/case-talk.ts'
import { shortDate } from './texts/channels.ts'

/** @returns the proposal in one sentence; null: nothing is promised, or it was taken */
export function promiseLine(
  state: CaseState,
  { now, language, launch }: Pick<Present, 'now' | 'language' | 'launch'>,
): string | null {
  const promise = proposedPromise(state, now)?.reading.promise
  if (!promise?.dueAt) return null
  const { text, dueAt } = promise
  return CASE_TALK[language].promise(safeLine(text), shortDate(dueAt, language), `${launch} wait ${state.id}`)
}
