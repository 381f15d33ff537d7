/** `next` looks first whether they have answered: what is due may have changed since the last look. */
import type { ChannelName } from '../../case/model.ts'
import type { CaseState } from '../../case/state.ts'
import { mayHaveLeft } from '../../case/state.ts'
import type { Channel } from '../../channels/channel.ts'
import { EXIT, UserError } from '../../errors.ts'
import { checkedMark, collect, readableChannels } from '../../inbox/collect.ts'
import { channelName } from '../../terminal/texts/channels.ts'
import { NEXT } from '../../terminal/texts/next.ts'
import type { World } from '../../world.ts'

/** How old the last check may be where nobody can be asked, in milliseconds (CONTRACT section 1: 24 hours). */
const FRESH = 24 * 3_600_000

/** A check that lies ahead is none: the clock was set back. */
function isFresh({ name }: Channel, { now, reader }: World): boolean {
  const checked = Date.parse(reader().mark(checkedMark(name)) ?? '')
  return Math.abs(Date.parse(now) - checked) <= FRESH
}

/** @throws UserError `check_first` (exit 3) */
function requireFresh(id: string, channels: readonly Channel[], world: World): void {
  const stale = channels.filter(channel => !isFresh(channel, world)).map(({ name }) => name)
  if (stale.length === 0) return
  throw new UserError(
    'check_first',
    EXIT.needsApproval,
    `${id}: they may have answered; ${stale.join(', ')} was not checked within 24 hours: nothing was sent`,
    { hints: [`${world.launch} check`], caseId: id },
  )
}

/** @returns whether all channels could be asked */
async function fetched(world: World): Promise<boolean> {
  const { output, language } = world
  const texts = NEXT[language]
  const onChannel = (name: ChannelName) => output.say(texts.looking(channelName(name, language)))
  const { channels } = await collect(world, { unknown: [], onChannel })
  const faults = channels.flatMap(({ channel, error }) => (error ? [{ channel, error }] : []))
  for (const { channel, error } of faults)
    output.warn(texts.couldNotLook(channelName(channel, language), error.message))
  return faults.length === 0
}

/** What was said where no mailbox is only the person can know. */
function saidElsewhere({ deliveries }: CaseState, channels: readonly Channel[]): boolean {
  const newest = deliveries.filter(mayHaveLeft).at(-1)?.message.channel
  return !channels.some(({ name }) => name === newest)
}

/**
 * Fetches replies where a person looks on, and asks them what no mailbox can tell; where nobody is there, the last check
 * has to be recent.
 * @returns whether the person says that there is an answer, which is to be recorded first
 * @throws UserError `check_first` (exit 3), what the store throws
 */
export async function answeredSince(state: CaseState, world: World): Promise<boolean> {
  if (!state.deliveries.some(mayHaveLeft)) return false
  const channels = await readableChannels(world)
  const asks = world.interactive && !world.options.yes
  const looked = world.interactive && channels.length > 0 && (await fetched(world))
  if (asks && looked && !saidElsewhere(state, channels)) return false
  if (asks) return (await world.prompts()).confirm(NEXT[world.language].answered)
  if (!looked) requireFresh(state.id, channels, world)
  return false
}
