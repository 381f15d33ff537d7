/** The light reading of a head says what the whole parser says of the same bytes. */
import { describe, expect, it } from 'vitest'
import { readHead } from '../../src/mail/head.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { type Random, randomOf } from '../support/random.ts'

const NEEDED = ['from', 'subject', 'in-reply-to', 'references', 'content-type', 'x-failed-recipients']

/** What the parser says, cut down to what a head says. */
async function parsed(bytes: Uint8Array) {
  const { from, subject, inReplyTo, references, headers, report } = await parseMail(bytes)
  const kept = headers.filter(({ name }) => NEEDED.includes(name))
  return { from, subject, inReplyTo, references, headers: kept, isReport: report !== null }
}

/** That it may be a report, the head says rather once too often: the body tells, which is then fetched. */
function light(bytes: Uint8Array, isReport: boolean) {
  const { report, ...rest } = readHead(bytes)
  return { ...rest, isReport: isReport ? report !== null : false }
}

const bytesOf = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1')

const NAMES = [
  ...[
    'From',
    'FROM',
    'from ',
    ' From',
    'From\t',
    'Subject',
    'SuBject',
    'In-Reply-To',
    'References',
    'Content-Type',
  ],
  ...[
    'X-Failed-Recipients',
    'To',
    'Date',
    'Message-ID',
    'Received',
    'Fro\u00a0m',
    '\ufeffFrom',
    '\u00a0Subject',
    '',
  ],
]
const VALUES = [
  ...[
    'Erika <erika@shop.example>',
    '"a, b" <c@d.example>',
    'a@b.example, c@d.example',
    'Team: a@b.example, c@d.example;',
  ],
  ...[
    'Team: a@b.example;, x',
    '<>',
    'nobody',
    '"a@b.example" <c@d.example>',
    'a@b.example (a@c.example)',
    'A@B.example',
  ],
  ...[
    '=?utf-8?q?Gr=C3=BC=C3=9Fe?=',
    '=?utf-8?b?R3LDvMOfZQ==?= <a@b.example>',
    '=?utf-8?q?a?= =?utf-8?q?b?=',
    '=?x?q?',
    '=?',
  ],
  ...[
    '=?utf-8?q?=3Ca@b.example=3E?= <c@d.example>',
    '=?iso-8859-1?q?=E4?=',
    '=?utf-8?b?w?= =?utf-8?b?w?=',
    '\xc3\xbc',
    '\xff\xfe',
  ],
  ...[
    '<a@b>',
    '<a@b> <c@d>',
    'x <a@b>, <c d>',
    `<${'a'.repeat(991)}>`,
    '<a@b><c@d>',
    '<a',
    'Re: [Ticket#12] x',
    ': x',
    '',
  ],
  ...[
    'text/plain',
    'multipart/report; report-type=delivery-status',
    'MULTIPART/Report;\r\n\treport-type="disposition-notification"',
  ],
  ...[
    'message/delivery-status',
    'Message/Global-Delivery-Status; x=1',
    'message/disposition-notification',
    'multipart/mixed',
  ],
  ...[
    'a\0b',
    'a\rb',
    'a\r\r',
    ' \t a \t ',
    'a\r\n b',
    'a\r\n\tb\r\n c',
    'a\r\n\u00a0b',
    'a\r\n \r\n b',
    'Erika\r\n <a@b.example>',
  ],
]
const ENDS = ['\r\n', '\n', '\r\r\n', '\r\n', '\r\n', '\n\r']

function hostile(random: Random): Buffer {
  const line = () => {
    const separator = random.pick([': ', ':', ':\t', ' :', '', ': ', ': '])
    const value = random.chance(0.2) ? random.pick(VALUES) + random.pick(VALUES) : random.pick(VALUES)
    return random.pick(NAMES) + separator + value + random.pick(ENDS)
  }
  const head = Array.from({ length: 1 + random.below(12) }, line).join('')
  const body = random.chance(0.5)
    ? `${random.pick(['\r\n', '\n', '\r\r\n', '\n\r\n'])}From: body@x.example\r\n`
    : ''
  return Buffer.from(head + body, random.chance(0.5) ? 'latin1' : 'utf8')
}

function garbage(random: Random): Buffer {
  const alphabet = ':<>@,;"()=?\\ \t\r\n\0-abFrom\xe4\xff'
  const text = Array.from({ length: random.below(200) }, () => random.pick([...alphabet])).join('')
  return Buffer.from(`${random.pick(NAMES)}:${text}`, 'latin1')
}

describe('a head', () => {
  it('reads as the whole parser reads it', async () => {
    const bytes = bytesOf(
      ...[
        'Return-Path: <x@y.example>',
        'from: =?utf-8?q?M=C3=BCller?= <a@b.example>',
        'Subject: Hallo',
        '  Welt',
      ],
      ...['References: <a@b>', ' <c@d>', 'In-Reply-To: <c@d>', '', 'Subject: body'],
    )
    expect(readHead(bytes)).toEqual({
      from: { name: 'Müller', address: 'a@b.example' },
      subject: 'Hallo  Welt',
      inReplyTo: ['<c@d>'],
      references: ['<a@b>', '<c@d>'],
      headers: [
        { name: 'from', value: 'Müller <a@b.example>' },
        { name: 'subject', value: 'Hallo  Welt' },
        { name: 'references', value: '<a@b> <c@d>' },
        { name: 'in-reply-to', value: '<c@d>' },
      ],
      report: null,
    })
  })

  it('reads so whatever it is made of', async () => {
    for (let seed = 1; seed <= 6000; seed += 1) {
      const random = randomOf(seed)
      const bytes = random.chance(0.8) ? hostile(random) : garbage(random)
      const expected = await parsed(bytes)
      expect(light(bytes, expected.isReport), JSON.stringify(bytes.toString('latin1'))).toEqual(expected)
    }
  })

  it('of a report in several forms is one', () => {
    for (const type of [
      'message/delivery-status',
      '(x) message/disposition-notification',
      'multipart/report; report-type=x',
    ]) {
      expect(readHead(bytesOf(`Content-Type: ${type}`, '')).report, type).not.toBeNull()
    }
    expect(readHead(bytesOf('Content-Type: message/rfc822', '')).report).toBeNull()
  })
})
