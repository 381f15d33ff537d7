import { describe, expect, it } from 'vitest'
import { historyOf, threadOf } from '../../src/case/thread.ts'
import { History, reading } from './history.ts'

describe('what happened so far', () => {
  it('lists what left, what came, and calls, by their time', () => {
    const promise = { text: 'by Monday', rule: null, dueAt: null }
    const history = new History().sent('email').reply('email', reading('ack', { tickets: ['77'] }))
    history.call().handOff('x').confirm().reply('x', reading('answer', { promise })).judge('rejected')
    expect(historyOf(history.state).map(({ kind, channel, class: of }) => [kind, channel, of])).toEqual([
      ['sent', 'email', null],
      ['reply', 'email', 'ack'],
      ['call', 'phone', null],
      ['sent', 'x', null],
      ['reply', 'x', 'answer'],
    ])
    expect(historyOf(history.state)[1]).toMatchObject({ tickets: ['77'], rejected: false })
    expect(historyOf(history.state)[4]).toMatchObject({ promise: 'by Monday', rejected: true })
  })

  it('sorts by when it happened, not by when it was recorded', () => {
    const history = new History().sent('email')
    history.add({ type: 'call_logged', at: '2026-11-01T08:00:00Z', text: 'queue\nfor ages', incoming: false })
    expect(historyOf(history.state)[0]).toMatchObject({ kind: 'call', note: 'queue' })
  })

  it('knows nothing of what never left or never mattered', () => {
    const history = new History().failed('email', true).handOff('x').deny().handOff('facebook')
    history.reply('x', reading('unrelated')).reply('x', reading('answer')).judge('unrelated')
    expect(historyOf(history.state)).toEqual([])
  })

  it('takes the user’s correction, and marks who does not speak for the company', () => {
    const stranger = reading('answer', { official: false, settles: false })
    const history = new History().reply('x', reading('answer')).judge('ack').reply('x', stranger)
    expect(historyOf(history.state).map(({ class: of, official }) => [of, official])).toEqual([
      ['ack', true],
      ['answer', false],
    ])
  })

  it('tells the present company nothing of what was said to the former one', () => {
    expect(historyOf(new History().sent('email').company().state)).toEqual([])
    expect(historyOf(new History().sent('email').company().sent('x').state)).toHaveLength(1)
  })
})

describe('the mail thread', () => {
  it('holds what left to this company, oldest first', () => {
    const mail = (id: string) => ({ messageId: `<${id}@example.org>` })
    const history = new History().sent('email', mail('a')).sent('x').failed('email', true, mail('b'))
    expect(threadOf(history.sent('email', mail('c')).state)).toEqual(['<a@example.org>', '<c@example.org>'])
    expect(threadOf(history.company().sent('email', mail('d')).state)).toEqual(['<d@example.org>'])
  })
})
