/**
 * Whose post is it: the thread decides, else the company's own account. Pure; a wrong case is worse than the tray:
 * where two may be meant, nobody guesses.
 */
import type { ChannelName } from '../case/model.ts'
import type { OwnPost, ReceivedPost } from '../channels/account.ts'
import { type Account, isTakenOver, ownsAccount, SAME_ACCOUNTS } from '../replies/accounts.ts'
import type { PostedCase, PostedUrl } from './posted-case.ts'

/** A case; or the tray with the likely ones, likeliest first; none: it concerns no case. */
export type PostPlace = { readonly caseId: string } | { readonly near: readonly string[] }

/** The person's own account; their posts are no replies. */
export interface OwnAccount {
  readonly handle: string | null
  readonly id: string | null
}

export interface PostIndex {
  readonly channel: ChannelName
  /** Posts of open cases that may be answered, oldest first. */
  readonly ours: readonly OwnPost[]
  readonly isOwn: (post: ReceivedPost) => boolean
  readonly placeOf: (post: ReceivedPost) => PostPlace
}

/** Days after which a closed case is over for good, as for mails. */
const LATE = 90 * 86_400_000

/** Milliseconds since 1970 when the person last wrote there before that instant; -Infinity: never. */
function lastWritten({ written }: PostedCase, channel: ChannelName, before: string): number {
  const there = SAME_ACCOUNTS[channel] ?? [channel]
  const times = written.filter(each => there.includes(each.channel)).map(({ at }) => Date.parse(at))
  return Math.max(-Infinity, ...times.filter(time => time <= Date.parse(before)))
}

const isNotOver = ({ open, written }: PostedCase, at: string): boolean =>
  open || written.some(each => Date.parse(at) - Date.parse(each.at) <= LATE)

/** Open ones first, then the one that was written to last. */
function likeliest(cases: readonly PostedCase[], channel: ChannelName, at: string): readonly string[] {
  const last = (each: PostedCase) => lastWritten(each, channel, at)
  const first = (a: PostedCase, b: PostedCase) =>
    Number(b.open) - Number(a.open) || (last(a) === last(b) ? 0 : last(b) - last(a)) || (a.id < b.id ? -1 : 1)
  return [...cases].sort(first).map(({ id }) => id)
}

/** A mention outside our threads: only the company is heard there, and only where one case alone can be meant. */
function byAuthor(
  cases: readonly PostedCase[],
  channel: ChannelName,
  { author, at }: ReceivedPost,
): PostPlace {
  const from = { channel, handle: author.handle, id: author.id }
  const possible = cases.filter(each => isNotOver(each, at))
  const theirs = possible.filter(({ known }) => ownsAccount(from, known) === true)
  const asked = theirs.filter(each => each.open && lastWritten(each, channel, at) > -Infinity)
  const [only, other] = asked
  if (only && !other) return { caseId: only.id }
  // Either somebody took the handle over, or its number is an old one: the person sees.
  const doubtful = possible.filter(({ known }) => isTakenOver(from, known))
  return { near: likeliest([...theirs, ...doubtful], channel, at) }
}

/** @returns ids of the cases with a post, by its address in the normal form */
function threadsOf(cases: readonly PostedCase[], normal: (post: PostedUrl) => OwnPost | null) {
  const threads = new Map<string, PostedCase[]>()
  for (const each of cases)
    for (const post of each.posts) {
      const url = normal(post)?.url
      if (url !== undefined) threads.set(url, [...(threads.get(url) ?? []).filter(one => one !== each), each])
    }
  return threads
}

/**
 * @param cases all there are, also closed ones
 * @param normalUrl the address of a post in its one normal form (`Channel.checkPostUrl`), or null
 */
export function indexPosts(
  cases: readonly PostedCase[],
  channel: ChannelName,
  own: OwnAccount,
  normalUrl: (url: string) => string | null,
): PostIndex {
  const normal = (post: PostedUrl): OwnPost | null => {
    const url = post.channel === channel ? normalUrl(post.url) : null
    return url === null ? null : { url, at: post.at }
  }
  const threads = threadsOf(cases, normal)
  const ours = cases
    .filter(({ open }) => open)
    .flatMap(({ posts }) => posts.flatMap(each => normal(each) ?? []))
  const oldestFirst = [...ours].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const me: readonly Account[] = [{ channel, address: own.handle ?? '', platformId: own.id }]
  return {
    channel,
    ours: [...new Map(oldestFirst.map(post => [post.url, post])).values()],
    isOwn: ({ author }) => ownsAccount({ channel, ...author }, me) === true,
    placeOf: post => {
      const inThread = (post.thread === null ? undefined : threads.get(post.thread)) ?? []
      const [only, other] = inThread
      if (only) return other ? { near: likeliest(inThread, channel, post.at) } : { caseId: only.id }
      return byAuthor(cases, channel, post)
    },
  }
}
