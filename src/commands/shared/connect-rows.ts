/** What works on which channel, by settings, keyring and store alone: nothing is asked over the network. */
import { CARRIED, CHANNELS } from '../../case/model.ts'
import type { World } from '../../world.ts'
import { BY_HAND, type ChannelRow, lastCheck, textsOf } from './channel-row.ts'
import { named } from './connect-keep.ts'
import { platformRow } from './platform-row.ts'

const settingOf = (world: World) => (key: string) => world.settings().get(key)?.toString()

function hostOf(protocol: 'smtp' | 'imap', world: World): string | null {
  const setting = settingOf(world)
  const host = setting(`email.${protocol}.host`)
  const port = setting(`email.${protocol}.port`)
  return host === undefined ? null : port === undefined ? host : `${host}:${port}`
}

/** Whether some server of the account wants a sign-in. */
function wantsSecret(world: World): boolean {
  const setting = settingOf(world)
  const sends = setting('email.mode') === 'smtp' && setting('email.smtp.user') !== undefined
  return sends || setting('email.imap.host') !== undefined
}

/** @returns where the secret of the mail account would come from; null: nowhere, or none is wanted */
async function secretOf(world: World): Promise<ChannelRow['secret']> {
  if (!wantsSecret(world)) return null
  return world.secretOrigin(named(settingOf(world)('email.auth') === 'oauth2' ? 'token' : 'password'))
}

function noteOf(mode: string, host: string | null, secret: ChannelRow['secret'], world: World) {
  const texts = textsOf(world)
  const command = `${world.launch} connect email`
  if (mode === 'smtp' && host === null) return texts.noHost(command)
  return wantsSecret(world) && secret === null ? texts.noSecret(command) : null
}

/** @returns how mail leaves and is read; a note where something is missing for that */
export async function emailRow(world: World): Promise<ChannelRow> {
  const channel = await world.channel('email')
  const setting = settingOf(world)
  const mode = setting('email.mode') ?? 'hand-off'
  const sendsBy = { smtp: hostOf('smtp', world), sendmail: 'sendmail' }[mode] ?? null
  const secret = await secretOf(world)
  const reads = channel.readable?.(world.connection('email').setting) ?? false
  const place = hostOf('imap', world) ?? setting('email.maildir') ?? null
  return {
    channel: 'email',
    mode,
    sends: mode !== 'hand-off' && sendsBy !== null,
    reads,
    account: setting('email.from') ?? setting('me.email') ?? null,
    host: sendsBy,
    readsFrom: reads ? place : null,
    secret,
    lastCheck: lastCheck('email', world),
    note: noteOf(mode, sendsBy, secret, world),
  }
}

/** @returns a row for each channel there is, those that are carried first */
export async function channelRows(world: World): Promise<readonly ChannelRow[]> {
  const rows: ChannelRow[] = []
  for (const name of CARRIED)
    rows.push(name === 'email' ? await emailRow(world) : await platformRow(name, world))
  const note = textsOf(world).notCarried(`${world.launch} log`)
  const others = CHANNELS.filter(name => !CARRIED.includes(name))
  return [...rows, ...others.map(channel => ({ ...BY_HAND, channel, mode: null, note }))]
}
