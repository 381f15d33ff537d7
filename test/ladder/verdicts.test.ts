import { describe, expect, it } from 'vitest'
import { brief, History, reading, rung } from '../case/history.ts'

const answered = () => new History().sent('email').reply('email', reading('answer'))

describe('what an answer was worth', () => {
  it('solved: the case is to be closed, also when the deadline is over', () => {
    const history = answered().judge('solved')
    expect(brief(history.next)).toBe('waiting close email')
    expect(history.late).toEqual(history.next)
    expect(history.next).toMatchObject({ about: 4, reason: { code: 'solved' } })
  })

  it('partly and goodwill: the user chooses, and is reminded when the deadline passes', () => {
    for (const worth of ['partly', 'goodwill'] as const) {
      const history = answered().judge(worth)
      expect(brief(history.next)).toBe('waiting choose email')
      expect(brief(history.late)).toBe('due choose email')
      expect(history.next.reason.code).toBe(worth)
    }
  })

  it('rejected: the next step is due at once', () => {
    const { next } = answered().judge('rejected')
    expect(brief(next)).toBe('due send x')
    expect(next).toMatchObject({ at: '2026-11-02T13:00:00Z', reason: { code: 'rejected' } })
  })

  it('rejected on the last rung: none is left', () => {
    const history = answered().sent('x').sent('facebook').reply('facebook', reading('refusal'))
    expect(brief(history.judge('rejected').next)).toBe('exhausted choose -')
  })

  it('rejected although it came late, when the next rung was already used: the one after that', () => {
    const history = new History().sent('email').sent('x').reply('email', reading('refusal'))
    expect(brief(history.late)).toBe('reply read email')
    expect(brief(history.judge('rejected').next)).toBe('due send facebook')
  })

  it('rejected, but given before the newest step left: that step has its time', () => {
    const history = new History().handOff('x')
    const early = { channel: 'phone', sender: 'o2', subject: null, text: 'no', original: null } as const
    const call = { type: 'reply_received', at: '2026-11-02T08:00:00Z', ...early } as const
    history.confirm().add({ ...call, reading: reading('refusal') })
    expect(history.next.state).toBe('reply')
    expect(brief(history.judge('rejected').next)).toBe('waiting wait x')
    expect(brief(history.late)).toBe('due send email')
    expect(brief(answered().sent('x').judge('rejected', 4).next)).toBe('waiting wait x')
  })

  it('rejected after the user wrote back: writing back was no step', () => {
    const history = answered().sent('email', { purpose: 'reply' }).judge('rejected', 4)
    expect(brief(history.next)).toBe('due send x')
  })

  it('rejected where it sent the user to another company: that is offered, also when no step is left', () => {
    const away = reading('redirect', { visibleText: 'Please contact the carrier.' })
    const history = new History([rung('email'), rung('x')]).sent('email').reply('email', away)
    expect(history.next.reason.code).toBe('asked-elsewhere')
    expect(history.judge('rejected').next).toMatchObject({
      ...{ action: 'send', channel: 'x', about: null },
      reason: { code: 'rejected-elsewhere' },
    })
    expect(history.sent('x').late).toMatchObject({
      state: 'exhausted',
      reason: { code: 'no-step-left-elsewhere' },
    })
    expect(history.judge('unrelated', 4).late.reason.code).toBe('no-step-left')
  })

  it('unrelated: the clock runs as if nothing had come', () => {
    const { next, late } = answered().judge('unrelated')
    expect(brief(next)).toBe('waiting wait email')
    expect(brief(late)).toBe('due send x')
  })
})

describe('a verdict stands', () => {
  it('until a message leaves', () => {
    for (const worth of ['solved', 'partly', 'goodwill', 'rejected'] as const)
      expect(brief(answered().judge(worth).sent('x').next)).toBe('waiting wait x')
  })

  it('where a message did not leave', () => {
    expect(brief(answered().judge('rejected').failed('x', true).next)).toBe('due send facebook')
    expect(brief(answered().judge('rejected').handOff('x').deny().next)).toBe('due send x')
  })

  it('until the user sets another date', () => {
    for (const worth of ['solved', 'partly', 'goodwill', 'rejected'] as const)
      expect(brief(answered().judge(worth).wait(9).next)).toBe('waiting wait email')
  })

  it('until a newer one', () => {
    const history = answered().judge('rejected').judge('solved', 4)
    expect(history.next.action).toBe('close')
    expect(brief(history.judge('rejected', 4).next)).toBe('due send x')
  })

  it('also when another reply is called something afterwards', () => {
    const history = answered().judge('solved').reply('email', reading('answer')).judge('unrelated')
    expect(history.next.action).toBe('close')
    const other = answered().judge('rejected').reply('email', reading('answer')).judge('ack')
    expect(brief(other.next)).toBe('due send x')
  })

  it('after a reopening only if it was a rejection', () => {
    for (const worth of ['solved', 'partly', 'goodwill'] as const) {
      const history = answered().judge(worth).close().reopen()
      expect(brief(history.next)).toBe('waiting wait email')
      expect(brief(history.late)).toBe('due send x')
    }
    expect(brief(answered().judge('rejected').close('given-up').reopen().next)).toBe('due send x')
  })

  it('solved before a mail came back: there is nothing to repeat', () => {
    const history = new History().sent('x').sent('email').reply('x', reading('answer')).judge('solved')
    const bounce = reading('bounce', {
      bounce: { permanent: true, status: '5.1.1', recipient: null, reason: 'gone' },
    })
    expect(history.reply('email', bounce).next.action).toBe('close')
  })
})

describe('a correction of the reading wins over it', () => {
  it('a receipt was an answer', () => {
    const history = new History().sent('email').reply('email', reading('ack')).judge('answer')
    expect(brief(history.next)).toBe('reply read email')
  })

  it('an answer was a receipt', () => {
    expect(brief(answered().judge('ack').next)).toBe('waiting wait email')
  })

  it('an answer was a question, which holds the clock', () => {
    expect(answered().judge('question').late).toMatchObject({ state: 'reply', reason: { code: 'question' } })
    expect(answered().judge('question').wrote('email').next.state).toBe('waiting')
  })

  it('an answer was a delivery failure, and the other way round', () => {
    expect(answered().judge('bounce').next).toMatchObject({ state: 'due', reason: { code: 'bounced' } })
    const bounce = reading('bounce', {
      bounce: { permanent: true, status: '5.1.1', recipient: null, reason: 'gone' },
    })
    expect(brief(new History().sent('email').reply('email', bounce).judge('ack').next)).toBe(
      'waiting wait email',
    )
  })

  it('an answer asked to go elsewhere: the user looks where', () => {
    const { next } = answered().judge('redirect')
    expect(brief(next)).toBe('reply choose -')
    expect(next.reason.code).toBe('asked-elsewhere')
  })

  it('a stranger spoke for the company after all, if the user says so', () => {
    const stranger = reading('answer', { official: false, settles: false })
    const history = () => new History().sent('x').reply('x', stranger)
    expect(brief(history().judge('answer').next)).toBe('reply read x')
    expect(brief(history().judge('rejected').next)).toBe('due send email')
  })
})
