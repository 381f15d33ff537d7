/** Fetches what came in on all connected channels. The only way in: one short connection to each account, which it closes. */
import type { ChannelName } from '../case/model.ts'
import { CARRIED } from '../case/model.ts'
import type { Account } from '../channels/account.ts'
import type { Channel } from '../channels/channel.ts'
import { EXIT, UserError } from '../errors.ts'
import { indexCases } from '../replies/match.ts'
import type { World } from '../world.ts'
import { knownCases } from './recognise.ts'
import { type Settled, settle, settleByReplies } from './settle.ts'
import { type Intake, isWanted, type ReceivedReply, takeBatch } from './take.ts'

/** What became of one channel. */
export interface ChannelReport {
  readonly channel: ChannelName
  /** Messages that were written down, in cases and in the tray. */
  readonly new: number
  /** Commands sent, or files read. */
  readonly requests: number
  readonly error: UserError | null
}

export interface Collected {
  readonly channels: readonly ChannelReport[]
  readonly received: readonly ReceivedReply[]
  readonly settled: readonly Settled[]
}

/** What a run is told beyond the world. */
export interface CollectOptions {
  /** Cases with a send of unknown outcome that is to be settled. */
  readonly unknown: readonly string[]
  /** Called before an account is opened. */
  readonly onChannel?: (channel: ChannelName) => void
}

/** @returns channels with an account to read, by settings alone */
export async function readableChannels(world: World): Promise<readonly Channel[]> {
  const channels = await Promise.all(CARRIED.map(name => world.channel(name)))
  const setting = (key: string) => world.settings().get(key)?.toString()
  return channels.filter(channel => channel.openAccount && channel.readable?.(setting))
}

/** @returns name of the mark with the instant (ISO 8601 UTC) a channel was last asked without a fault */
export const checkedMark = (channel: ChannelName): string => `checked:${channel}`

/** A run that was started by hand at another hour has no other clock. */
const hourOf = ({ clockSet, now, system }: World): string => (clockSet ? now : system.clock())

/** What a run brought, filled in as it comes: a fault half way takes nothing back. */
interface Tally {
  readonly received: ReceivedReply[]
  readonly settled: Settled[]
  /** Messages that were written down. */
  messages: number
}

async function fetchAll(channel: Channel, account: Account, intake: Intake, tally: Tally): Promise<void> {
  const store = intake.world.store()
  const cursorMark = (place: string) => `cursor:${channel.name}:${place}`
  await account.fetch?.({
    since: intake.since,
    cursor: place => store.mark(cursorMark(place)),
    wanted: head => isWanted(head, intake),
    expecting: () => intake.world.expectMail(),
    take: async batch => {
      const { replies, trayed } = await takeBatch(batch, cursorMark(batch.place), intake)
      tally.received.push(...replies)
      tally.messages += replies.length + trayed
    },
  })
}

async function askAccount(
  channel: Channel,
  account: Account,
  intake: Intake,
  unknown: readonly string[],
  tally: Tally,
): Promise<void> {
  const { world } = intake
  const begun = hourOf(world)
  tally.settled.push(...(await settle(account, unknown, world)))
  await fetchAll(channel, account, intake, tally)
  // That nobody names a send counts only when all that came in was read.
  tally.settled.push(...(await settleByReplies(unknown, world)))
  world.store().keepMark(checkedMark(channel.name), begun)
}

async function askChannel(
  channel: Channel,
  intake: Intake,
  unknown: readonly string[],
  tally: Tally,
): Promise<ChannelReport> {
  const { name } = channel
  const before = tally.messages
  let account: Account | null = null
  let fault: UserError | null = null
  try {
    account = await channel.openAccount!(intake.world.connection(name))
    await askAccount(channel, account, intake, unknown, tally)
  } catch (error) {
    if (!(error instanceof UserError) || error.exit === EXIT.failure) throw error
    fault = error
  } finally {
    await account?.close()
  }
  return { channel: name, new: tally.messages - before, requests: account?.requests() ?? 0, error: fault }
}

/**
 * Asks every connected channel; one that fails is told of and does not stop the others.
 * @throws UserError what the store throws (exit 1, 7)
 */
export async function collect(world: World, { unknown, onChannel }: CollectOptions): Promise<Collected> {
  const tally: Tally = { received: [], settled: [], messages: 0 }
  const channels = await readableChannels(world)
  if (unknown.length > 0) tally.settled.push(...(await settle(null, unknown, world)))
  const reports: ChannelReport[] = []
  await world.system.expectWork?.()
  const { cases, own, since } = await knownCases(world.reader(), world)
  const intake = { world, index: indexCases(cases, own), since, states: new Map() }
  for (const channel of channels) {
    if (cases.length === 0) reports.push({ channel: channel.name, new: 0, requests: 0, error: null })
    else {
      onChannel?.(channel.name)
      reports.push(await askChannel(channel, intake, unknown, tally))
    }
  }
  return { channels: reports, received: tally.received, settled: tally.settled }
}
