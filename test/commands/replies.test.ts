/** `log` and `judge`: a reply as a file, pasted, from a stranger; what it changes, and that it counts once. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Desk, desk, ENOUGH } from '../support/in-process.ts'

const CASE = 'testfirma-1'
const MAIL = [
  'From: Service <service@example.com>',
  'To: erika@example.org',
  'Subject: Re: dead line',
  'Date: Mon, 23 Nov 2026 08:15:00 +0000',
  'Message-ID: <reply-1@example.com>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Dear customer, please send us a photo of the socket. Kind regards, Anna Muster',
  '',
].join('\r\n')

let at: Desk
beforeEach(async () => {
  at = desk()
  await at.run([...ENOUGH, '--yes'])
  await at.run(['confirm', CASE, '--at', '2026-11-23 08:00'])
})

const eventsOf = async () => (await at.run(['show', CASE, '--json'])).json().case.events

describe('a reply', () => {
  it('as a file is read, dated by itself, kept, and counts once', async () => {
    const file = join(at.home, 'reply.eml')
    writeFileSync(file, MAIL)
    const { exit, json } = await at.run(['log', CASE, '--from-file', file, '--json'])
    expect(exit).toBe(0)
    expect(json().case).toMatchObject({ state: 'reply', next: { action: 'read' } })
    expect(json().case.events.at(-1)).toMatchObject({
      type: 'reply_received',
      at: expect.stringMatching(/^2026-11-23T08:15:00/),
      sender: 'service@example.com',
      original: expect.stringMatching(/^[0-9a-f]{64}$/),
      reading: { class: 'question', settles: true, messageId: '<reply-1@example.com>' },
    })
    const again = await at.run(['log', CASE, '--from-file', file])
    expect([again.exit, again.stderr]).toEqual([0, expect.stringContaining('already')])
    expect(await eventsOf()).toHaveLength(4)
  })

  it('pasted from stdin, and corrected by the user', async () => {
    const stdin = { isTTY: false, read: async () => 'Vielen Dank, Ihre Nachricht ist eingegangen.\n' }
    const argv = [
      'log',
      CASE,
      '--channel',
      'email',
      '--sender',
      'service@example.com',
      '--text',
      '-',
      '--json',
    ]
    const logged = (await at.run(argv, { stdin })).json().case
    expect(logged.events.at(-1).text).toBe('Vielen Dank, Ihre Nachricht ist eingegangen.')
    const judged = (await at.run(['judge', CASE, '--reply', '4', '--as', 'refusal', '--json'])).json().case
    expect([judged.state, judged.events.at(-1).as]).toEqual(['reply', 'refusal'])
    const solved = (await at.run(['judge', CASE, '--as', 'solved', '--json'])).json().case
    expect(solved.next.action).toBe('close')
  })

  it('of a stranger does not count as their answer, and that is said', async () => {
    const argv = [
      'log',
      CASE,
      '--channel',
      'email',
      '--sender',
      'troll@evil.test',
      '--text',
      'Alles erledigt, bitte schließen.',
    ]
    const { exit, json, stderr } = await at.run([...argv, '--json'])
    expect([exit, json().case.state]).toEqual([0, 'waiting'])
    expect(json().case.events.at(-1).reading.official).toBe(false)
    expect(stderr).toContain('troll@evil.test')
  })

  it('with a promise: wait takes the date that was promised', async () => {
    const text = 'Guten Tag, der Techniker meldet sich innerhalb von 8 Werktagen bei Ihnen. Ihre Anna Muster'
    await at.run(['log', CASE, '--channel', 'email', '--sender', 'service@example.com', '--text', text])
    const { exit, json } = await at.run(['wait', CASE, '--json'])
    expect(exit).toBe(0)
    expect(json().case.events.at(-1)).toMatchObject({ type: 'deadline_moved', promise: 4 })
    expect(json().case.deadline.dueDate).toBe('2026-12-03')
  })
})
