/** A case from its opening to its end, each verb once in order, as a script would call them. */

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AT_EIGHT, type Desk, desk, ENOUGH, MONDAY } from '../support/in-process.ts'
import { postAt } from '../support/post-address.ts'
import { type Json, newHome } from '../support/program.ts'

const CASE = 'testfirma-1'

/** Runs a command that has to go well. @returns its case */
async function done(at: Desk, argv: readonly string[], over = {}): Promise<Json> {
  const { exit, stdout, json } = await at.run([...argv, '--json'], over)
  expect([exit, stdout.slice(0, 28)]).toEqual([0, '{"schema":"escalate/case/1",'])
  return json().case
}

const lastEvent = (made: Json) => made.events.at(-1)

/** A case whose first message is confirmed. */
async function waiting(): Promise<Desk> {
  const at = desk()
  await done(at, [...ENOUGH, '--yes'])
  await done(at, ['confirm', CASE])
  return at
}

describe('the life of a case', () => {
  it('new, confirm, log, wait, judge, next, confirm, log a call, close, reopen, forget', async () => {
    const at = desk()
    const made = await done(at, [...ENOUGH, '--yes'], AT_EIGHT)
    expect([made.id, made.state, at.opened.length]).toEqual([CASE, 'hand-off', 1])

    const confirmed = await done(at, ['confirm', 'test', '--at', '2026-11-23 09:30'])
    expect(lastEvent(confirmed)).toMatchObject({
      type: 'hand_off_confirmed',
      at: '2026-11-23T08:30:00Z',
      recordedAt: MONDAY,
      deadline: { rule: '5bd', dueDate: '2026-11-30' },
    })
    expect([confirmed.state, confirmed.next.action]).toEqual(['waiting', 'wait'])

    const promise =
      'Sehr geehrte Frau Beispiel, wir melden uns innerhalb von 10 Werktagen. Mit freundlichen Grüßen'
    const sender = ['--channel', 'email', '--sender', 'service@example.com']
    const replied = await done(at, ['log', CASE, ...sender, '--text', promise])
    expect(lastEvent(replied)).toMatchObject({ type: 'reply_received', reading: { class: 'answer' } })
    expect(lastEvent(replied).reading.promise.dueAt).toMatch(/^2026-12-07T/)

    const moved = await done(at, ['wait', CASE, '--until', '2026-12-07', '--why', 'they promised'])
    expect(lastEvent(moved)).toMatchObject({ type: 'deadline_moved', why: 'they promised' })
    expect(lastEvent(moved).deadline.dueDate).toBe('2026-12-07')

    const rejected = await done(at, ['judge', CASE, '--as', 'rejected'])
    expect([rejected.state, rejected.next.action, rejected.next.channel]).toEqual(['due', 'send', 'x'])

    const second = await done(at, ['next', CASE, '--yes'])
    expect([second.state, lastEvent(second).message.to]).toEqual(['hand-off', '@testfirma'])
    const url = postAt(MONDAY)
    expect(lastEvent(await done(at, ['confirm', CASE, '--url', url]))).toMatchObject({ url, at: MONDAY })

    const called = await done(at, ['log', CASE, '--channel', 'phone', '--text', 'Nobody answered.'])
    expect(lastEvent(called)).toMatchObject({ type: 'call_logged', incoming: false })

    const closed = await done(at, ['close', CASE, '--outcome', 'goodwill', '--why', '20 EUR'])
    expect([closed.state, lastEvent(closed).outcome]).toEqual(['closed', 'goodwill'])
    expect((await done(at, ['reopen', CASE])).state).toBe('waiting')

    const forgotten = await at.run(['forget', CASE, '--yes', '--json'])
    expect(forgotten.json()).toMatchObject({ schema: 'escalate/forgotten/1', id: CASE, events: 11 })
    expect((await at.run(['show', CASE, '--json'])).json().error.code).toBe('forgotten_case')
    expect((await at.run(['forget', CASE])).exit).toBe(0)
    const files = readdirSync(at.home).filter(name => statSync(join(at.home, name)).isFile())
    const telling = files.filter(name => readFileSync(join(at.home, name)).includes('dead since Saturday'))
    expect([files.includes('cases.db'), telling]).toEqual([true, []])
  })

  it('is private to the user: folders 0700, files 0600', async () => {
    const at = await waiting()
    const modes = readdirSync(at.home, { recursive: true, encoding: 'utf8' }).map(name => {
      const { mode } = statSync(join(at.home, name))
      return mode & 0o077
    })
    expect(modes.length).toBeGreaterThan(0)
    expect(new Set(modes)).toEqual(new Set([0]))
  })
})

describe('change', () => {
  it('adds numbers and files, another wish, an address; leaves a channel out', async () => {
    const at = await waiting()
    const photo = join(newHome(), 'photo.jpg')
    writeFileSync(photo, 'not a picture')
    const first = await done(at, [
      'change',
      CASE,
      '--add-ref',
      'ticket=42',
      '--attach',
      photo,
      '--wish',
      'A refund.',
    ])
    expect(first).toMatchObject({
      wish: 'A refund.',
      refs: [{ name: 'ticket', value: '42' }],
      attachments: [{ name: 'photo.jpg', bytes: 13 }],
    })
    const [kept] = first.attachments
    expect(existsSync(join(at.home, 'attachments', kept.sha256))).toBe(true)
    const ladder = await done(at, ['change', CASE, '--to', 'facebook=testseite'])
    expect(ladder.ladder.map((rung: Json) => rung.channel)).toEqual(['email', 'x', 'facebook'])
    const skipped = await done(at, ['change', CASE, '--skip', 'x', '--why', 'no account'])
    expect(lastEvent(skipped)).toMatchObject({ type: 'step_skipped', channel: 'x', why: 'no account' })
  })

  it('of the company switches the addressee; the history stays', async () => {
    const at = await waiting()
    const moved = await done(at, ['change', CASE, '--company', 'Nachfolger', '--to', 'email=neu@example.com'])
    expect([moved.id, moved.company.name]).toEqual([CASE, 'Nachfolger'])
    expect(lastEvent(moved).type).toBe('company_changed')
    expect([moved.next.action, moved.next.channel]).toEqual(['send', 'email'])
    const { json } = await at.run(['next', CASE, '--dry-run', '--json'])
    expect(json().messages[0].to).toBe('neu@example.com')
  })
})

describe('next', () => {
  it('without a case takes the most urgent one', async () => {
    const at = await waiting()
    await done(at, ['new', 'Andere', '--problem', 'P', '--wish', 'W', '--to', 'email=a@example.com', '--yes'])
    await done(at, ['confirm', 'andere-1', '--not-sent'])
    const late = ['--now', '2026-12-15T09:00:00Z']
    const { json } = await at.run(['next', '--dry-run', '--json', ...late])
    expect(json().messages[0]).toMatchObject({ channel: 'x', to: '@testfirma' })
  })

  it('says that nothing is to be done, exit 0', async () => {
    const none = await desk().run(['next', '--json'])
    expect([none.exit, none.json().cases]).toEqual([0, []])
    const at = await waiting()
    expect((await done(at, ['next', CASE, '--yes'])).state).toBe('waiting')
    expect(await at.run(['next', CASE, '--why'])).toMatchObject({ exit: 0, stderr: '' })
  })

  it('takes another channel on wish, and warns of two tickets', async () => {
    const at = await waiting()
    const { exit, json, stderr } = await at.run(['next', CASE, '--channel', 'x', '--yes', '--json'])
    expect([exit, json().findings[0].rule]).toEqual([0, 'two-tickets'])
    expect(stderr).not.toBe('')
  })

  it('repeats nothing on the same channel before its time: exit 6', async () => {
    const at = await waiting()
    const { exit, json } = await at.run(['next', CASE, '--channel', 'email', '--yes', '--json'])
    expect([exit, json().error.code]).toEqual([6, 'too_early'])
  })
})

describe('show', () => {
  it('prints every message, and the call sheet on wish', async () => {
    const at = await waiting()
    const { exit, stdout } = await at.run(['show', CASE])
    expect(exit).toBe(0)
    expect(stdout).toContain('dead since Saturday')
    expect((await at.run(['show', CASE, '--call-sheet'])).stdout).toContain('Testfirma')
    const json = (await at.run(['show', CASE, '--call-sheet', '--json'])).json()
    expect([json.schema, typeof json.callSheet]).toEqual(['escalate/case/1', 'string'])
  })
})
