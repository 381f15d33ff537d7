/** THE list of channels. A new channel is one folder and one line here; each is loaded when it is needed. */
import type { ChannelName } from '../case/model.ts'
import { EXIT, UserError } from '../errors.ts'
import type { Channel } from './channel.ts'

type Loader = () => Promise<Channel>

export const CHANNELS_BY_NAME: ReadonlyMap<ChannelName, Loader> = new Map<ChannelName, Loader>([
  ['email', async () => (await import('./email/channel.ts')).email],
  ['x', async () => (await import('./x/channel.ts')).x],
  ['facebook', async () => (await import('./facebook/channel.ts')).facebook],
  ['bluesky', async () => (await import('./bluesky/channel.ts')).bluesky],
  ['mastodon', async () => (await import('./mastodon/channel.ts')).mastodon],
  ['x-dm', async () => (await import('./x/direct.ts')).xDirect],
  ['messenger', async () => (await import('./facebook/messenger.ts')).messenger],
  ['web-form', async () => (await import('./web-form/channel.ts')).webForm],
  ['phone', async () => (await import('./phone/channel.ts')).phone],
  ['letter', async () => (await import('./letter/channel.ts')).letter],
])

/**
 * Loads one channel.
 * @throws UserError `unknown_channel` (exit 2) with the names there are
 */
export async function channelFor(name: string): Promise<Channel> {
  const load = CHANNELS_BY_NAME.get(name as ChannelName)
  if (load) return load()
  const known = [...CHANNELS_BY_NAME.keys()].join(', ')
  throw new UserError('unknown_channel', EXIT.usage, `There is no channel "${name}" here.`, {
    hints: [`Channels: ${known}.`],
  })
}
