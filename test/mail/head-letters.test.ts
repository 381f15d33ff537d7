/** Letters in a head that are neither UTF-8 nor encoded words, as old systems send them. */
import { describe, expect, it } from 'vitest'
import { readHead } from '../../src/mail/head.ts'
import { headLine, headLineBytes } from '../../src/mail/head-line.ts'
import { parseMail } from '../../src/mail/parse.ts'

/** 0x80 is the euro sign, 0x96 a dash in windows-1252. */
const head = (line: string, ...more: readonly string[]): Buffer =>
  Buffer.from([line, 'Date: Mon, 23 Nov 2026 09:00:00 +0100', ...more, '', 'Text', ''].join('\r\n'), 'latin1')

describe('a field with raw letters', () => {
  it.each([
    ['Subject: St\xf6rung behoben \x96 5 \x80', 'Störung behoben – 5 €'],
    ['Subject: St\xc3\xb6rung behoben', 'Störung behoben'],
    ['Subject: Gr\xfc\xdfe\r\n aus K\xf6ln', 'Grüße aus Köln'],
    ['Subject: Gr\xc3\xbc\xc3\x9fe\r\n aus K\xf6ln', 'Grüße aus Köln'],
    ['Subject: St\xc3\xb6rung, \xc3\x84rger und \xc3', 'Störung, Ärger und \ufffd'],
    ['Subject: =?iso-8859-1?q?St=F6rung?= und \xc4rger', 'Störung und Ärger'],
    ['Subject: =?windows-1252?q?5_=80?=', '5 €'],
  ])('%j', async (line, subject) => {
    expect((await parseMail(head(line))).subject).toBe(subject)
    expect(readHead(head(line)).subject).toBe(subject)
  })

  it('does not change how the other fields are read', async () => {
    const bytes = head('From: J\xf6rg M\xfcller <j@fernruf.example>', 'Subject: K\xc3\xb6ln', 'X-Note: \xe4')
    const { from, subject, headers } = await parseMail(bytes)
    expect([from, subject]).toEqual([{ name: 'Jörg Müller', address: 'j@fernruf.example' }, 'Köln'])
    expect(headers).toContainEqual({ name: 'x-note', value: 'ä' })
    expect(readHead(bytes)).toMatchObject({ from, subject })
  })

  it('is the head of a part, too: the name of an attachment', async () => {
    const bytes = head(
      'Subject: x',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Disposition: attachment; filename="M\xe4ngel.txt"',
      '',
      'x',
      '--b--',
    )
    expect((await parseMail(bytes)).attachments[0]?.name).toBe('Mängel.txt')
  })

  it('is a line of a report', async () => {
    const bytes = head(
      'From: MAILER-DAEMON@mx.example',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Diagnostic-Code: smtp; 550 Empf\xe4nger unbekannt',
      '--b--',
    )
    const fields = (await parseMail(bytes)).report!.fields.flat()
    expect(fields).toContainEqual({ name: 'diagnostic-code', value: 'smtp; 550 Empfänger unbekannt' })
  })
})

describe('a line of a head', () => {
  it('keeps its bytes where they are UTF-8', () => {
    for (const text of ['Subject: x', 'Subject: Grüße', '\ufeffFrom: a@b.example']) {
      const bytes = Buffer.from(text)
      expect(headLineBytes(bytes)).toBe(bytes)
      expect(headLine(bytes)).toBe(text)
    }
    expect(Buffer.from(headLineBytes(Buffer.from([0xe4]))).toString()).toBe('ä')
  })
})

describe('a mail with carriage returns alone', () => {
  it('is read line by line, as one with line feeds', async () => {
    const lines = ['From: a@fernruf.example', 'Subject: Befund', '', 'Eins.', 'Zwei.', '']
    const [returns, feeds] = ['\r', '\n'].map(end => Buffer.from(lines.join(end)))
    expect(await parseMail(returns!)).toEqual(await parseMail(feeds!))
    expect(readHead(returns!)).toEqual(readHead(feeds!))
    expect((await parseMail(returns!)).text.trim()).toBe('Eins.\nZwei.')
  })
})
