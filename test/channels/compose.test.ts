import { createHash } from 'node:crypto'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { composeMail } from '../../src/channels/email/compose.ts'
import { headerAddress } from '../../src/channels/email/envelope.ts'
import { oneLine } from '../../src/channels/email/header-text.ts'
import { anyText, envelope, hostileText, message, PDF, PDF_HASH } from './messages.ts'

const ALLOWED = [
  'content-language',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'in-reply-to',
  'message-id',
  'mime-version',
  'references',
  'subject',
  'to',
]

/** Names of the headers of the message itself, in lower case, each as often as it occurs. */
function headerNames(bytes: Uint8Array): string[] {
  const block = Buffer.from(bytes).toString('latin1').split('\r\n\r\n')[0] ?? ''
  return block
    .split('\r\n')
    .filter(line => !/^[ \t]/.test(line))
    .map(line => line.split(':')[0]?.toLowerCase() ?? '')
}

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

describe('1,000 hostile subjects, names and file names', () => {
  it('are refused or travel as text; no header is added, nobody else is addressed', async () => {
    let refused = 0
    let sent = 0
    const tried = fc.tuple(hostileText, hostileText, hostileText, fc.boolean())
    await fc.assert(
      fc.asyncProperty(tried, async ([subject, name, file, cleaned]) => {
        const tidy = (text: string) => (cleaned ? oneLine(text) : text)
        const letter = message('email', { subject: tidy(subject), attachments: invoice(file) })
        const sender = { name: tidy(name), email: 'erika@example.org' }
        const bytes = await composeMail(letter, envelope({ sender })).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'control_character', exit: 6 })
          expect(cleaned).toBe(false)
          return null
        })
        if (bytes === null) {
          refused += 1
          return
        }
        sent += 1
        await expectHarmless(bytes)
      }),
      { numRuns: 1000 },
    )
    expect(refused).toBeGreaterThan(100)
    expect(sent).toBeGreaterThan(400)
  }, 60_000)
})

async function expectHarmless(bytes: Uint8Array): Promise<void> {
  const names = headerNames(bytes)
  for (const name of names) expect(ALLOWED).toContain(name)
  expect(new Set(names).size).toBe(names.length)
  expect(headerAddress(bytes, 'to')).toBe('service@example.com')
  expect(headerAddress(bytes, 'from')).toBe('erika@example.org')
  const mail = await PostalMime.parse(bytes)
  expect(mail.to?.map(({ address }) => address)).toEqual(['service@example.com'])
  expect(mail.from?.address).toBe('erika@example.org')
  expect([mail.cc, mail.bcc, mail.replyTo].flatMap(list => list ?? [])).toEqual([])
  expect(mail.attachments).toHaveLength(1)
  expect(mail.attachments[0]?.filename).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/)
}
