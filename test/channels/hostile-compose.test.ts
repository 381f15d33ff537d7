/** Row 17 of the facts on faults: 10,000 mails of hostile subjects, names, file names and ids of the thread. */
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import type { Message } from '../../src/case/model.ts'
import type { Envelope } from '../../src/channels/channel.ts'
import { composeMail } from '../../src/channels/email/compose.ts'
import { envelopeOf } from '../../src/channels/email/envelope.ts'
import { isMessageId, oneLine } from '../../src/channels/email/header-text.ts'
import { ALLOWED_HEADERS, envelope, headerNames, hostileText, message, PDF, PDF_HASH } from './messages.ts'

const MAILS = 10_000

const tried = fc.record({
  subject: hostileText,
  name: hostileText,
  file: hostileText,
  reference: hostileText,
  /** Never empty: that is a finding that blocks. */
  text: hostileText.map(text => `${text}.`),
  /** Whether subject and name come as the words and drafts make them: on one line. */
  cleaned: fc.boolean(),
})

/** @returns null: refused, as what holds a line break or control character is */
async function composed(letter: Message, around: Envelope, cleaned: boolean): Promise<Uint8Array | null> {
  try {
    return await composeMail(letter, around)
  } catch (error) {
    expect(error).toMatchObject({ code: 'control_character', exit: 6 })
    expect(cleaned).toBe(false)
    return null
  }
}

async function expectHarmless(bytes: Uint8Array, letter: Message, references: readonly string[]) {
  const names = headerNames(bytes)
  for (const name of names) expect(ALLOWED_HEADERS).toContain(name)
  expect(new Set(names).size).toBe(names.length)
  expect(envelopeOf({ message: letter, messageId: null, bytes }, null)).toEqual({
    from: 'erika@example.org',
    to: 'service@example.com',
  })
  const mail = await PostalMime.parse(bytes)
  expect(mail.to?.map(({ address }) => address)).toEqual(['service@example.com'])
  expect(mail.from?.address).toBe('erika@example.org')
  expect([mail.cc, mail.bcc, mail.replyTo].flatMap(list => list ?? [])).toEqual([])
  expect(mail.references ?? '').toBe(references.filter(isMessageId).join(' '))
  expect(mail.attachments.map(({ filename }) => filename)).toEqual([
    expect.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/),
  ])
}

it(`${MAILS} mails hold no header but their own, and one recipient`, { timeout: 300_000 }, async () => {
  let [refused, harmless] = [0, 0]
  await fc.assert(
    fc.asyncProperty(tried, async ({ subject, name, file, reference, text, cleaned }) => {
      const tidy = (words: string) => (cleaned ? oneLine(words) : words)
      const attachments = [{ name: file, sha256: PDF_HASH, bytes: PDF.length }]
      const letter = message('email', { subject: tidy(subject), text, attachments })
      const references = ['<1@example.org>', reference, `<2@example.com>${reference}`]
      const sender = { name: tidy(name), email: 'erika@example.org' }
      const bytes = await composed(letter, envelope({ sender, references }), cleaned)
      if (bytes === null) {
        refused += 1
        return
      }
      await expectHarmless(bytes, letter, references)
      harmless += 1
    }),
    { numRuns: MAILS },
  )
  expect(refused + harmless).toBe(MAILS)
  expect(refused).toBeGreaterThan(MAILS / 10)
  expect(harmless).toBeGreaterThan(MAILS / 3)
})
