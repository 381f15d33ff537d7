/** What is known of a mail provider. */

export interface MailServer {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls'
}

export interface MailServers {
  /** Null: none is known, or there is none; mails are then handed to the person's own mail program. */
  readonly smtp: MailServer | null
  /** Null: none is known; replies are then recorded by hand. */
  readonly imap: MailServer | null
  /** What the server wants as user name. */
  readonly user: 'address' | 'local-part'
}

/** How one signs in: with the password, with one made for programs, or with OAuth2 alone. */
export type SignIn = 'password' | 'app-password' | 'oauth2'

export interface Provider extends MailServers {
  readonly id: string
  readonly name: string
  readonly domains: readonly string[]
  readonly signIn: SignIn
  /** Whether it files a copy of what is sent by SMTP in the Sent folder itself; null: not known. */
  readonly filesSent: boolean | null
  /** What the person has to do there first; words in `terminal/texts/`. */
  readonly notes: readonly ProviderNote[]
  /** Public page the values are from, and its date (YYYY-MM-DD). */
  readonly source: string
  readonly checked: string
}

export type ProviderNote =
  | 'app-password'
  | 'two-step-first'
  | 'allow-imap'
  | 'local-part'
  | 'mail-password'
  | 'own-client-id'
  | 'bridge'
  /** No mail program can be used there at all: it has no SMTP and no IMAP. */
  | 'own-app-only'
