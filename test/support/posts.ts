/** Messages in the mailbox of somebody with several cases, each with the truth about where it belongs. */
import { bytesOf, delivered, type Letter } from './company-mail.ts'
import type { Random } from './random.ts'

/** A mail of the person that has left. */
export interface Sent {
  readonly messageId: string
  readonly subject: string
  readonly to: string
  readonly bytes: Buffer
}

/** A case from outside: who is written to, and under which number they keep it. */
export interface Conversation {
  readonly caseId: string
  readonly domain: string
  readonly ticket: string
  readonly mails: readonly Sent[]
}

/** `case`: there, surely; `case-or-tray`: never in another case, never lost; `nowhere`: it is none of our business. */
export type Truth =
  | { readonly in: 'case' | 'case-or-tray'; readonly caseId: string }
  | { readonly in: 'nowhere' }

export interface Post {
  readonly kind: string
  /** A word that stands in this message and in no other. */
  readonly word: string
  /** The same message, as often as it is delivered. */
  readonly copies: readonly Buffer[]
  readonly truth: Truth
}

export interface Setting {
  readonly random: Random
  readonly about: Conversation
  /** Cases of the same person, also at the same company. */
  readonly others: readonly Conversation[]
  /** When it is delivered, ISO 8601 UTC. */
  readonly at: string
}

export const CUSTOMER = 'erika@example.org'
export const OTHER_ACCOUNT = 'erika.beispiel@posteo.example'

export const ANSWERS = [
  'wir haben Ihr Anliegen geprüft. Der Fehler liegt bei uns, und wir beheben ihn.',
  'Ihre Beschwerde liegt der Fachabteilung vor. Sie hören von uns.',
  'leider können wir Ihrem Wunsch nicht entsprechen.',
  'we have looked into the matter and will repair the line.',
  'bitte senden Sie uns ein Foto des Geräts.',
]
export const RECEIPT =
  'wir haben Ihre Nachricht erhalten und antworten Ihnen in Kürze. Dies ist eine automatische Antwort.'

export const certainly = ({ about }: Setting): Truth => ({ in: 'case', caseId: about.caseId })
export const somewhere = ({ about }: Setting): Truth => ({ in: 'case-or-tray', caseId: about.caseId })
export const NOWHERE: Truth = { in: 'nowhere' }

type Parts = Partial<Letter> & { readonly truth: Truth; readonly times?: number }

/** @returns a message with a word of its own in its text; by default a person of the company writes in no thread */
export async function post(kind: string, setting: Setting, parts: Parts): Promise<Post> {
  const { random, about, at } = setting
  const word = `merkmal${random.letters(12)}`
  const { truth, times = 1, text = random.pick(ANSWERS), ...rest } = parts
  const letter: Letter = {
    from: `Sina Muster <sina.muster@${about.domain}>`,
    to: CUSTOMER,
    subject: 'Ihr Anliegen',
    at,
    messageId: `<${word}@mail.${about.domain}>`,
    ...rest,
    text: `Guten Tag,\n\n${text}\n\nIhr ${word}\n`,
  }
  const bytes = await bytesOf(random.chance(0.3) ? { ...letter, html: htmlOf(letter.text) } : letter)
  const copies = Array.from({ length: times }, (_, way) => delivered(bytes, way, at))
  return { kind, word, copies, truth }
}

function htmlOf(text: string): string {
  return `<html><body><p>${text.replaceAll('\n\n', '</p><p>')}</p></body></html>`
}

export function reported(
  kind: string,
  { random, at }: Setting,
  truth: Truth,
  mail: (word: string) => string,
): Post {
  const word = `merkmal${random.letters(12)}`
  return { kind, word, copies: [delivered(Buffer.from(mail(word), 'latin1'), 0, at)], truth }
}

export const newest = ({ about }: Setting) => about.mails.at(-1)!
export const ticketSubject = ({ random, about }: Setting, subject: string) =>
  random.pick([`[Ticket#${about.ticket}] ${subject}`, `${subject} [Ticket#${about.ticket}]`])

/** Headers of an answer to the newest mail of the case. */
export function inThread(setting: Setting): Pick<Letter, 'subject' | 'inReplyTo' | 'references'> {
  const { messageId, subject } = newest(setting)
  const references = setting.about.mails.map(mail => mail.messageId)
  return {
    subject: `${setting.random.pick(['Re', 'AW', 'Antw'])}: ${subject}`,
    inReplyTo: messageId,
    references,
  }
}

export type Make = (setting: Setting) => Promise<Post>
