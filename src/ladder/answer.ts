/** One suggestion: the state of a case, what to do, where, and why. */
import type { ChannelName, Step } from '../case/model.ts'
import type { CaseState } from '../case/state.ts'
import type { Reason, ReasonCode } from './reason.ts'

/** In the contract's order of precedence (section 3): the first that holds. */
export const CASE_STATES = [
  'closed',
  'unknown',
  'hand-off',
  'reply',
  'due',
  'waiting',
  'exhausted',
  'draft',
] as const
export type CaseStatus = (typeof CASE_STATES)[number]
export type Action = 'wait' | 'send' | 'confirm' | 'read' | 'reconcile' | 'choose' | 'close' | 'none'

export interface NextStep {
  readonly state: CaseStatus
  readonly action: Action
  readonly step: Step | null
  readonly channel: ChannelName | null
  /** Address for a step that a reply asked for; null: the ladder's own. */
  readonly address: string | null
  /** Instant it is due or was due, ISO 8601 UTC. */
  readonly at: string | null
  readonly reason: Reason
  /** seq of the delivery or reply it is about. */
  readonly about: number | null
}

/** What may change without an event: the hour, and whether the process that holds a send still lives. */
export interface Moment {
  readonly passed: boolean
  readonly alive: boolean
}

/** Answers, or leaves it to the next rule. */
export type Rule = (state: CaseState, moment: Moment) => NextStep | null

type Rest = Partial<Omit<NextStep, 'state' | 'action' | 'reason'>> & { readonly detail?: string | null }

/** @returns the suggestion; whatever is left out of `rest` is null */
export function answer(state: CaseStatus, action: Action, code: ReasonCode, rest: Rest = {}): NextStep {
  const { detail = null, step = null, channel = null, address = null, at = null, about = null } = rest
  return { state, action, step, channel, address, at, about, reason: { code, channel, detail } }
}
