/** Why a step is suggested: a code and what fills its sentence; the languages turn it into words. */
import type { ChannelName } from '../case/model.ts'

export const REASONS = [
  'closed',
  'sending',
  'unknown-send',
  'hand-off-pending',
  'asked-to-use',
  'asked-to-use-unknown',
  'asked-to-use-no-address',
  'asked-to-use-skipped',
  'asked-by-hand',
  'asked-elsewhere',
  'asked-suspicious',
  'mailbox-not-read',
  'mailbox-not-read-unknown',
  'question',
  'judge',
  'unsure',
  'former',
  'solved',
  'partly',
  'goodwill',
  'rejected',
  'rejected-elsewhere',
  'bounced',
  'send-failed',
  'denied',
  'waiting',
  'deadline-passed',
  'no-clock',
  'company-changed',
  'draft',
  'no-step-left',
  'no-step-left-elsewhere',
] as const
export type ReasonCode = (typeof REASONS)[number]

export interface Reason {
  readonly code: ReasonCode
  /** The channel the sentence is about. */
  readonly channel: ChannelName | null
  /** A second piece: an address, an instant, a server's words. */
  readonly detail: string | null
}

/** @returns whether the step leads to an address that a reply named and nobody knows as the company's */
export function isUnknown({ code }: Reason): boolean {
  return code === 'asked-to-use-unknown' || code === 'mailbox-not-read-unknown'
}
