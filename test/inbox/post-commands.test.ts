import { describe, expect, it } from 'vitest'
import { fold } from '../../src/case/fold.ts'
import { speaks } from '../../src/case/state.ts'
import { x } from '../../src/channels/x/channel.ts'
import { runCheck } from '../../src/commands/check.ts'
import { runForget } from '../../src/commands/forget.ts'
import { runLog } from '../../src/commands/log.ts'
import { runShow } from '../../src/commands/show.ts'
import { runStatus } from '../../src/commands/status.ts'
import { EXIT } from '../../src/errors.ts'
import { post, postPlatform } from '../support/post-platform.ts'
import { type PostDesk, postDesk, posted } from './post-desk.ts'

const OURS = 'https://x.com/erika/status/1850000000000000001'
const OTHER = 'https://x.com/erika/status/1850000000000000002'
const COMPANY = { id: '7001', handle: '@Fernruf_hilft', name: 'Fernruf hilft' }
const QUESTION = 'Das tut uns leid. Wie lautet deine Kundennummer?'
const IMPOSTOR = { id: '666', handle: '@Fernruf_hi1ft', name: 'Fernruf hilft' }
const BAIT = 'Bitte melde dich hier: https://evil.test/konto'

const printed = async (desk: PostDesk, act: () => Promise<unknown>): Promise<string> => {
  const before = desk.stdout().length
  await act()
  return desk.stdout().slice(before)
}

async function twoCases(posts = [post(QUESTION, COMPANY, { id: '1900' })]) {
  const desk = await postDesk([postPlatform(x, posts)])
  const one = desk.open('fernruf', 'x', OURS)
  const two = desk.open('fernruf', 'x', OTHER)
  await runCheck(await desk.again({ quiet: true }), {})
  const [entry] = desk.world.reader().trayList()
  return { desk, one, two, tray: entry!.id }
}

describe('check', () => {
  const posts = [
    post(QUESTION, COMPANY, { thread: OURS, id: '1900' }),
    post(BAIT, IMPOSTOR, { thread: OURS, id: '1901' }),
    post('Bei mir auch.', { id: '55', handle: '@rando' }, { thread: OURS, id: '1902', url: null }),
  ]

  it.each([
    ['en', 'Reply on X from @Fernruf_hilft', 'does not count as their answer'],
    ['de', 'Antwort auf X von @Fernruf_hilft', 'zählt nicht als Antwort des Unternehmens'],
  ])('tells in %s who wrote, and where; links of others lead nowhere', async (lang, reply, stranger) => {
    const desk = await postDesk([postPlatform(x, posts)])
    desk.open('fernruf', 'x', OURS)
    expect(await runCheck(await desk.again({ lang }), {})).toBe(EXIT.done)
    expect(desk.stdout()).toContain(reply)
    expect(desk.stdout()).toContain('  https://x.com/Fernruf_hilft/status/1900\n')
    expect(desk.stdout()).toContain('hxxps[:]//x[.]com/Fernruf_hi1ft/status/1901')
    expect(desk.stderr()).toContain('@rando')
    expect(desk.stderr().replace(/\s+/g, ' ')).toContain(stranger)
  })

  it('says the same to scripts, with the requests it took', async () => {
    const desk = await postDesk([postPlatform(x, posts)])
    const id = desk.open('fernruf', 'x', OURS)
    await runCheck(await desk.again({ json: true }), {})
    const found = JSON.parse(desk.stdout())
    expect(found.channels).toEqual([{ channel: 'x', ok: true, new: 3, requests: 6, error: null }])
    expect(found.received.map((each: { readonly case: string }) => each.case)).toEqual([id, id, id])
    expect(found.status.cases[0].state).toBe('reply')
  })
})

describe('show', () => {
  it('has the words of a reply and its address, which only of the company is a link', async () => {
    const posts = [
      post(QUESTION, COMPANY, { thread: OURS, id: '1900' }),
      post(BAIT, IMPOSTOR, { thread: OURS, id: '1901' }),
    ]
    const desk = await postDesk([postPlatform(x, posts)])
    const id = desk.open('fernruf', 'x', OURS)
    await runCheck(await desk.again({ quiet: true }), {})
    const shown = await printed(desk, async () => runShow(await desk.again(), id, {}))
    expect(shown).toContain(QUESTION)
    expect(shown).toContain('https://x.com/Fernruf_hilft/status/1900')
    expect(shown).toContain('hxxps[:]//x[.]com/Fernruf_hi1ft/status/1901')
    expect(shown).not.toContain('https://evil.test')
    const json = await printed(desk, async () => runShow(await desk.again({ json: true }), id, {}))
    expect(JSON.parse(json).case.events[3]).toMatchObject({
      ...{ url: 'https://x.com/Fernruf_hilft/status/1900', senderId: '7001', sender: '@Fernruf_hilft' },
    })
  })
})

describe('a post in the tray', () => {
  it('is shown by how it begins, by check and by status', async () => {
    const { desk, one, two, tray } = await twoCases()
    for (const show of [runCheck, runStatus] as const) {
      const text = await printed(desk, async () => show(await desk.again(), {} as never))
      expect(text.replace(/\s+/g, ' ')).toContain(`@Fernruf_hilft: ${QUESTION}`)
      expect(text).toContain(tray)
    }
    const json = JSON.parse(await printed(desk, async () => runCheck(await desk.again({ json: true }), {})))
    expect(json.unmatched).toMatchObject([
      { id: tray, channel: 'x', from: '@Fernruf_hilft', subject: null, text: QUESTION, near: [one, two] },
    ])
  })

  it('is given to a case whole, once, and does not come in again', async () => {
    const { desk, one, two, tray } = await twoCases()
    expect(await runLog(await desk.again({ dryRun: true }), two, { unmatched: tray })).toBe(EXIT.done)
    expect(desk.replies(two)).toEqual([])
    expect(await runLog(await desk.again(), two, { unmatched: tray })).toBe(EXIT.done)
    expect(desk.replies(two)).toMatchObject([
      {
        ...{ channel: 'x', sender: '@Fernruf_hilft', senderId: '7001', text: QUESTION },
        ...{ url: 'https://x.com/Fernruf_hilft/status/1900', at: '2026-11-24T10:00:00.000Z' },
        reading: { class: 'question', official: true, settles: true },
      },
    ])
    expect(desk.events(two).at(-1)).toMatchObject({ type: 'reply_assigned', tray, reply: 4 })
    desk.world.store().keepMark('cursor:x:mentions', '0')
    await runCheck(await desk.again({ quiet: true }), {})
    expect([desk.replies(one), desk.replies(two).length, desk.world.reader().trayCount()]).toEqual([[], 1, 0])
    await expect(runLog(await desk.again(), one, { unmatched: tray })).rejects.toMatchObject({
      code: 'unknown_unmatched',
    })
  })

  it('takes the hour the person gives', async () => {
    const { desk, one, tray } = await twoCases()
    await runLog(await desk.again(), one, { unmatched: tray, at: '2026-11-24T11:00:00Z' })
    expect(desk.replies(one)).toMatchObject([{ at: '2026-11-24T11:00:00Z' }])
  })

  it('is thrown away for good, with what was kept of it', async () => {
    const { desk, one, two, tray } = await twoCases()
    const { original } = desk.world.reader().trayGet(tray)!.body as { readonly original: string }
    expect(Buffer.from(await desk.world.read(original)).toString()).toContain(QUESTION)
    await runForget(await desk.again({ yes: true }), undefined, { unmatched: tray })
    desk.world.store().keepMark('cursor:x:mentions', '0')
    await runCheck(await desk.again({ quiet: true }), {})
    expect([desk.replies(one), desk.replies(two), desk.world.reader().trayCount()]).toEqual([[], [], 0])
    await expect((await desk.again()).read(original)).rejects.toMatchObject({ exit: EXIT.failure })
  })
})

describe('a case that is forgotten', () => {
  it('takes the posts that were kept with it', async () => {
    const desk = await postDesk([postPlatform(x, [post(QUESTION, COMPANY, { thread: OURS })])])
    const id = desk.open('fernruf', 'x', OURS)
    await runCheck(await desk.again({ quiet: true }), {})
    const original = desk.replies(id)[0]!.original!
    await runForget(await desk.again({ yes: true }), id, {})
    await expect((await desk.again()).read(original)).rejects.toMatchObject({ exit: EXIT.failure })
  })
})

describe('a direct message that was pasted', () => {
  it.each([
    ['x-dm', '@Fernruf_hilft', true],
    ['x-dm', '@fernruf_hilft', true],
    ['x-dm', '@Fernruf_hi1ft', false],
    ['x-dm', '@Funknetz', false],
    ['messenger', 'fernruf', true],
    ['messenger', 'fernruf.hilfe', false],
  ] as const)(
    '%s by %s: official %s, as the account is known for posts alone',
    async (channel, sender, official) => {
      const desk = await postDesk([])
      const id = desk.open('fernruf', 'x', OURS)
      const stdin = { isTTY: false, read: async () => `${QUESTION}\n` }
      const world = await desk.again()
      const flags = { channel, sender, text: '-' }
      expect(await runLog({ ...world, system: { ...world.system, stdin } }, id, flags)).toBe(EXIT.done)
      const [reply] = desk.replies(id)
      expect(reply).toMatchObject({
        channel,
        sender,
        text: QUESTION,
        reading: { official, class: 'question' },
      })
      expect(fold(id, desk.events(id)).replies.map(speaks)).toEqual([official])
    },
  )

  it('is a thread of its own beside the posts: neither takes the other for itself', async () => {
    const on = postPlatform(x, [post(QUESTION, COMPANY, { thread: OURS })])
    const desk = await postDesk([on])
    const id = desk.open('fernruf', 'x', null, posted('x', OURS))
    const flags = { channel: 'x-dm', sender: '@Fernruf_hilft', text: QUESTION, at: '2026-11-24T10:00:00Z' }
    await runLog(await desk.again(), id, flags)
    await runCheck(await desk.again({ quiet: true }), {})
    expect(desk.replies(id).map(({ channel }) => channel)).toEqual(['x-dm', 'x'])
  })
})
