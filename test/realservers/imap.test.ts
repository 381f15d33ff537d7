/** `check` against a real IMAP server: what is read, what is kept, and what is left alone. */
import { readFileSync } from 'node:fs'
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { takingHeads } from '../../src/channels/email/imap/head-rows.ts'
import type { Head } from '../../src/channels/email/imap/link.ts'
import { openMailCases } from '../support/mail-cases.ts'
import { answerMail, mailbox, otherMail } from '../support/mail-corpus.ts'
import { customerOf, type Dovecot, startDovecot } from './customer.ts'

let dovecot: Dovecot

beforeAll(async () => {
  dovecot = await startDovecot()
})

afterAll(() => dovecot[Symbol.asyncDispose]())

beforeEach(() => {
  for (const folder of ['INBOX', 'Junk', 'Sent']) dovecot.mailboxes.empty(folder)
  dovecot.log.clear()
})

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString()
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

describe('fetching', () => {
  it.each(['tls', 'starttls'] as const)('finds answers in the inbox and in Junk (%s)', async security => {
    const customer = customerOf(dovecot, { security })
    const cases = openMailCases(customer.home, 2, yesterday())
    const now = new Date()
    dovecot.mailboxes.deliver([answerMail(1, cases[0]!, now), otherMail(2, now)])
    dovecot.mailboxes.deliver([otherMail(3, now), answerMail(4, cases[1]!, now)], 'Junk')
    const { exit, json } = await customer.check()
    expect(exit).toBe(0)
    expect(json()).toMatchObject({
      schema: 'escalate/check/1',
      channels: [{ channel: 'email', ok: true, new: 2, error: null }],
      unmatched: [],
    })
    const received = json().received.map((reply: { case: string }) => reply.case)
    expect(received.sort()).toEqual(cases.map(({ id }) => id))
    expect(dovecot.log.bodies()).toBe(2)
  })

  it('reads the rows of this server in the quick way', async () => {
    const now = new Date()
    dovecot.mailboxes.deliver([1, 2, 3].map(number => otherMail(number, now)))
    const { port, user, password, authorityFile } = dovecot
    const tls = { ca: readFileSync(authorityFile) }
    const auth = { user, pass: password }
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: true, tls, auth, logger: false })
    await client.connect()
    await client.mailboxOpen('INBOX', { readOnly: true })
    const [taken, left]: [Head[], number[]] = [[], []]
    const visit = async (head: Head) => void taken.push(head)
    await takingHeads(client, visit, async () => {
      const query = { size: true, headers: ['From', 'X-Failed-Recipients'] }
      for await (const { seq } of client.fetch('1:*', query, { uid: true })) left.push(seq)
    })
    await client.logout()
    expect([taken.length, left]).toEqual([3, []])
    for (const { size, bytes } of taken)
      expect([size > 100, String(bytes)]).toEqual([true, expect.stringMatching(/^From: .*\r\n\r\n$/)])
  })

  it('makes nothing "read" and takes nothing away', async () => {
    const customer = customerOf(dovecot)
    const cases = openMailCases(customer.home, 3, yesterday())
    const mails = mailbox(0, 30, 3, cases, new Date())
    dovecot.mailboxes.deliver(mails)
    expect((await customer.check()).json().received).toHaveLength(10)
    const held = dovecot.mailboxes.read()
    expect(held.map(({ bytes }) => bytes.toString()).sort()).toEqual([...mails].sort())
    expect(held.map(({ flags }) => flags)).toEqual(mails.map(() => ''))
    const said = dovecot.log.sessions().flatMap(({ commands }) => commands)
    expect(
      said.filter(command => /^(?:UID )?(?:STORE|COPY|MOVE|EXPUNGE|SELECT|APPEND)/.test(command)),
    ).toEqual([])
    expect(said.filter(command => /BODY\[/.test(command))).toEqual([])
  })

  it('loses nothing and takes nothing twice while the folder is numbered anew, ten times', async () => {
    const customer = customerOf(dovecot)
    const cases = openMailCases(customer.home, 4, yesterday())
    dovecot.mailboxes.deliver(mailbox(0, 40, 4, cases, new Date()))
    expect((await customer.check()).json().received).toHaveLength(10)
    for (const number of range(100, 110)) {
      dovecot.mailboxes.renumber()
      dovecot.mailboxes.deliver([answerMail(number, cases[number % 4]!, new Date())])
      const { exit, json } = await customer.check()
      expect([exit, json().received.length, json().channels[0].new]).toEqual([0, 1, 1])
    }
    const texts = new Set<string>()
    for (const { id } of cases) {
      const { json } = await customer.run(['show', id, '--json'])
      const replies = json().case.events.filter((event: { type: string }) => event.type === 'reply_received')
      for (const { text } of replies) texts.add(text)
      expect(replies).toHaveLength(id === 'firma-1-1' || id === 'firma-2-1' ? 6 : 4)
    }
    expect(texts.size).toBe(20)
  })

  it('takes a mail once that is delivered twice, in two folders', async () => {
    const customer = customerOf(dovecot)
    const [about] = openMailCases(customer.home, 1, yesterday())
    const mail = answerMail(1, about!, new Date())
    dovecot.mailboxes.deliver([mail, mail])
    dovecot.mailboxes.deliver([mail], 'Junk')
    expect((await customer.check()).json().received).toHaveLength(1)
    dovecot.mailboxes.deliver([mail])
    expect((await customer.check()).json()).toMatchObject({ received: [], channels: [{ new: 0 }] })
  })
})

describe('when it cannot be read', () => {
  it('wants a sign-in (exit 4) for a wrong password, which it does not say', async () => {
    const customer = customerOf(dovecot, { password: 'wrong-donkey-8' })
    openMailCases(customer.home, 1, yesterday())
    const { exit, json, stdout, stderr } = await customer.run(['check', '--json'])
    expect(exit).toBe(4)
    expect(json().channels).toMatchObject([{ channel: 'email', ok: false }])
    expect(json().channels[0].error).toBeTruthy()
    for (const text of [stdout, stderr, dovecot.log.text()]) expect(text).not.toContain('wrong-donkey-8')
  })

  it('says that it will be tried again (exit 8) while the server is down, and then finds all', async () => {
    const customer = customerOf(dovecot)
    const cases = openMailCases(customer.home, 1, yesterday())
    await dovecot.stop()
    try {
      const down = await customer.run(['check', '--json'])
      expect(down.exit).toBe(8)
      expect(down.json().channels).toMatchObject([{ channel: 'email', ok: false, new: 0 }])
      dovecot.mailboxes.deliver([answerMail(1, cases[0]!, new Date())])
    } finally {
      await dovecot.start()
    }
    expect((await customer.check()).json().received).toHaveLength(1)
  })
})

describe('a mailbox of 10,000', () => {
  it('is read for what it needs, and asked no more for more cases or old mail', async () => {
    const small = customerOf(dovecot)
    const [few, many] = [openMailCases(small.home, 2, yesterday()), 20]
    dovecot.mailboxes.deliver(mailbox(0, 20, 10, few, new Date()))
    const commandsOf = async (customer: typeof small, received: number) => {
      dovecot.log.clear()
      const { exit, json } = await customer.check()
      expect([exit, json().received.length]).toEqual([0, received])
      expect(dovecot.log.sessions()).toHaveLength(1)
      return dovecot.log.sessions()[0]!.commands
    }
    const firstOfFew = await commandsOf(small, 2)
    const againOfFew = await commandsOf(small, 0)

    dovecot.mailboxes.empty()
    const large = customerOf(dovecot)
    const cases = openMailCases(large.home, many, yesterday())
    dovecot.mailboxes.deliver(mailbox(1000, 10_000, 200, cases, new Date()))
    const first = await commandsOf(large, 50)
    expect(dovecot.log.bodies()).toBe(50)
    expect(first.length).toBe(firstOfFew.length)
    const again = await commandsOf(large, 0)
    expect(dovecot.log.bodies()).toBe(0)
    expect(again.length).toBe(againOfFew.length)
    dovecot.mailboxes.deliver([answerMail(99_999, cases[7]!, new Date())])
    const news = await commandsOf(large, 1)
    expect(dovecot.log.bodies()).toBe(1)
    expect(news.length).toBeLessThanOrEqual(again.length + 3)
  }, 120_000)
})
