/** The nouns of a case: channels, steps, messages, people. Types and lists only. */

export const CHANNELS = [
  'email',
  'web-form',
  'x',
  'x-dm',
  'facebook',
  'messenger',
  'phone',
  'letter',
  'community',
  'bluesky',
  'mastodon',
] as const
export type ChannelName = (typeof CHANNELS)[number]

/** Channels on which the program sends or hands over; on any other only the person themselves gets through. */
export const CARRIED: readonly ChannelName[] = ['email', 'x', 'facebook', 'bluesky', 'mastodon']

/** Channels to which a request of the company can be followed: those, and where the text is made ready for the person. */
export const PREPARED: readonly ChannelName[] = [
  ...CARRIED,
  'x-dm',
  'messenger',
  'web-form',
  'phone',
  'letter',
]

export const STEPS = ['complaint', 'reminder', 'letter', 'executive', 'final', 'board'] as const
export type Step = (typeof STEPS)[number]

export const OUTCOMES = ['solved', 'partly', 'goodwill', 'given-up'] as const
export type CaseOutcome = (typeof OUTCOMES)[number]

export const CATEGORIES = [
  'telecom',
  'parcel',
  'travel',
  'energy',
  'bank',
  'shop',
  'device',
  'other',
] as const
export type Category = (typeof CATEGORIES)[number]

export type Language = 'de' | 'en'

/** How a message leaves: by the program itself, or handed to the person. */
export type Mode = 'hand-off' | 'smtp' | 'sendmail' | 'api' | 'page'

/** A number of the complainant at the company, e.g. customer number. Always private. */
export interface Ref {
  readonly name: string
  readonly value: string
}

/** The person who complains. Every field but the country may be unknown. */
export interface Complainant {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly address: string | null
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string
  /** Subdivision without the country, e.g. `BY`. */
  readonly region: string | null
  /** IANA zone, e.g. `Europe/Berlin`. */
  readonly timezone: string
}

/** The company as the case knew it; the directory may change later. */
export interface CompanyRef {
  readonly id: string
  readonly name: string
  readonly country: string | null
  readonly sector: string | null
}

export type Confidence = 'high' | 'medium' | 'low' | 'unverified'

/** Where an address comes from. `user`: given with --to; `reply`: named by the company in an answer. */
export interface AddressOrigin {
  readonly kind: 'user' | 'directory' | 'reply'
  readonly source: string | null
  /** Date (YYYY-MM-DD) the source speaks for. */
  readonly checked: string | null
  readonly confidence: Confidence
}

/** One rung of the ladder as planned. */
export interface Rung {
  readonly step: Step
  readonly channel: ChannelName
  readonly address: string | null
  readonly origin: AddressOrigin | null
  /** Waiting rule after this rung, e.g. `5bd` (business days), `14d`, `2m`, or `by:2026-12-01`. */
  readonly wait: string
  readonly mode: Mode
  /** Why this rung cannot be taken, in a code of {@link SKIP_REASONS}, or the user's own words; null: it can. */
  readonly skip: string | null
}

/** Codes a rung may be skipped for by the program; anything else in `Rung.skip` is the user's own reason. */
export const SKIP_REASONS = ['no-address', 'desk-ended', 'no-service', 'company-gone'] as const

/** A stored attachment; the file itself is kept under its hash. */
export interface Attachment {
  readonly name: string
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string
  readonly bytes: number
}

/** Exactly what would leave: the digest of CONTRACT section 1 covers channel, to, subject, text, attachments. */
export interface Message {
  readonly step: Step
  readonly channel: ChannelName
  /** Address on the channel: mail address, `@handle`, page name. */
  readonly to: string
  readonly subject: string | null
  readonly text: string
  readonly attachments: readonly Attachment[]
}

/** What the person said once; every text is made from it. */
export interface Complaint {
  readonly title: string
  readonly problem: string
  readonly wish: string
  readonly category: Category
  /** Date (YYYY-MM-DD) of the event, or null. */
  readonly happened: string | null
  readonly refs: readonly Ref[]
  readonly complainant: Complainant
  readonly company: CompanyRef
  readonly attachments: readonly Attachment[]
  /** Language of the letters. */
  readonly textLanguage: Language
}
