import { describe, expect, it } from 'vitest'
import { nextStep } from '../../src/ladder/next-step.ts'
import { brief, History, reading, redirectTo, rung, WAIT } from '../case/history.ts'

const dead = (history: History) => nextStep(history.state, { passed: false, alive: false })

describe('the states, each where it holds', () => {
  it('draft: nothing has left', () => {
    const { next } = new History()
    expect(brief(next)).toBe('draft send email')
    expect(next).toMatchObject({ step: 'complaint', address: 'service@example.com', at: null })
    expect(next.reason).toEqual({ code: 'draft', channel: 'email', detail: null })
  })

  it('waiting: the clock runs', () => {
    const { next, state } = new History().sent('email')
    expect(brief(next)).toBe('waiting wait email')
    expect(next.at).toBe(state.clock?.deadline.dueAt)
    expect(next.reason).toEqual({ code: 'waiting', channel: 'email', detail: state.clock?.deadline.dueDate })
  })

  it('due: the deadline passed; the next rung is next', () => {
    const history = new History().sent('email')
    expect(brief(history.late)).toBe('due send x')
    expect(history.late).toMatchObject({ at: history.next.at, address: '@example', about: null })
    expect(history.late.reason).toEqual({ code: 'deadline-passed', channel: 'x', detail: 'email' })
  })

  it('exhausted: the last deadline passed', () => {
    const history = new History([rung('email')]).sent('email')
    expect(brief(history.next)).toBe('waiting wait email')
    expect(brief(history.late)).toBe('exhausted choose -')
    expect(history.late.reason.code).toBe('no-step-left')
  })

  it('hand-off: it is the user who posts', () => {
    const { next } = new History().handOff('x')
    expect(brief(next)).toBe('hand-off confirm x')
    expect(next).toMatchObject({ about: 2, at: '2026-11-02T10:00:00Z' })
    expect(brief(new History().handOff('x').confirm().next)).toBe('waiting wait x')
  })

  it('unknown: nobody knows whether it left', () => {
    const { next } = new History().unsure('email')
    expect(brief(next)).toBe('unknown reconcile email')
    expect(next).toMatchObject({ about: 2, reason: { code: 'unknown-send', detail: 'line broke' } })
  })

  it('a send whose process lives waits, one whose process is gone is unknown at once', () => {
    const history = new History().start('email')
    expect(brief(history.next)).toBe('waiting wait email')
    expect(history.next.reason.code).toBe('sending')
    expect(brief(dead(history))).toBe('unknown reconcile email')
    expect(brief(dead(history.settle()))).toBe('waiting wait email')
  })

  it('of two sends the one of unknown outcome is told first', () => {
    expect(brief(new History().start('x').unsure('email').next)).toBe('unknown reconcile email')
  })

  it('reply: a person of the company wrote', () => {
    for (const kind of ['answer', 'offer', 'refusal'] as const) {
      const { next } = new History().sent('email').reply('email', reading(kind))
      expect(brief(next)).toBe('reply read email')
      expect(next).toMatchObject({ about: 4, reason: { code: 'judge' } })
    }
  })

  it('closed: nothing more to do', () => {
    const history = new History().sent('email').close('given-up')
    expect(brief(history.next)).toBe('closed none -')
    expect(history.late).toEqual(history.next)
    expect(history.next.reason.detail).toBe('given-up')
  })
})

describe('the first state that holds wins', () => {
  const answered = () => new History().sent('email').reply('email', reading('answer'))

  it('closed before all others', () => {
    expect(new History().unsure('email').close().next.state).toBe('closed')
    expect(new History().handOff('x').close().next.state).toBe('closed')
    expect(answered().close().late.state).toBe('closed')
    expect(dead(new History().start('email').close()).state).toBe('closed')
  })

  it('unknown before hand-off, reply and due', () => {
    expect(new History().handOff('x').unsure('email').next.state).toBe('unknown')
    expect(answered().unsure('x').late.state).toBe('unknown')
  })

  it('hand-off before reply and due', () => {
    expect(answered().handOff('x').late.state).toBe('hand-off')
  })

  it('reply before due: what they wrote is read before the next step', () => {
    expect(brief(answered().late)).toBe('reply read email')
  })
})

describe('what is no answer lets the clock run', () => {
  for (const kind of ['ack', 'out_of_office', 'delay', 'read_receipt', 'unrelated'] as const)
    it(kind, () => {
      const before = new History().sent('email')
      const { next, late } = new History().sent('email').reply('email', reading(kind))
      expect([next, late]).toEqual([before.next, before.late])
    })

  it('a reply by somebody else, whatever they say', () => {
    const before = new History().sent('x')
    for (const kind of ['answer', 'question', 'offer', 'refusal'] as const) {
      const stranger = reading(kind, { official: false, settles: false })
      const { next, late } = new History().sent('x').reply('x', stranger)
      expect([next, late]).toEqual([before.next, before.late])
    }
    const trap = redirectTo('email', 'help@fraud.example', { official: false, settles: false })
    expect(new History().sent('x').reply('x', trap).next).toEqual(before.next)
  })

  it('a mail in the thread from a domain that is not known to be theirs, until the user says what it is', () => {
    const foreign = reading('answer', { official: false, inReplyTo: ['<a@example.org>'] })
    const history = new History().sent('email').reply('email', foreign)
    expect(brief(history.next)).toBe('waiting wait email')
    expect(brief(history.judge('answer').next)).toBe('reply read email')
  })

  it('a reply of unknown sender that settles does count', () => {
    const { next } = new History().sent('email').reply('email', reading('answer', { official: null }))
    expect(next.state).toBe('reply')
  })
})

describe('what nobody can be sure of', () => {
  const faint = (kind: 'answer' | 'ack' | 'offer', over = {}) =>
    new History().sent('email').reply('email', reading(kind, { confidence: 0.3, settles: false, ...over }))

  it.each(['answer', 'ack', 'offer'] as const)('is shown first, also after the deadline (%s)', kind => {
    for (const step of [faint(kind).next, faint(kind).late]) {
      expect([brief(step), step.reason.code]).toEqual(['reply read email', 'unsure'])
    }
  })

  it('stops no clock: the deadline stays what it was', () => {
    const deadline = ({ state }: History) => state.clock?.deadline
    expect(deadline(faint('answer'))).toEqual(deadline(new History().sent('email')))
    expect(brief(faint('answer').judge('unrelated').late)).toBe(brief(new History().sent('email').late))
    expect(brief(faint('offer').judge('ack').next)).toBe('waiting wait email')
  })

  it('becomes what the user says it is', () => {
    expect(faint('answer').judge('offer').next.reason.code).toBe('judge')
    expect(brief(faint('answer').judge('question').next)).toBe('reply read email')
  })

  it('is no answer where it is surely not the company, or a matter of form', () => {
    expect(brief(faint('answer', { official: false }).next)).toBe('waiting wait email')
    const late = reading('delay', { confidence: 0.4 })
    expect(brief(new History().sent('email').reply('email', late).next)).toBe('waiting wait email')
  })
})

describe('a question holds the clock', () => {
  const asked = () => new History().sent('email').reply('email', reading('question'))

  it('also after the deadline', () => {
    expect(brief(asked().next)).toBe('reply read email')
    expect(brief(asked().late)).toBe('reply read email')
    expect(asked().late.reason.code).toBe('question')
  })

  it('until a reply is sent', () => {
    expect(brief(asked().sent('email', { purpose: 'reply' }).next)).toBe('waiting wait email')
    expect(asked().failed('email', false, { purpose: 'reply' }).next.state).toBe('reply')
    expect(asked().handOff('email', { purpose: 'reply' }).next.state).toBe('hand-off')
    expect(asked().handOff('email', { purpose: 'reply' }).deny().next.state).toBe('reply')
    expect(asked().handOff('email', { purpose: 'reply' }).confirm().next.state).toBe('waiting')
  })

  it('until the user writes there by themselves; a call settles only what was asked on the phone', () => {
    expect(asked().wrote('email').next.state).toBe('waiting')
    expect(asked().call().next.state).toBe('reply')
    expect(asked().call().late.reason.code).toBe('question')
    const onThePhone = () => new History().sent('email').reply('phone', reading('question'))
    expect(onThePhone().call(true).next.state).toBe('reply')
    expect(onThePhone().call().next.state).toBe('waiting')
  })

  it('not released by a message that was handed off before it came', () => {
    const history = new History().handOff('email').reply('email', reading('question')).confirm(2)
    expect(history.next.state).toBe('reply')
  })

  it('not released by a date: they still need the answer', () => {
    expect(asked().wait(WAIT).next.state).toBe('reply')
    expect(asked().wait(WAIT, 4).next.state).toBe('reply')
  })
})

describe('several open replies', () => {
  it('the newest first, the others stay', () => {
    const history = new History().sent('email').sent('x')
    history.reply('email', reading('offer')).reply('x', reading('refusal'))
    expect(history.next).toMatchObject({ state: 'reply', about: 7 })
    expect(history.judge('rejected', 7).next).toMatchObject({ state: 'reply', about: 6 })
    expect(brief(history.judge('rejected', 6).next)).toBe('due send facebook')
  })

  it('an older question stays open behind a rejected answer', () => {
    const history = new History().sent('email').sent('x')
    history.reply('email', reading('question')).reply('x', reading('refusal')).judge('rejected', 7)
    expect(history.next).toMatchObject({ state: 'reply', about: 6, reason: { code: 'question' } })
  })

  it('one that is solved settles all before it, none after it', () => {
    const history = new History().sent('email').reply('email', reading('question'))
    history.reply('email', reading('answer')).judge('solved', 5)
    expect(history.next.action).toBe('close')
    expect(history.reply('email', reading('answer')).next).toMatchObject({ state: 'reply', about: 7 })
  })

  it('a solution that was taken back settles nothing', () => {
    const history = new History().sent('email').reply('email', reading('question'))
    history.reply('email', reading('answer')).judge('solved', 5).close().reopen()
    expect(history.next).toMatchObject({ state: 'reply', about: 4 })
  })

  it('a solution by the former company settles nothing the present one wrote', () => {
    const history = new History().sent('email').reply('email', reading('answer')).company().sent('email')
    history.reply('email', reading('answer')).judge('solved', 4)
    expect(history.next).toMatchObject({ state: 'reply', about: 8 })
  })

  it('going up the ladder, or writing back, answers them; following a redirect leaves an answer unread', () => {
    const open = () => new History().sent('email').reply('email', reading('refusal'))
    expect(brief(open().sent('x').next)).toBe('waiting wait x')
    expect(brief(open().sent('email', { purpose: 'reply' }).next)).toBe('waiting wait email')
    expect(open().sent('x', { purpose: 'redirect' }).next).toMatchObject({ state: 'reply', about: 4 })
  })
})

describe('a date the user sets', () => {
  it('moves the deadline', () => {
    const history = new History().sent('email').wait(500)
    expect(history.next.at).toBe(history.state.clock?.deadline.dueAt)
    expect(brief(history.late)).toBe('due send x')
  })

  it('taken from a promise is an answer to the reply that made it, not to another one', () => {
    const history = () => new History().sent('email').reply('email', reading('answer'))
    expect(brief(history().wait(50, 4).next)).toBe('waiting wait email')
    expect(brief(history().wait(50, 4).late)).toBe('due send x')
    expect(history().wait(50).next.state).toBe('reply')
    expect(history().reply('email', reading('answer')).wait(50, 4).next).toMatchObject({ about: 5 })
  })

  it('lets a draft wait, and then begin', () => {
    expect(brief(new History().wait(50).next)).toBe('waiting wait email')
    expect(brief(new History().wait(50).late)).toBe('due send email')
  })
})

describe('another company', () => {
  it('begins anew: a draft whose reason says why', () => {
    const { next } = new History().sent('email').company([rung('x'), rung('email')])
    expect(brief(next)).toBe('draft send x')
    expect(next.reason.code).toBe('company-changed')
  })

  it('owes no answer to what the former one wrote, and gains nothing by it', () => {
    const before = new History().sent('email').reply('email', reading('question')).company()
    expect(before.next.reason.code).toBe('company-changed')
    const judged = new History()
      .sent('email')
      .reply('email', reading('refusal'))
      .company()
      .judge('rejected', 4)
    expect(judged.next.reason.code).toBe('company-changed')
    const solved = new History().sent('email').reply('email', reading('answer')).judge('solved').company()
    expect(solved.next.action).toBe('send')
  })

  it('the same channel can be used again there', () => {
    const { next } = new History().sent('email').company([rung('email')])
    expect(brief(next)).toBe('draft send email')
  })

  it('leaves what is in flight or in hand to be settled first', () => {
    expect(new History().unsure('email').company().next.state).toBe('unknown')
    expect(new History().handOff('email').company().next.state).toBe('hand-off')
    expect(new History().handOff('email').company().confirm(2).next.reason.code).toBe('company-changed')
  })
})

describe('the ladder', () => {
  it('passes over rungs that are skipped, have no address, or cannot be carried', () => {
    expect(brief(new History().skip('email').next)).toBe('draft send x')
    expect(brief(new History([rung('email', { address: null }), rung('x')]).next)).toBe('draft send x')
    expect(brief(new History([rung('phone'), rung('letter'), rung('x')]).next)).toBe('draft send x')
    expect(brief(new History([rung('email', { skip: 'no-address' })]).next)).toBe('exhausted choose -')
    expect(brief(new History([]).next)).toBe('exhausted choose -')
  })

  it('a skip takes back nothing that was sent', () => {
    expect(brief(new History().sent('email').skip('email').next)).toBe('waiting wait email')
  })

  it('takes each rung once, in its order, whatever the user took first', () => {
    const history = new History().sent('x')
    expect(brief(history.late)).toBe('due send email')
    expect(brief(history.sent('email').late)).toBe('due send facebook')
    expect(brief(history.sent('facebook').late)).toBe('exhausted choose -')
  })

  it('goes on where a channel was added', () => {
    const history = new History([rung('email')]).sent('email')
    history.add({ type: 'case_changed', at: history.now, ladder: [rung('email'), rung('facebook')] })
    expect(brief(history.late)).toBe('due send facebook')
  })
})
