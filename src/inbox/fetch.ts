/** What an account is asked for in a run: mails, posts, or both; each batch is stored before the next is fetched. */
import type { Account } from '../channels/account.ts'
import type { Channel } from '../channels/channel.ts'
import type { World } from '../world.ts'
import { indexPosts, type OwnAccount } from './post-index.ts'
import type { PostedCase } from './posted-case.ts'
import type { Settled } from './settle.ts'
import { type Intake, isWanted, type ReceivedReply, type Taken, takeBatch } from './take.ts'
import { takePosts } from './take-posts.ts'
import { hourOf } from './unknown-sends.ts'

/** What a run brought, filled in as it comes: a fault half way takes nothing back. */
export interface Tally {
  readonly received: ReceivedReply[]
  readonly settled: Settled[]
  /** Messages that were written down. */
  messages: number
}

/** What a run holds against what comes in. */
export interface Against {
  readonly intake: Intake
  readonly posted: readonly PostedCase[]
}

const cursorMark = ({ name }: Channel, place: string): string => `cursor:${name}:${place}`

/** Where an account has mails. @throws UserError what {@link Account.fetch} and the store throw */
export async function fetchMails(
  channel: Channel,
  account: Account,
  { intake }: Against,
  tally: Tally,
): Promise<void> {
  const store = intake.world.store()
  await account.fetch?.({
    since: intake.since,
    cursor: place => store.mark(cursorMark(channel, place)),
    wanted: head => isWanted(head, intake),
    expecting: () => intake.world.expectMail(),
    take: async batch => count(await takeBatch(batch, cursorMark(channel, batch.place), intake), tally),
  })
}

/** By settings, as they say whose the account is. */
function ownAccount({ name }: Channel, world: World): OwnAccount {
  const setting = (key: string) => world.settings().get(key)?.toString() ?? null
  return {
    handle: setting(`${name}.handle`),
    id: setting(name === 'facebook' ? 'facebook.pageId' : `${name}.userId`),
  }
}

/** Where an account has posts: once for all cases. @throws UserError what {@link Account.fetchPosts} and the store throw */
export async function fetchPosts(
  channel: Channel,
  account: Account,
  { intake, posted }: Against,
  tally: Tally,
): Promise<void> {
  if (!account.fetchPosts) return
  const { world, since } = intake
  const normalUrl = (url: string) => channel.checkPostUrl?.(url)?.url ?? null
  const index = indexPosts(posted, channel.name, ownAccount(channel, world), normalUrl)
  await account.fetchPosts({
    ...{ since, now: hourOf(world), ours: index.ours },
    cursor: place => world.store().mark(cursorMark(channel, place)),
    take: async batch =>
      count(await takePosts(batch, cursorMark(channel, batch.place), { world, index, since }), tally),
  })
}

function count({ replies, trayed }: Taken, tally: Tally): void {
  tally.received.push(...replies)
  tally.messages += replies.length + trayed
}
