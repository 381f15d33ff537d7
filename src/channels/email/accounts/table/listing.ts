/** How a provider is written down in the table. */
import type { MailServer, Provider, ProviderNote, SignIn } from '../provider.ts'

export interface Listing extends Provider {
  /** Ends of the names of its MX hosts, which give away the domains it hosts for others. */
  readonly mx: readonly string[]
  /** Other names of the same SMTP server. */
  readonly alsoSmtp: readonly string[]
}

/** What a provider's entry may say; the rest is what most providers do. */
export interface Entry {
  readonly id: string
  readonly name: string
  /** Separated by blanks. */
  readonly domains: string
  readonly smtp: MailServer | null
  readonly imap: MailServer | null
  readonly source: string
  readonly user?: 'local-part'
  readonly signIn?: SignIn
  readonly notes?: readonly ProviderNote[]
  readonly filesSent?: boolean
  readonly mx?: string
  readonly alsoSmtp?: string
}

/** The day the table was last gone through. */
const CHECKED = '2026-11-22'

/** Implicit TLS: RFC 8314 sections 3.2 and 3.3. */
export const imaps = (host: string): MailServer => ({ host, port: 993, security: 'tls' })
export const submissions = (host: string): MailServer => ({ host, port: 465, security: 'tls' })
/** STARTTLS on the port of RFC 6409 section 3.1. */
export const submission = (host: string): MailServer => ({ host, port: 587, security: 'starttls' })

/** @returns the public page of a file of Thunderbird's database of providers (MPL-2.0); only its facts are used */
export const ispdb = (file: string): string =>
  `https://github.com/thunderbird/autoconfig/blob/master/ispdb/${file}.xml`

const words = (text = ''): readonly string[] => text.split(' ').filter(word => word !== '')

/** @returns the entry with all that it left out */
export function listing({ domains, mx, alsoSmtp, ...entry }: Entry): Listing {
  return {
    user: 'address',
    signIn: 'password',
    notes: [],
    filesSent: null,
    ...entry,
    domains: words(domains),
    mx: words(mx),
    alsoSmtp: words(alsoSmtp),
    checked: CHECKED,
  }
}
