/** A person's answer settles, whatever the machine of the desk writes into its head. */
import { describe, expect, it } from 'vitest'
import { read } from '../../src/replies/read.ts'
import { BULK, GENERATED, IN_REPLY, readingOf } from './failure-mail.ts'
import { messageOf } from './message.ts'
import { ENGLISH_PERSONS, GERMAN_PERSONS } from './persons-mails.ts'

const SERVICE = 'service@mastnet.example'
const NO_REPLY = 'Mastnet <noreply@mastnet.example>'
/** Sender and one more line of the head. */
const HEADS: readonly (readonly [string, string, ...string[]])[] = [
  ['no header', SERVICE],
  ['a sender that takes no answers', NO_REPLY],
  ['Precedence: bulk', SERVICE, BULK],
  ['Precedence: junk', SERVICE, 'Precedence: junk'],
  ['auto-generated', SERVICE, GENERATED],
]
/** Together they leave the words in doubt, which may then say anything, but without weight. */
const ALL = [NO_REPLY, BULK, GENERATED] as const
const NEVER = ['bounce', 'delay', 'unrelated']

describe.each(HEADS)('%s', (_, from, ...head) => {
  it.each([...GERMAN_PERSONS, ...ENGLISH_PERSONS])('%s', async text => {
    const answer = await readingOf(from, 'Re: Anschluss', text, ...head, IN_REPLY)
    const alone = await readingOf(from, 'Ihr Anliegen', text, ...head)
    for (const { class: found, bounce } of [answer, alone]) {
      expect(NEVER).not.toContain(found)
      expect(bounce).toBeNull()
    }
  })
})

describe('all of it at once, under the subject of a failure', () => {
  it.each([...GERMAN_PERSONS, ...ENGLISH_PERSONS])('%s', async text => {
    const [from, ...head] = ALL
    for (const subject of ['Ihre E-Mail wurde abgelehnt', 'Your message could not be delivered']) {
      const reading = await readingOf(from, subject, text, ...head)
      expect(reading.bounce).toBeNull()
      if (reading.class === 'unrelated') expect(reading.confidence).toBeLessThan(0.5)
    }
  })
})

describe('an answer on a page that asks how satisfied somebody is', () => {
  it.each([
    ['Hi, wir lehnen Ihre Forderung ab. Wie zufrieden waren Sie mit uns?', 'refusal'],
    ['Hi, we reject your claim. How satisfied were you with us?', 'refusal'],
  ])('%s', (text, expected) => {
    for (const channel of ['x', 'facebook', 'community'] as const) {
      expect(read(messageOf({ channel, from: '@mastnet', text })).class).toBe(expected)
    }
  })
})

describe('nothing but a survey', () => {
  it.each([
    ['Wie zufrieden waren Sie mit uns?', 'Ihre Meinung zählt. Nehmen Sie sich zwei Minuten Zeit.'],
    [
      'Wie zufrieden waren Sie mit uns?',
      'Guten Tag Frau Muster,\n\nwie zufrieden waren Sie mit uns? Die Umfrage dauert zwei Minuten: https://fernruf.example/u\n\nMit freundlichen Grüßen\nIhr Fernruf Team',
    ],
    [
      'How did we do?',
      'Dear Ms Huber,\n\nyou recently contacted our support. Please take our short survey, it takes two minutes.\n\nKind regards\nYour Mastnet team',
    ],
  ])('%s is unrelated', async (subject, text) => {
    for (const head of [[], [BULK], [GENERATED]]) {
      expect((await readingOf(NO_REPLY, subject, text, ...head)).class).toBe('unrelated')
    }
  })
})
