/** What a reply was understood to be (CONTRACT section 3, `escalate/reading/1`). */
import type { ChannelName, Confidence } from './model.ts'

export const READING_CLASSES = [
  'ack',
  'out_of_office',
  'bounce',
  'delay',
  'read_receipt',
  'redirect',
  'question',
  'offer',
  'refusal',
  'answer',
  'unrelated',
] as const
export type ReadingClass = (typeof READING_CLASSES)[number]

/** Below this confidence a verdict is "probably": shown, and it neither stops nor starts a clock. */
export const PROBABLY = 0.5

/** An address of the directory, with where it comes from. */
export interface KnownAddress {
  readonly address: string
  readonly source: string | null
  /** Date (YYYY-MM-DD) the source speaks for. */
  readonly checked: string | null
  readonly confidence: Confidence
}

export interface Reading {
  readonly class: ReadingClass
  /** 0 to 1: of verdicts given with 0.9, nine in ten should hold. */
  readonly confidence: number
  readonly automatic: boolean
  /** True only for a person of the company: question, offer, refusal, answer, redirect. */
  readonly settles: boolean
  /** Whether the sender speaks for the company; null: not known. */
  readonly official: boolean | null
  /** The header or words behind the verdict, quoted. */
  readonly evidence: readonly string[]
  readonly language: 'de' | 'en' | null
  readonly visibleText: string
  readonly tickets: readonly string[]
  readonly bounce: {
    readonly permanent: boolean
    readonly status: string | null
    readonly recipient: string | null
    readonly reason: string
  } | null
  readonly redirect: {
    readonly channel: ChannelName
    readonly address: string | null
    readonly official: boolean | null
    /** Where they named no address: the one the directory had of them on that channel when the message was read. */
    readonly known?: KnownAddress | null
  } | null
  /**
   * A promise is proposed as a new date, never taken without the user. `rule`: `5bd`, `48h` (hours on the wall clock;
   * `service:4h` are service hours), `by:DATE`, `weekday:MO`, `end-of:week` and others (`replies/promise.ts`), a day also
   * with its time: `1d@12:00`; or null: said, but not countable.
   */
  readonly promise: {
    readonly text: string
    readonly rule: string | null
    readonly dueAt: string | null
  } | null
  /** `customer-number`, `photo`, `follow`, `bank-data`, `email`, `phone`, ... */
  readonly needs: readonly string[]
  readonly messageId: string | null
  readonly inReplyTo: readonly string[]
}
