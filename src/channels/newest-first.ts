/**
 * Reads a list that a platform hands out newest first, page by page, and remembers how far it was read. A list that is
 * longer than one run reads is read on in the next: the cursor keeps the gap. Posts are handed on oldest first.
 */
import type { PostsRequest, ReceivedPost } from './account.ts'

/** Pages of one place in one run. */
const MAX_PAGES = 10
/** Posts that are stored at once. */
const BATCH = 100
/** Ids of one instant that are kept; more are offered again, which stores nothing twice. */
const MAX_IDS = 200

/** An entry of the list; `post` is null where it is not for us, such as our own. */
export interface Entry {
  readonly id: string
  /** When the platform listed it, ISO 8601 UTC with milliseconds. */
  readonly stamp: string
  readonly post: ReceivedPost | null
}

export interface Page {
  readonly entries: readonly Entry[]
  /** The platform's own cursor to older entries; null: there are none. */
  readonly next: string | null
}

export interface Feed {
  readonly place: string
  readonly page: (from: string | null) => Promise<Page>
}

/** All up to an instant is read; of the instant itself these. */
interface Mark {
  readonly at: string
  readonly ids: readonly string[]
}
interface Progress extends Mark {
  /** Where a list broke off that reaches up to `top`. */
  readonly gap: { readonly from: string; readonly top: Mark } | null
}

function isMark(value: unknown): value is Mark {
  const { at, ids } = (value ?? {}) as Partial<Mark>
  return typeof at === 'string' && Array.isArray(ids) && ids.every(id => typeof id === 'string')
}

function progressOf(cursor: string | null, since: string): Progress {
  try {
    const value: unknown = JSON.parse(cursor ?? 'null')
    if (isMark(value)) {
      const { gap } = value as Partial<Progress>
      const whole = typeof gap?.from === 'string' && isMark(gap.top)
      return { at: value.at, ids: value.ids, gap: whole ? gap : null }
    }
  } catch {
    // A cursor nobody wrote is none.
  }
  return { at: new Date(since).toISOString(), ids: [], gap: null }
}

interface Walk {
  /** New ones, newest first. */
  readonly entries: readonly Entry[]
  /** Where it broke off; null: it reached what was read before. */
  readonly from: string | null
}

async function walk(
  { page }: Feed,
  start: string | null,
  floor: Mark,
  budget: { left: number },
): Promise<Walk> {
  const entries: Entry[] = []
  let from = start
  while (budget.left > 0) {
    budget.left -= 1
    const { entries: some, next } = await page(from)
    const old = some.findIndex(({ stamp }) => stamp < floor.at)
    const young = old === -1 ? some : some.slice(0, old)
    entries.push(...young.filter(({ id, stamp }) => stamp !== floor.at || !floor.ids.includes(id)))
    if (old !== -1 || next === null) return { entries, from: null }
    from = next
  }
  return { entries, from }
}

/** @returns the mark behind these, which are sorted oldest first, all of them newer than the floor */
function markBehind(entries: readonly Entry[], floor: Mark): Mark {
  const at = entries.at(-1)?.stamp ?? floor.at
  const ids = entries.filter(({ stamp }) => stamp === at).map(({ id }) => id)
  return { at, ids: [...(at === floor.at ? floor.ids : []), ...ids].slice(-MAX_IDS) }
}

/** Takes what a walk brought; only behind the last of a list that broke off the gap is known. */
async function store(
  { place }: Feed,
  found: Walk,
  progress: Progress,
  end: Progress,
  take: PostsRequest['take'],
): Promise<Progress> {
  const entries = [...found.entries].sort((one, other) =>
    one.stamp < other.stamp ? -1 : one.stamp > other.stamp ? 1 : 0,
  )
  const whole = end.gap === null && progress.gap === null
  let behind: Progress = progress
  for (let begin = 0; begin < entries.length || begin === 0; begin += BATCH) {
    const some = entries.slice(begin, begin + BATCH)
    const last = begin + BATCH >= entries.length
    if (last) behind = end
    else if (whole) behind = { ...markBehind(some, behind), gap: null }
    if (some.length === 0 && JSON.stringify(behind) === JSON.stringify(progress)) return behind
    const posts = some.flatMap(({ post }) => post ?? [])
    await take({ place, posts, cursor: JSON.stringify(behind) })
  }
  return behind
}

/** What an earlier run had to leave. @returns how far reading has come */
async function closeGap(
  feed: Feed,
  progress: Progress,
  budget: { left: number },
  take: PostsRequest['take'],
): Promise<Progress> {
  const { gap } = progress
  if (gap === null) return progress
  const rest = await walk(feed, gap.from, progress, budget)
  const end =
    rest.from === null ? { ...gap.top, gap: null } : { ...progress, gap: { ...gap, from: rest.from } }
  return store(feed, rest, progress, end, take)
}

/** @throws what `page` and `take` throw; what was taken before stays */
export async function readNewestFirst(
  feed: Feed,
  { cursor, since, take }: Pick<PostsRequest, 'cursor' | 'since' | 'take'>,
): Promise<void> {
  const budget = { left: MAX_PAGES }
  const progress = await closeGap(feed, progressOf(cursor(feed.place), since), budget, take)
  if (progress.gap !== null || budget.left === 0) return
  const found = await walk(feed, null, progress, budget)
  const top = markBehind([...found.entries].reverse(), progress)
  const end = found.from === null ? { ...top, gap: null } : { ...progress, gap: { from: found.from, top } }
  await store(feed, found, progress, end, take)
}
