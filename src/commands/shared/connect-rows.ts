/** What works on which channel, by settings, keyring and store alone: nothing is asked over the network. */
import { CARRIED, CHANNELS, type ChannelName } from '../../case/model.ts'
import { UserError } from '../../errors.ts'
import { checkedMark } from '../../inbox/collect.ts'
import { CONNECTED } from '../../terminal/texts/connected.ts'
import type { World } from '../../world.ts'
import { named } from './connect-keep.ts'

/** One line of `channels` (`escalate/channels/1`). */
export interface ChannelRow {
  readonly channel: ChannelName
  /** Null: not carried. */
  readonly mode: string | null
  /** Whether the program itself sends there. */
  readonly sends: boolean
  readonly reads: boolean
  readonly account: string | null
  /** What sends: host and port, or `sendmail`. */
  readonly host: string | null
  /** What is read: host and port, or a folder. */
  readonly readsFrom: string | null
  readonly secret: 'env' | 'keyring' | 'command' | 'file' | null
  /** Instant of the last check, ISO 8601 UTC. */
  readonly lastCheck: string | null
  readonly note: string | null
}

const BY_HAND = {
  sends: false,
  reads: false,
  account: null,
  host: null,
  readsFrom: null,
  secret: null,
  lastCheck: null,
} as const

/** Words of a note in the language of the screen; scripts get English. */
const textsOf = ({ output, language }: World) => CONNECTED[output.json ? 'en' : language]

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

function instant(text: string | null): string | null {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** A store that cannot be read is told by `doctor` and `status`; here it only hides an hour. */
function lastCheck(world: World): string | null {
  try {
    return instant(world.reader().mark(checkedMark('email')))
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
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
    lastCheck: lastCheck(world),
    note: noteOf(mode, sendsBy, secret, world),
  }
}

/** A mode that is set but not built yet is a hand-off all the same. */
async function carriedRow(name: ChannelName, world: World): Promise<ChannelRow> {
  const texts = textsOf(world)
  const { modes } = await world.channel(name)
  const set = settingOf(world)(`${name}.mode`) ?? 'hand-off'
  const later = set !== 'hand-off' && !modes.some(mode => mode === set && mode !== 'hand-off')
  const note = later ? texts.otherMode(set) : texts.handOff
  return { ...BY_HAND, channel: name, mode: 'hand-off', note }
}

/** @returns a row for each channel there is, those that are carried first */
export async function channelRows(world: World): Promise<readonly ChannelRow[]> {
  const rows: ChannelRow[] = []
  for (const name of CARRIED)
    rows.push(name === 'email' ? await emailRow(world) : await carriedRow(name, world))
  const note = textsOf(world).notCarried(`${world.launch} log`)
  const others = CHANNELS.filter(name => !CARRIED.includes(name))
  return [...rows, ...others.map(channel => ({ ...BY_HAND, channel, mode: null, note }))]
}
