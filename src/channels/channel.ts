/**
 * What every channel must be able to do, and what it may be able to do beyond that.
 * A channel carries a message or hands it to the person; it never decides, never stores, never prints.
 */
import type { ChannelName, Language, Message, Mode } from '../case/model.ts'
import type { Account, Probe } from './account.ts'

/** Who writes; the hand-off of an e-mail shows a gap where the name is missing. */
export interface Sender {
  readonly name: string | null
  readonly email: string | null
}

/** Everything of a message that has no say in its digest but shapes its bytes. Clock and chance come in here. */
export interface Envelope {
  readonly sender: Sender
  readonly language: Language
  /** Own Message-ID with angle brackets. */
  readonly messageId: string
  /** Instant of the Date header, ISO 8601. */
  readonly date: string
  /** Message-IDs of the thread, oldest first. */
  readonly references: readonly string[]
  /** Number of the addressee's account on the platform, where the directory knows it. */
  readonly platformId?: string | null
  /** Bytes of an attachment by its SHA-256. */
  readonly read: (sha256: string) => Promise<Uint8Array>
}

/** What the person needs to send it themselves. */
export interface HandOff {
  /** Link that opens the filled form, page or mail program. */
  readonly url: string | null
  /** Text for the clipboard. */
  readonly clipboard: string | null
  /** A file to open instead, e.g. an .eml draft. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
  /** Code of a remark for the person: `attach-by-hand`, `draft-file`, `text-in-clipboard`, `page-may-want-like`, `paste-address`. */
  readonly notes: readonly string[]
}

/** An outcome is a state, not a boolean. `unknown` is never repeated by the program. */
export type Outcome =
  | { readonly kind: 'sent'; readonly response: string | null; readonly url: string | null }
  | {
      readonly kind: 'failed'
      readonly reason: string
      readonly permanent: boolean
      /** `sign-in`: exit 4; `temporary`: exit 8; `refused`: exit 1; `hand-off`: the person can still post it, exit 0. */
      readonly next: 'sign-in' | 'temporary' | 'refused' | 'hand-off'
    }
  | { readonly kind: 'unknown'; readonly reason: string }

/** Bytes built once: approved, sent and filed are the same. */
export interface Prepared {
  readonly message: Message
  readonly messageId: string | null
  readonly bytes: Uint8Array
}

/** What a channel is told of the outside world when it delivers itself. */
export interface Connection {
  readonly setting: (key: string) => string | undefined
  readonly secret: (name: string) => Promise<string | null>
  /** While the clock is set by hand, only loopback hosts may be reached. */
  readonly loopbackOnly: boolean
  /**
   * Changes a stored secret (a token that is used up by its use) while no other process does.
   * @param renew gets the stored text, returns the new one, or null to leave it; the new one is kept before it is returned
   *   (in memory for the run, where it comes from the environment or a command); it must look whether the stored text
   *   still needs renewing, as another process may just have done it
   * @returns the secret that is stored afterwards
   * @throws UserError `secret_not_kept` (exit 4) when it could not be kept, `busy` (exit 7) when another process has been
   *   at it for 30 s, and what `renew` throws
   */
  readonly renewSecret: (
    name: string,
    renew: (stored: string | null) => Promise<string | null>,
  ) => Promise<string | null>
}

/** A post as its author names it by `confirm --url`. */
export interface PostUrl {
  readonly url: string
  /** Instant of the post, ISO 8601 UTC; null where the link does not hold it. */
  readonly at: string | null
  /** Account that the link names as the author, `@name`; not given: it names none, or anybody's may stand there. */
  readonly author?: string | null
  /** Instant before which it was made, where the link tells no more than that. */
  readonly before?: string
  /** What tells it from any other post there, where several addresses lead to it; not given: its url does. */
  readonly id?: string
}

/** What the platform charges for one message. */
export interface Cost {
  readonly amount: number
  /** ISO 4217. */
  readonly currency: string
}

/** Whose account a secret opens, as the platform says. */
export interface OwnAccount {
  /** `@name`, on a network of many servers `@name@server`; a page: its name. */
  readonly handle: string
  /** Number or other id that never changes. */
  readonly id: string | null
}

/** Whether a sign-in was taken back at the platform; `by-hand`: only the person can do that there. */
export type SignedOut = 'done' | 'not-done' | 'by-hand'

export interface Channel {
  readonly name: ChannelName
  /** Whether anybody can read what is sent here. */
  readonly public: boolean
  /** Longest text and how it is measured; null: no limit that matters. */
  readonly limit: { readonly value: number; readonly unit: string; measure(text: string): number } | null
  /** Ways this channel can carry a message; `hand-off` is always among them. */
  readonly modes: readonly Mode[]
  /** Settings keys this channel reads. */
  readonly settings: readonly string[]
  /** Secrets it may ask for, as in `ESCALATE_SECRET_<CHANNEL>_<NAME>`. */
  readonly secrets: readonly string[]
  /** Example of an address, for messages about a wrong one. */
  readonly example: string
  /** @returns the address in its one normal form, or null if it is none */
  parseAddress(text: string): string | null
  /** Makes the links, texts and files with which the person sends it. Never fails for a valid message. */
  handOff(message: Message, envelope: Envelope): Promise<HandOff>
  /** Ability: builds the bytes that {@link Channel.deliver} sends. */
  prepare?(message: Message, envelope: Envelope): Promise<Prepared>
  /**
   * Ability: looks at settings and secrets before anything is written down; opens no socket.
   * @throws UserError when a setting is missing or wrong, a sign-in is needed or the clock is set by hand
   */
  ready?(connection: Connection): Promise<void>
  /** Ability: which account of the person a message goes out from, as the settings have it; null: none is set. */
  ownAccount?(setting: Connection['setting']): string | null
  /** Ability: what the platform charges when the program sends this; null: nothing. */
  cost?(message: Message, setting: Connection['setting']): Cost | null
  /** Ability: tells a link to a post on this platform from any other; normal form, instant if the link holds it. */
  checkPostUrl?(url: string): PostUrl | null
  /** Ability: sends the prepared bytes; never throws for what a server or network does, throws UserError as {@link Channel.ready} does. */
  deliver?(prepared: Prepared, connection: Connection): Promise<Outcome>
  /** Ability: whether an account to read is set, by settings alone. */
  readable?(setting: Connection['setting']): boolean
  /** Ability: opens the account to read replies. @throws UserError exit 2 (setting), 4 (sign-in), 6 (clock), 8 (temporary) */
  openAccount?(connection: Connection): Promise<Account>
  /**
   * Ability: files a copy of a sent message where the provider does not do so itself.
   * @returns why there is none, or null; never throws, and says nothing about the message itself
   */
  fileCopy?(prepared: Prepared, connection: Connection): Promise<string | null>
  /** Ability: tries both directions without sending. @throws UserError as {@link Channel.ready} does */
  probe?(connection: Connection): Promise<readonly Probe[]>
  /**
   * Ability: asks the platform whose account it is; posts nothing.
   * @throws UserError as {@link Channel.ready} does, `sign_in_needed` (exit 4) for a secret that is refused, exit 8 for no answer
   */
  whoAmI?(connection: Connection): Promise<OwnAccount>
  /** Ability: takes the sign-in back at the platform before it is forgotten here; never throws for what a network does. */
  signOut?(connection: Connection): Promise<SignedOut>
}
