/** One remark about a message before it leaves. */
import type { ChannelName, Complaint, Language, Mode } from '../case/model.ts'

export interface Finding {
  readonly rule: string
  /** `block`: must not leave like this; `warn`: the person decides. */
  readonly level: 'block' | 'warn'
  /** The words it is about, as they stand in the message. */
  readonly match: string
  readonly hint: string
}

export interface FindingsRequest {
  readonly message: {
    readonly channel: ChannelName
    readonly subject: string | null
    readonly text: string
    readonly to: string
  }
  /** Whether anybody can read what is sent there. */
  readonly public: boolean
  readonly complaint: Complaint
  /** Length and limit in the channel's own unit; null: no limit that matters. */
  readonly length: { readonly value: number; readonly limit: number } | null
  /** How it leaves: what a person posts, they look at once more, and may add pictures to. */
  readonly mode?: Mode
  /** A step and a redirect are made of the complaint, an answer of the person's own words; not given: of any words. */
  readonly purpose?: 'step' | 'redirect' | 'reply'
  /** Command that begins a private message instead; null: there is none now. */
  readonly privately?: string | null
  /** Language of the hints. */
  readonly language: Language
}
