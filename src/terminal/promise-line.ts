/** What the company promised, and the command that takes it as the new date. */
import type { Deadline } from '../case/deadline.ts'
import type { Complaint, Language } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import type { CaseState } from '../case/state.ts'
import { dueTime, wallTime } from '../ladder/due.ts'
import { limitationOf } from '../ladder/limitation.ts'
import { proposedPromise } from '../ladder/promises.ts'
import type { Present } from './documents.ts'
import { safeLine } from './safe.ts'
import { CASE_TALK } from './texts/case-talk.ts'
import { shortDate, shortTime } from './texts/channels.ts'
import { PROMISE } from './texts/promise.ts'

/** Beyond this a promise mostly helps whoever makes it: the longest usual wait is 28 days, twice that is two months. */
const FAR_DAYS = 60
const DAY = 86_400_000

/** What a date is measured by, of the case it is for. */
export interface Proposing extends Pick<Present, 'now' | 'language' | 'launch'> {
  readonly caseId: string
  readonly complaint: Pick<Complaint, 'happened' | 'category'> & {
    readonly complainant: Pick<Complaint['complainant'], 'country' | 'timezone'>
  }
  /** The deadline that runs now; null: none does. */
  readonly running: Deadline | null
}

/**
 * @param dueAt instant (ISO 8601 UTC) that is waited for
 * @returns that the claim may be barred by then, or is already; null: not that anybody knows of
 */
export function barredLine(
  dueAt: string,
  { now, language, complaint }: Pick<Proposing, 'now' | 'language' | 'complaint'>,
): string | null {
  const limitation = limitationOf(complaint)
  const dayOf = (iso: string) => wallTime(iso, complaint.complainant.timezone).slice(0, 10)
  if (limitation === null || dayOf(dueAt) <= limitation.date) return null
  const { date, law, claimSuspends } = limitation
  const over = dayOf(now) > date
  return PROMISE[language].barred(shortDate(date, language), law, over, claimSuspends)
}

function shortensLine(dueAt: string, running: Deadline | null, language: Language): string | null {
  if (running === null || Date.parse(dueAt) >= Date.parse(running.dueAt)) return null
  return PROMISE[language].shortens(shortTime(dueTime(running), language))
}

/** Whoever waits that long should know what they do not gain by it. */
function remarks(dueAt: string, proposing: Proposing): string[] {
  const { now, language, running } = proposing
  const days = Math.ceil((Date.parse(dueAt) - Date.parse(now)) / DAY)
  return [
    shortensLine(dueAt, running, language),
    days > FAR_DAYS ? PROMISE[language].far(days) : null,
    barredLine(dueAt, proposing),
  ].filter(line => line !== null)
}

/** @returns the proposal in a few sentences; null: there is no date in it, or it is a stranger's */
export function proposalLine({ promise, official }: Reading, proposing: Proposing): string | null {
  if (!promise?.dueAt || official === false) return null
  const { language, launch, caseId, complaint } = proposing
  const { text, dueAt } = promise
  const when = shortTime(wallTime(dueAt, complaint.complainant.timezone), language)
  const words = CASE_TALK[language].promise(safeLine(text), when, `${launch} wait ${caseId}`)
  return [words, ...remarks(dueAt, proposing)].join('\n')
}

/** @returns what a date is measured by in this case */
export function proposingFor(
  { id: caseId, complaint, clock }: CaseState,
  { now, language, launch }: Pick<Present, 'now' | 'language' | 'launch'>,
): Proposing {
  return { now, language, launch, caseId, complaint, running: clock?.deadline ?? null }
}

/** @returns the proposal; null: nothing is promised, or it was taken */
export function promiseLine(
  state: CaseState,
  present: Pick<Present, 'now' | 'language' | 'launch'>,
): string | null {
  const reply = proposedPromise(state, present.now)
  return reply === null ? null : proposalLine(reply.reading, proposingFor(state, present))
}
