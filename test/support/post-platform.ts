/** A platform that lies in memory: strict about what it is asked, with a cursor for each place, and pages. */
import type { ChannelName } from '../../src/case/model.ts'
import type {
  Account,
  PostAuthor,
  PostBatch,
  PostsRequest,
  ReceivedPost,
  Sight,
  Sought,
} from '../../src/channels/account.ts'
import type { Channel } from '../../src/channels/channel.ts'

export interface PlatformPost extends ReceivedPost {
  /** Whether it names the person's account. */
  readonly mentions: boolean
}

export interface PostPlatform {
  readonly channel: Channel
  readonly posts: PlatformPost[]
  /** What `look` sees, by the words of the post; else absent. */
  readonly timeline: Map<string, Omit<Sight, 'sought'>>
  /** Every request for posts, in their order. */
  readonly asked: PostsRequest[]
  readonly sought: Sought[]
  /** Thrown by the next request for posts, once. */
  fault: Error | null
  /** Posts a page. */
  page: number
  /** Mixes what comes; as it is. */
  order: <T>(items: readonly T[]) => readonly T[]
  /** The person's account that is signed in. */
  own: string | null
  /** Times the account was opened, and closed. */
  readonly visits: { opened: number; closed: number }
}

const URLS: Readonly<Partial<Record<ChannelName, RegExp>>> = {
  bluesky: /^https:\/\/bsky\.app\/profile\/[a-z0-9.-]+\/post\/[a-z0-9]+$/,
  mastodon: /^https:\/\/[a-z0-9.-]+\/@[a-z0-9_]+\/\d+$/,
}

/** A channel that is not there yet, as far as posts need it. */
function plain(name: ChannelName): Channel {
  return {
    ...{ name, public: true, limit: null, modes: ['hand-off', 'api'], settings: [], secrets: [] },
    example: '@name',
    parseAddress: text => text,
    handOff: () => Promise.reject(new Error('nobody expected a hand-off')),
    checkPostUrl: url => (URLS[name]?.test(url) ? { url, at: null } : null),
  }
}

type Served = readonly [place: string, posts: readonly PlatformPost[]]

function placesOf(posts: readonly PlatformPost[], request: PostsRequest): readonly Served[] {
  return [
    ['mentions', posts.filter(each => each.mentions)],
    ...request.ours.map(({ url }): Served => [`thread:${url}`, posts.filter(each => each.thread === url)]),
  ]
}

function batch(
  [place, posts]: Served,
  { cursor, ours }: PostsRequest,
  { page, order }: Pick<PostPlatform, 'page' | 'order'>,
): PostBatch | null {
  const from = Number(cursor(place) ?? '0')
  const known = (url: string | null) => (ours.some(each => each.url === url) ? url : null)
  const shown = posts.slice(from, from + page)
  if (shown.length === 0) return null
  const told = shown.map(({ mentions: _, ...post }) => ({ ...post, thread: known(post.thread) }))
  return { place, posts: order(told), cursor: String(from + shown.length) }
}

function accountOf(platform: PostPlatform): Account {
  let state: 'open' | 'asked' | 'closed' = 'open'
  let requests = 0
  const must = (right: boolean, what: string) => {
    if (!right) throw new Error(`${platform.channel.name}: ${what}`)
  }
  return {
    async fetchPosts(request) {
      must(state === 'open', `fetchPosts of an account that is ${state}`)
      state = 'asked'
      platform.asked.push(request)
      const { fault } = platform
      platform.fault = null
      if (fault) throw fault
      for (const place of platform.order(placesOf(platform.posts, request))) {
        for (let found = batch(place, request, platform); found; found = batch(place, request, platform)) {
          requests += 1
          await request.take(found)
          must(request.cursor(place[0]) === found.cursor, 'the cursor was not kept')
        }
        requests += 1
      }
    },
    async look(sought) {
      must(state !== 'closed', 'look into a closed account')
      requests += 1
      platform.sought.push(...sought)
      return sought.map(one => ({ seen: 'absent', ...platform.timeline.get(one.text), sought: one }))
    },
    requests: () => requests,
    async close() {
      must(state !== 'closed', 'closed twice')
      state = 'closed'
      platform.visits.closed += 1
    },
  }
}

/** @param base the real channel, where there is one; its addresses count */
export function postPlatform(base: Channel | ChannelName, posts: readonly PlatformPost[] = []): PostPlatform {
  const platform: PostPlatform = {
    channel: {
      ...(typeof base === 'string' ? plain(base) : base),
      readable: () => true,
      ownAccount: () => platform.own,
      openAccount: async () => {
        platform.visits.opened += 1
        return accountOf(platform)
      },
    },
    posts: [...posts],
    ...{ timeline: new Map(), asked: [], sought: [], fault: null, page: 2 },
    order: items => items,
    own: 'erika',
    visits: { opened: 0, closed: 0 },
  }
  return platform
}

let number = 0

/** @returns a post of somebody else; whatever is not said is invented */
export function post(
  text: string,
  author: Partial<PostAuthor>,
  { thread = null, ...rest }: Partial<PlatformPost> = {},
): PlatformPost {
  number += 1
  const id = rest.id ?? String(1_900_000_000_000_000_000n + BigInt(number))
  const handle = author.handle ?? null
  return {
    id,
    url: `https://x.com/${handle?.slice(1) ?? 'i'}/status/${id}`,
    text,
    author: { id: null, name: null, ...author, handle },
    at: '2026-11-24T10:00:00.000Z',
    thread,
    mentions: true,
    ...rest,
  }
}
