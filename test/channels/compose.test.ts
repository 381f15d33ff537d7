import { createHash } from 'node:crypto'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { composeMail } from '../../src/channels/email/compose.ts'
import { anyText, envelope, headerNames, message, PDF, PDF_HASH } from './messages.ts'

const invoice = (name: string) => [{ name, sha256: PDF_HASH, bytes: PDF.length }]

describe('the bytes of a mail', () => {
  it('look like this', async () => {
    const sent = message('email', { text: 'Guten Tag,\n\nnichts geht.\n' })
    const bytes = await composeMail(sent, envelope({ references: ['<1@example.org>', '<2@example.com>'] }))
    expect(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
      "Content-Transfer-Encoding: quoted-printable
      Content-Language: de
      From: Erika Beispiel <erika@example.org>
      To: service@example.com
      In-Reply-To: <2@example.com>
      References: <1@example.org> <2@example.com>
      Subject: =?UTF-8?Q?Anschluss_gest=C3=B6rt_seit_3=2E_Novembe?= =?UTF-8?Q?r?=
      Message-ID: <telekom-1.0b6e@example.org>
      Date: Mon, 23 Nov 2026 09:00:00 +0000
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8

      Guten Tag,

      nichts geht.
      "
    `)
  })

  it('are the same each time, attachments included', async () => {
    const sent = message('email', { attachments: invoice('Rechnung.pdf') })
    expect(Buffer.from(await composeMail(sent, envelope())).equals(await composeMail(sent, envelope()))).toBe(
      true,
    )
  })

  it('hold no bare line break and end with one, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async text => {
        const bytes = Buffer.from(await composeMail(message('email', { text }), envelope())).toString(
          'latin1',
        )
        expect(bytes).toMatch(/^[\0-\x7f]*\r\n$/)
        expect(bytes).not.toMatch(/(?<!\r)\n|\r(?!\n)/)
        for (const line of bytes.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
      }),
      { numRuns: 200 },
    )
  })

  it('give the text and the attachments back as they were', async () => {
    const sent = message('email', { attachments: invoice('../../Rechnung März.pdf') })
    const mail = await PostalMime.parse(await composeMail(sent, envelope()))
    expect(mail.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(sent.text.trimEnd())
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['Rechnung_Maerz.pdf'])
    const [file] = mail.attachments
    const hash = createHash('sha256')
      .update(new Uint8Array(file?.content as ArrayBuffer))
      .digest('hex')
    expect(hash).toBe(PDF_HASH)
  })

  it('carry a stored mail as a plain file, whose bytes stay as they are', async () => {
    const sent = message('email', { attachments: invoice('Antwort.eml') })
    const bytes = Buffer.from(await composeMail(sent, envelope())).toString('latin1')
    expect(bytes).toContain('Content-Type: application/octet-stream')
    expect(bytes).not.toContain('message/rfc822')
  })

  it('keep the first and the newest ids of a long thread, and no id that is none', async () => {
    const ids = Array.from({ length: 60 }, (_, count) => `<${count}@example.org>`)
    const references = ['<evil@example.net>\r\nBcc: x@example.net', 'no id', '<a b@example.net>', ...ids]
    const mail = await PostalMime.parse(await composeMail(message('email'), envelope({ references })))
    expect(mail.references?.split(' ')).toEqual(['<0@example.org>', ...ids.slice(-29)])
    expect(mail.inReplyTo).toBe('<59@example.org>')
  })

  it('names nobody as sender of a draft without an address', async () => {
    const bytes = await composeMail(message('email'), envelope({ sender: { name: 'Erika', email: null } }))
    expect(headerNames(bytes)).not.toContain('from')
  })
})
