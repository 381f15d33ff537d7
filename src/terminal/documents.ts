/** The documents of `status` (CONTRACT section 3). Nothing here loads Intl or decides anything: scripts call it often. */

import { ANSWERED } from '../case/answers.ts'
import type { ProcessMark } from '../case/events.ts'
import type { Language } from '../case/model.ts'
import type { NextStep } from '../ladder/next-step.ts'
import type { Outlook } from '../ladder/outlook.ts'
import { stepAt } from '../ladder/outlook.ts'
import { reasonText } from './texts/reasons.ts'

/** What turns an outlook into the present: the hour, the living processes, words, and how we were started. */
export interface Present {
  readonly now: string
  readonly isAlive: (mark: ProcessMark) => boolean
  readonly language: Language
  /** `escalate` or `npx escalate`. */
  readonly launch: string
}

const VERB: Readonly<Record<NextStep['action'], string>> = {
  wait: 'show',
  send: 'next',
  confirm: 'confirm',
  read: 'judge',
  reconcile: 'confirm',
  choose: 'show',
  close: 'close',
  none: 'show',
}

/** A question is answered, not judged; a case that is solved has one outcome. */
function wordsFor(step: NextStep): string {
  if (step.action === 'close') return ' --outcome solved'
  return step.action === 'read' && step.about ? ` --reply ${step.about}` : ''
}

/** Where the program cannot make an answer ready, the person answers there and records it. */
function answerTo(id: string, { channel }: NextStep): string {
  if (channel === null || ANSWERED.includes(channel)) return `reply ${id}`
  return `log ${id} --channel ${channel} --text "..."`
}

/** @returns the command a user would type for this step */
export function commandFor(id: string, step: NextStep, launch: string): string {
  if (step.reason.code === 'question') return `${launch} ${answerTo(id, step)}`
  return `${launch} ${VERB[step.action]} ${id}${wordsFor(step)}`
}

/** @returns the fields every case has in `status` and in `escalate/case/1` */
export function statusEntry(outlook: Outlook, present: Present) {
  const step = stepAt(outlook, present.now, present.isAlive)
  return {
    id: outlook.id,
    title: outlook.title,
    company: { id: outlook.company.id, name: outlook.company.name },
    state: step.state,
    openedAt: outlook.openedAt,
    waitingFor: outlook.waitingFor,
    next: {
      action: step.action,
      step: step.action === 'wait' ? null : step.step,
      channel: step.action === 'wait' ? null : step.channel,
      at: step.at,
      reason: reasonText(step.reason, present.language),
      command: commandFor(outlook.id, step, present.launch),
    },
  }
}

export type StatusEntry = ReturnType<typeof statusEntry>

/** @returns the counts of `escalate/status/1` */
export function summaryOf(cases: readonly StatusEntry[], unmatched: number) {
  const count = (state: StatusEntry['state']) => cases.filter(each => each.state === state).length
  return {
    open: cases.filter(each => each.state !== 'closed').length,
    due: count('due'),
    replies: count('reply'),
    handOffs: count('hand-off'),
    unknown: count('unknown'),
    unmatched,
  }
}

export interface StatusDocument {
  readonly schema: 'escalate/status/1'
  readonly now: string
  readonly cases: readonly StatusEntry[]
  readonly summary: ReturnType<typeof summaryOf>
}
