/** What becomes of a send that does not go well: exit code, state, and the way on (CONTRACT section 2). */
import { describe, expect, it } from 'vitest'
import { correctServer, type Deed, type Point, rudeServer } from '../channels/smtp-doubles.ts'
import { desk, ENOUGH } from '../support/in-process.ts'

const SEND = [...ENOUGH, '--name', 'Erika', '--yes', '--json']
const CASE = 'testfirma-1'

const account = (port: number, more = {}) => ({
  email: {
    mode: 'smtp',
    from: 'erika@example.org',
    smtp: { host: '127.0.0.1', port, security: 'none', ...more },
  },
})

describe('a server that misbehaves', () => {
  it.each([
    ['RCPT', '451 later', 8, 'send_failed', 'draft', 'send'],
    ['RCPT', '550 no such desk', 1, 'send_failed', 'draft', 'send'],
    ['greeting', '421 closed', 8, 'send_failed', 'draft', 'send'],
    ['dot', 'reset', 5, 'send_unknown', 'unknown', 'reconcile'],
    ['dot', 'end', 5, 'send_unknown', 'unknown', 'reconcile'],
  ] as const)('%s: %s is exit %i, and the case says so', async (point, deed, code, name, state, action) => {
    await using server = await rudeServer({ [point as Point]: deed as Deed })
    const at = desk(account(server.port))
    const { exit, json } = await at.run(SEND)
    expect([exit, json().error.code]).toEqual([code, name])
    expect(json().error.hints.join()).toContain(CASE)
    const [entry] = (await at.run(['status', '--json'])).json().cases
    expect([entry.id, entry.state, entry.next.action]).toEqual([CASE, state, action])
  })

  it('nobody there at all: exit 8, nothing left', async () => {
    const server = await correctServer()
    const { port } = server
    await server[Symbol.asyncDispose]()
    const { exit, json } = await desk(account(port)).run(SEND)
    expect([exit, json().error.code]).toEqual([8, 'send_failed'])
  })

  it('no password: exit 4, before anything is opened', async () => {
    await using server = await correctServer()
    const at = desk(account(server.port, { user: 'erika' }))
    const { exit, json } = await at.run(SEND)
    expect([exit, server.signIns]).toEqual([4, []])
    expect(json().error.hints.join('\n')).toContain('ESCALATE_SECRET_EMAIL_PASSWORD')
  })
})

describe('a send with unknown outcome', () => {
  const unknown = async (port: number) => {
    const at = desk(account(port))
    expect((await at.run(SEND)).exit).toBe(5)
    return at
  }

  it('is never repeated: next is exit 5, new with the same text exit 6', async () => {
    await using server = await rudeServer({ dot: 'reset' })
    const at = await unknown(server.port)
    expect((await at.run(['next', CASE, '--yes', '--json'])).exit).toBe(5)
    expect((await at.run(SEND)).exit).toBe(6)
    expect((await at.run(['status', '--exit-code'])).exit).toBe(2)
    expect(server.bodies).toHaveLength(1)
  })

  it('is settled by the user, who has to say which', async () => {
    await using server = await rudeServer({ dot: 'reset' })
    const at = await unknown(server.port)
    const unsaid = await at.run(['confirm', CASE, '--json'])
    expect([unsaid.exit, unsaid.json().error.missing]).toEqual([2, ['--sent or --not-sent']])
    const sent = (await at.run(['confirm', CASE, '--sent', '--json'])).json().case
    expect([sent.state, sent.events.at(-1).type, sent.events.at(-1).settledBy]).toEqual([
      'waiting',
      'sent',
      'user',
    ])
    expect(sent.waitingFor.dueAt).toMatch(/^2026-11-30/)
  })

  it('may be sent again once the user said that it did not leave', async () => {
    await using server = await rudeServer({ dot: 'reset' })
    const at = await unknown(server.port)
    const denied = (await at.run(['confirm', CASE, '--not-sent', '--json'])).json().case
    expect([denied.state, denied.next.action]).toEqual(['draft', 'send'])
    await using good = await correctServer()
    await at.run(['config', 'set', 'email.smtp.port', String(good.port)])
    const { exit, json } = await at.run(['next', CASE, '--yes', '--json'])
    expect([exit, json().case?.state, good.stored.length]).toEqual([0, 'waiting', 1])
  })
})
