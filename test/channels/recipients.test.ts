/** Row 18 of the facts on faults: whatever is tried, nobody but the approved recipient gets a mail. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Envelope, Prepared } from '../../src/channels/channel.ts'
import { email } from '../../src/channels/email/channel.ts'
import { composeMail } from '../../src/channels/email/compose.ts'
import { envelopeOf } from '../../src/channels/email/envelope.ts'
import { deliverBySendmail } from '../../src/channels/email/sendmail.ts'
import { HOSTILE_ADDRESSES } from './hostile-addresses.ts'
import { connection, envelope, message } from './messages.ts'
import { account } from './smtp-account.ts'
import { type CorrectServer, correctServer } from './smtp-doubles.ts'

const APPROVED = 'service@example.com'
const VECTORS = HOSTILE_ADDRESSES.map(text => [text.slice(0, 60), text] as const)

let server: CorrectServer
beforeAll(async () => {
  server = await correctServer()
})
afterAll(() => server[Symbol.asyncDispose]())

/**
 * Makes all attempts at once, because the server takes its time to greet.
 * @returns recipients of what the server took, and how many attempts were refused
 */
async function outcomeOf(attempts: readonly (() => Promise<unknown>)[]) {
  const before = server.stored.length
  let refused = 0
  await Promise.all(
    attempts.map(attempt =>
      attempt().catch((error: { exit?: number }) => {
        if (error.exit === undefined) throw error
        refused += 1
      }),
    ),
  )
  return { to: server.stored.slice(before).flatMap(({ to }) => to), refused }
}

const prepare = (change: Partial<Envelope>, to = APPROVED, subject = 'Anschluss tot'): Promise<Prepared> =>
  email.prepare!(message('email', { to, subject }), envelope(change))

const deliver = async (mail: Prepared, settings = {}) => email.deliver!(mail, account(server.port, settings))

describe('a text that is not one address', () => {
  it('there are 60 of them, and none is taken for one', () => {
    expect(HOSTILE_ADDRESSES.length).toBeGreaterThanOrEqual(60)
    for (const text of HOSTILE_ADDRESSES) expect(email.parseAddress(text)).toBeNull()
  })

  it.each(VECTORS)('as approved recipient is refused before anything is opened: %j', async (_, text) => {
    const bytes = await composeMail(message('email'), envelope())
    const mail = { message: message('email', { to: text }), messageId: null, bytes }
    await expect(deliver(mail)).rejects.toMatchObject({ code: 'recipient_changed', exit: 6 })
    const bySendmail = deliverBySendmail(mail, connection(), ['/bin/false'])
    await expect(bySendmail).rejects.toMatchObject({ code: 'recipient_changed', exit: 6 })
  })

  it('put into the bytes as well sends nothing', async () => {
    const attempts = HOSTILE_ADDRESSES.map(text => async () => deliver(await prepare({}, text)))
    expect(await outcomeOf(attempts)).toEqual({ to: [], refused: attempts.length })
  })

  it.each([
    ['name of the sender', text => prepare({ sender: { name: text, email: 'erika@example.org' } })],
    ['subject', text => prepare({}, APPROVED, text)],
    ['id of the thread', text => prepare({ references: [text, `<${text}>`, `<a@b>${text}`] })],
    ['address of the person', text => prepare({ sender: { name: 'Erika', email: text } })],
  ] as readonly [string, (text: string) => Promise<Prepared>][])('as %s changes nobody', async (_, make) => {
    const attempts = HOSTILE_ADDRESSES.map(text => async () => deliver(await make(text)))
    const { to, refused } = await outcomeOf(attempts)
    expect(new Set(to)).toEqual(new Set([APPROVED]))
    expect(to.length + refused).toBe(attempts.length)
  })

  it('as address of the account sends nothing', async () => {
    const attempts = HOSTILE_ADDRESSES.filter(text => text !== '').map(
      text => async () => deliver(await prepare({}), { 'email.from': text }),
    )
    expect(await outcomeOf(attempts)).toEqual({ to: [], refused: attempts.length })
  })
})

describe('bytes that were changed after approval', () => {
  const line = `To: ${APPROVED}`
  it.each([
    ['another recipient', 'To: evil@example.net'],
    ['a second one', `${line}, evil@example.net`],
    ['a second one, folded', `${line},\r\n evil@example.net`],
    ['a second header', `${line}\r\nTo: evil@example.net`],
    ['the header in other letters', `${line}\r\ntO: evil@example.net`],
    ['a name in front', `To: "${APPROVED}" <evil@example.net>`],
    ['a name that is the address', `To: ${APPROVED} <evil@example.net>`],
    ['a group', `To: Team:${APPROVED};`],
    ['a comment', `To: ${APPROVED} (evil@example.net)`],
    ['a route', `To: <@evil.test:${APPROVED}>`],
    ['a blank before the colon', 'To : evil@example.net'],
    ['no recipient', 'X-To: nobody'],
    ['a look-alike', 'To: service@ехample.com'],
  ])('%s: refused', async (_, changed) => {
    const mail = await prepare({})
    const bytes = Buffer.from(Buffer.from(mail.bytes).toString('latin1').replace(line, changed), 'latin1')
    expect(() => envelopeOf({ ...mail, bytes }, null)).toThrow(
      expect.objectContaining({ code: 'recipient_changed', exit: 6 }),
    )
  })

  it('unchanged they have one sender and one recipient', async () => {
    expect(envelopeOf(await prepare({}), null)).toEqual({ from: 'erika@example.org', to: APPROVED })
    const { to } = await outcomeOf([async () => deliver(await prepare({}))])
    expect(to).toEqual([APPROVED])
  })
})
