import { describe, expect, it } from 'vitest'
import { rungState } from '../../src/ladder/rungs.ts'
import { bounceOf, brief, History, reading, rung } from '../case/history.ts'

const states = ({ state }: History) => state.ladder.map(each => rungState(state, each))

describe('a mail that came back for good', () => {
  it('is followed by the next rung at once', () => {
    const history = new History().sent('email').reply('email', bounceOf(true))
    expect(brief(history.next)).toBe('due send x')
    expect(history.next).toMatchObject({ at: '2026-11-02T12:00:00Z' })
    expect(history.next.reason).toEqual({ code: 'bounced', channel: 'x', detail: 'email' })
    expect(states(history)).toEqual(['failed', 'open', 'open'])
  })

  it('on the last rung leaves none', () => {
    const history = new History([rung('email')]).sent('email').reply('email', bounceOf(true))
    expect(brief(history.next)).toBe('exhausted choose -')
  })

  it('temporary: the clock runs on', () => {
    const history = new History().sent('email').reply('email', bounceOf(false))
    expect(brief(history.next)).toBe('waiting wait email')
    expect(states(history)[0]).toBe('sent')
  })

  it('leaves a newer message on another channel its time', () => {
    const history = new History().sent('email').sent('x').reply('email', bounceOf(true))
    expect(brief(history.next)).toBe('waiting wait x')
  })

  it('says nothing of a later mail to another address', () => {
    const history = new History().sent('email').reply('email', bounceOf(true))
    expect(brief(history.sent('email', { to: 'care@example.com', purpose: 'redirect' }).next)).toBe(
      'waiting wait email',
    )
  })

  it('stays so when the next message failed', () => {
    const history = new History().sent('email').reply('email', bounceOf(true)).failed('x', false)
    expect(brief(history.next)).toBe('due send x')
    expect(brief(history.failed('x', true).next)).toBe('due send facebook')
  })

  it('is followed by nothing before the date that the user set afterwards', () => {
    expect(brief(new History().sent('email').reply('email', bounceOf(true)).wait(9).next)).toBe(
      'waiting wait email',
    )
  })

  it('is the one whose Message-ID the notice names, else whose recipient', () => {
    const two = () =>
      new History()
        .sent('email', { messageId: '<one@example.org>' })
        .sent('email', { messageId: '<two@example.org>', to: 'other@example.com', purpose: 'redirect' })
    const named = (id: string) => bounceOf(true, { inReplyTo: [id] })
    expect(brief(two().reply('email', named('<one@example.org>')).next)).toBe('waiting wait email')
    expect(brief(two().reply('email', named('<two@example.org>')).next)).toBe('due send x')
    const to = (recipient: string) =>
      bounceOf(true, { bounce: { permanent: true, status: null, recipient, reason: 'gone' } })
    expect(brief(two().reply('email', to('Service@Example.com')).next)).toBe('waiting wait email')
    expect(brief(two().reply('email', to('other@example.com')).next)).toBe('due send x')
    expect(brief(two().reply('email', to('third@example.com')).next)).toBe('due send x')
  })
})

describe('a message that did not leave', () => {
  it('for good: the next rung; the case is still a draft', () => {
    const history = new History().failed('email', true)
    expect(brief(history.next)).toBe('draft send x')
    expect(history.next.reason).toEqual({ code: 'send-failed', channel: 'x', detail: 'refused' })
  })

  it('on the only rung: none is left', () => {
    expect(brief(new History([rung('email')]).failed('email', true).next)).toBe('exhausted choose -')
  })

  it('this time: the same rung again', () => {
    expect(brief(new History().failed('email', false).next)).toBe('draft send email')
  })

  it('while another one waits for its answer: so does the case', () => {
    expect(brief(new History().sent('email').failed('x', true).next)).toBe('waiting wait email')
    expect(brief(new History().sent('email').failed('x', true).late)).toBe('due send facebook')
  })

  it('a hand-off that was denied: the same rung again, unless it is skipped', () => {
    const history = new History().handOff('email').deny()
    expect(brief(history.next)).toBe('draft send email')
    expect(history.next.reason).toEqual({ code: 'denied', channel: 'email', detail: 'page is gone' })
    expect(brief(history.skip('email').next)).toBe('draft send x')
  })

  it('is not what is told once another one was sent without a deadline', () => {
    const history = new History().start('email').settle(2, null)
    expect(brief(history.next)).toBe('due send x')
    expect(history.next.reason.code).toBe('no-clock')
  })
})

describe('what became of each rung', () => {
  it('follows its newest delivery', () => {
    expect(states(new History())).toEqual(['open', 'open', 'open'])
    expect(states(new History().skip('x').start('email'))).toEqual(['sending', 'skipped', 'open'])
    expect(states(new History().unsure('email').handOff('x'))).toEqual(['unknown', 'hand-off', 'open'])
    expect(states(new History().sent('email').failed('x', true).failed('facebook', false))).toEqual([
      'sent',
      'failed',
      'open',
    ])
    expect(states(new History().failed('email', true).sent('email'))[0]).toBe('sent')
  })

  it('answered: by the company, on that channel, after it', () => {
    const history = new History().sent('email').sent('x')
    expect(states(history.reply('x', reading('answer')))).toEqual(['sent', 'answered', 'open'])
    expect(states(history.judge('unrelated'))).toEqual(['sent', 'sent', 'open'])
    const stranger = reading('answer', { official: false, settles: false })
    expect(states(new History().sent('x').reply('x', stranger))[1]).toBe('sent')
    expect(states(new History().reply('x', reading('answer')).sent('x'))[1]).toBe('sent')
    expect(states(new History().sent('x').reply('x', reading('ack')).judge('answer'))[1]).toBe('answered')
  })

  it('a redirect that was followed uses up its rung, an answer in the thread does not', () => {
    expect(states(new History().sent('x', { purpose: 'redirect' }))[1]).toBe('sent')
    expect(states(new History().sent('x', { purpose: 'reply' }))[1]).toBe('open')
  })

  it('is told anew for another company', () => {
    expect(states(new History().sent('email').company())[0]).toBe('open')
  })
})
