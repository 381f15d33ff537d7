/** What a text is asked for, and what comes back. */
import type { HistoryLine } from '../case/history.ts'
import type { ChannelName, Complaint, Language, Mode, Step } from '../case/model.ts'

export interface ComposeRequest {
  readonly complaint: Complaint
  readonly step: Step
  readonly channel: ChannelName
  /** Address on the channel: mail address, `@handle`, page name. */
  readonly to: string
  /** Day (YYYY-MM-DD) an answer is expected by. */
  readonly dueDate: string | null
  /** Longest text and how the channel measures it; not given: as its network says. */
  readonly limit?: { readonly value: number; measure(text: string): number } | null
  /** How it leaves; not given: by hand. A page of one's own has to say whom it speaks to. */
  readonly mode?: Mode
  readonly history: readonly HistoryLine[]
  readonly purpose: 'step' | 'redirect' | 'reply'
  /** False: it goes elsewhere by the person's own wish, so no text may say that the company asked for it. */
  readonly asked?: boolean
  /** The user's own words, for `purpose: 'reply'`. */
  readonly replyText?: string
  /** The company's message they answer; without it the newest one of a person. */
  readonly answers?: Answered
}

/** A message of the company that is answered. */
export interface Answered {
  /** Instant, ISO 8601 UTC. */
  readonly at: string
  readonly subject: string | null
  /** Ticket numbers in it, and how its help desk writes each; null: as a bare number. */
  readonly tickets: readonly string[]
  readonly tokens: readonly (string | null)[]
}

export interface Composed {
  readonly subject: string | null
  readonly text: string
}

/** Visible gaps: what the person has to fill in by hand. */
export const GAPS: Record<Language, { readonly name: string; readonly reply: string }> = {
  de: { name: '[Ihr Name]', reply: '[Ihre Antwort]' },
  en: { name: '[Your name]', reply: '[Your answer]' },
}
