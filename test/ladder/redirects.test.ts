import { describe, expect, it } from 'vitest'
import { PREPARED } from '../../src/case/model.ts'
import { CHANNELS_BY_NAME } from '../../src/channels/index.ts'
import { offersOf } from '../../src/ladder/offers.ts'
import { isUnknown } from '../../src/ladder/reason.ts'
import { bounceOf, brief, History, LADDER, reading, redirectTo, rung, WAIT } from '../case/history.ts'

const onX = (address: string | null = null) =>
  new History().sent('x').reply('x', redirectTo('email', address))

describe('the company asks to go on elsewhere', () => {
  it('at an address it names', () => {
    const { next } = onX('care@example.com')
    expect(brief(next)).toBe('reply send email')
    expect(next).toMatchObject({ step: 'complaint', address: 'care@example.com', about: 4 })
    const detail = 'care@example.com'
    expect(next.reason).toEqual({ code: 'asked-to-use-unknown', channel: 'email', detail })
  })

  it('and says whether that is known as the company’s', () => {
    const known = (official: boolean | null, address = 'care@example.com') => {
      const redirect = { channel: 'email', address, official } as const
      const { next, state } = new History().sent('x').reply('x', reading('redirect', { redirect }))
      return [next.reason.code, isUnknown(next.reason), offersOf(state, next)[0]?.origin?.kind]
    }
    expect(known(null)).toEqual(['asked-to-use-unknown', true, 'reply'])
    expect(known(true)).toEqual(['asked-to-use', false, 'reply'])
    expect(known(null, 'service@example.com')).toEqual(['asked-to-use', false, 'user'])
  })

  it('without an address: at the one the ladder knows', () => {
    expect(onX().next).toMatchObject({ action: 'send', address: 'service@example.com' })
  })

  it('also after the deadline, and although that channel waits already', () => {
    expect(brief(onX().late)).toBe('reply send email')
    const both = new History().sent('email').sent('x').reply('x', redirectTo('email', null))
    expect(brief(both.next)).toBe('reply send email')
  })

  it('with no address known: the user is asked for one', () => {
    const history = new History([rung('x')]).sent('x').reply('x', redirectTo('email', null))
    expect(brief(history.next)).toBe('reply choose email')
    expect(history.next.reason.code).toBe('asked-to-use-no-address')
    history.add({ type: 'case_changed', at: history.now, ladder: [rung('x'), rung('email')] })
    expect(brief(history.next)).toBe('reply send email')
  })

  it('on a channel that is not on the ladder, at an address it names', () => {
    const { next } = new History([rung('x')]).sent('x').reply('x', redirectTo('email', 'care@example.com'))
    expect(next).toMatchObject({ action: 'send', channel: 'email', address: 'care@example.com' })
  })

  it('where the program does not send: the text is made ready for the user', () => {
    for (const channel of ['phone', 'letter', 'web-form', 'x-dm', 'messenger'] as const) {
      const { next, state } = new History().sent('x').reply('x', redirectTo(channel, 'there'))
      expect(brief(next)).toBe(`reply send ${channel}`)
      expect(next).toMatchObject({ address: 'there', reason: { code: 'asked-to-use-unknown' } })
      expect(offersOf(state, next)[0]).toMatchObject({ channel, address: 'there', purpose: 'redirect' })
    }
  })

  it('where nothing can be made ready: the user does it', () => {
    const { next } = new History().sent('x').reply('x', redirectTo('community', 'there'))
    expect(brief(next)).toBe('reply choose community')
    expect(next.reason).toEqual({ code: 'asked-by-hand', channel: 'community', detail: 'there' })
  })

  it('where no channel of ours goes: their words say where', () => {
    const words = (visibleText: string) =>
      new History().sent('x').reply('x', reading('redirect', { visibleText })).next
    expect(brief(words('Use our\napp.'))).toBe('reply choose -')
    expect(words('Use our\napp.').reason).toMatchObject({ code: 'asked-elsewhere', detail: 'Use our app.' })
    const long = words('Use our app. '.repeat(40)).reason.detail
    expect(long).toMatch(/^Use our app\. .* \.\.\.$/)
    expect(long!.length).toBeLessThan(170)
  })

  describe('in a direct message', () => {
    const onFacebook = (sender: string | null) => {
      const history = new History([rung('facebook', { address: 'example.help' })]).sent('facebook')
      const redirect = { channel: 'messenger', address: null, official: null } as const
      const fields = { channel: 'facebook', sender, subject: null, text: 'words', original: null } as const
      const read = reading('redirect', { redirect })
      return history.add({ type: 'reply_received', at: history.now, reading: read, ...fields })
    }

    it('to the account that asks for it', () => {
      const { next, state } = new History().sent('x').reply('x', redirectTo('x-dm', null))
      expect(next).toMatchObject({ action: 'send', channel: 'x-dm', address: '@example' })
      expect(next.reason.code).toBe('asked-to-use')
      expect(offersOf(state, next)[0]).toMatchObject({ wait: '1bd', origin: { kind: 'reply' } })
      expect(onFacebook('@Example.Team').next).toMatchObject({ address: 'Example.Team' })
    })

    it('to the account that was written to, where the name of theirs leads nowhere', () => {
      expect(onFacebook('Example helps you').next).toMatchObject({ address: 'example.help' })
      expect(onFacebook(null).next).toMatchObject({ address: 'example.help' })
      const byMail = new History().sent('email').reply('email', redirectTo('x-dm', null))
      expect(byMail.next).toMatchObject({ action: 'send', address: '@example' })
    })

    it('with a caution where the account is not known as theirs, and never to a stranger’s', () => {
      const asked = (official: boolean | null) => redirectTo('x-dm', null, { official, settles: !!official })
      const unsure = new History([rung('email')]).sent('email').reply('x', asked(null)).judge('redirect')
      expect(unsure.next).toMatchObject({ address: '@example', reason: { code: 'asked-to-use-unknown' } })
      const stranger = new History([rung('email')]).sent('email').reply('x', asked(false)).judge('redirect')
      expect(stranger.next).toMatchObject({ action: 'choose', reason: { code: 'asked-to-use-no-address' } })
    })
  })

  it('without an address: at the one the directory had when the message was read', () => {
    const known = { address: '+49 30 1', source: 'list', checked: '2026-01-01', confidence: 'high' } as const
    const redirect = { channel: 'phone', address: null, official: null, known } as const
    const { next, state } = new History().sent('x').reply('x', reading('redirect', { redirect }))
    expect(next).toMatchObject({ action: 'send', address: '+49 30 1', reason: { code: 'asked-to-use' } })
    const { address: _, ...from } = known
    expect(offersOf(state, next)[0]?.origin).toEqual({ kind: 'directory', ...from })
  })

  it('on a channel the user left out: their choice', () => {
    const { next } = onX('care@example.com').skip('email', 'they never answer there')
    expect(brief(next)).toBe('reply choose email')
    expect(next.reason).toMatchObject({ code: 'asked-to-use-skipped', detail: 'they never answer there' })
  })

  it('on a channel the program took for closed: at the address they name, never at the closed one', () => {
    const ladder = [rung('x'), rung('email', { skip: 'desk-ended' })]
    const named = new History(ladder).sent('x').reply('x', redirectTo('email', 'care@example.com'))
    expect(named.next).toMatchObject({ action: 'send', address: 'care@example.com' })
    const unnamed = new History(ladder).sent('x').reply('x', redirectTo('email', null))
    expect(brief(unnamed.next)).toBe('reply choose email')
  })

  it('at an address from which a mail came back: another one is needed', () => {
    const history = new History().sent('email').reply('email', bounceOf(true)).sent('x')
    expect(history.reply('x', redirectTo('email', 'Service@example.com')).next.action).toBe('choose')
    const refused = new History().failed('email', true).sent('x').reply('x', redirectTo('email', null))
    expect(refused.next.action).toBe('choose')
    const later = new History().failed('email', false).sent('x').reply('x', redirectTo('email', null))
    expect(brief(later.next)).toBe('reply send email')
  })

  it('at the very address the user wrote to: that is an answer to judge', () => {
    const { next } = new History().sent('email').reply('email', redirectTo('email', 'Service@example.com'))
    expect(brief(next)).toBe('reply read email')
    const other = new History().sent('email').reply('email', redirectTo('email', 'care@example.com'))
    expect(brief(other.next)).toBe('reply send email')
    const unsent = other.failed('email', false, { to: 'care@example.com', purpose: 'redirect' })
    expect(brief(unsent.next)).toBe('reply send email')
  })
})

describe('a request is settled', () => {
  it('by following it, or by any message that leaves', () => {
    expect(brief(onX().sent('email', { purpose: 'redirect' }).next)).toBe('waiting wait email')
    expect(brief(onX().sent('facebook').next)).toBe('waiting wait facebook')
    expect(onX().failed('email', false, { purpose: 'redirect' }).next.state).toBe('reply')
  })

  it('by news from there', () => {
    const history = new History().sent('x').reply('x', redirectTo('x-dm', null))
    expect(history.reply('x-dm', reading('answer')).judge('ack').next.state).toBe('waiting')
    expect(
      new History().sent('x').reply('x', redirectTo('x-dm', null)).reply('x-dm', reading('ack')).next,
    ).toMatchObject({ action: 'send', channel: 'x-dm' })
  })

  it('by the hand-off to it, once it is confirmed', () => {
    for (const channel of ['x-dm', 'phone', 'letter'] as const) {
      const asked = () => new History().sent('x').reply('x', redirectTo(channel, 'there'))
      const handed = () => asked().handOff(channel, { to: 'there', purpose: 'redirect' })
      expect(brief(handed().next)).toBe(`hand-off confirm ${channel}`)
      expect(brief(handed().confirm().next)).toBe(`waiting wait ${channel}`)
      expect(brief(handed().deny().next)).toBe(`reply send ${channel}`)
    }
  })

  it('by the call they asked for, not by theirs', () => {
    const history = () => new History().sent('x').reply('x', redirectTo('phone', '0800 5550100'))
    expect(history().call().next.state).toBe('waiting')
    expect(history().call(true).next.state).toBe('reply')
    expect(onX().call().next.state).toBe('reply')
  })

  it('by a date the user sets', () => {
    expect(brief(onX().wait(WAIT).next)).toBe('waiting wait x')
  })

  it('by what a later answer was worth', () => {
    const later = () => onX().reply('x', reading('answer'))
    expect(brief(later().next)).toBe('reply read x')
    expect(brief(later().judge('rejected').next)).toBe('due send email')
    expect(later().judge('partly').next.action).toBe('choose')
    expect(later().judge('ack').next).toMatchObject({ action: 'send', about: 4 })
  })

  it('by a verdict of its own', () => {
    expect(brief(onX().judge('unrelated').next)).toBe('waiting wait x')
    expect(brief(onX().judge('rejected').next)).toBe('due send email')
  })
})

describe('a machine that names another way', () => {
  const byMachine = { automatic: true, settles: false }
  const told = (address: string | null = 'care@example.com') =>
    new History().sent('email').reply('email', redirectTo('email', address, byMachine))

  it('settles nothing, but shows it while the clock runs', () => {
    expect(brief(told().next)).toBe('waiting send email')
    expect(told().next.reason).toMatchObject({ code: 'mailbox-not-read-unknown', detail: 'care@example.com' })
    expect(brief(told().late)).toBe('due send x')
  })

  it('also behind another automatic reply; not once it was followed', () => {
    expect(brief(told().reply('email', reading('ack')).next)).toBe('waiting send email')
    const followed = told().sent('email', { to: 'care@example.com', purpose: 'redirect' })
    expect(brief(followed.next)).toBe('waiting wait email')
  })

  it('and names the address it answers for: there is nothing to do', () => {
    expect(brief(told('service@example.com').next)).toBe('waiting wait email')
    expect(brief(told(null).next)).toBe('waiting wait email')
  })

  it('and names a form: the user may use it while the clock runs', () => {
    const form = redirectTo('web-form', 'https://example.com/form', byMachine)
    expect(brief(new History().sent('email').reply('email', form).next)).toBe('waiting send web-form')
  })

  it('of somebody else does not even hide the one of the company', () => {
    const strange = redirectTo('email', 'x@fraud.example', { ...byMachine, official: false })
    expect(told().reply('email', strange).next).toMatchObject({ address: 'care@example.com' })
    expect(brief(new History().sent('email').reply('email', strange).next)).toBe('waiting wait email')
  })
})

describe('a stranger whom the user takes at their word', () => {
  const strange = (official: boolean | null) => {
    const redirect = { channel: 'email', address: 'care@example.net', official } as const
    const read = reading('redirect', { redirect, official: false, settles: false })
    return new History().sent('x').reply('x', read).judge('redirect')
  }

  it('does not get to name an address that is not known to be the company’s', () => {
    expect(strange(null).next).toMatchObject({ action: 'send', address: 'service@example.com' })
    expect(strange(true).next).toMatchObject({ action: 'send', address: 'care@example.net' })
  })
})

describe('the channels that are prepared', () => {
  it('are those of the list of channels', () => {
    expect([...PREPARED].sort()).toEqual([...CHANNELS_BY_NAME.keys()].sort())
  })

  it('are offered as a step of the ladder where they are carried, else only when asked for', () => {
    const ladder = [...LADDER, rung('phone'), rung('letter')]
    const { state, next } = new History(ladder)
    expect(offersOf(state, next).map(each => each.channel)).toEqual(['email', 'x', 'facebook'])
  })
})
