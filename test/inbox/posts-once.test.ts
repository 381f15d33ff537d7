import { describe, expect, it } from 'vitest'
import { x } from '../../src/channels/x/channel.ts'
import { EXIT, UserError } from '../../src/errors.ts'
import { collect } from '../../src/inbox/collect.ts'
import type { World } from '../../src/world.ts'
import { type PlatformPost, post, postPlatform } from '../support/post-platform.ts'
import { type Random, randomOf } from '../support/random.ts'
import { postDesk, posted } from './post-desk.ts'

const url = (number: number) => `https://x.com/erika/status/185000000000000000${number}`
const COMPANY = { id: '7001', handle: '@Fernruf_hilft' }
const AUTHORS = [
  COMPANY,
  { id: '8001', handle: '@Funknetz' },
  { id: '55', handle: '@rando' },
  { handle: '@nobody' },
]
const AGREED = ['Das tut uns leid.', 'Wir kümmern uns.', 'Bei mir auch.', 'Wie lautet die Nummer?']

/** Threads 1 and 2 are cases at one company, 3 at another; 4 is nobody's. */
function written(count: number, random: Random): PlatformPost[] {
  return Array.from({ length: count }, (_, number) => {
    const thread = random.pick([url(1), url(2), url(3), url(4), null])
    return post(`${random.pick(AGREED)} ${number}`, random.pick(AUTHORS), {
      thread,
      mentions: random.chance(0.7),
    })
  })
}

/** A process that ends before, or right after, what came was written down. */
function mortal(world: World, random: Random): World {
  const died = () => new UserError('store_busy', EXIT.busy, 'the process ended')
  const store = () => {
    const real = world.store()
    return {
      ...real,
      receive: (...given: Parameters<typeof real.receive>) => {
        const fate = random.below(100)
        if (fate < 20) throw died()
        const arrived = real.receive(...given)
        if (fate > 85) throw died()
        return arrived
      },
    }
  }
  const keepBytes: World['keepBytes'] = (...given) =>
    random.chance(0.03) ? Promise.reject(died()) : world.keepBytes(...given)
  return { ...world, store, keepBytes }
}

describe('any order, any repetition, with crashes between', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    'each post is once in the right case: seed %i',
    async seed => {
      const random = randomOf(seed)
      const on = postPlatform(x)
      const desk = await postDesk([on])
      const [one, two] = [1, 2].map(each => desk.open('fernruf', 'x', url(each)))
      const other = desk.open('funknetz', 'x', null, posted('x', url(3)))
      const all = written(40, random)
      on.order = items => random.shuffled(items)
      for (let step = 0; step < 12; step += 1) {
        on.page = 1 + random.below(4)
        if (random.chance(0.2)) on.fault = new UserError('temporary', EXIT.temporary, 'no')
        on.posts.push(...all.slice(on.posts.length, on.posts.length + random.below(9)))
        // Somebody made a cursor anew, or it was lost with a copy of the store.
        if (random.chance(0.3))
          desk.world.store().keepMark(`cursor:x:${random.pick(['mentions', `thread:${url(1)}`])}`, '0')
        await collect(mortal(await desk.again(), random), { unknown: [] })
      }
      on.posts.push(...all.slice(on.posts.length))
      on.fault = null
      await collect(desk.world, { unknown: [] })
      const texts = (id: string | undefined) =>
        desk
          .replies(id ?? '')
          .map(({ text }) => text)
          .sort()
      const inThread =
        (number: number) =>
        ({ thread }: PlatformPost) =>
          thread === url(number)
      const textsOf = (posts: readonly PlatformPost[]) => posts.map(({ text }) => text).sort()
      const mention = ({ thread, mentions }: PlatformPost) =>
        mentions && (thread === null || thread === url(4))
      const from =
        (handle: string) =>
        ({ author }: PlatformPost) =>
          author.handle === handle
      expect(texts(one)).toEqual(textsOf(all.filter(inThread(1))))
      expect(texts(two)).toEqual(textsOf(all.filter(inThread(2))))
      const theirs = all.filter(mention).filter(from('@Funknetz'))
      expect(texts(other)).toEqual(textsOf([...all.filter(inThread(3)), ...theirs]))
      const tray = desk.world
        .reader()
        .trayList()
        .map(({ body }) => (body as { readonly text: string }).text)
      expect(tray.sort()).toEqual(textsOf(all.filter(mention).filter(from('@Fernruf_hilft'))))
      expect(desk.world.reader().verify()).toEqual([])
    },
  )
})
