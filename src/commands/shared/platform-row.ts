/** What works on a channel other than e-mail, by settings, keyring and store alone: nothing is asked over the network. */
import type { ChannelName } from '../../case/model.ts'
import { PLATFORM } from '../../terminal/texts/connect-platform.ts'
import type { World } from '../../world.ts'
import { BY_HAND, type ChannelRow, lastCheck, textsOf } from './channel-row.ts'
import { hostOf } from './platform-questions.ts'
import type { SecretOf } from './platform-secret.ts'
import { platformOf } from './platform-sign-in.ts'

/** What of a channel's settings tells whose account it is, and where it lies. */
interface Place {
  readonly accountKey: string
  readonly serverKey: string
  readonly secret: SecretOf
}

const X: Place = {
  accountKey: 'x.handle',
  serverKey: 'x.apiUrl',
  secret: { channel: 'x', name: 'token' },
}

function placeOf(channel: ChannelName): Place | null {
  const entry = channel === 'x' ? null : platformOf(channel)
  if (entry === null) return channel === 'x' ? X : null
  const { keeps, server, secret } = entry
  const accountKey = keeps.handle ?? keeps.id ?? `${channel}.mode`
  return { accountKey, serverKey: server.key, secret: { channel, name: secret } }
}

/** @returns the row of a channel that can be connected; one that is not works by hand-off */
async function connectedRow(channel: ChannelName, place: Place, world: World): Promise<ChannelRow> {
  const { modes, readable } = await world.channel(channel)
  const { setting } = world.connection(channel)
  const mode = setting(`${channel}.mode`) ?? 'hand-off'
  const account = setting(place.accountKey) ?? null
  const byHand = mode === 'hand-off' || !modes.some(known => known === mode)
  if (byHand && account === null)
    return { ...BY_HAND, channel, mode: 'hand-off', note: handOffNote(mode, world) }
  const secret = await world.secretOrigin(place.secret)
  const host = hostOf(setting(place.serverKey) ?? '')
  const reads = (readable?.(setting) ?? false) && secret !== null
  const sends = !byHand && secret !== null
  const missing = PLATFORM[world.output.json ? 'en' : world.language].noSecret
  return {
    channel,
    mode: byHand ? 'hand-off' : mode,
    sends,
    reads,
    account,
    host: sends ? host : null,
    readsFrom: reads ? host : null,
    secret,
    lastCheck: lastCheck(channel, world),
    note: secret === null ? missing(`${world.launch} connect ${channel}`) : null,
  }
}

/** A mode that this version does not have is a hand-off all the same. */
function handOffNote(mode: string, world: World): string {
  const texts = textsOf(world)
  return mode === 'hand-off' ? texts.handOff : texts.otherMode(mode)
}

/** @returns the row of a channel that is carried */
export async function platformRow(channel: ChannelName, world: World): Promise<ChannelRow> {
  const place = placeOf(channel)
  if (place !== null) return connectedRow(channel, place, world)
  return { ...BY_HAND, channel, mode: 'hand-off', note: handOffNote('hand-off', world) }
}
