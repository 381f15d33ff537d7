/**
 * Invented threads: what companies, machines, relatives and strangers put into the mailbox of somebody with several cases.
 * The same seed makes the same threads.
 */
import { delivered } from './company-mail.ts'
import { ALONE, FAILURES, STRANGERS } from './post-kinds.ts'
import {
  ANSWERS,
  certainly,
  inThread,
  type Make,
  newest,
  type Post,
  post,
  RECEIPT,
  type Setting,
  somewhere,
  ticketSubject,
} from './posts.ts'

/** First what comes before the second look into the mailbox, then what comes after it. */
export interface Thread {
  readonly kind: string
  /** What the person does in between, in a case of its own. */
  readonly meanwhile?: 'next' | 'reply'
  readonly first: (setting: Setting) => Promise<readonly Post[]>
  readonly second: (setting: Setting, before: readonly Post[]) => Promise<readonly Post[]>
}

const receipt = (setting: Setting) =>
  post('receipt', setting, {
    ...inThread(setting),
    from: `noreply@mail.${setting.about.domain}`,
    subject: ticketSubject(setting, `Re: ${newest(setting).subject}`),
    text: RECEIPT,
    headers: { 'Auto-Submitted': 'auto-replied' },
    truth: certainly(setting),
  })

const alone = (kind: string, make: Make, late: boolean): Thread => ({
  kind: late ? `late-${kind}` : kind,
  first: async setting => (late ? [] : [await make(setting)]),
  second: async setting => (late ? [await make(setting)] : []),
})

/** Threads of several messages. */
const LONGER: readonly Thread[] = [
  {
    kind: 'by-number-only',
    first: async setting => [await receipt(setting)],
    second: async setting => [
      await post('by-number-only', setting, {
        subject: ticketSubject(setting, 'Ihre Anfrage'),
        truth: certainly(setting),
      }),
    ],
  },
  {
    kind: 'number-in-the-text',
    first: async setting => [await receipt(setting)],
    second: async setting => [
      await post('number-in-the-text', setting, {
        text: `zu Ihrer Anfrage, Ticketnummer ${setting.about.ticket}: ${setting.random.pick(ANSWERS)}`,
        truth: certainly(setting),
      }),
    ],
  },
  {
    kind: 'again-later',
    first: async setting => [await ALONE.reply!(setting)],
    second: async ({ at }, [before]) => {
      const whole = before!.copies[0]!
      const bytes = whole.subarray(whole.indexOf('\r\nReceived: ') + 2)
      return [{ ...before!, kind: 'again-later', copies: [delivered(bytes, 7, at)] }]
    },
  },
  {
    kind: 'receipt-then-answer',
    first: async setting => [await receipt(setting), await ALONE.reply!(setting)],
    second: async setting => [await ALONE.reply!(setting)],
  },
  {
    kind: 'sent-elsewhere',
    meanwhile: 'next',
    first: async setting => [
      await post('sent-elsewhere', setting, {
        ...inThread(setting),
        text: `für Beschwerden wenden Sie sich bitte per E-Mail an beschwerde@${setting.about.domain}.`,
        truth: certainly(setting),
      }),
    ],
    // The person's own mail program gave that mail an id which nobody here knows.
    second: async setting => {
      const references = [newest(setting).messageId]
      const letter = { ...inThread(setting), references, from: `beschwerde@${setting.about.domain}` }
      return [await post('answer-to-a-hand-off', setting, { ...letter, truth: somewhere(setting) })]
    },
  },
  {
    kind: 'question',
    meanwhile: 'reply',
    first: async setting => [
      await post('question', setting, {
        ...inThread(setting),
        from: `service@${setting.about.domain}`,
        text: 'bitte teilen Sie uns Ihre Kundennummer mit.',
        truth: certainly(setting),
      }),
    ],
    second: async setting => {
      const { messageId } = newest(setting)
      const letter = { subject: 'Ihre Angaben', inReplyTo: messageId, references: [messageId] }
      return [await post('after-a-reply', setting, { ...letter, truth: certainly(setting) })]
    },
  },
]

export const THREADS: readonly Thread[] = [
  ...Object.entries(ALONE).map(([kind, make]) => alone(kind, make, false)),
  ...Object.entries(ALONE).map(([kind, make]) => alone(kind, make, true)),
  ...FAILURES.map(([kind, make]) => alone(kind, make, false)),
  ...Object.entries(STRANGERS).map(([kind, make]) => alone(kind, make, false)),
  ...LONGER,
  ...LONGER,
]
