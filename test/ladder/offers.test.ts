import { describe, expect, it } from 'vitest'
import { offersOf, quietUntil } from '../../src/ladder/offers.ts'
import { bounceOf, History, LADDER, reading, redirectTo, rung } from '../case/history.ts'

const offers = ({ state, next }: History) => offersOf(state, next)
const channels = (history: History) => offers(history).map(each => each.channel)

describe('what can be sent now', () => {
  it('every open rung with all it needs, the suggested one first', () => {
    expect(offers(new History())).toEqual(
      LADDER.map(({ step, channel, address, origin, wait }) => ({
        step,
        channel,
        address,
        origin,
        wait,
        purpose: 'step',
      })),
    )
    expect(channels(new History().sent('email'))).toEqual(['x', 'facebook'])
    expect(channels(new History().skip('x').failed('email', true))).toEqual(['facebook'])
  })

  it('what a reply asked for comes first, with its own address, and says who named it', () => {
    const history = new History().sent('x').reply('x', redirectTo('email', 'care@example.com'))
    expect(channels(history)).toEqual(['email', 'facebook', 'x-dm'])
    expect(offers(history)[0]).toEqual({
      step: 'complaint',
      channel: 'email',
      address: 'care@example.com',
      origin: { kind: 'reply', source: '@example', checked: '2026-11-02', confidence: 'low' },
      wait: '5bd',
      purpose: 'redirect',
    })
  })

  it('an address the ladder knows keeps its origin and wait', () => {
    const ladder = [rung('x'), rung('email', { wait: '3bd' })]
    const history = new History(ladder).sent('x').reply('x', redirectTo('email', null))
    expect(offers(history)[0]).toMatchObject({ origin: { kind: 'user' }, wait: '3bd', purpose: 'redirect' })
  })

  it('a date set for the first step is not the wait of a redirect', () => {
    const ladder = [rung('email', { wait: 'by:2026-11-05' }), rung('x')]
    const history = new History(ladder).sent('x').reply('x', redirectTo('email', null))
    expect(offers(history)[0]?.wait).toBe('5bd')
  })

  it('what only the user can do is not among it', () => {
    expect(channels(new History().sent('x').reply('x', redirectTo('community', '0800 5550100')))).toEqual([
      'email',
      'facebook',
      'x-dm',
    ])
  })

  it('nothing once the ladder is used up', () => {
    expect(channels(new History([rung('email')]).sent('email'))).toEqual([])
  })
})

describe('a private message beside the posts', () => {
  const ladder = [rung('x'), rung('facebook')]

  it.each([
    ['x', 'x-dm', '@example'],
    ['facebook', 'messenger', 'example'],
  ] as const)(
    'of %s is offered last, once something stands there, and never suggested',
    (open, channel, address) => {
      expect(channels(new History(ladder))).toEqual(['x', 'facebook'])
      const history = new History(ladder).sent(open)
      expect(offers(history).at(-1)).toEqual({
        ...{ step: 'complaint', channel, address, purpose: 'redirect', beside: open },
        origin: { kind: 'user', source: null, checked: null, confidence: 'high' },
        wait: open === 'x' ? '1bd' : '2bd',
      })
      expect(history.next).toMatchObject({ action: 'wait', channel: open })
      expect(offers(history)[0]?.beside).toBeUndefined()
    },
  )

  it('goes to the address of the user’s own for it, and not at all where they do not want it', () => {
    const own = rung('x-dm', { address: '@other', wait: '3bd' })
    const history = new History([...ladder, own]).sent('x')
    expect(offers(history).at(-1)).toMatchObject({ channel: 'x-dm', address: '@other', wait: '3bd' })
    expect(channels(new History([...ladder, own]).sent('x').skip('x-dm'))).toEqual(['facebook'])
  })

  it('goes to the account that was written to, of which nothing is known but that', () => {
    const history = new History(ladder).sent('x', { to: '@somebody' })
    expect(offers(history).at(-1)).toMatchObject({ address: '@somebody', origin: null })
  })

  it('can be begun where they answer in public, by themselves', () => {
    const history = new History([rung('email'), rung('x')]).sent('email').reply('x', reading('answer'))
    expect(channels(history)).toEqual(['x', 'x-dm'])
    const stranger = new History([rung('email'), rung('x')])
      .sent('email')
      .reply('x', reading('answer', { official: false }))
    expect(channels(stranger)).toEqual(['x'])
  })

  it('is begun once, and again after a No; nothing is begun with a company that was left', () => {
    const sent = new History(ladder).sent('x')
    expect(channels(new History(ladder).sent('x').sent('x-dm', { purpose: 'redirect' }))).toEqual([
      'facebook',
    ])
    expect(channels(sent.failed('x-dm', false))).toEqual(['facebook', 'x-dm'])
    expect(channels(new History(ladder).sent('x').company())).not.toContain('x-dm')
  })

  it('that they asked for is a step, not offered twice', () => {
    const history = new History(ladder).sent('x').reply('x', redirectTo('x-dm', null))
    expect(channels(history)).toEqual(['x-dm', 'facebook'])
    expect(offers(history)[0]?.beside).toBeUndefined()
  })
})

describe('one message per channel and waiting time', () => {
  const sent = new History().sent('email').state
  const dueAt = sent.clock!.deadline.dueAt
  const after = new Date(Date.parse(dueAt) + 1).toISOString()

  it('is quiet up to the deadline, not after it', () => {
    expect(quietUntil(sent, 'email', '2026-11-02T12:00:00Z')).toBe(dueAt)
    expect(quietUntil(sent, 'email', dueAt)).toBe(dueAt)
    expect(quietUntil(sent, 'email', after)).toBeNull()
  })

  it('on that channel only, and only for what left', () => {
    const now = '2026-11-02T12:00:00Z'
    expect(quietUntil(sent, 'x', now)).toBeNull()
    expect(quietUntil(new History().failed('email', false).state, 'email', now)).toBeNull()
    expect(quietUntil(new History().handOff('email').state, 'email', now)).toBeNull()
    expect(quietUntil(new History().sent('email').company().state, 'email', now)).toBeNull()
    expect(
      quietUntil(new History().sent('email').reply('email', bounceOf(true)).state, 'email', now),
    ).toBeNull()
  })

  it('stays so for a channel whose clock another message took over', () => {
    expect(quietUntil(new History().sent('email').sent('x').state, 'email', '2026-11-02T14:00:00Z')).toBe(
      dueAt,
    )
  })

  it('follows the date that the user set', () => {
    const { state } = new History().sent('email').wait(1000)
    expect(quietUntil(state, 'email', after)).toBe(state.clock!.deadline.dueAt)
  })
})
