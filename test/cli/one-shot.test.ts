/** The one-shot bullet of the issue with the real program: a hand-off without settings, one mail with them, never two. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../src/case/digest.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { correctServer } from '../channels/smtp-doubles.ts'
import { type Json, newHome, start } from '../support/program.ts'

const TELEKOM = ['new', '--company', 'telekom', '--problem', 'Der Anschluss ist tot.', '--wish', 'Reparatur.']
const OWN = [...TELEKOM, '--to', 'email=service@example.com', '--name', 'Erika Beispiel']

const account = (port: number, more = {}) => ({
  email: {
    mode: 'smtp',
    from: 'erika@example.org',
    smtp: { host: '127.0.0.1', port, security: 'none', ...more },
  },
})

const homeWith = (port: number, more = {}) => newHome(account(port, more))

const idsOf = async (home: string) =>
  (await start(['status', '--all', '--json'], { home })).json().cases.map((each: Json) => each.id)

describe('one command line without settings', () => {
  it('hands off, exit 0, and waits for the confirmation', async () => {
    const home = newHome()
    const { exit, json } = await start([...TELEKOM, '--yes', '--json'], { home })
    expect(exit).toBe(0)
    const { schema, case: made } = json()
    expect(schema).toBe('escalate/case/1')
    expect(made).toMatchObject({ id: 'telekom-1', state: 'hand-off', next: { action: 'confirm' } })
    expect(made.events.map((event: Json) => event.type)).toEqual(['case_opened', 'handed_off'])
    expect(made.events[1].message.text).toContain('[Ihr Name]')
    expect(made.waitingFor).toBeNull()
  })

  it('prints link and text for people, whatever can be opened', async () => {
    const { exit, stdout } = await start([...TELEKOM, '--yes'], { home: newHome() })
    expect(exit).toBe(0)
    expect(stdout).toContain('Der Anschluss ist tot.')
    expect(stdout).toMatch(/mailto:info@telekom\.de\?/)
    expect(stdout).toMatch(/confirm telekom-1/)
  })
})

describe('one command line with an SMTP account', () => {
  it('sends exactly one mail with the approved text; the same again is exit 6; --again sends', async () => {
    await using server = await correctServer()
    const home = newHome()
    for (const [key, value] of [
      ['email.mode', 'smtp'],
      ['email.smtp.host', '127.0.0.1'],
      ['email.smtp.port', String(server.port)],
      ['email.smtp.security', 'none'],
      ['email.from', 'erika@example.org'],
    ] as const)
      expect(await start(['config', 'set', key, value], { home })).toMatchObject({ exit: 0, stderr: '' })
    const planned = (await start([...OWN, '--dry-run', '--json'], { home })).json().messages[0]
    expect(server.stored).toEqual([])

    const approved = ['--approve', planned.digest, '--json']
    const { exit, json, stderr } = await start([...OWN, ...approved], { home })
    expect([exit, stderr.includes('Erika Beispiel')]).toEqual([0, false])
    expect(server.stored).toHaveLength(1)
    expect(server.stored[0]!.to).toEqual(['service@example.com'])

    const [, begun, sent] = json().case.events
    expect([begun.type, sent.type]).toEqual(['send_started', 'sent'])
    expect(begun.digest).toBe(planned.digest)
    expect(digestOf(begun.message)).toBe(planned.digest)
    const mail = await parseMail(server.stored[0]!.bytes)
    expect(mail.text.trim()).toBe(planned.text.trim())
    expect(mail.subject).toBe(planned.subject)
    expect(mail.messageId).toBe(begun.messageId)

    const again = await start([...OWN, '--yes', '--json'], { home })
    expect([again.exit, again.json().error.code]).toEqual([6, 'duplicate'])
    expect(server.stored).toHaveLength(1)
    expect(await idsOf(home)).toEqual(['telekom-1'])

    expect((await start([...OWN, '--yes', '--again', '--json'], { home })).exit).toBe(0)
    expect(server.stored).toHaveLength(2)
    expect(await idsOf(home)).toEqual(['telekom-1', 'telekom-2'])
  })

  it('hands off to an address nobody has checked, and says so', async () => {
    await using server = await correctServer()
    const home = homeWith(server.port)
    const { exit, json } = await start([...TELEKOM, '--name', 'Erika', '--yes', '--json'], { home })
    expect(exit).toBe(0)
    expect(json().case.events[1]).toMatchObject({ type: 'handed_off', why: 'address-unsure' })
    expect(server.stored).toEqual([])
  })

  it('wants a name to send, in one go with everything else that is missing', async () => {
    await using server = await correctServer()
    const home = homeWith(server.port)
    const nameless = await start([...TELEKOM, '--to', 'email=s@example.com', '--yes', '--json'], { home })
    expect([nameless.exit, nameless.json().error.missing]).toEqual([2, ['--name']])
    const more = await start(['new', 'telekom', '--to', 'email=s@example.com', '--json'], { home })
    expect(more.json().error.missing).toEqual(['--problem', '--wish', '--name'])
    expect(server.stored).toEqual([])
    expect(await idsOf(home)).toEqual([])
  })

  it('refuses to send into the world while the clock is set by hand', async () => {
    const home = homeWith(465, { security: 'tls', host: 'smtp.example.org' })
    const env = { ESCALATE_NOW: '2026-11-23T09:00:00Z' }
    const { exit, json } = await start([...OWN, '--yes', '--json'], { home, env })
    expect([exit, json().error.code]).toEqual([6, 'clock_is_set'])
    expect(await idsOf(home)).toEqual([])
  })
})

describe('without --yes nothing leaves, whatever stands on stdin', () => {
  it.each([
    ['/dev/null', null],
    ['a pipe that says y', 'y\ny\ny\n'],
    ['an empty pipe', ''],
    ['no stdin at all', 'closed' as const],
  ])('%s', async (_, stdin) => {
    await using server = await correctServer()
    const home = homeWith(server.port)
    for (const [args, exit] of [
      [OWN, 3],
      [[...OWN, '--json'], 3],
      [['new', '--company', 'telekom'], 2],
    ] as const) {
      const ended = await start(args, { home, stdin })
      expect(ended.exit).toBe(exit)
    }
    expect(server.stored).toEqual([])
    expect(await idsOf(home)).toEqual([])
  })
})

describe('--dry-run', () => {
  it('opens no socket, stores nothing, and shows a message for every channel step', async () => {
    let connections = 0
    await using server = await correctServer(
      {},
      {
        onConnect(_session, done) {
          connections += 1
          done()
        },
      },
    )
    const home = homeWith(server.port)
    const { exit, json } = await start([...OWN, '--dry-run', '--json', '--yes'], { home })
    expect(exit).toBe(0)
    expect(json().schema).toBe('escalate/plan/1')
    expect(json().messages.map((each: Json) => [each.channel, each.mode, each.public])).toEqual([
      ['email', 'smtp', false],
      ['x', 'hand-off', true],
      ['facebook', 'hand-off', true],
    ])
    expect([connections, server.stored]).toEqual([0, []])
    expect(readdirSync(home)).toEqual(['config.json'])
    const empty = newHome()
    expect((await start([...TELEKOM, '--dry-run'], { home: empty })).exit).toBe(0)
    expect(readdirSync(empty)).toEqual([])
  })
})
