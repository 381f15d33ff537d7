import { describe, expect, it } from 'vitest'
import { digestOf } from '../../src/case/digest.ts'
import type { NewEvent } from '../../src/case/events.ts'
import { fold } from '../../src/case/fold.ts'
import type { ChannelName, Mode } from '../../src/case/model.ts'
import { x } from '../../src/channels/x/channel.ts'
import { runCheck } from '../../src/commands/check.ts'
import { EXIT, UserError } from '../../src/errors.ts'
import { collect } from '../../src/inbox/collect.ts'
import { type PostPlatform, post, postPlatform } from '../support/post-platform.ts'
import { POSTED, type PostDesk, postDesk, postTo } from './post-desk.ts'
import { GONE } from './settle-desk.ts'

const URL_OF_IT = 'https://x.com/erika/status/1850000000000000001'
const WORDS = 'Der Anschluss ist tot.'
const COMPANY = { id: '7001', handle: '@Fernruf_hilft' }

const started = (channel: ChannelName, mode: Mode, messageId: string, text = WORDS): NewEvent => {
  const message = postTo(channel, text)
  const sent = { message, digest: digestOf(message), mode, purpose: 'step' } as const
  return {
    type: 'send_started',
    at: POSTED,
    ...sent,
    messageId,
    account: 'erika',
    bytes: null,
    process: GONE,
  }
}

const broken = (send: number): NewEvent => ({
  type: 'send_unknown',
  at: POSTED,
  send,
  reason: 'the line broke',
})

async function unknownOn(channel: ChannelName, platforms: readonly PostPlatform[]) {
  const desk = await postDesk(platforms)
  const mode = channel === 'facebook' ? 'page' : channel === 'email' ? 'smtp' : 'api'
  const id = desk.open('fernruf', channel, null, [
    started(channel, mode, `<${channel}@example.org>`),
    broken(2),
  ])
  return { desk, id }
}

const at = (minutes: number) => new Date(Date.parse(POSTED) + minutes * 60_000).toISOString()
const delivery = (desk: PostDesk, id: string) => fold(id, desk.events(id)).deliveries.at(-1)!
const look = async (desk: PostDesk, id: string, minutes: number) =>
  collect(await desk.again({}, at(minutes)), { unknown: [id] })

describe('a post of which nobody knows whether it stands there', () => {
  it('is sent when the account sees it, with its address and its price; its thread is read at once', async () => {
    const on = postPlatform({ ...x, cost: () => ({ amount: 0.015, currency: 'USD' }) })
    on.timeline.set(WORDS, { seen: 'found', url: URL_OF_IT })
    on.posts.push(post('Bei mir auch.', { id: '55', handle: '@rando' }, { thread: URL_OF_IT }))
    const { desk, id } = await unknownOn('x', [on])
    const { settled, received } = await look(desk, id, 1500)
    expect(settled).toEqual([{ caseId: id, send: 2, outcome: 'sent' }])
    expect(desk.events(id)[3]).toMatchObject({
      ...{ type: 'sent', at: POSTED, recordedAt: at(1500), url: URL_OF_IT, settledBy: 'look' },
      ...{ cost: { amount: 0.015, currency: 'USD' }, deadline: { rule: '5bd' } },
    })
    expect(on.sought).toEqual([
      { messageId: '<x@example.org>', to: '@Fernruf_hilft', subject: null, text: WORDS, since: POSTED },
    ])
    expect(on.asked[0]!.ours).toEqual([{ url: URL_OF_IT, at: POSTED }])
    expect(received).toMatchObject([{ caseId: id, sender: '@rando' }])
  })

  it.each(['x', 'facebook', 'bluesky', 'mastodon'] as const)(
    'on %s is not sent when missed twice',
    async channel => {
      const on = postPlatform(channel === 'x' ? x : channel)
      const { desk, id } = await unknownOn(channel, [on])
      expect((await look(desk, id, 3)).settled).toEqual([])
      expect(delivery(desk, id).state).toBe('unknown')
      expect((await look(desk, id, 4)).settled).toEqual([])
      expect((await look(desk, id, 6)).settled).toEqual([{ caseId: id, send: 2, outcome: 'failed' }])
      expect(delivery(desk, id)).toMatchObject({
        state: 'failed',
        reason: 'not among the posts of the account, looked for twice',
      })
    },
  )

  it('stays so where another account is signed in now: it cannot have missed what it never had', async () => {
    const on = postPlatform(x)
    const { desk, id } = await unknownOn('x', [on])
    on.own = 'felix'
    for (const minutes of [3, 6, 9]) expect((await look(desk, id, minutes)).settled).toEqual([])
    on.own = null
    for (const minutes of [12, 15]) expect((await look(desk, id, minutes)).settled).toEqual([])
    on.own = 'erika'
    const settled = [await look(desk, id, 18), await look(desk, id, 21)].flatMap(each => each.settled)
    expect(settled).toMatchObject([{ outcome: 'failed' }])
  })

  it('stays so while the account cannot tell, and the person is told where to look', async () => {
    const on = postPlatform(x)
    on.timeline.set(WORDS, { seen: 'unclear' })
    const { desk, id } = await unknownOn('x', [on])
    for (const minutes of [3, 6, 9]) expect((await look(desk, id, minutes)).settled).toEqual([])
    expect(await runCheck(await desk.again(), {}, [id])).toBe(EXIT.unknown)
    expect(desk.stdout()).toContain('among your posts')
  })

  it('is sought by the account of its own channel alone', async () => {
    const [on, sky] = [postPlatform(x), postPlatform('bluesky')]
    const desk = await postDesk([on, sky])
    const all = ['email', 'x', 'bluesky'] as const
    const ids = all.map(name => {
      const mode = name === 'email' ? 'smtp' : 'api'
      return desk.open('fernruf', name, null, [started(name, mode, `<${name}@example.org>`), broken(2)])
    })
    for (const minutes of [3, 6]) await collect(await desk.again({}, at(minutes)), { unknown: ids })
    expect([on, sky].map(({ sought }) => sought.map(({ messageId }) => messageId))).toEqual([
      ['<x@example.org>', '<x@example.org>'],
      ['<bluesky@example.org>', '<bluesky@example.org>'],
    ])
    expect(ids.map(id => delivery(desk, id).state)).toEqual(['unknown', 'failed', 'failed'])
  })

  it('is not given up while what came in could not be read', async () => {
    const on = postPlatform(x)
    // Another account that can be read says nothing about this one.
    const { desk, id } = await unknownOn('x', [on, postPlatform('bluesky')])
    for (const minutes of [3, 6]) {
      on.fault = new UserError('temporary', EXIT.temporary, 'not now')
      await look(desk, id, minutes)
    }
    expect(delivery(desk, id).state).toBe('unknown')
    expect((await look(desk, id, 9)).settled).toMatchObject([{ outcome: 'failed' }])
  })

  it('is looked for when the program was ended while it posted', async () => {
    const on = postPlatform(x)
    on.timeline.set(WORDS, { seen: 'found', url: URL_OF_IT })
    const desk = await postDesk([on])
    const id = desk.open('fernruf', 'x', null, [started('x', 'api', '<x@example.org>')])
    expect((await look(desk, id, 3)).settled).toMatchObject([{ outcome: 'sent' }])
    expect(desk.events(id).map(({ type }) => type)).toEqual([
      'case_opened',
      'send_started',
      'send_unknown',
      'sent',
    ])
  })

  it('and an answer by the company to the case does not settle it: nobody names a post', async () => {
    const on = postPlatform(x, [post('Hallo Erika, wir kümmern uns.', COMPANY)])
    on.timeline.set(WORDS, { seen: 'unclear' })
    const { desk, id } = await unknownOn('x', [on])
    const { received, settled } = await look(desk, id, 1600)
    expect([received.length, settled.length, delivery(desk, id).state]).toEqual([1, 0, 'unknown'])
  })
})
