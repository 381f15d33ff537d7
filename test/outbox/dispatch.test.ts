import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '../../src/case/events.ts'
import { fold } from '../../src/case/fold.ts'
import { EXIT, UserError } from '../../src/errors.ts'
import { outlookOf } from '../../src/ladder/look-ahead.ts'
import { stepAt } from '../../src/ladder/outlook.ts'
import type { SendStep } from '../../src/outbox/desk.ts'
import { dispatch } from '../../src/outbox/dispatch.ts'
import { isAlive, ownMark } from '../../src/store/process-mark.ts'
import { deskOn, folder, open, planFor } from './fixture.ts'
import { message, NOW, newCase } from './sample-case.ts'
import { FAILED, SENT, scripted, UNKNOWN } from './scripted-channel.ts'

const types = (events: readonly StoredEvent[] | null) => events?.map(({ type }) => type)

function place() {
  const file = join(folder(), 'cases.db')
  return { file, store: open(file) }
}

const stateOf = (events: readonly StoredEvent[], alive = false) =>
  stepAt(outlookOf(fold('telekom-1', events)), NOW, () => alive)

describe('a send', () => {
  it('is claimed durably before the channel is called, and settled after it', async () => {
    const { file, store } = place()
    const seen: unknown[] = []
    const channel = scripted({
      deliver: [
        prepared => {
          const other = open(file, true)
          seen.push(other.load('telekom-1')?.at(-1), types(other.load('telekom-1')))
          expect(prepared.messageId).toBe('<1@example.org>')
          return SENT
        },
      ],
    })
    const steps: SendStep[] = []
    const planned = await planFor(channel)
    const desk = deskOn(store, { reached: step => steps.push(step) })
    const { id, events, outcome } = await dispatch(desk, planned, newCase, false)
    expect(seen).toEqual([
      {
        seq: 2,
        at: NOW,
        type: 'send_started',
        message,
        digest: planned.digest,
        mode: 'smtp',
        purpose: 'step',
        messageId: '<1@example.org>',
        bytes: createHash('sha256').update(message.text).digest('hex'),
        process: ownMark(),
      },
      ['case_opened', 'send_started'],
    ])
    expect(steps).toEqual(['prepared', 'claimed', 'delivered', 'settled'])
    expect([id, outcome]).toEqual(['telekom-1', SENT])
    expect(open(file, true).load(id)).toEqual(events)
  })

  it.each([
    ['sent', SENT, 'sent', 'waiting', true],
    ['failed for good', FAILED, 'send_failed', 'draft', false],
    ['failed for now', { ...FAILED, permanent: false, next: 'temporary' }, 'send_failed', 'draft', false],
    [
      'failed at the sign-in',
      { ...FAILED, permanent: false, next: 'sign-in' },
      'send_failed',
      'draft',
      false,
    ],
    ['unknown', UNKNOWN, 'send_unknown', 'unknown', false],
  ] as const)(
    '%s: one event says so, and only sent starts the clock',
    async (_, outcome, type, state, clock) => {
      const { store } = place()
      const desk = deskOn(store)
      const done = await dispatch(desk, await planFor(scripted({ deliver: [outcome] })), newCase, false)
      expect(done.outcome).toEqual(outcome)
      expect(types(done.events)).toEqual(['case_opened', 'send_started', type])
      expect(done.events.at(-1)).toMatchObject({ send: 2 })
      expect(stateOf(done.events).state).toBe(state)
      const { clock: running } = fold(done.id, done.events)
      expect(running?.deadline.dueDate ?? null).toBe(clock ? '2026-11-30' : null)
    },
  )

  it('a refusal for good closes the rung, one for now leaves it open', async () => {
    for (const [outcome, channel] of [
      [FAILED, 'x'],
      [{ ...FAILED, permanent: false, next: 'temporary' } as const, 'email'],
    ] as const) {
      const { store } = place()
      const planned = await planFor(scripted({ deliver: [outcome] }))
      expect(stateOf((await dispatch(deskOn(store), planned, newCase, false)).events).channel).toBe(channel)
    }
  })

  it.each([
    ['expected', new UserError('missing_setting', EXIT.usage, 'no host'), 'failed', 'refused'],
    ['that wants a sign-in', new UserError('x', EXIT.signIn, 'no password'), 'failed', 'sign-in'],
    ['of any other kind', new Error('secret inside'), 'unknown', undefined],
  ])('a channel that throws an error %s', async (_, error, kind, next) => {
    const { store } = place()
    const { outcome, events } = await dispatch(
      deskOn(store),
      await planFor(scripted({ deliver: [error] })),
      newCase,
      false,
    )
    expect(outcome).toMatchObject({ kind, ...(next ? { next } : {}) })
    expect(events.at(-1)?.type).toBe(kind === 'failed' ? 'send_failed' : 'send_unknown')
    expect(JSON.stringify(events)).not.toContain('secret')
  })

  it('counts the clock from the moment the server took it', async () => {
    const { store } = place()
    const hours = ['2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z', '2026-11-24T09:00:00Z']
    const desk = deskOn(store, { now: () => hours.shift() ?? 'too late' })
    const { events } = await dispatch(desk, await planFor(scripted({ deliver: [SENT] })), newCase, false)
    expect(events.at(-1)).toMatchObject({
      at: '2026-11-24T09:00:00Z',
      deadline: { from: '2026-11-24T09:00:00Z', dueDate: '2026-12-01' },
    })
  })

  it('a deadline that cannot be counted is found before anything leaves', async () => {
    const { store } = place()
    const desk = deskOn(store, { deadline: async () => Promise.reject(new UserError('bad_rule', 2, 'no')) })
    const sending = dispatch(desk, await planFor(scripted()), newCase, false)
    await expect(sending).rejects.toMatchObject({ code: 'bad_rule' })
    expect(store.overview({ all: true })).toEqual([])
  })

  it('once it is out, the deadline counted before is good enough', async () => {
    const { store } = place()
    let asked = 0
    const { deadline } = deskOn(store)
    const once = deskOn(store, {
      deadline: (planned, from) => (asked++ ? Promise.reject(new Error('gone')) : deadline(planned, from)),
    })
    const { events } = await dispatch(once, await planFor(scripted({ deliver: [SENT] })), newCase, false)
    expect(events.at(-1)).toMatchObject({ type: 'sent', deadline: { dueDate: '2026-11-30' } })
  })

  it('in flight it is waiting while its process lives, and unknown as soon as it is gone', async () => {
    const { file, store } = place()
    const seen: string[] = []
    const channel = scripted({
      deliver: [
        () => {
          const events = open(file, true).load('telekom-1') ?? []
          seen.push(stateOf(events, isAlive(ownMark())).state, stateOf(events, false).state)
          return SENT
        },
      ],
    })
    await dispatch(deskOn(store), await planFor(channel), newCase, false)
    expect(seen).toEqual(['waiting', 'unknown'])
  })
})

it('a channel that cannot deliver is a fault of the program, found before anything is written', async () => {
  const { store } = place()
  const { deliver: _, ...channel } = scripted()
  const sending = dispatch(deskOn(store), await planFor(channel), newCase, false)
  await expect(sending).rejects.toThrow(TypeError)
  expect(store.overview({ all: true })).toEqual([])
})
