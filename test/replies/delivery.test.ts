import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/case/reading.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { read } from '../../src/replies/read.ts'
import { absenceNote, deliveryReport, eml, readReceipt } from '../mail/eml.ts'
import { messageOf } from './message.ts'

async function readBytes(bytes: Uint8Array): Promise<Reading> {
  const { from, ...mail } = await parseMail(bytes)
  return read(messageOf({ ...mail, from: from?.address ?? null, senderName: from?.name ?? null }))
}

describe('a delivery failure', () => {
  it('says who is unknown and which of our mails it was', async () => {
    const bytes = deliveryReport(
      'Undelivered Mail Returned to Sender',
      'Final-Recipient: rfc822; service@fernruf.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 <service@fernruf.example>:',
      ' Recipient address rejected',
    )
    expect(await readBytes(bytes)).toMatchObject({
      class: 'bounce',
      automatic: true,
      settles: false,
      promise: null,
      bounce: {
        permanent: true,
        status: '5.1.1',
        recipient: 'service@fernruf.example',
        reason: '550 5.1.1 <service@fernruf.example>: Recipient address rejected',
      },
      inReplyTo: ['<own-1@case.test>'],
    })
  })

  it('is a delay while it is still tried', async () => {
    const bytes = deliveryReport(
      'Delayed Mail (still being retried)',
      'Final-Recipient: rfc822; service@fernruf.example',
      'Action: delayed',
      'Status: 4.4.1',
      'Will-Retry-Until: Sat, 28 Nov 2026 09:00:00 +0100',
    )
    expect(await readBytes(bytes)).toMatchObject({
      class: 'delay',
      settles: false,
      bounce: { permanent: false, status: '4.4.1', reason: 'routing or network trouble' },
    })
  })

  it('is not for good where it failed with a temporary status', async () => {
    const bytes = deliveryReport(
      'Undeliverable',
      'Final-Recipient: rfc822; a@fernruf.example',
      'Action: failed',
      'Status: 4.2.2',
    )
    expect(await readBytes(bytes)).toMatchObject({
      class: 'bounce',
      bounce: { permanent: false, reason: 'mailbox full' },
    })
  })

  it('is no failure where the mail was delivered', async () => {
    const bytes = deliveryReport(
      'Delivery report',
      'Final-Recipient: rfc822; a@fernruf.example',
      'Action: delivered',
      'Status: 2.0.0',
    )
    expect(await readBytes(bytes)).toMatchObject({ class: 'read_receipt', bounce: null })
  })

  it('names the worst of several recipients', async () => {
    const bytes = deliveryReport(
      'Report',
      'Final-Recipient: rfc822; a@fernruf.example',
      'Action: delayed',
      'Status: 4.4.1',
      '',
      'Final-Recipient: rfc822; b@fernruf.example',
      'Action: failed',
      'Status: 5.2.1',
    )
    expect(await readBytes(bytes)).toMatchObject({
      class: 'bounce',
      bounce: { recipient: 'b@fernruf.example', reason: 'mailbox disabled' },
    })
  })

  it('is read from words where an old system sends no fields', async () => {
    const bytes = eml(
      'From: MAILER-DAEMON@mx.example.org',
      'Subject: failure notice',
      '',
      'Hi. I was not able to deliver your message.',
      '<service@fernruf.example>:',
      '550 5.1.1 no such user here',
      '',
      '--- Below this line is a copy of the message.',
      'Message-ID: <own-2@case.test>',
      'Subject: Landline dead',
    )
    expect(await readBytes(bytes)).toMatchObject({
      class: 'bounce',
      bounce: { permanent: true, status: '5.1.1', recipient: 'service@fernruf.example' },
      inReplyTo: ['<own-2@case.test>'],
    })
  })

  it('is a delay in words too', async () => {
    const bytes = eml(
      'Return-Path: <>',
      'From: Mail Delivery System <postmaster@mx.example.org>',
      'Subject: Warning: could not send message for past 4 hours',
      '',
      'This is a warning only. You do not need to resend your message.',
    )
    expect(await readBytes(bytes)).toMatchObject({ class: 'delay', bounce: { permanent: false } })
  })

  it('is not a parcel that could not be delivered', async () => {
    const bytes = eml(
      'From: service@paket.example',
      'Subject: Ihre Sendung',
      '',
      'Ihr Paket konnte leider nicht zugestellt werden, es liegt jetzt in der Filiale.',
    )
    expect(await readBytes(bytes)).toMatchObject({ class: 'answer', bounce: null })
  })
})

describe('notes of mail programs', () => {
  it('tell that our mail was opened', async () => {
    expect(await readBytes(readReceipt())).toMatchObject({
      class: 'read_receipt',
      automatic: true,
      settles: false,
      inReplyTo: ['<own-1@case.test>'],
    })
  })

  it('tell that somebody is away', async () => {
    expect(await readBytes(absenceNote())).toMatchObject({
      class: 'out_of_office',
      automatic: true,
      visibleText: 'Ich bin bis zum 30. November nicht im Büro.',
    })
  })
})
