/** A promise is proposed until the user takes it, sets another date or says a word on it; strangers promise nothing. */
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/case/fold.ts'
import type { Reading } from '../../src/case/reading.ts'
import { promiseAhead, proposedPromise } from '../../src/ladder/promises.ts'
import { deadline, History, reading, redirectTo } from '../case/history.ts'

const DUE = '2027-01-15T22:59:59Z'
const LATER = '2027-01-20T22:59:59Z'
const promising = (dueAt: string | null = DUE, change: Partial<Reading> = {}) =>
  reading('answer', { promise: { text: 'within 5 days', rule: '5d', dueAt }, ...change })
const stateOf = (history: History) => fold('case-1', history.events)
const proposed = (history: History, now = history.now) => proposedPromise(stateOf(history), now)?.seq ?? null
const asked = () => new History().sent('email').reply('email', promising())

describe('a promise', () => {
  it('is proposed while it lies ahead', () => {
    expect(proposed(asked())).toBe(4)
    expect(proposed(asked(), LATER)).toBeNull()
    expect(proposed(new History().sent('email').reply('email', promising(null)))).toBeNull()
  })

  it('also by a machine: its receipt says when they answer', () => {
    const ack = promising(DUE, { class: 'ack', automatic: true, settles: false })
    expect(proposed(new History().sent('email').reply('email', ack))).toBe(4)
  })

  it('of a stranger is none, nor of the company the case has left', () => {
    const stranger = new History().sent('email').reply('email', promising(DUE, { official: false }))
    expect(proposed(stranger)).toBeNull()
    const left = { id: 'b', name: 'B', country: null, sector: null }
    const history = asked()
    history.add({ type: 'company_changed', at: history.now, company: left, ladder: [], why: null })
    expect(proposed(history)).toBeNull()
  })

  it('is the newest one', () => {
    expect(proposed(asked().reply('email', promising(LATER)))).toBe(5)
  })

  it('is no proposal any more once the user set a date, judged it, or closed the case', () => {
    const moved = asked()
    moved.add({
      type: 'deadline_moved',
      at: moved.now,
      deadline: deadline(moved.now, 48),
      why: null,
      promise: null,
    })
    expect(proposed(moved)).toBeNull()
    expect(promiseAhead(stateOf(moved), moved.now)?.seq).toBe(4)
    const taken = asked()
    taken.add({
      type: 'deadline_moved',
      at: taken.now,
      deadline: deadline(taken.now, 48),
      why: null,
      promise: 4,
    })
    expect(proposed(taken)).toBeNull()
    for (const as of ['rejected', 'solved', 'unrelated'] as const)
      expect(proposed(asked().judge(as, 4))).toBeNull()
    expect(proposed(asked().judge('offer', 4))).toBe(4)
    const closed = asked()
    closed.add({ type: 'case_closed', at: closed.now, outcome: 'solved', why: null })
    expect(proposed(closed)).toBeNull()
  })
})

describe('a redirect to an address made to look like theirs', () => {
  const redirect = { channel: 'email', address: 'care@example-service.test', official: false } as const
  it('is told and never followed, whoever sends it', () => {
    for (const official of [true, null]) {
      const { next } = new History().sent('x').reply('x', redirectTo('email', null, { redirect, official }))
      expect(next).toMatchObject({ action: 'choose', address: null })
      expect(next.reason).toEqual({ code: 'asked-suspicious', channel: 'email', detail: redirect.address })
    }
  })

  it('by a machine changes nothing', () => {
    const machine = redirectTo('email', null, { redirect, automatic: true, settles: false })
    expect(new History().sent('x').reply('x', machine).next).toMatchObject({ action: 'wait' })
  })

  it('by a stranger shows no address, even if the user calls it a redirect', () => {
    const there = { channel: 'web-form', address: 'https://evil.test', official: null } as const
    const stranger = redirectTo('web-form', null, { redirect: there, official: false, settles: false })
    const { next } = new History().sent('x').reply('x', stranger).judge('redirect', 4)
    expect(next.reason).toEqual({ code: 'asked-to-use-no-address', channel: 'web-form', detail: null })
  })
})
