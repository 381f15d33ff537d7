/** Why a step is suggested: a code and what fills its sentence; the languages turn it into words. */
import type { ChannelName } from '../case/model.ts'

export const REASONS = [
  'closed',
  'sending',
  'unknown-send',
  'hand-off-pending',
  'asked-to-use',
  'asked-to-use-no-address',
  'asked-to-use-skipped',
  'asked-by-hand',
  'asked-elsewhere',
  'asked-suspicious',
  'mailbox-not-read',
  'question',
  'judge',
  'solved',
  'partly',
  'goodwill',
  'rejected',
  'bounced',
  'send-failed',
  'denied',
  'waiting',
  'deadline-passed',
  'no-clock',
  'company-changed',
  'draft',
  'no-step-left',
] as const
export type ReasonCode = (typeof REASONS)[number]

export interface Reason {
  readonly code: ReasonCode
  /** The channel the sentence is about. */
  readonly channel: ChannelName | null
  /** A second piece: an address, an instant, a server's words. */
  readonly detail: string | null
}
