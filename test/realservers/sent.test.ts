/** The folder of sent mail on a real server: a copy is filed once, and a send that nobody knows of is looked for. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { correctServer } from '../channels/smtp-doubles.ts'
import { handInByLmtp } from '../support/lmtp.ts'
import { openMailCases } from '../support/mail-cases.ts'
import { answerMail } from '../support/mail-corpus.ts'
import { customerOf, type Dovecot, startDovecot } from './customer.ts'

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString()

describe.each([
  ['special-use', 'Sent'],
  ['german', 'Gesendet'],
] as const)('a server with %s folders', (folders, sent) => {
  let dovecot: Dovecot

  beforeAll(async () => {
    dovecot = await startDovecot({ folders })
  })

  afterAll(() => dovecot[Symbol.asyncDispose]())

  beforeEach(() => {
    for (const folder of ['INBOX', sent]) dovecot.mailboxes.empty(folder)
    dovecot.log.clear()
  })

  it('has one copy of what was sent, and its answer is found', async () => {
    await using smtp = await correctServer()
    const email = { mode: 'smtp', smtp: { host: '127.0.0.1', port: smtp.port, security: 'none' } }
    const customer = customerOf(dovecot, { email })
    const words = [
      '--problem',
      'Die Leitung ist tot.',
      '--wish',
      'Reparieren Sie sie.',
      '--company',
      'Testfirma',
    ]
    const opened = await customer.run([
      'new',
      ...words,
      '--to',
      'email=service@example.com',
      '--yes',
      '--json',
    ])
    expect([opened.exit, opened.stderr]).toEqual([0, expect.any(String)])
    const [mail] = smtp.stored
    expect(smtp.stored).toHaveLength(1)
    expect(dovecot.mailboxes.read(sent)).toEqual([{ bytes: mail!.bytes, flags: 'S' }])

    const { id } = opened.json().case
    const messageId = /^Message-ID: (\S+)\r$/im.exec(mail!.bytes.toString())![1]!
    const about = { id, messageId, address: 'service@example.com', subject: 'Ihre Beschwerde' }
    await handInByLmtp(dovecot.lmtpPort, dovecot.user, answerMail(1, about, new Date()))
    const { exit, json } = await customer.check()
    expect([exit, json().received]).toEqual([0, [expect.objectContaining({ case: id })]])
    expect(dovecot.mailboxes.read(sent)).toHaveLength(1)
    expect(dovecot.mailboxes.read().map(({ flags }) => flags)).toEqual([''])
  })

  it('settles a send of unknown outcome by the copy that lies there, and sends nothing', async () => {
    await using smtp = await correctServer()
    const email = { mode: 'smtp', smtp: { host: '127.0.0.1', port: smtp.port, security: 'none' } }
    const customer = customerOf(dovecot, { email })
    const [found, missing] = openMailCases(customer.home, 2, new Date().toISOString(), false)
    const head = [`To: ${found!.address}`, `Subject: ${found!.subject}`, `Message-ID: ${found!.messageId}`]
    dovecot.mailboxes.deliver(
      [`${head.join('\r\n')}\r\nDate: ${new Date().toUTCString()}\r\n\r\nHello\r\n`],
      sent,
    )
    const { exit, json } = await customer.check()
    expect(exit).toBe(5)
    const states = Object.fromEntries(
      json().status.cases.map(({ id, state }: { id: string; state: string }) => [id, state]),
    )
    expect(states).toEqual({ [found!.id]: 'waiting', [missing!.id]: 'unknown' })
    expect((await customer.run(['next', missing!.id, '--yes', '--json'])).exit).toBe(5)
    expect(smtp.stored).toEqual([])
  })

  it('is not asked for a copy of a send that a reply names', async () => {
    const customer = customerOf(dovecot)
    const [about] = openMailCases(customer.home, 1, yesterday(), false)
    dovecot.mailboxes.deliver([answerMail(1, about!, new Date())])
    const { exit, json } = await customer.check()
    expect(exit).toBe(0)
    expect(json().status.cases).toMatchObject([{ id: about!.id, state: 'reply' }])
  })
})
