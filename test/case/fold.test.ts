import { describe, expect, it } from 'vitest'
import { fold } from '../../src/case/fold.ts'
import { complaint, deadline, History, LADDER, PROCESS, reading, rung, WAIT } from './history.ts'

describe('the opening', () => {
  it('holds complaint, ladder and date', () => {
    const { state } = new History()
    expect(state).toMatchObject({
      id: 'example-1',
      version: 1,
      openedAt: '2026-11-02T09:00:00Z',
      closed: null,
    })
    expect(state.complaint).toEqual(complaint)
    expect(state.ladder).toEqual(LADDER)
    expect([state.deliveries, state.replies, state.calls, state.clock]).toEqual([[], [], [], null])
  })

  it('must come first', () => {
    expect(() => fold('example-1', [])).toThrow('example-1 does not begin with case_opened')
    const damaged = expect.objectContaining({ code: 'store_damaged', exit: 1 })
    expect(() => fold('example-1', new History().note().events.slice(1))).toThrow(damaged)
    expect(() => fold('example-1', [{ type: 'case_dreamt', seq: 1, at: 'now' }])).toThrow(damaged)
  })

  it('does not change the events', () => {
    const history = new History().sent('email').reply('email', reading('answer')).judge('rejected').wait(5)
    const before = JSON.stringify(history.events)
    fold('example-1', history.events)
    expect(JSON.stringify(history.events)).toBe(before)
  })
})

describe('a send', () => {
  it('is started, with who holds it, and starts no clock', () => {
    const { state } = new History().start('email', { messageId: '<a@example.org>' })
    expect(state.deliveries).toHaveLength(1)
    expect(state.deliveries[0]).toMatchObject({
      seq: 2,
      state: 'started',
      process: PROCESS,
      messageId: '<a@example.org>',
      settledAt: null,
      deadline: null,
    })
    expect(state.clock).toBeNull()
  })

  it('that is sent starts the clock of its step and channel', () => {
    const { state } = new History().sent('email')
    expect(state.deliveries[0]).toMatchObject({ state: 'sent', settledAt: '2026-11-02T11:00:00Z' })
    expect(state.clock).toEqual({
      seq: 3,
      since: '2026-11-02T11:00:00Z',
      step: 'complaint',
      channel: 'email',
      deadline: deadline('2026-11-02T11:00:00Z', WAIT),
      movedWhy: null,
    })
  })

  it('that failed keeps the reason and starts no clock', () => {
    const { state } = new History().failed('email', true)
    expect(state.deliveries[0]).toMatchObject({ state: 'failed', reason: 'refused', permanent: true })
    expect(state.clock).toBeNull()
  })

  it('of unknown outcome is neither; the user or a look settles it', () => {
    const history = new History().unsure('email')
    expect(history.state.deliveries[0]).toMatchObject({ state: 'unknown', reason: 'line broke' })
    expect(history.settle(2).state.deliveries[0]).toMatchObject({ state: 'sent' })
  })

  it('that does not exist is settled by nobody', () => {
    const { state } = new History().settle(99)
    expect(state.deliveries).toEqual([])
    expect(state.clock).toBeNull()
  })

  it('settled late leaves the clock of a newer message alone', () => {
    const history = new History().unsure('email').sent('x').settle(2)
    expect(history.state.clock).toMatchObject({ channel: 'x', seq: 5 })
  })
})

describe('a hand-off', () => {
  it('starts the clock at its confirmation', () => {
    const history = new History().handOff('x')
    expect(history.state.deliveries[0]).toMatchObject({ state: 'handed-off', process: null, messageId: null })
    expect(history.state.clock).toBeNull()
    const { state } = history.confirm()
    expect(state.deliveries[0]).toMatchObject({ state: 'confirmed' })
    expect(state.clock).toMatchObject({ channel: 'x', since: '2026-11-02T11:00:00Z' })
  })

  it('that was denied never happened', () => {
    const { state } = new History().handOff('x').deny()
    expect(state.deliveries[0]).toMatchObject({ state: 'denied', reason: 'page is gone' })
    expect(state.clock).toBeNull()
  })
})

describe('replies and calls', () => {
  it('are kept in order; the newest verdict on a reply counts', () => {
    const history = new History().sent('email').reply('email', reading('answer')).reply('x', reading('ack'))
    history.judge('rejected', 4).judge('solved', 4)
    expect(history.state.replies.map(({ seq, judged, judgedSeq }) => [seq, judged, judgedSeq])).toEqual([
      [4, 'solved', 7],
      [5, null, null],
    ])
    expect(history.state.replies[0]?.judgedAt).toBe('2026-11-02T15:00:00Z')
  })

  it('a verdict on a reply that is not there changes nothing but the version', () => {
    const history = new History().sent('email').reply('email', reading('answer'))
    const before = history.state
    expect(history.judge('solved', 2).state).toEqual({ ...before, version: 5 })
  })

  it('a call tells who rang', () => {
    expect(new History().call(true).state.calls).toEqual([
      { seq: 2, at: '2026-11-02T10:00:00Z', channel: 'phone', text: 'queue', incoming: true },
    ])
  })

  it('notes and trays leave the state alone', () => {
    const before = new History().state
    const history = new History().note()
    history.add({ type: 'reply_assigned', at: history.now, tray: 't1', reply: 1 })
    expect(history.state).toEqual({ ...before, version: 3 })
  })
})

describe('a moved deadline', () => {
  it('keeps since, step and channel, and remembers the promise that was taken', () => {
    const promised = reading('answer', {
      promise: { text: 'by Monday', rule: null, dueAt: '2026-11-09T22:59:59Z' },
    })
    const { state } = new History().sent('email').reply('email', promised).wait(300, 4)
    expect(state.clock).toMatchObject({
      seq: 5,
      since: '2026-11-02T11:00:00Z',
      channel: 'email',
      movedWhy: 'promised',
    })
    expect(state.clock?.deadline.dueAt).toBe(deadline('2026-11-02T13:00:00Z', 300).dueAt)
    expect(state.replies[0]?.promiseTaken).toBe(true)
    expect(state.movedSeq).toBe(5)
  })

  it('makes a clock where none ran: of the newest message that left, else of the first rung', () => {
    expect(new History().wait(5).state.clock).toMatchObject({ channel: 'email' })
    expect(new History().start('x').settle(2, null).wait(5).state.clock).toMatchObject({ channel: 'x' })
    expect(new History().failed('x', true).wait(5).state.clock).toMatchObject({ channel: 'email' })
    expect(new History([]).wait(5).state.clock).toBeNull()
  })

  it('gives way to the clock of the next message', () => {
    const { state } = new History().sent('email').wait(500).sent('x')
    expect(state.clock).toMatchObject({ channel: 'x', movedWhy: null })
  })
})

describe('another company', () => {
  it('gets a ladder and no clock; the history stays', () => {
    const history = new History().sent('email').reply('email', reading('answer'))
    const { state } = history.company([rung('x')])
    expect(state.complaint.company.id).toBe('other-de')
    expect(state.complaint.problem).toBe(complaint.problem)
    expect(state.ladder).toEqual([rung('x')])
    expect([state.companySince, state.clock]).toEqual([5, null])
    expect([state.deliveries.length, state.replies.length]).toEqual([1, 1])
  })

  it('does not get the clock of a message to the former one that is confirmed late', () => {
    expect(new History().handOff('email').company().confirm(2).state.clock).toBeNull()
    expect(new History().start('email').company().settle(2).state.clock).toBeNull()
  })

  it('is what a date set afterwards is about', () => {
    expect(
      new History()
        .sent('email')
        .company([rung('x')])
        .wait(5).state.clock,
    ).toMatchObject({ channel: 'x' })
  })
})

describe('changes', () => {
  it('touch the named fields only', () => {
    const history = new History()
    history.add({ type: 'case_changed', at: history.now, wish: 'Money back.' })
    expect(history.state.complaint).toEqual({ ...complaint, wish: 'Money back.' })
    const refs = [{ name: 'ticket', value: '1' }]
    const attachments = [{ name: 'a.png', sha256: 'f'.repeat(64), bytes: 3 }]
    history.add({ type: 'case_changed', at: history.now, refs, attachments, ladder: [rung('facebook')] })
    expect(history.state.complaint).toEqual({ ...complaint, wish: 'Money back.', refs, attachments })
    expect(history.state.ladder).toEqual([rung('facebook')])
  })

  it('a skipped step keeps its place and the reason', () => {
    const { ladder } = new History().skip('x').state
    expect(ladder.map(({ channel, skip }) => [channel, skip])).toEqual([
      ['email', null],
      ['x', 'I am not there'],
      ['facebook', null],
    ])
  })

  it('a close can be taken back', () => {
    const history = new History().close('given-up')
    expect(history.state.closed).toEqual({ at: '2026-11-02T10:00:00Z', outcome: 'given-up' })
    expect(history.reopen().state).toMatchObject({ closed: null, reopenedSeq: 3 })
  })
})

describe('an event of a newer version', () => {
  it('is counted and passed over, whatever it is called and holds', () => {
    for (const type of ['case_dreamt', '__proto__', 'constructor', 'toString', '']) {
      const history = new History().sent('email')
      const before = history.state
      history.foreign(type, { send: 2, reply: 3, deadline: 'soon', ladder: 7, outcome: {} })
      expect(history.state).toEqual({ ...before, version: 4 })
    }
  })
})
