/** Fetches what came in on all connected channels. The only way in: one short connection to each account, which it closes. */
import type { ChannelName } from '../case/model.ts'
import { CHANNELS } from '../case/model.ts'
import type { Account } from '../channels/account.ts'
import type { Channel } from '../channels/channel.ts'
import { EXIT, UserError } from '../errors.ts'
import { indexCases } from '../replies/match.ts'
import type { World } from '../world.ts'
import { type Against, fetchMails, fetchPosts, type Tally } from './fetch.ts'
import { knownCases } from './recognise.ts'
import { type Settled, settle, settleByReplies } from './settle.ts'
import type { ReceivedReply } from './take.ts'
import { hourOf } from './unknown-sends.ts'

/** What became of one channel. */
export interface ChannelReport {
  readonly channel: ChannelName
  /** Messages that were written down, in cases and in the tray. */
  readonly new: number
  /** Commands or requests sent, or files read. */
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

/** Of some channels the program knows the name alone. */
async function channelOf(name: ChannelName, world: World): Promise<Channel[]> {
  try {
    return [await world.channel(name)]
  } catch (error) {
    if (error instanceof UserError && error.code === 'unknown_channel') return []
    throw error
  }
}

/** @returns channels with an account to read, by settings alone */
export async function readableChannels(world: World): Promise<readonly Channel[]> {
  const channels = (await Promise.all(CHANNELS.map(name => channelOf(name, world)))).flat()
  const setting = (key: string) => world.settings().get(key)?.toString()
  return channels.filter(channel => channel.openAccount && channel.readable?.(setting))
}

/** @returns name of the mark with the instant (ISO 8601 UTC) a channel was last asked without a fault */
export const checkedMark = (channel: ChannelName): string => `checked:${channel}`

async function askAccount(
  channel: Channel,
  account: Account,
  against: Against,
  unknown: readonly string[],
  tally: Tally,
): Promise<void> {
  const { world } = against.intake
  const begun = hourOf(world)
  const found = await settle(account, unknown, world, channel)
  tally.settled.push(...found)
  await fetchMails(channel, account, against, tally)
  // A post that was just found may be answered, too.
  const posted = found.length > 0 ? (await knownCases(world.reader(), world)).posted : against.posted
  await fetchPosts(channel, account, { ...against, posted }, tally)
  // That nobody names a send counts only when all that came in was read.
  tally.settled.push(...(await settleByReplies(unknown, world, channel)))
  world.store().keepMark(checkedMark(channel.name), begun)
}

async function askChannel(
  channel: Channel,
  against: Against,
  unknown: readonly string[],
  tally: Tally,
): Promise<ChannelReport> {
  const { name } = channel
  const before = tally.messages
  let account: Account | null = null
  let fault: UserError | null = null
  try {
    account = await channel.openAccount!(against.intake.world.connection(name))
    await askAccount(channel, account, against, unknown, tally)
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
  const { cases, posted, own, since } = await knownCases(world.reader(), world)
  const intake = { world, index: indexCases(cases, own), since, states: new Map() }
  for (const channel of channels) {
    if (cases.length === 0) reports.push({ channel: channel.name, new: 0, requests: 0, error: null })
    else {
      onChannel?.(channel.name)
      reports.push(await askChannel(channel, { intake, posted }, unknown, tally))
    }
  }
  return { channels: reports, received: tally.received, settled: tally.settled }
}
