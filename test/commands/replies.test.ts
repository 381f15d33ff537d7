/** `log` and `judge`: a reply as a file, pasted, from a stranger; what it changes, and that it counts once. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { AT_EIGHT, type Desk, desk, ENOUGH } from '../support/in-process.ts'

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
  await at.run([...ENOUGH, '--yes'], AT_EIGHT)
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

  it.each([
    ['Fri, 01 Jan 1999 00:00:00 +0000', '2026-11-23T09:00:00.000Z'],
    ['Sat, 21 Nov 2026 08:15:00 +0000', '2026-11-23T09:00:00.000Z'],
    ['Sun, 22 Nov 2026 22:15:00 +0000', '2026-11-22T22:15:00.000Z'],
    ['Tue, 24 Nov 2026 08:15:00 +0000', '2026-11-23T09:00:00.000Z'],
  ])('dated %s is dated %s', async (date, dated) => {
    const file = join(at.home, 'reply.eml')
    writeFileSync(file, MAIL.replace(/^Date: .*$/m, `Date: ${date}`))
    const { json } = await at.run(['log', CASE, '--from-file', file, '--json'])
    expect(json().case.events.at(-1)).toMatchObject({ type: 'reply_received', at: dated })
  })

  it('of several authors is of nobody, and does not settle', async () => {
    const file = join(at.home, 'reply.eml')
    writeFileSync(file, MAIL.replace('service@example.com>', 'service@example.com>, evil@evil.test'))
    const { json } = await at.run(['log', CASE, '--from-file', file, '--json'])
    expect(json().case.state).toBe('waiting')
    expect(json().case.events.at(-1)).toMatchObject({
      sender: null,
      reading: { official: false, settles: false },
    })
  })

  it('that is no mail, a folder or a pipe is refused, and nothing is kept', async () => {
    const [noise, pipe] = [join(at.home, 'noise.eml'), join(at.home, 'pipe.eml')]
    writeFileSync(noise, randomBytes(20_000))
    execFileSync('mkfifo', [pipe])
    for (const [file, code] of [
      [noise, 'mail_unreadable'],
      [pipe, 'unreadable_file'],
      [at.home, 'unreadable_file'],
    ] as const) {
      const { exit, json } = await at.run(['log', CASE, '--from-file', file, '--json'])
      expect([exit, json().error.code]).toEqual([2, code])
      expect(json().error.message).toContain(file)
    }
    expect(existsSync(join(at.home, 'attachments'))).toBe(false)
  })

  it.each(['0x4', '', ' 4', '4e0', '4.0'])('is judged by its number in digits, not by %j', async reply => {
    const text = 'Guten Tag, der Anschluss geht wieder. Ihre Anna Muster'
    await at.run(['log', CASE, '--channel', 'email', '--sender', 'service@example.com', '--text', text])
    const { exit, json } = await at.run(['judge', CASE, '--reply', reply, '--as', 'solved', '--json'])
    expect([exit, json().error.code]).toEqual([2, 'unknown_reply'])
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
    expect(stderr).toContain('troll[@]evil[.]test')
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
