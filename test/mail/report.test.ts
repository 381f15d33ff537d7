import { describe, expect, it } from 'vitest'
import { parseMail } from '../../src/mail/parse.ts'
import { eml } from './eml.ts'

const ORIGINAL = [
  'From: Ann <ann@example.org>',
  'To: Service <service@fernruf.example>',
  'Subject: Anschluss tot',
  'Message-ID: <own-1@case.test>',
  '',
  'Hallo',
]

/** A mail of two parts: words, and something attached. */
const withPart = (from: string, type: string, part: readonly string[], ...more: string[]) =>
  parseMail(
    eml(
      `From: ${from}`,
      'Subject: Nachricht',
      ...more,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Siehe Anlage.',
      '--b',
      `Content-Type: ${type}`,
      'Content-Disposition: attachment',
      '',
      ...part,
      '--b--',
      '',
    ),
  )

const RETURNED = {
  type: null,
  fields: [],
  originalMessageId: '<own-1@case.test>',
  originalTo: 'service@fernruf.example',
}

describe('the mail that came back', () => {
  it.each([
    'message/rfc822',
    'text/rfc822-headers',
    'text/rfc822',
    'message/partial',
    'text/plain; name=head.txt',
  ])('is found as %s where a mail system attached it', async type => {
    expect((await withPart('MAILER-DAEMON@mx.example.org', type, ORIGINAL)).report).toEqual(RETURNED)
  })

  it('is found where only the return path is empty', async () => {
    const mail = await withPart('system@mx.example.org', 'message/rfc822', ORIGINAL, 'Return-Path: <>')
    expect(mail.report).toEqual(RETURNED)
  })

  it('is not what a person attaches', async () => {
    expect((await withPart('jan@example.com', 'message/rfc822', ORIGINAL)).report).toBeNull()
  })

  it('is not a text that merely lies there', async () => {
    const mail = await withPart('MAILER-DAEMON@mx.example.org', 'text/plain; name=a.txt', [
      'Hallo',
      '',
      'Welt',
    ])
    expect(mail.report).toBeNull()
  })

  it('stands beside the fields of a report', async () => {
    const fields = ['Final-Recipient: rfc822; a@x.example', 'Action: failed', 'Status: 5.1.1']
    const mail = await withPart('jan@example.com', 'message/global-delivery-status', fields)
    expect(mail.report).toMatchObject({ type: 'delivery-status', originalMessageId: null, originalTo: null })
    expect(mail.report?.fields[0]).toHaveLength(3)
  })
})

describe('a mail whose parts cannot be told apart', () => {
  const lost = (...part: string[]) =>
    parseMail(
      eml(
        'From: post_master@mx.example.org',
        'Content-Type: multipart/mixed; boundary="b"',
        '',
        '--b',
        'Content-Type: multipart/alternative;',
        'boundary="inner"',
        '',
        '--inner',
        ...part,
        '--inner--',
        '--b--',
      ),
    )

  it('is read as it stands', async () => {
    const mail = await lost('Content-Type: text/plain; charset=us-ascii', '', '550 no such user here')
    expect(mail.text.trim()).toBe('550 no such user here')
  })

  it('but not what base64 hides', async () => {
    expect((await lost('Content-Transfer-Encoding: base64', '', 'SGFsbG8=')).text).toBe('')
  })
})
