/** What the company promised, and the command that takes it as the new date. */
import type { Complaint } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import type { CaseState } from '../case/state.ts'
import { limitationOf } from '../ladder/limitation.ts'
import { proposedPromise } from '../ladder/promises.ts'
import type { Present } from './documents.ts'
import { safeLine } from './safe.ts'
import { CASE_TALK } from './texts/case-talk.ts'
import { shortDate } from './texts/channels.ts'
import { PROMISE } from './texts/promise.ts'

/** Beyond this a promise mostly helps whoever makes it: the longest usual wait is 28 days, twice that is two months. */
const FAR_DAYS = 60
const DAY = 86_400_000

export interface Proposing extends Pick<Present, 'now' | 'language' | 'launch'> {
  readonly caseId: string
  /** Missing: nothing is known of what the promise is about. */
  readonly complaint?: Pick<Complaint, 'happened' | 'category' | 'complainant'>
}

/** Whoever waits that long should know what they do not gain by it. */
function remarks(dueAt: string, { now, language, complaint }: Proposing): string[] {
  const texts = PROMISE[language]
  const days = Math.ceil((Date.parse(dueAt) - Date.parse(now)) / DAY)
  const limitation = complaint ? limitationOf(complaint) : null
  return [
    ...(days > FAR_DAYS ? [texts.far(days)] : []),
    ...(limitation !== null && dueAt.slice(0, 10) > limitation.date
      ? [texts.barred(shortDate(limitation.date, language), limitation.law)]
      : []),
  ]
}

/** @returns the proposal in a few sentences; null: there is no date in it, or it is a stranger's */
export function proposalLine({ promise, official }: Reading, proposing: Proposing): string | null {
  if (!promise?.dueAt || official === false) return null
  const { language, launch, caseId } = proposing
  const { text, dueAt } = promise
  const command = `${launch} wait ${caseId}`
  const words = CASE_TALK[language].promise(safeLine(text), shortDate(dueAt, language), command)
  return [words, ...remarks(dueAt, proposing)].join('\n')
}

/** @returns the proposal; null: nothing is promised, or it was taken */
export function promiseLine(
  state: CaseState,
  { now, language, launch }: Pick<Present, 'now' | 'language' | 'launch'>,
): string | null {
  const reply = proposedPromise(state, now)
  if (reply === null) return null
  const { id: caseId, complaint } = state
  return proposalLine(reply.reading, { now, language, launch, caseId, complaint })
}
