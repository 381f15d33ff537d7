/** What of a mail goes into its event, and what makes two mails one. */
import { describe, expect, it } from 'vitest'
import { authenticationOf, isDisowned } from '../../src/inbox/authentication.ts'
import { believedDate, replyToOf } from '../../src/inbox/from-mail.ts'
import { keyOf } from '../../src/inbox/key.ts'
import { openHead, openMail } from '../../src/inbox/open-mail.ts'
import { isReport, traceOf, traceOfHead } from '../../src/inbox/trace.ts'
import type { Mail } from '../../src/mail/mail.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { deliveryReport, eml, readReceipt } from '../mail/eml.ts'

const mailOf = async (...lines: string[]): Promise<Mail> =>
  (await openMail(eml(...lines), false, parseMail)).mail
const TOP = [
  'From: Service <service@fernruf.example>',
  'Subject: Re: Anschluss',
  'Date: Mon, 23 Nov 2026 09:00:00 +0100',
]

describe('the key', () => {
  const ID = 'Message-ID: <a@fernruf.example>'

  it('is the same whatever its way left on top, and however its lines end', async () => {
    const plain = await mailOf(...TOP, ID, '', 'Guten Tag', 'Anna')
    const way = await mailOf(
      'Received: from x by y; Mon, 23 Nov 2026 09:00:00 +0100',
      ...TOP,
      ID,
      '',
      'Guten Tag',
      'Anna',
      '',
      '',
    )
    const unix = (
      await openMail(Buffer.from([...TOP, ID, '', 'Guten Tag', 'Anna'].join('\n')), false, parseMail)
    ).mail
    expect([keyOf(way), keyOf(unix)]).toEqual([keyOf(plain), keyOf(plain)])
  })

  it('is another one with another text under the same id, so that nobody hides a mail', async () => {
    const one = await mailOf(...TOP, ID, '', 'Wir zahlen.')
    expect(keyOf(await mailOf(...TOP, ID, '', 'Wir zahlen nicht.'))).not.toBe(keyOf(one))
  })

  it('without an id is made of sender, date, subject and text', async () => {
    const one = keyOf(await mailOf(...TOP, '', 'Guten Tag'))
    expect(keyOf(await mailOf(...TOP, '', 'Guten Tag'))).toBe(one)
    const others = TOP.map((_, at) =>
      TOP.map((line, place) =>
        place === at ? line.replace('2026', '2025').replace(/Re:|service@/, 'x$&') : line,
      ),
    )
    for (const head of others)
      expect(keyOf(await mailOf(...head, '', 'Guten Tag')), head.join()).not.toBe(one)
  })
})

describe('the date', () => {
  const frame = {
    openedAt: '2026-11-20T09:00:00.000Z',
    now: '2026-11-25T09:00:00.000Z',
    arrivedAt: '2026-11-24T09:00:00.000Z',
  }

  it.each([
    ['2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-19T10:00:00.000Z', '2026-11-19T10:00:00.000Z'],
    ['2026-11-19T08:00:00.000Z', frame.arrivedAt],
    ['2026-11-25T09:00:01.000Z', frame.arrivedAt],
    [null, frame.arrivedAt],
  ])('%s is taken as %s', (date, at) => expect(believedDate(date, frame)).toBe(at))

  it('of arrival is not believed when it lies ahead', () => {
    expect(believedDate(null, { ...frame, arrivedAt: '2027-01-01T00:00:00.000Z' })).toBe(frame.now)
    expect(believedDate(null, { ...frame, arrivedAt: null })).toBe(frame.now)
  })
})

describe('what the own provider says of the sender', () => {
  it('is its first header, results only', async () => {
    const mail = await mailOf(
      'Authentication-Results: mx.example.org; dkim=pass header.i=@fernruf.example; spf=fail',
      ' (sender says dmarc=pass) smtp.mailfrom=x; DMARC=none',
      'Authentication-Results: evil.test; dmarc=pass',
      ...TOP,
      '',
      'Hallo',
    )
    expect(authenticationOf(mail)).toBe('dkim=pass spf=fail dmarc=none')
  })

  it.each(['x; arc=pass', 'spf = ', `${'('.repeat(5000)}spf=pass`, '\u001b[31mspf=\u001b[0m'])(
    '%j says nothing, or nothing else',
    async value => {
      const mail = await mailOf(`Authentication-Results: ${value}`, ...TOP, '', 'Hallo')
      expect([null, 'spf=pass']).toContain(authenticationOf(mail))
    },
  )
})

describe('a sender', () => {
  it.each([
    ['dmarc=fail', true],
    ['spf=fail dkim=fail', false],
    ['dmarc=pass (dmarc=fail)', false],
    ['dmarc=fail header.from=x; dmarc=pass', false],
  ])('of whom the provider says %s is disowned: %s', async (results, expected) => {
    const head = `Authentication-Results: mx.example.org; ${results}`
    expect(isDisowned(await mailOf(head, ...TOP, '', 'Hallo'))).toBe(expected)
  })

  it('is not disowned by a header that stands below the provider’s', async () => {
    const own = 'Authentication-Results: mx.example.org; dmarc=none'
    const theirs = 'Authentication-Results: relay.test; dmarc=fail'
    expect(isDisowned(await mailOf(own, theirs, ...TOP, '', 'Hallo'))).toBe(false)
  })
})

describe('the address for answers', () => {
  it.each([
    ['Fall 5 <fall+5@desk.example>', 'fall+5@desk.example'],
    ['Service@fernruf.example', null],
    ['a@x.example, b@y.example', null],
    ['"a@x.example" <B@y.example>', 'b@y.example'],
    ['nobody', null],
  ])('%s is %s', async (value, expected) => {
    expect(replyToOf(await mailOf(`Reply-To: ${value}`, ...TOP, '', 'Hallo'))).toBe(expected)
  })
})

describe('the trace', () => {
  it('names what it answers first, then the newest of the thread', async () => {
    const mail = await mailOf(...TOP, 'References: <a@x> <b@x>', ' <c@x>', 'In-Reply-To: <b@x>', '', 'Hallo')
    expect(traceOf(mail, null)).toMatchObject({
      names: ['<b@x>', '<c@x>', '<a@x>'],
      answers: ['<b@x>'],
      from: 'service@fernruf.example',
      failure: false,
      text: 'Hallo',
    })
    expect(traceOfHead(mail).text).toBeNull()
  })

  it('of a delivery report is the mail that came back, and its recipient', async () => {
    const bytes = deliveryReport(
      'Undelivered',
      'Final-Recipient: rfc822; service@fernruf.example',
      'Action: failed',
      'Status: 5.1.1',
    )
    const { mail } = await openMail(bytes, false, parseMail)
    const trace = traceOf(mail, null)
    expect(trace).toMatchObject({ failure: true, names: ['<own-1@case.test>'] })
    expect(trace.text).toContain('service@fernruf.example')
    const head = await openHead(bytes, parseMail)
    expect([isReport(head!), head!.text]).toEqual([true, ''])
  })

  it('of a report in plain text is the id in its text; of any other text it is not', async () => {
    const body = ['could not be delivered', 'Message-ID: <own-1@case.test>', '  Subject: x']
    const failure = await mailOf('From: MAILER-DAEMON@mx.test', 'Subject: failure notice', '', ...body)
    expect(traceOf(failure, null)).toMatchObject({ failure: true, names: ['<own-1@case.test>'] })
    expect(traceOf(await mailOf(...TOP, '', ...body), null).names).toEqual([])
  })

  it.each([
    'Mail Delivery Subsystem <mailer-daemon@googlemail.test>',
    'MAILER-DAEMON',
    '"Postmaster" <postmaster@mx.test>',
    'Mail_Daemon@mx.test',
    'MDaemon@mx.test',
    'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.test>',
    'Mailzustellsystem <noreply@mx.test>',
    'double-bounce@mx.test',
  ])('of a mail that %s sent is a report, by its head alone', async from => {
    const head = openHead(eml(`From: ${from}`, 'Subject: Ihre Nachricht', '', 'x'), parseMail)
    expect(isReport((await head)!)).toBe(true)
  })

  it.each(['Service <service@fernruf.example>', 'noreply@fernruf.example', 'list-owner@lists.test'])(
    'of a mail that %s sent is none',
    async from => {
      const head = openHead(eml(`From: ${from}`, 'Subject: Ihre Nachricht', '', 'x'), parseMail)
      expect(isReport((await head)!)).toBe(false)
    },
  )

  it('of a read receipt is no failure, but worth its body', async () => {
    const { mail } = await openMail(readReceipt(), false, parseMail)
    expect([traceOf(mail, null).failure, isReport(mail)]).toEqual([false, true])
  })
})

describe('a mail that cannot be read', () => {
  it('keeps its head and the reason', async () => {
    const parts = Array.from({ length: 600 }, () => '--b\r\n\r\nx').join('\r\n')
    const opened = await openMail(
      eml(...TOP, 'Content-Type: multipart/mixed; boundary=b', '', parts),
      false,
      parseMail,
    )
    expect(opened.unread).toContain('500 parts')
    expect(opened.mail).toMatchObject({
      subject: 'Re: Anschluss',
      text: '',
      from: { address: 'service@fernruf.example' },
    })
  })

  it('is no head at all where its head is one bomb', async () => {
    const bytes = Buffer.from(`X: ${'a'.repeat(600_000)}`)
    expect(await openMail(bytes, false, parseMail)).toMatchObject({
      unread: expect.stringContaining('headers'),
    })
    expect(await openMail(new Uint8Array(), true, parseMail)).toMatchObject({ unread: expect.any(String) })
  })
})
