import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { deliverBySmtp, SMTP_LIMITS } from '../../src/channels/email/smtp.ts'
import { account, prepared, signedIn } from './smtp-account.ts'
import { correctServer, type Deed, type Point, rudeServer } from './smtp-doubles.ts'

/** Limits for servers that say nothing at all, so that no test waits for ten minutes. */
const SILENT_AT_ONCE = { connect: 15_000, greeting: 200, silence: 15_000 }
const SILENT_LATER = { connect: 15_000, greeting: 15_000, silence: 500 }

describe('sending by SMTP', () => {
  it('stores exactly one message with exactly the prepared bytes', async () => {
    await using server = await correctServer()
    const mail = await prepared()
    const outcome = await deliverBySmtp(mail, account(server.port, signedIn, 'right horse'))
    expect(outcome).toMatchObject({ kind: 'sent', response: expect.stringMatching(/^250 /), url: null })
    expect(server.signIns).toEqual(['erika'])
    expect(server.stored).toHaveLength(1)
    expect(server.stored[0]).toMatchObject({ from: 'erika@example.org', to: ['service@example.com'] })
    expect(server.stored[0]?.bytes.equals(mail.bytes)).toBe(true)
  })

  it('puts email.from into the envelope when it is set', async () => {
    await using server = await correctServer()
    await deliverBySmtp(await prepared(), account(server.port, { 'email.from': 'post@example.net' }))
    expect(server.stored[0]).toMatchObject({ from: 'post@example.net', to: ['service@example.com'] })
  })

  it('takes a wrong password for a failed sign-in, and keeps it out of the reason', async () => {
    await using server = await correctServer()
    const outcome = await deliverBySmtp(await prepared(), account(server.port, signedIn, 'wrong donkey'))
    expect(outcome).toMatchObject({ kind: 'failed', next: 'sign-in', permanent: false })
    expect(JSON.stringify(outcome)).toContain('535')
    expect(JSON.stringify(outcome)).not.toContain('donkey')
    expect(server.stored).toEqual([])
  })

  it('asks for a sign-in without opening a socket when there is no password', async () => {
    await using server = await rudeServer({})
    const outcome = await deliverBySmtp(await prepared(), account(server.port, signedIn))
    expect(outcome).toMatchObject({ kind: 'failed', next: 'sign-in' })
    expect(server.connections()).toBe(0)
  })

  it.each([
    [{ rcpt: 550 }, 'refused', true],
    [{ rcpt: 451 }, 'temporary', false],
    [{ data: 554 }, 'refused', true],
    [{ data: 452 }, 'temporary', false],
  ] as const)('takes the refusal %j as %s', async (refuse, next, permanent) => {
    await using server = await correctServer(refuse)
    const outcome = await deliverBySmtp(await prepared(), account(server.port))
    expect(outcome).toMatchObject({ kind: 'failed', next, permanent })
    expect(server.stored).toEqual([])
  })

  it('knows that nothing was sent when nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await once(closed, 'close')
    const outcome = await deliverBySmtp(await prepared(), account(port))
    expect(outcome).toMatchObject({ kind: 'failed', next: 'temporary', permanent: false })
  })
})

describe('servers that break off', () => {
  const cases: readonly [Point, Deed, string, number][] = [
    ['greeting', 'end', 'unknown', 0],
    ['greeting', 'hang', 'failed temporary', 0],
    ['greeting', '421 full', 'failed temporary', 0],
    ['greeting', '554 no service', 'failed refused', 0],
    ['greeting', 'SSH-2.0-other', 'unknown', 0],
    ['EHLO', 'reset', 'unknown', 0],
    ['MAIL', 'end', 'unknown', 0],
    ['MAIL', '530 sign in first', 'failed sign-in', 0],
    ['RCPT', 'reset', 'unknown', 0],
    ['DATA', 'end', 'unknown', 0],
    ['DATA', 'hang', 'unknown', 0],
    ['DATA', '451 later', 'failed temporary', 0],
    ['DATA', 'what?', 'unknown', 0],
    ['dot', 'end', 'unknown', 1],
    ['dot', 'reset', 'unknown', 1],
    ['dot', 'hang', 'unknown', 1],
    ['dot', 'what?', 'unknown', 1],
    ['dot', '2', 'unknown', 1],
    ['dot', '250taken', 'unknown', 1],
    ['dot', '4', 'unknown', 1],
    ['dot', '354 more', 'unknown', 1],
    ['dot', '421 closing', 'failed temporary', 1],
    ['dot', '451 later', 'failed temporary', 1],
    ['dot', '554 never', 'failed refused', 1],
    ['dot', '250-taken\r\n250 as 7', 'sent', 1],
  ]

  it.each(cases)('at %s: %j is %s', async (point, deed, verdict, bodies) => {
    await using server = await rudeServer({ [point]: deed })
    const silent = point === 'greeting' ? SILENT_AT_ONCE : SILENT_LATER
    const limits = deed === 'hang' ? silent : SMTP_LIMITS
    const outcome = await deliverBySmtp(await prepared(), account(server.port), limits)
    expect([outcome.kind, outcome.kind === 'failed' ? outcome.next : ''].join(' ').trim()).toBe(verdict)
    expect(server.connections()).toBe(1)
    expect(server.bodies).toHaveLength(bodies)
  })

  it('waits ten minutes for the answer to the final dot', () => {
    expect(SMTP_LIMITS.silence).toBe(10 * 60 * 1000)
  })

  it('keeps escape sequences and long answers of a server out of the reason', async () => {
    await using server = await rudeServer({ RCPT: `550 \u001b]0;owned\u0007${'x'.repeat(5000)}` })
    const outcome = await deliverBySmtp(await prepared(), account(server.port))
    expect(outcome.kind === 'failed' && outcome.reason).toMatch(/^550 [\x20-\x7e]{1,300}$/)
  })
})
