/** A batch of posts, from what the platform said to the store: sorted, read, kept, and written down in one transaction. */
import { fold } from '../case/fold.ts'
import type { Reading } from '../case/reading.ts'
import type { PostBatch, ReceivedPost } from '../channels/account.ts'
import type { Arrival, Arrived } from '../store/store.ts'
import type { World } from '../world.ts'
import { postedAt, senderOf } from './from-post.ts'
import { pastedTwins, twinMark } from './pasted-twin.ts'
import { postEvent, readPostFor } from './post-event.ts'
import type { PostIndex } from './post-index.ts'
import { postKey } from './post-key.ts'
import { keepPost } from './post-original.ts'
import type { Taken } from './take.ts'
import { postTrayEntry } from './tray.ts'

/** What the posts of a channel are held against. */
export interface PostIntake {
  readonly world: World
  readonly index: PostIndex
  readonly since: string
}

/** A post with its place, before anything is stored. */
interface Sorted {
  readonly key: string
  readonly post: ReceivedPost
  readonly at: string
  readonly to: { readonly caseId: string; readonly reading: Reading } | { readonly near: readonly string[] }
}

/** Keys by the mark of the pasted reply that each of these posts is. */
type Twins = Map<string, string>

/** @returns whether the person pasted this very post; noted, so that the next one with the same words is a new one */
function isPasted(key: string, marks: readonly string[], twins: Twins, world: World): boolean {
  const of = (mark: string) => twins.get(mark) ?? world.store().mark(mark)
  if (marks.some(mark => of(mark) === key)) return true
  const free = marks.find(mark => of(mark) === null)
  if (free !== undefined) twins.set(free, key)
  return free !== undefined
}

async function forCase(
  caseId: string,
  post: ReceivedPost,
  key: string,
  twins: Twins,
  { world, index: { channel } }: PostIntake,
): Promise<Sorted | null> {
  const events = world.store().load(caseId)
  if (events === null) return null
  const state = fold(caseId, events)
  const at = postedAt(post, state.openedAt, world.now)
  const marks = pastedTwins(channel, post, at, events).map(seq => twinMark(caseId, seq))
  if (isPasted(key, marks, twins, world)) return null
  return { key, post, at, to: { caseId, reading: await readPostFor(channel, post, at, state, world) } }
}

/** @returns null for what concerns no case, is the person's own, or is known already */
async function sort(post: ReceivedPost, twins: Twins, intake: PostIntake): Promise<Sorted | null> {
  const { index, since, world } = intake
  const key = postKey(index.channel, post.id)
  if (index.isOwn(post) || world.store().received(key) !== null) return null
  const old = Date.parse(post.at) < Date.parse(since)
  const at = old ? post.at : postedAt(post, since, world.now)
  const place = index.placeOf({ ...post, at })
  if ('caseId' in place) return forCase(place.caseId, post, key, twins, intake)
  return place.near.length > 0 && !old ? { key, post, at, to: place } : null
}

/** The file comes first, so that no event ever names one that is not there. */
async function arrivalOf({ key, post, at, to }: Sorted, { world, index }: PostIntake): Promise<Arrival> {
  const { channel } = index
  const original = await keepPost({ channel, post }, world)
  if ('near' in to)
    return {
      key,
      to: { tray: await postTrayEntry(channel, post, { key, at, original, near: to.near }, world) },
    }
  const event = postEvent(channel, post, to.reading, original, { at, now: world.now })
  return { key, to: { caseId: to.caseId, events: [event] } }
}

function tell(sorted: readonly Sorted[], arrived: readonly Arrived[], { index }: PostIntake): Taken {
  const replies = arrived.flatMap(({ known, place }, number) => {
    const { to, post } = sorted[number]!
    if (known || !('seq' in place) || 'near' in to) return []
    const about = { channel: index.channel, sender: senderOf(post), url: post.url, authentication: null }
    return [{ ...place, ...about, reading: to.reading, readable: to.reading.confidence > 0 }]
  })
  return { replies, trayed: arrived.filter(({ known, place }) => !known && 'tray' in place).length }
}

/**
 * Writes a batch down for good.
 * @param cursor name of the mark that says where reading goes on
 * @throws UserError `disk_full`, `home_not_writable` (exit 1), `store_busy` (exit 7); nothing of the batch is stored then
 */
export async function takePosts(batch: PostBatch, cursor: string, intake: PostIntake): Promise<Taken> {
  const twins: Twins = new Map()
  const sorted = new Map<string, Sorted>()
  for (const post of batch.posts) {
    const found = await sort(post, twins, intake)
    if (found) sorted.set(found.key, found)
  }
  const posts = [...sorted.values()]
  const arrivals: Arrival[] = []
  for (const each of posts) arrivals.push(await arrivalOf(each, intake))
  const marks = { ...Object.fromEntries(twins), [cursor]: batch.cursor }
  return tell(posts, intake.world.store().receive(arrivals, marks), intake)
}
