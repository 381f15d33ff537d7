/** The harness itself: what the tests of the mailbox build on must be true. */

import { readFileSync } from 'node:fs'
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Dovecot, startDovecot } from '../support/dovecot.ts'

let dovecot: Dovecot

beforeAll(async () => {
  dovecot = await startDovecot()
})

afterAll(() => dovecot[Symbol.asyncDispose]())

async function signedIn(secure: boolean): Promise<ImapFlow> {
  const { user, password, authorityFile, port, startTlsPort } = dovecot
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: secure ? port : startTlsPort,
    secure,
    auth: { user, pass: password },
    tls: { ca: readFileSync(authorityFile) },
    logger: false,
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

it.each([true, false])(
  'serves what was put there, and says what was asked of it (TLS at once: %s)',
  async secure => {
    const { mailboxes, log } = dovecot
    mailboxes.empty()
    mailboxes.deliver(['Subject: one\r\n\r\nfirst\r\n', 'Subject: two\r\n\r\nsecond\r\n'])
    log.clear()
    const client = await signedIn(secure)
    const lock = await client.getMailboxLock('INBOX', { readOnly: true })
    const all = await client.fetchAll('1:*', { uid: true, headers: true })
    await client.fetchAll(String(all[0]!.uid), { source: true }, { uid: true })
    lock.release()
    await client.logout()
    await log.settled(1)
    expect(all).toHaveLength(2)
    expect(log.bodies()).toBe(1)
    expect(log.sessions().map(({ commands }) => commands.filter(text => text.includes('FETCH')))).toEqual([
      [expect.stringMatching(/^FETCH 1:\*/), expect.stringMatching(/^UID FETCH \d+ .*BODY/)],
    ])
    expect(mailboxes.read().map(({ flags }) => flags)).toEqual(['', ''])
  },
)

it('numbers a folder anew, with other numbers each time', async () => {
  const seen = new Set<bigint | undefined>()
  for (let time = 0; time < 3; time += 1) {
    const client = await signedIn(true)
    const state = await client.status('INBOX', { uidValidity: true })
    seen.add(state ? state.uidValidity : undefined)
    await client.logout()
    dovecot.mailboxes.renumber()
  }
  expect(seen.size).toBe(3)
})

it('comes back on the same ports with the same mail', async () => {
  const before = dovecot.mailboxes.read()
  await dovecot.stop()
  await expect(signedIn(true)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await dovecot.start()
  const client = await signedIn(true)
  const state = await client.status('INBOX', { messages: true })
  await client.logout()
  expect(state).toMatchObject({ messages: before.length })
})
