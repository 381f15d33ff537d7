import { describe, expect, it } from 'vitest'
import { runReply } from '../../src/commands/reply.ts'
import { interrupted } from '../../src/terminal/prompts.ts'
import { sitting } from '../support/sitting.ts'
import { CASE, headerOf, type ReplyDesk, replyDesk } from './reply-desk.ts'

const WORDS = 'My customer number is 4711.'

const sit = (at: ReplyDesk, answers: readonly (boolean | string | Error)[], flags = {}) =>
  sitting(at.system, answers, world => runReply(world, CASE, flags))

describe('at a terminal', () => {
  it('shows what they wrote, asks for the words, shows the letter, asks for approval', async () => {
    const at = await replyDesk()
    at.theyWrote({ text: 'Please tell us your customer number.' })
    const { code, questions, offered, printed } = await sit(at, [WORDS, true])
    expect([code, offered]).toEqual([0, [null]])
    expect(questions).toEqual(['Your answer', 'Send exactly this to service@example.com?'])
    const order = ['Please tell us your customer number.', 'Subject: Re: Your matter', WORDS].map(each =>
      printed.indexOf(each),
    )
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
    expect(headerOf(at.sent(1), 'To')).toBe('service@example.com')
  })

  it('sends to an unknown sender too, once the person has looked on', async () => {
    const at = await replyDesk()
    at.theyWrote({ sender: 'agent@desk.test', official: null })
    const { code, printed } = await sit(at, [true], { text: WORDS })
    expect([code, at.server.stored.length]).toEqual([0, 2])
    expect(at.server.stored[1]!.to).toEqual(['agent@desk.test'])
    expect(printed).toContain('agent@desk.test was named in a reply')
  })

  it.each([
    ['a No', false, 'cancelled', 3],
    ['Ctrl-C', interrupted(), 'interrupted', 130],
  ])(
    'after %s nothing is sent, and the words are there again the next time',
    async (_, answer, code, exit) => {
      const at = await replyDesk()
      at.theyWrote()
      const first = await sit(at, [WORDS, answer])
      expect(first).toMatchObject({ code, exit })
      expect(first.hints.at(-1)).toContain('escalate reply testfirma-1')
      expect(at.server.stored).toHaveLength(1)
      const second = await sit(at, [`${WORDS} Really.`, true])
      expect([second.code, second.offered]).toEqual([0, [WORDS]])
      at.theyWrote()
      expect((await sit(at, ['Other words.', false])).offered).toEqual([null])
    },
  )

  it('words that were kept are gone with their case', async () => {
    const at = await replyDesk()
    at.theyWrote()
    await sit(at, [WORDS, false])
    const kept = () => at.look(store => store.mark(`reply:${CASE}`))
    expect(kept()).toBe(WORDS)
    await at.go('forget', CASE, '--yes')
    expect(kept()).toBe('')
  })
})
