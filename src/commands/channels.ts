/** `escalate channels`: which channels work, and how. */
import type { Command } from 'commander'
import { EXIT } from '../errors.ts'
import { styled } from '../terminal/style.ts'
import { channelName, shortDate } from '../terminal/texts/channels.ts'
import { PLATFORM } from '../terminal/texts/connect-platform.ts'
import { CONNECTED } from '../terminal/texts/connected.ts'
import type { World } from '../world.ts'
import type { ChannelRow } from './shared/channel-row.ts'
import { channelRows } from './shared/connect-rows.ts'
import { tell } from './shared/connect-view.ts'
import type { Registration } from './shared/registration.ts'

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('channels')
    .description(tr('which channels work, and how', 'welche Kanäle gehen und wie'))
    .action(act(world => runChannels(world)))
}

/** Day and minute, as the clock in UTC shows them: a zone would load Intl for a glance. */
const timeOf = (instant: string, { language }: World) =>
  `${shortDate(instant, language)} ${instant.slice(11, 16)} UTC`

/** An account is told line by line; what a hand-off is needs one. */
function emailLines(row: ChannelRow, world: World): readonly string[] {
  const texts = CONNECTED[world.language]
  const { host, readsFrom, secret, lastCheck, note, mode } = row
  if (mode === 'hand-off' && readsFrom === null) return [texts.connect(`${world.launch} connect email`)]
  return [
    ...(host === null ? [] : [texts.sends(host)]),
    readsFrom === null ? texts.readsNothing : texts.reads(readsFrom),
    ...(secret === null ? [] : [texts.secret[secret]]),
    ...(readsFrom === null
      ? []
      : [lastCheck ? texts.lastCheck(timeOf(lastCheck, world)) : texts.neverChecked]),
    ...(note === null ? [] : [styled('bad', note)]),
  ]
}

function tellEmail(row: ChannelRow, world: World): void {
  const { language } = world
  const { modes } = CONNECTED[language]
  const how = modes[row.mode as keyof typeof modes]
  const account = row.account === null ? '' : ` · ${row.account}`
  tell(world, `${styled('bold', channelName('email', language))}: ${how}${account}`)
  for (const line of emailLines(row, world)) tell(world, line, 2)
}

/** A platform with an account: what leaves by itself, what is read, where the secret is. */
function platformLines(row: ChannelRow, world: World): readonly string[] {
  const texts = CONNECTED[world.language]
  const { readsFrom, secret, lastCheck, note, host } = row
  return [
    ...(host === null ? [] : [texts.sends(host)]),
    ...(readsFrom === null ? [] : [texts.reads(readsFrom)]),
    ...(secret === null ? [] : [texts.secret[secret]]),
    ...(lastCheck === null ? [] : [texts.lastCheck(timeOf(lastCheck, world))]),
    ...(note === null ? [] : [styled('bad', note)]),
  ]
}

function tellPlatform(row: ChannelRow, world: World): void {
  const { language } = world
  const texts = PLATFORM[language]
  const how =
    row.mode === 'hand-off' ? (row.reads ? texts.onlyRead : CONNECTED[language].handOff) : texts.byApi
  const account = row.account === null ? '' : ` · ${row.account}`
  tell(world, `${styled('bold', channelName(row.channel, language))}: ${how}${account}`)
  for (const line of platformLines(row, world)) tell(world, line, 2)
}

function tellRows(rows: readonly ChannelRow[], world: World): void {
  const { language, launch } = world
  const texts = CONNECTED[language]
  for (const row of rows)
    if (row.channel === 'email') tellEmail(row, world)
    else if (row.account !== null || (row.mode !== null && row.mode !== 'hand-off')) tellPlatform(row, world)
    else if (row.mode !== null)
      tell(world, `${styled('bold', channelName(row.channel, language))}: ${row.note}`)
  const others = rows.flatMap(({ mode, channel }) => (mode === null ? [channelName(channel, language)] : []))
  tell(world, texts.others(others.join(', '), `${launch} log`))
}

/** @returns 0 */
export async function runChannels(world: World): Promise<number> {
  const channels = await channelRows(world)
  if (world.output.json) world.output.document({ schema: 'escalate/channels/1', channels })
  else tellRows(channels, world)
  return EXIT.done
}
