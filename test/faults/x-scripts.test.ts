/**
 * X at fault in every way that is known: each outcome is named right, and whatever the person does after a first and a
 * second new start of the program, there is never a second post. The real outbox on a real store, each start a new handle.
 */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Sight } from '../../src/channels/account.ts'
import { countDeadline } from '../../src/ladder/clock/count.ts'
import { folder } from '../outbox/fixture.ts'
import { NOW } from '../outbox/sample-case.ts'
import { TEXT } from '../support/x-connection.ts'
import { startXServer, type XServer } from '../support/x-server.ts'
import { DUPLICATE, FAULTS, type Fault, type Verdict } from './x-faults.ts'
import { calendar, type Start, start } from './x-start.ts'

/** As `check` settles it: found is sent; missed is not, once it was missed twice. */
async function settle(run: Start, missedBefore: boolean): Promise<Sight['seen']> {
  const { seq: send } = run.last()
  const { seen, url } = await run.look()
  const deadline = countDeadline({ rule: '1bd', from: NOW, calendar })
  const how = { at: NOW, send, settledBy: 'look' } as const
  const sent = { type: 'sent', ...how, deadline, response: null, url: url ?? null } as const
  const missed = { type: 'send_failed', ...how, reason: 'missed twice', permanent: false } as const
  if (seen === 'found') run.store.append('telekom-1', () => [sent])
  if (seen === 'absent' && missedBefore) run.store.append('telekom-1', () => [missed])
  return seen
}

const isKept = ({ deed }: Fault): boolean => deed?.keeps === true

/** What the person does after a start, by how the case stands: send it again, or by hand, or look whether it is there. */
async function goOn(run: Start, fault: Fault, second: boolean): Promise<void> {
  const { state } = run.last()
  if (state === 'unknown' || state === 'sent') {
    await expect(run.send()).rejects.toMatchObject({ code: 'duplicate', exit: 6 })
    if (state === 'unknown') expect(await settle(run, second)).toBe(isKept(fault) ? 'found' : 'absent')
  } else if (fault.verdict === 'hand-off') {
    if (state === 'failed') expect((await run.handOff()).outcome).toMatchObject({ kind: 'handed-off' })
  } else {
    expect((await run.send()).outcome.kind).toBe('sent')
  }
}

/** The first start: the post goes into the trouble. */
async function sendInto(server: XServer, file: string, fault: Fault): Promise<void> {
  const { deed, verdict, reason = /./, limit } = fault
  if (deed) server.script('post', deed)
  using run = start(file, server, deed ? server.url : 'http://127.0.0.1:1', limit)
  const { outcome } = await run.send()
  const named = outcome.kind === 'failed' ? outcome.next : outcome.kind
  expect(named).toBe(verdict)
  expect('reason' in outcome ? outcome.reason : 'none').toMatch(reason)
  const event = { sent: 'sent', unknown: 'send_unknown' }[verdict as string] ?? 'send_failed'
  expect(run.store.load('telekom-1')!.at(-1)!.type).toBe(event)
  expect(server.posts.length).toBe(isKept(fault) ? 1 : 0)
  expect(server.count('post')).toBe(deed ? 1 : 0)
}

/** How it stands in the end: what was refused for now was sent again, what was refused for good is in the person's hands. */
function endOf(fault: Fault): string {
  const lost = fault.verdict === 'unknown' && !isKept(fault)
  const ends: Readonly<Record<Verdict, string>> = {
    sent: 'sent',
    unknown: lost ? 'failed' : 'sent',
    'hand-off': 'handed-off',
    'sign-in': 'sent',
    temporary: 'sent',
  }
  return ends[fault.verdict]
}

describe('a post into trouble', () => {
  it('is tried with more than 20 scripts', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(20)
  })

  it.each(FAULTS)('$name: $verdict', async fault => {
    await using server = await startXServer()
    const file = join(folder(), 'cases.db')
    await sendInto(server, file, fault)
    for (const second of [false, true]) {
      using run = start(file, server, server.url)
      await goOn(run, fault, second)
      expect(server.posts.length).toBeLessThanOrEqual(1)
    }
    using run = start(file, server, server.url)
    expect(run.last().state).toBe(endOf(fault))
    expect(server.posts.length).toBe(endOf(fault) === 'sent' ? 1 : 0)
    if (endOf(fault) === 'failed') expect((await run.send()).outcome.kind).toBe('sent')
    expect(server.posts.length).toBe(fault.verdict === 'hand-off' ? 0 : 1)
    expect(server.count('post')).toBeLessThanOrEqual(2)
  })

  it.each(['claimed', 'delivered'] as const)(
    'of a process that ends when it is %s is not sent again',
    async step => {
      await using server = await startXServer()
      const file = join(folder(), 'cases.db')
      const there = step === 'delivered' ? 1 : 0
      {
        using run = start(file, server, server.url, 15_000, step)
        await expect(run.send()).rejects.toThrow('the process is gone')
        expect(run.last().state).toBe('started')
      }
      for (const _ of ['first', 'second']) {
        using run = start(file, server, server.url)
        await expect(run.send()).rejects.toMatchObject({ code: 'duplicate' })
        expect((await run.look()).seen).toBe(there === 1 ? 'found' : 'absent')
        expect([server.posts.length, server.count('post')]).toEqual([there, there])
      }
    },
  )

  const costs = (run: Start) =>
    run.store.load('telekom-1')!.map(event => ('cost' in event ? event.cost : null))

  it('that was sent again on purpose is refused by X: no second cost, no second clock', async () => {
    await using server = await startXServer(() => '2026-11-23T08:00:00.000Z')
    using run = start(join(folder(), 'cases.db'), server, server.url)
    const before = (await run.send()).outcome as { url: string }
    const after = await run.send(true)
    expect(after.outcome).toMatchObject({ kind: 'failed', next: 'refused' })
    expect((after.outcome as { reason: string }).reason).toContain(`since 23 Nov 2026 (${before.url})`)
    expect(run.store.load('telekom-1')!.at(-1)).not.toHaveProperty('deadline')
    expect(costs(run).filter(cost => cost !== null)).toHaveLength(1)
    expect(server.posts.length).toBe(1)
  })

  it('of the words of an old one is refused, and costs nothing', async () => {
    await using server = await startXServer()
    server.add({ text: TEXT.toUpperCase(), at: '2026-08-25T09:00:00.000Z' })
    server.script('post', DUPLICATE)
    using run = start(join(folder(), 'cases.db'), server, server.url)
    expect((await run.send()).outcome).toMatchObject({ kind: 'failed', next: 'refused' })
    expect(run.last().state).toBe('failed')
    expect(costs(run).every(cost => cost === null)).toBe(true)
    expect([server.posts.length, server.count('post')]).toEqual([1, 1])
  })

  it('that X says is there, and that is this very one, is paid once', async () => {
    await using server = await startXServer()
    server.script('post', { ...DUPLICATE, keeps: true })
    using run = start(join(folder(), 'cases.db'), server, server.url)
    expect((await run.send()).outcome.kind).toBe('sent')
    expect(costs(run).filter(cost => cost !== null)).toEqual([{ amount: 0.015, currency: 'USD' }])
  })
})
