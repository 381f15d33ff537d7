/** The way of a message through the whole program: exit codes, documents, what is stored. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { correctServer, type Deed, type Point, rudeServer } from '../channels/smtp-doubles.ts'
import { startMailServer } from '../faults/mail-server.ts'
import { folder } from './fixture.ts'
import { escalate, NEW } from './outside.ts'

const types = (json: { case: { events: { type: string }[] } }) => json.case.events.map(({ type }) => type)

describe('what becomes of a send', () => {
  it('sent: exit 0, the case, one mail; the same again: exit 6 with the case it was sent in', async () => {
    await using server = await startMailServer()
    const outside = { home: folder(), port: server.port }
    const first = await escalate(outside, ...NEW)
    expect(first).toMatchObject({ code: 0, json: { case: { state: 'waiting' } } })
    expect(types(first.json)).toEqual(['case_opened', 'send_started', 'sent'])
    const { id } = first.json.case
    const second = await escalate(outside, ...NEW)
    expect(second).toMatchObject({ code: 6, json: { error: { code: 'duplicate', case: id } } })
    expect(server.copies).toHaveLength(1)
    const third = await escalate(outside, ...NEW, '--again')
    expect(third).toMatchObject({ code: 0, json: { case: { state: 'waiting' } } })
    expect(server.copies).toHaveLength(2)
  })

  it('the dry run names the digest that then approves it', async () => {
    await using server = await startMailServer()
    const outside = { home: folder(), port: server.port }
    const silent = NEW.filter(word => word !== '--yes')
    const plan = await escalate(outside, ...silent, '--dry-run')
    const { digest } = plan.json.messages[0]
    const waiting = await escalate(outside, ...silent)
    expect(waiting).toMatchObject({ code: 3, json: { error: { code: 'approval_needed' } } })
    expect(waiting.json.error.plan.messages[0]).toEqual(plan.json.messages[0])
    expect(server.connections()).toBe(0)
    expect((await escalate(outside, 'status')).json.cases).toEqual([])
    const sent = await escalate(outside, ...silent, '--approve', digest)
    expect(sent.json.case.events[1]).toMatchObject({ type: 'send_started', digest })
  })

  const refusals: readonly [Partial<Record<Point, Deed>>, number, string, string][] = [
    [{ AUTH: '535 wrong password' }, 4, 'send_failed', 'draft'],
    [{ RCPT: '451 later' }, 8, 'send_failed', 'draft'],
    [{ greeting: 'end' }, 5, 'send_unknown', 'unknown'],
    [{ dot: 'end' }, 5, 'send_unknown', 'unknown'],
    [{ dot: 'reset' }, 5, 'send_unknown', 'unknown'],
  ]

  it.each(refusals)(
    '%j: exit %i, %s with the case, which is kept as %s',
    async (deeds, exit, code, state) => {
      await using server = await rudeServer(deeds)
      const outside = { home: folder(), port: server.port }
      const { code: told, json } = await escalate(outside, ...NEW)
      expect([told, json.error.code]).toEqual([exit, code])
      const id = json.error.case
      expect(json.error.hints.join()).toContain(id)
      const status = await escalate(outside, 'status')
      expect(status.json.cases).toMatchObject([{ id, state }])
      if (state !== 'unknown') return
      const again = await escalate(outside, 'next', id, '--yes')
      expect(again).toMatchObject({ code: 5, json: { error: { code: 'send_unknown', case: id } } })
      expect(server.connections()).toBe(1)
    },
  )

  it('refused for good: exit 1, and the ladder goes on', async () => {
    await using server = await correctServer({ rcpt: 550 })
    const outside = { home: folder(), port: server.port, password: 'right horse' }
    const { code, json } = await escalate(outside, ...NEW, '--to', 'x=@beispiel')
    expect([code, json.error.code]).toEqual([1, 'send_failed'])
    const { json: shown } = await escalate(outside, 'show', json.error.case)
    expect(shown.case.next).toMatchObject({ action: 'send', channel: 'x' })
  })
})

describe('who sends', () => {
  it('is asked for before anything is approved: a name and an address, also by a dry run', async () => {
    const outside = { home: folder(), port: 1 }
    for (const flag of ['--name', '--email']) {
      const command = NEW.toSpliced(NEW.indexOf(flag), 2)
      for (const more of [[], ['--dry-run']]) {
        const { code, json } = await escalate(outside, ...command, ...more)
        expect([code, json.error.code, json.error.missing]).toEqual([2, 'missing_input', [flag]])
      }
    }
  })

  it('may be set after the case was opened', async () => {
    await using server = await startMailServer()
    const home = folder()
    const unnamed = NEW.toSpliced(NEW.indexOf('--name'), 4)
    const opened = await escalate({ home }, ...unnamed)
    expect(opened).toMatchObject({ code: 0, json: { case: { state: 'hand-off' } } })
    const { id } = opened.json.case
    await escalate({ home }, 'confirm', id, '--not-sent')
    const outside = { home, port: server.port }
    expect(await escalate(outside, 'next', id, '--yes')).toMatchObject({ code: 2 })
    const me = { me: { name: 'Erika Beispiel', email: 'erika@example.org' } }
    writeFileSync(join(home, 'config.json'), JSON.stringify(me))
    expect(await escalate(outside, 'next', id, '--yes')).toMatchObject({ code: 0 })
    expect(server.copies.join()).toContain('From: Erika Beispiel <erika@example.org>')
  })
})

it('a file given at the start is still there when a later channel can carry it', async () => {
  await using server = await startMailServer()
  const home = folder()
  const photo = join(folder(), 'photo.txt')
  writeFileSync(photo, 'the cut cable')
  const command = [...NEW, '--to', 'x=@beispiel', '--channels', 'x,email', '--attach', photo]
  const { json } = await escalate({ home, port: server.port }, ...command)
  expect(json.case).toMatchObject({ state: 'hand-off', attachments: [{ name: 'photo.txt' }] })
  writeFileSync(photo, 'something else')
  const { id } = json.case
  await escalate({ home, port: server.port }, 'confirm', id, '--not-sent')
  const sent = await escalate({ home, port: server.port }, 'next', id, '--channel', 'email', '--yes')
  expect(sent.code).toBe(0)
  expect(server.copies.join()).toContain(Buffer.from('the cut cable').toString('base64'))
})
