import { describe, expect, it } from 'vitest'
import type { NewEvent } from '../../src/case/events.ts'
import { fold } from '../../src/case/fold.ts'
import { speaks } from '../../src/case/state.ts'
import { x } from '../../src/channels/x/channel.ts'
import { runCheck } from '../../src/commands/check.ts'
import { EXIT, UserError } from '../../src/errors.ts'
import { collect } from '../../src/inbox/collect.ts'
import { keptPost } from '../../src/inbox/post-original.ts'
import { reading } from '../case/history.ts'
import { post, postPlatform } from '../support/post-platform.ts'
import { POSTED, postDesk, posted, TUESDAY } from './post-desk.ts'

const OURS = 'https://x.com/erika/status/1850000000000000001'
const OTHER = 'https://x.com/erika/status/1850000000000000002'
const COMPANY = { id: '7001', handle: '@Fernruf_hilft', name: 'Fernruf hilft' }
const RIVAL = { id: '8001', handle: '@Funknetz', name: 'Funknetz' }
const STRANGER = { id: '55', handle: '@rando', name: 'Rando' }
const ANSWER = 'Das tut uns leid. Wir haben die Leitung heute geprüft und kümmern uns darum.'
const run = async (desk: Awaited<ReturnType<typeof postDesk>>) => collect(await desk.again(), { unknown: [] })

describe('an account with posts', () => {
  it('is asked once for all cases, for the public posts of open cases that went out', async () => {
    const on = postPlatform(x)
    const desk = await postDesk([on])
    desk.open('fernruf', 'x', OURS)
    desk.open('fernruf', 'x', 'https://twitter.com/erika/status/1850000000000000002?s=20')
    desk.open('fernruf', 'x', 'https://x.com/erika/status/1850000000000000003', [
      { type: 'case_closed', at: TUESDAY, outcome: 'solved', why: null },
    ])
    desk.open('fernruf', 'x', null, [posted('x', OURS)[0]!])
    desk.open('fernruf', 'bluesky', 'https://bsky.app/profile/erika.example/post/1')
    desk.open('fernruf', 'x', 'https://example.org/no-post')
    const { channels } = await run(desk)
    expect(on.asked).toMatchObject([
      {
        ours: [
          { url: OURS, at: '2026-11-23T09:00:00.000Z' },
          { url: OTHER, at: '2026-11-23T09:00:00.000Z' },
        ],
        now: TUESDAY,
        since: '2026-11-22T09:00:00.000Z',
      },
    ])
    expect(on.visits).toEqual({ opened: 1, closed: 1 })
    expect(channels).toEqual([{ channel: 'x', new: 0, requests: 3, error: null }])
  })

  it('and asked on from where it was stored', async () => {
    const on = postPlatform(
      x,
      [1, 2, 3, 4, 5].map(each => post(`${ANSWER} ${each}`, COMPANY, { thread: OURS })),
    )
    const desk = await postDesk([on])
    const id = desk.open('fernruf', 'x', OURS)
    expect(await run(desk)).toMatchObject({ channels: [{ new: 5 }] })
    expect(await run(desk)).toMatchObject({ channels: [{ new: 0, requests: 2 }] })
    expect(desk.replies(id).map(({ text }) => text.at(-1))).toEqual(['1', '2', '3', '4', '5'])
  })
})

describe('a post', () => {
  it('in a thread of ours is in its case, whoever wrote it; only the company settles', async () => {
    const on = postPlatform(x, [
      post(ANSWER, COMPANY, { thread: OURS, mentions: false, id: '1900' }),
      post('Kommen Sie zu uns! Bei uns läuft es.', RIVAL, { thread: OURS }),
      post('Bei mir auch, seit Tagen.', STRANGER, { thread: OURS, url: null }),
    ])
    const desk = await postDesk([on])
    const id = desk.open('fernruf', 'x', OURS)
    const { received } = await run(desk)
    expect(received).toMatchObject([
      { caseId: id, channel: 'x', sender: '@Funknetz', reading: { official: false } },
      { sender: '@rando', reading: { official: false } },
      {
        sender: '@Fernruf_hilft',
        reading: { official: true },
        url: 'https://x.com/Fernruf_hilft/status/1900',
      },
    ])
    const state = fold(id, desk.events(id))
    expect(state.replies.map(speaks)).toEqual([false, false, true])
    expect(desk.replies(id)[2]).toMatchObject({
      url: received[2]!.url,
      senderId: '7001',
      subject: null,
      text: ANSWER,
    })
    expect(desk.replies(id)[0]!.reading.evidence.join()).toContain('another company')
  })

  it('that mentions the person is their case by the account of the company: its number first', async () => {
    const renamed = post(`${ANSWER} 1`, { id: '7001', handle: '@Fernruf_neu' })
    const takenOver = post(`${ANSWER} 2`, { id: '666', handle: '@Fernruf_hilft' })
    const withoutNumber = post(`${ANSWER} 3`, { handle: '@fernruf_HILFT' })
    const desk = await postDesk([postPlatform(x, [renamed, takenOver, withoutNumber])])
    const id = desk.open('fernruf', 'x', OURS)
    await run(desk)
    expect(desk.replies(id).map(({ text }) => text.at(-1))).toEqual(['1', '3'])
    expect(desk.replies(id).map(each => each.reading.official)).toEqual([true, true])
    expect(desk.world.reader().trayList()).toMatchObject([{ body: { text: `${ANSWER} 2`, near: [id] } }])
  })

  it('of a handle that was taken over is not official in a thread of ours, and it is said why', async () => {
    const desk = await postDesk([
      postPlatform(x, [post(ANSWER, { ...COMPANY, id: '666' }, { thread: OURS })]),
    ])
    const id = desk.open('fernruf', 'x', OURS)
    await run(desk)
    const { official, settles, evidence } = desk.replies(id)[0]!.reading
    expect([official, settles]).toEqual([false, false])
    expect(evidence).toContain('@Fernruf_hilft: the handle of the company, but the account of somebody else')
  })

  it('is not official under another number than the handle first answered with in the case', async () => {
    const [thread, handle] = ['https://mastodon.example/@erika/114000000000000001', '@hilfe@fernruf.example']
    const on = postPlatform('mastodon', [post(`${ANSWER} 1`, { id: '815', handle }, { thread })])
    const desk = await postDesk([on])
    const id = desk.open('fernruf', 'mastodon', thread)
    await run(desk)
    on.posts.push(post(`${ANSWER} 2`, { id: '666', handle }, { thread }))
    on.posts.push(post(`${ANSWER} 3`, { id: '815', handle }, { thread }))
    await run(desk)
    expect(desk.replies(id).map(({ text, reading }) => [text.at(-1), reading.official])).toEqual([
      ['1', true],
      ['2', false],
      ['3', true],
    ])
  })

  it('by the company is in the tray where two open cases wrote there, or none did, or it came before', async () => {
    const on = postPlatform(x, [post(ANSWER, COMPANY)])
    const two = await postDesk([on])
    const first = two.open('fernruf', 'x', OURS)
    const second = two.open('fernruf', 'x', null, posted('x', OTHER, 2, '2026-11-23T10:00:00.000Z'))
    expect((await run(two)).channels).toMatchObject([{ new: 1 }])
    expect(two.world.reader().trayList()).toMatchObject([
      { body: { channel: 'x', from: '@Fernruf_hilft', subject: null, text: ANSWER, near: [second, first] } },
    ])
    const none = await postDesk([postPlatform(x, [post(ANSWER, COMPANY)])])
    const id = none.open('fernruf', 'bluesky', 'https://bsky.app/profile/erika.example/post/1')
    await run(none)
    expect(none.world.reader().trayList()).toMatchObject([{ body: { near: [id] } }])
    const early = await postDesk([
      postPlatform(x, [post(ANSWER, COMPANY, { at: '2026-11-23T08:59:00.000Z' })]),
    ])
    early.open('fernruf', 'x', OURS)
    await run(early)
    expect(early.world.reader().trayCount()).toBe(1)
  })

  it('by the company goes to the open case, or waits in the tray where all are closed; long after, it concerns none', async () => {
    const closed: NewEvent = { type: 'case_closed', at: TUESDAY, outcome: 'given-up', why: null }
    const on = postPlatform(x, [post(ANSWER, COMPANY)])
    const desk = await postDesk([on])
    desk.open('fernruf', 'x', OTHER, [closed])
    const id = desk.open('fernruf', 'x', OURS)
    await run(desk)
    expect(desk.replies(id)).toHaveLength(1)
    desk.add(id, closed)
    on.posts.push(post('Ist das erledigt?', COMPANY))
    await collect(await desk.again({}, '2026-12-01T10:00:00.000Z'), { unknown: [] })
    on.posts.push(post('Frohes Fest!', COMPANY, { at: '2027-06-02T09:00:00.000Z' }))
    await collect(await desk.again({}, '2027-06-02T10:00:00.000Z'), { unknown: [] })
    expect(desk.world.reader().trayList()).toMatchObject([{ body: { text: 'Ist das erledigt?' } }])
  })

  it('by a stranger, or by another company, concerns no case outside our threads', async () => {
    const desk = await postDesk([postPlatform(x, [post('Hallo Erika!', STRANGER), post('Angebot!', RIVAL)])])
    const id = desk.open('fernruf', 'x', OURS)
    expect(await run(desk)).toMatchObject({ channels: [{ new: 0 }], received: [] })
    expect([desk.replies(id), desk.world.reader().trayCount()]).toEqual([[], 0])
  })

  it('of our own is no reply, by number and by handle', async () => {
    const mine = [{ id: '42', handle: '@erika_neu' }, { handle: '@Erika' }]
    const not = { id: '43', handle: '@erika' }
    const posts = [...mine, not].map(author => post('Und noch etwas.', author, { thread: OURS }))
    const desk = await postDesk([postPlatform(x, posts)])
    const id = desk.open('fernruf', 'x', OURS)
    await run(desk)
    expect(desk.replies(id).map(({ senderId }) => senderId)).toEqual(['43'])
  })

  it('comes in once, whether as a mention or in the thread, in one run or the next', async () => {
    const both = post(ANSWER, COMPANY, { thread: OURS, mentions: true })
    const on = postPlatform(x, [both])
    const desk = await postDesk([on])
    const id = desk.open('fernruf', 'x', OURS)
    await run(desk)
    on.posts.push({ ...both, text: 'edited', mentions: true })
    await run(desk)
    expect(desk.replies(id).map(({ text }) => text)).toEqual([ANSWER])
  })

  it('in two cases with the same address waits in the tray', async () => {
    const desk = await postDesk([postPlatform(x, [post(ANSWER, STRANGER, { thread: OURS })])])
    const ids = [desk.open('fernruf', 'x', OURS), desk.open('funknetz', 'x', OURS)]
    await run(desk)
    expect(desk.world.reader().trayList()).toMatchObject([{ body: { near: ids } }])
  })

  it.each([['2031-01-01T00:00:00.000Z'], ['2009-01-01T00:00:00.000Z'], ['yesterday']])(
    'dated %s came when it was fetched',
    async at => {
      const desk = await postDesk([postPlatform(x, [post(ANSWER, COMPANY, { thread: OURS, at })])])
      const id = desk.open('fernruf', 'x', OURS)
      await run(desk)
      expect(desk.replies(id)).toMatchObject([{ at: TUESDAY }])
    },
  )
})

describe('a mention with a strange date', () => {
  it.each([
    ['2031-01-01T00:00:00.000Z', [1, 0]],
    ['yesterday', [1, 0]],
    ['2026-11-22T08:00:00.000Z', [0, 0]],
    ['2009-01-01T00:00:00.000Z', [0, 0]],
  ])('%s: in the case, in the tray: %j', async (at, expected) => {
    const desk = await postDesk([postPlatform(x, [post(ANSWER, COMPANY, { at })])])
    const id = desk.open('fernruf', 'x', OURS)
    await run(desk)
    expect([desk.replies(id).length, desk.world.reader().trayCount()]).toEqual(expected)
  })
})

describe('a post that nobody can vouch for', () => {
  it('settles nothing where no account of the company is known', async () => {
    const sky = 'https://bsky.app/profile/erika.example/post/1'
    const text = 'Wir kümmern uns darum. Wie lautet Ihre Kundennummer? Ihre Vorgangsnummer: 2026112210000012'
    const on = postPlatform('bluesky', [post(text, { handle: '@anna.example' }, { thread: sky })])
    const desk = await postDesk([on])
    const id = desk.open('funknetz', 'bluesky', sky)
    await run(desk)
    expect(desk.replies(id)[0]!.reading).toMatchObject({
      ...{ official: null, settles: false, tickets: [], class: 'question' },
    })
  })

  it('is kept and told of where it cannot be read', async () => {
    const desk = await postDesk([postPlatform(x, [post(ANSWER, COMPANY, { thread: OURS })])])
    const id = desk.open('fernruf', 'x', OURS)
    const world = await desk.again()
    const readMessage: typeof world.readMessage = message =>
      message.text === ''
        ? world.readMessage(message)
        : Promise.reject(new UserError('mail_too_complex', EXIT.usage, 'too complex to read'))
    await runCheck({ ...world, readMessage }, {})
    expect(desk.replies(id)).toMatchObject([
      { text: ANSWER, reading: { confidence: 0, settles: false, official: true } },
    ])
    expect(desk.stderr()).toContain('This post could not be read')
  })
})

describe('what is kept of a post', () => {
  const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))
  const kept = { schema: 'escalate/post/1', channel: 'x', id: '1', text: 'a', at: POSTED, author: null }

  it('is the post again', () => {
    expect(keptPost(bytes(kept))).toEqual({
      channel: 'x',
      post: {
        ...{ id: '1', text: 'a', at: POSTED, url: null, thread: null },
        author: { id: null, handle: null, name: null },
      },
    })
  })

  it.each([
    [null],
    ['x'],
    [{}],
    [{ ...kept, schema: 'x' }],
    [{ ...kept, channel: 'fax' }],
    [{ ...kept, text: 1 }],
  ])('is nothing where it is %j', value => {
    expect(keptPost(bytes(value))).toBeNull()
    expect(keptPost(Buffer.from('{'))).toBeNull()
  })
})

describe('a reply that was pasted', () => {
  const pasted = (text = ANSWER, at = '2026-11-24T10:05:00.000Z', sender = '@fernruf_hilft'): NewEvent => ({
    ...{ type: 'reply_received', at, channel: 'x', sender, subject: null, text },
    ...{ reading: reading('answer'), original: null },
  })
  const counted = async (given: readonly NewEvent[], posts: readonly string[], page = 2) => {
    const on = postPlatform(
      x,
      posts.map(text => post(text, COMPANY, { thread: OURS, mentions: false })),
    )
    on.page = page
    const desk = await postDesk([on])
    const id = desk.open('fernruf', 'x', OURS, given)
    await run(desk)
    const [{ length }] = [desk.replies(id)]
    // The cursors are lost: everything comes anew.
    desk.world.store().keepMark(`cursor:x:thread:${OURS}`, '0')
    await run(desk)
    expect(desk.replies(id)).toHaveLength(length)
    return length
  }

  it('stands for the post it is, also the second time', async () => {
    expect(await counted([pasted(` ${ANSWER.replace(' ', '\n')}`)], [ANSWER])).toBe(1)
  })

  it.each([
    ['said twice by them', pasted(), [ANSWER, ANSWER], 2],
    ['of another hour', pasted(ANSWER, '2026-11-24T10:11:00.000Z'), [ANSWER], 2],
    ['in other words', pasted(`${ANSWER} ^AB`), [ANSWER], 2],
    ['by somebody else', pasted(ANSWER, undefined, '@rando'), [ANSWER], 2],
    ['in a direct message', { ...pasted(), channel: 'x-dm' } as NewEvent, [ANSWER], 2],
  ])('but never for another: %s', async (_, given, posts, expected) => {
    for (const page of [1, 2]) expect(await counted([given], posts, page)).toBe(expected)
  })

  it('is none that was fetched: they say the same twice', async () => {
    expect([await counted([], [ANSWER, ANSWER], 1), await counted([], [ANSWER, ANSWER], 2)]).toEqual([2, 2])
  })
})

describe('a channel that fails', () => {
  it('does not stop the others, and keeps where reading goes on', async () => {
    const sky = postPlatform('bluesky')
    const on = postPlatform(x, [post(ANSWER, COMPANY, { thread: OURS })])
    const desk = await postDesk([on, sky])
    const id = desk.open('fernruf', 'x', OURS)
    on.fault = new UserError('temporary', EXIT.temporary, 'X asks for patience until 12:15')
    const world = await desk.again()
    expect(await runCheck(world, {})).toBe(EXIT.temporary)
    expect(sky.asked).toHaveLength(1)
    expect([on.visits, world.reader().mark('checked:x')]).toEqual([{ opened: 1, closed: 1 }, null])
    expect(desk.stderr()).toContain('X asks for patience until 12:15')
    expect(await runCheck(await desk.again(), {})).toBe(EXIT.done)
    expect(desk.replies(id)).toHaveLength(1)
  })
})
