/** Messages that are not the present company's: a former one's late answer, a stranger's; and news that may be none. */
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/case/reading.ts'
import { openReplies } from '../../src/ladder/next-step.ts'
import { proposedPromise } from '../../src/ladder/promises.ts'
import { brief, History, reading, rung } from '../case/history.ts'

const SHOP = 'shop@example.net'
const stranger = (kind: Reading['class'] = 'answer', change: Partial<Reading> = {}) =>
  reading(kind, { official: false, settles: false, ...change })

function from(history: History, sender: string | null, of: Reading, channel: 'email' | 'x' = 'email') {
  const fields = { channel, sender, subject: null, text: 'words', original: null } as const
  return history.add({ type: 'reply_received', at: history.now, reading: of, ...fields })
}

/** A case that has left the shop for another company, which was written to. */
function moved(): History {
  const shop = [rung('email', { address: SHOP }), rung('x', { address: '@shop' })]
  const history = new History(shop).sent('email', { to: SHOP, messageId: '<a@example.org>' })
  return history.company().sent('email')
}

describe('a late answer of a former company', () => {
  it('is shown until it is judged; the clock of the present one runs', () => {
    const history = from(moved(), SHOP, stranger())
    const { clock } = history.state
    expect(history.next).toMatchObject({
      ...{ state: 'reply', action: 'read', channel: 'email', about: 7 },
      reason: { code: 'former', detail: 'Example' },
    })
    expect(history.state.clock).toEqual(clock)
    expect(brief(history.judge('rejected').next)).toBe('waiting wait email')
    expect(brief(history.late)).toBe('due send x')
  })

  it('is known by its account on any channel, by its thread, and by its name', () => {
    expect(from(moved(), 'Shop', stranger(), 'x').next.reason.code).toBe('former')
    const inThread = stranger('answer', { official: null, settles: true, inReplyTo: ['<a@example.org>'] })
    expect(from(moved(), 'agent@desk.example', inThread).next.reason.code).toBe('former')
    expect(from(moved(), 'Example', reading('answer', { official: null })).next.reason.code).toBe('former')
  })

  it('settles nothing, whatever it is judged to be', () => {
    for (const verdict of ['question', 'answer', 'redirect', 'refusal', 'unrelated'] as const)
      expect(brief(from(moved(), SHOP, stranger()).judge(verdict).next)).toBe('waiting wait email')
    expect(from(moved(), SHOP, stranger()).judge('solved').next.action).toBe('close')
  })

  it('is not shown where a machine wrote it, and proposes no date', () => {
    const machine = stranger('redirect', { automatic: true })
    expect(brief(from(moved(), SHOP, machine).next)).toBe('waiting wait email')
    const promise = { text: 'by Friday', rule: null, dueAt: '2026-11-06T22:59:59Z' }
    const history = from(moved(), SHOP, reading('answer', { official: null, promise }))
    expect(proposedPromise(history.state, history.now)).toBeNull()
  })

  it('is none where the present company has the same address, or the case came back', () => {
    const history = new History().sent('email').company().sent('email').reply('email', stranger())
    expect(brief(history.next)).toBe('waiting wait email')
    expect(from(moved(), 'who@example.test', stranger()).next.state).toBe('waiting')
  })
})

describe('an answer to a stranger', () => {
  const asked = () => from(new History().sent('x'), '@rival', stranger('question'), 'x')
  const toRival = { to: '@Rival', purpose: 'reply' } as const

  it('moves no clock, also handed off', () => {
    const { clock } = asked().state
    expect(asked().sent('x', toRival).state.clock).toEqual(clock)
    expect(asked().handOff('x', toRival).confirm().state.clock).toEqual(clock)
    expect(asked().handOff('x', toRival).next.state).toBe('hand-off')
  })

  it('is no answer to a question of the company', () => {
    const history = new History().sent('x').reply('x', reading('question'))
    from(history, '@rival', stranger('question'), 'x').sent('x', toRival)
    expect(history.next.reason.code).toBe('question')
  })

  it('is one to the company where the user said that it speaks for it', () => {
    const history = asked().judge('question').sent('x', toRival)
    expect(history.state.clock?.since).toBe(history.state.deliveries.at(-1)?.settledAt)
  })
})

describe('what the words only look like news', () => {
  const news = (confidence: number, official: boolean | null = true) =>
    new History().sent('x').reply('x', reading('unrelated', { confidence, official, automatic: false }))

  it('is shown where the company wrote it, and the deadline goes on', () => {
    const history = news(0.51)
    expect(history.next).toMatchObject({ state: 'reply', action: 'read', reason: { code: 'unsure' } })
    expect(openReplies(history.state)).toHaveLength(1)
    expect(brief(history.judge('unrelated').next)).toBe('waiting wait x')
  })

  it('stays ignored where its form says so, or somebody else wrote it', () => {
    for (const history of [news(0.75), news(0.51, false), news(0.51, null)])
      expect(brief(history.next)).toBe('waiting wait x')
  })
})

describe('a step the user took alone', () => {
  const own = (history: History, channel: 'x' | 'email') => {
    const deadline = {
      ...history.state.clock!.deadline,
      dueAt: '2026-12-01T22:59:59Z',
      dueDate: '2026-12-01',
    }
    const done = { step: 'complaint', to: '@example', purpose: 'step', deadline } as const
    return history.add({ type: 'note_added', at: history.now, text: 'my post', channel, done })
  }

  it('is done, and its clock runs', () => {
    const history = own(new History().sent('email'), 'x')
    expect(history.next).toMatchObject({ state: 'waiting', channel: 'x', at: '2026-12-01T22:59:59Z' })
    expect(brief(history.late)).toBe('due send facebook')
    expect(history.state.calls).toEqual([])
  })

  it('where they asked for it elsewhere, settles that', () => {
    const by = reading('redirect', { redirect: { channel: 'community', address: null, official: null } })
    expect(new History().sent('x').reply('x', by).wrote('community').next.state).toBe('waiting')
    expect(new History().sent('x').reply('x', by).wrote('letter').next.state).toBe('reply')
    expect(new History().sent('x').reply('x', reading('redirect')).wrote('web-form').next.state).toBe(
      'waiting',
    )
  })
})
