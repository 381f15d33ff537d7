/** What happened so far, in the few words a letter, a post or a call sheet needs. */
import type { ChannelName } from './model.ts'
import type { ReadingClass } from './reading.ts'

export interface HistoryLine {
  /** Instant, ISO 8601 UTC. */
  readonly at: string
  readonly kind: 'sent' | 'reply' | 'call'
  readonly channel: ChannelName
  /** Reading of a reply (the user's correction wins), null for what the user sent or a call. */
  readonly class: ReadingClass | null
  /** False for a reply by somebody who does not speak for the company. */
  readonly official: boolean
  /** Ticket numbers the company gave in it. */
  readonly tickets: readonly string[]
  /** The same numbers with the brackets and words a help desk knows them by; null: it stood alone. */
  readonly tokens?: readonly (string | null)[]
  /** Words of a promise in it, quoted, or null. */
  readonly promise: string | null
  /** Whether the user judged the answer to be no solution. */
  readonly rejected: boolean
  /** For calls: what the user noted, first line. */
  readonly note: string | null
  /**
   * Of a contact with a company the case was about before. Such a line is a `reply` that is not official, whatever it
   * was: a text that only knows the present company passes it over, and never claims to have written to it.
   */
  readonly former?: { readonly company: string; readonly kind: HistoryLine['kind'] }
}
