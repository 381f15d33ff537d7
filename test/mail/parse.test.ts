import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { MAIL_LIMITS } from '../../src/mail/limits.ts'
import { isMail } from '../../src/mail/mail.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { absenceNote, deliveryReport, eml, readReceipt } from './eml.ts'

const refusal = async (bytes: Uint8Array): Promise<UserError> => {
  const error = await parseMail(bytes).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(UserError)
  return error as UserError
}

describe('parseMail', () => {
  it('reads the usual fields', async () => {
    const mail = await parseMail(
      eml(
        'From: "Muster, Ann" <ann@example.org>',
        'To: a@example.org, Team: b@example.org, c@example.org;',
        'Subject: =?utf-8?B?U3TDtnJ1bmc=?=',
        'Date: Mon, 23 Nov 2026 10:00:00 +0100',
        'Message-ID: <r1@fernruf.example>',
        'In-Reply-To: <own-1@case.test>',
        'References: <own-0@case.test>',
        '  <own-1@case.test>',
        '',
        'Hallo',
      ),
    )
    expect(mail).toMatchObject({
      from: { name: 'Muster, Ann', address: 'ann@example.org' },
      to: ['a@example.org', 'b@example.org', 'c@example.org'],
      subject: 'Störung',
      date: '2026-11-23T09:00:00.000Z',
      messageId: '<r1@fernruf.example>',
      inReplyTo: ['<own-1@case.test>'],
      references: ['<own-0@case.test>', '<own-1@case.test>'],
      report: null,
    })
    expect(mail.text.trim()).toBe('Hallo')
    expect(mail.headers.find(({ name }) => name === 'subject')?.value).toBe('Störung')
  })

  it('keeps the bytes and the hash of an attachment', async () => {
    const mail = await parseMail(
      eml(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Hallo',
        '--b',
        'Content-Type: application/pdf; name="../../x.pdf"',
        'Content-Disposition: attachment',
        'Content-Transfer-Encoding: base64',
        '',
        'SGFsbG8=',
        '--b--',
        '',
      ),
    )
    const sha256 = createHash('sha256').update('Hallo').digest('hex')
    expect(mail.attachments).toMatchObject([
      { name: '../../x.pdf', mimeType: 'application/pdf', bytes: 5, sha256 },
    ])
  })

  it('makes text of a mail that has only HTML', async () => {
    const mail = await parseMail(
      eml(
        'Content-Type: text/html; charset=utf-8',
        '',
        '<style>p{}</style><p>Gr&uuml;&szlig;e<br>vom <a href="https://fernruf.example/form">Formular</a></p><blockquote>alt</blockquote>',
      ),
    )
    expect(mail.text).toBe('Grüße\nvom Formular (https://fernruf.example/form)\n\n> alt')
  })

  it('leaves the mail inside a mail an attachment', async () => {
    const mail = await parseMail(deliveryReport('Undeliverable', 'Action: failed'))
    expect(mail.text).not.toContain('3 Tagen')
    expect(mail.report).toMatchObject({ type: 'delivery-status', originalMessageId: '<own-1@case.test>' })
    expect(mail.report?.fields[0]?.[0]).toEqual({ name: 'reporting-mta', value: 'dns; mx.example.org' })
  })

  it.each([
    ['From: info@fernruf.example, evil@evil.example'],
    ['From: Service: info@fernruf.example, evil@evil.example;'],
    ['From: info@fernruf.example', 'From: evil@evil.example'],
    ['From: =?utf-8?Q?A=2C_B?= <info@fernruf.example>, evil@evil.example'],
  ])('has no author where several are named: %s %s', async (...from) => {
    expect((await parseMail(eml(...from, '', 'Hallo'))).from).toBeNull()
  })

  it('has one author who is named twice, or with a comma in the name', async () => {
    const twice = await parseMail(eml('From: A <info@fernruf.example>, INFO@fernruf.example', '', 'x'))
    expect(twice.from?.address).toBe('info@fernruf.example')
    const comma = await parseMail(eml('From: "evil@evil.example, A" <info@fernruf.example>', '', 'x'))
    expect(comma.from?.address).toBe('info@fernruf.example')
    const coded = await parseMail(eml('From: =?utf-8?Q?A=2C_B@x.test?= <info@fernruf.example>', '', 'x'))
    expect(coded.from?.address).toBe('info@fernruf.example')
  })

  it('knows a mail by its headers', async () => {
    for (const field of ['From: a@example.org', 'Date: x', 'Subject:', 'Message-ID: <a@b>'])
      expect(isMail(await parseMail(eml(field, '', 'x')))).toBe(true)
    const noise = Uint8Array.from({ length: 20_000 }, (_, index) => (index * index * 31 + (index >> 3)) % 256)
    for (const bytes of [noise, eml('X-Mailer: none', '', 'x'), new Uint8Array()])
      expect(isMail(await parseMail(bytes))).toBe(false)
  })

  it('gives an empty mail for no bytes', async () => {
    expect(await parseMail(new Uint8Array())).toMatchObject({
      from: null,
      subject: null,
      date: null,
      text: '',
      attachments: [],
    })
  })

  it('takes a header named like a prototype for a header', async () => {
    const mail = await parseMail(eml('__proto__: polluted', 'constructor: x', '', 'Hallo'))
    expect(mail.headers).toContainEqual({ name: '__proto__', value: 'polluted' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('limits', () => {
  it('of size', async () => {
    const error = await refusal(new Uint8Array(MAIL_LIMITS.bytes + 1))
    expect(error).toMatchObject({ code: 'mail_too_large', exit: 2 })
    expect(error.message).toContain('10 MB')
  })

  it.each([
    ['with header and text', ['--b', 'Content-Type: text/plain', '', 'x']],
    ['empty', ['--b']],
    ['with no header at all', ['--b', 'x']],
  ])('of parts %s', async (_, part) => {
    const error = await refusal(
      eml('Content-Type: multi(a (comment))part/mixed; boundary=b', '', ...Array(600).fill(part).flat()),
    )
    expect(error).toMatchObject({ code: 'mail_too_complex', exit: 2 })
    expect(error.message).toContain('500 parts')
  })

  it.each([
    ['empty lines', '\n'.repeat(9_000_000)],
    ['short quoted lines', '> a\n'.repeat(2_000_000)],
  ])('of lines, before the parser keeps each: %s', async (_, body) => {
    const error = await refusal(Buffer.from(`Subject: x\n\n${body}`))
    expect(error).toMatchObject({ code: 'mail_too_complex', exit: 2 })
    expect(error.message).toContain('200,000 lines')
  })

  it('of lines leave room for 10 MB of base64', async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`
    const body = line.repeat(Math.floor((MAIL_LIMITS.bytes - 200) / line.length))
    const mail = await parseMail(
      Buffer.from(
        `Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}`,
      ),
    )
    expect(mail.attachments[0]?.bytes).toBeGreaterThan(7_000_000)
  })

  it('of parts do not hit a plain text full of rules', async () => {
    const mail = await parseMail(eml('Content-Type: text/plain', '', ...Array(2000).fill('-----')))
    expect(mail.text.split('\n').length).toBeGreaterThan(1999)
  })

  it('of depth', async () => {
    const levels = Array.from({ length: 60 }, (_, at) => [
      `--b${at}`,
      `Content-Type: multipart/mixed; boundary=b${at + 1}`,
      '',
    ]).flat()
    const error = await refusal(
      eml('Content-Type: multipart/mixed; boundary=b0', '', ...levels, '--b60', '', 'x'),
    )
    expect(error).toMatchObject({ code: 'mail_too_complex', exit: 2 })
    expect(error.message).toContain('50')
  })

  it('of headers', async () => {
    const error = await refusal(eml(...Array(9000).fill(`X-Long: ${'x'.repeat(80)}`), '', 'Hallo'))
    expect(error).toMatchObject({ code: 'mail_too_large', exit: 2 })
    expect(error.message).toContain('512 KB')
  })

  it('hold for HTML made to be slow', async () => {
    const pages = [
      '<'.repeat(500_000),
      '<1'.repeat(300_000),
      '<a href="https://x.test">y</a>'.repeat(30_000),
      '<style>'.repeat(60_000),
      '<!--'.repeat(100_000),
      '<blockquote>'.repeat(60_000),
    ]
    for (const page of pages) {
      const mail = await parseMail(eml('Content-Type: text/html', '', page))
      expect(typeof mail.text).toBe('string')
    }
  }, 20_000)
})

describe('damaged mails', () => {
  const seeds = [
    deliveryReport('Undeliverable', 'Action: failed', 'Status: 5.1.1'),
    readReceipt(),
    absenceNote(),
  ]
  const change = fc.record({ at: fc.nat(4000), remove: fc.nat(40), put: fc.uint8Array({ maxLength: 20 }) })
  const mutated = fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 8 }))
    .map(([seed, changes]) => {
      const bytes = [...seed]
      for (const { at, remove, put } of changes) bytes.splice(at % bytes.length, remove, ...put)
      return Uint8Array.from(bytes)
    })

  it('give a mail or a UserError, 2,000 times', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async bytes => {
        const result = await parseMail(bytes).catch((error: unknown) => error)
        if (result instanceof Error) expect(result).toBeInstanceOf(UserError)
        else expect(result).toHaveProperty('text')
      }),
      { numRuns: 2000 },
    )
  }, 60_000)

  it('and so does any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        expect(await parseMail(bytes)).toHaveProperty('attachments')
      }),
    )
  })
})
