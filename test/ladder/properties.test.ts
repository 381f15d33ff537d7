import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/case/fold.ts'
import { CHANNELS, PREPARED } from '../../src/case/model.ts'
import { outlookOf } from '../../src/ladder/look-ahead.ts'
import type { Action, CaseStatus, Moment, NextStep } from '../../src/ladder/next-step.ts'
import { nextStep } from '../../src/ladder/next-step.ts'
import { offersOf } from '../../src/ladder/offers.ts'
import { stepAt } from '../../src/ladder/outlook.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { rungState } from '../../src/ladder/rungs.ts'
import type { History } from '../case/history.ts'
import { reading, redirectTo } from '../case/history.ts'
import { randomHistory } from '../case/random-history.ts'

const RUNS = { numRuns: 2_000 }
const moment: fc.Arbitrary<Moment> = fc.record({ passed: fc.boolean(), alive: fc.boolean() })
const holds = (check: (history: History, moment: Moment) => void) =>
  fc.assert(fc.property(randomHistory, moment, check), RUNS)

/** What may stand together: everything else would be advice that no one can follow. */
const PAIRS: Readonly<Record<CaseStatus, readonly Action[]>> = {
  closed: ['none'],
  unknown: ['reconcile'],
  'hand-off': ['confirm'],
  reply: ['read', 'send', 'choose'],
  due: ['send', 'choose'],
  waiting: ['wait', 'send', 'choose', 'close'],
  exhausted: ['choose'],
  draft: ['send'],
}

const both = ({ state }: History): NextStep[] =>
  [true, false].flatMap(passed => [true, false].map(alive => nextStep(state, { passed, alive })))

describe('for 2,000 random cases', () => {
  it('there is exactly one answer, the same every time', () => {
    holds(({ state, events }, at) => {
      const step = nextStep(state, at)
      expect(nextStep(state, at)).toEqual(step)
      expect(nextStep(fold('example-1', JSON.parse(JSON.stringify(events))), at)).toEqual(step)
    })
  })

  it('state and action fit together', () => {
    holds(({ state }, at) => {
      const step = nextStep(state, at)
      expect(PAIRS[step.state]).toContain(step.action)
    })
  })

  it('each pair of state and action occurs, so that the checks here see all of them', () => {
    const sample = fc.sample(fc.tuple(randomHistory, moment), { seed: 20261102, ...RUNS })
    const steps = sample.map(([{ state }, at]) => nextStep(state, at))
    const seen = new Set(steps.map(step => `${step.state} ${step.action}`))
    const all = Object.entries(PAIRS).flatMap(([state, actions]) => actions.map(each => `${state} ${each}`))
    expect([...seen].sort()).toEqual(all.sort())
  })

  it('the outlook tells what a fresh look at any hour would', () => {
    const hour = fc.integer({ min: -50, max: 600 }).map(hours => Date.UTC(2026, 10, 2) + hours * 3_600_000)
    fc.assert(
      fc.property(randomHistory, hour, fc.boolean(), ({ state }, time, alive) => {
        const now = new Date(time).toISOString()
        const passed = state.clock !== null && time > Date.parse(state.clock.deadline.dueAt)
        expect(stepAt(outlookOf(state), now, () => alive)).toEqual(nextStep(state, { passed, alive }))
      }),
      RUNS,
    )
  })

  it('what is to be sent can be sent: it is the first offer, on a channel that is prepared', () => {
    holds(({ state }, at) => {
      const step = nextStep(state, at)
      const [first, ...others] = offersOf(state, step)
      if (step.action === 'send') {
        expect(first).toMatchObject({ step: step.step, channel: step.channel, address: step.address })
        expect(PREPARED).toContain(step.channel)
      }
      for (const offer of [first, ...others]) if (offer) expect(offer.address).not.toBe('')
      const channels = [first, ...others].map(offer => offer?.channel)
      expect(new Set(channels).size).toBe(channels.length)
    })
  })

  it('no rung is taken twice, and none that was left out', () => {
    holds(({ state }, at) => {
      const { action, channel, about } = nextStep(state, at)
      if (action !== 'send' || about !== null) return
      const rung = state.ladder.find(each => each.channel === channel)!
      expect(rungState(state, rung)).toBe('open')
      expect(rung.skip).toBeNull()
    })
  })

  it('nothing is suggested to be sent while it is not known what left', () => {
    holds(({ state }, at) => {
      if (!state.deliveries.some(each => ['started', 'unknown', 'handed-off'].includes(each.state))) return
      expect(['closed none', 'unknown reconcile', 'hand-off confirm', 'waiting wait']).toContain(
        `${nextStep(state, at).state} ${nextStep(state, at).action}`,
      )
    })
  })

  it('a type of a newer version changes the version and nothing else', () => {
    const type = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'hasOwnProperty', 'sent_by_dove'))
    fc.assert(
      fc.property(
        randomHistory,
        type,
        fc.dictionary(fc.string(), fc.jsonValue()),
        (history, name, fields) => {
          const before = history.state
          expect(history.foreign(`${name}~`, fields).state).toEqual({
            ...before,
            version: before.version + 1,
          })
        },
      ),
      RUNS,
    )
  })

  it('who does not speak for the company changes nothing', () => {
    const kind = fc.constantFrom('answer', 'question', 'offer', 'refusal', 'ack', 'unrelated')
    const unofficial = fc.oneof(
      kind.map(each => reading(each, { official: false, settles: false })),
      fc
        .record({ channel: fc.constantFrom(...CHANNELS), automatic: fc.boolean() })
        .map(({ channel, automatic }) =>
          redirectTo(channel, 'care@example.com', { official: false, settles: false, automatic }),
        ),
    )
    fc.assert(
      fc.property(randomHistory, fc.constantFrom(...CHANNELS), unofficial, (history, channel, read) => {
        const before = both(history)
        const rungs = history.state.ladder.map(rung => rungState(history.state, rung))
        const fields = { channel, sender: 'nobody', subject: null, text: 'words', original: null }
        history.add({ type: 'reply_received', at: history.now, reading: read, ...fields })
        expect(both(history)).toEqual(before)
        expect(history.state.ladder.map(rung => rungState(history.state, rung))).toEqual(rungs)
      }),
      RUNS,
    )
  })

  it('a note, a tray entry, an incoming call change nothing', () => {
    holds(history => {
      const before = both(history)
      history.note().call(true)
      history.add({ type: 'reply_assigned', at: history.now, tray: 't', reply: 2 })
      expect(both(history)).toEqual(before)
    })
  })

  it('closing and reopening are told, and a closed case waits for nothing', () => {
    holds(history => {
      if (!history.state.closed) history.close()
      expect(both(history).every(({ state, action }) => state === 'closed' && action === 'none')).toBe(true)
      expect(projectCase('example-1', history.events)).toMatchObject({ open: false, nextDue: null })
      expect(outlookOf(history.state).waitingFor).toBeNull()
      expect(both(history.reopen()).some(({ state }) => state === 'closed')).toBe(false)
    })
  })

  it('the kept row equals one made from the stored text, after every event', () => {
    fc.assert(
      fc.property(randomHistory, ({ events }) => {
        for (let length = 1; length <= events.length; length += 1) {
          const kept = projectCase('example-1', events.slice(0, length))
          const stored = JSON.parse(JSON.stringify(events.slice(0, length)))
          expect(JSON.stringify(projectCase('example-1', stored))).toBe(JSON.stringify(kept))
        }
      }),
      { numRuns: 500 },
    )
  })
})
