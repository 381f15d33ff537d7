/** `escalate connect facebook|bluesky|mastodon`: settings, one secret, one question to the platform; keeps what works. */
import type { OwnAccount } from '../channels/channel.ts'
import { EXIT } from '../errors.ts'
import { styled } from '../terminal/style.ts'
import { channelName } from '../terminal/texts/channels.ts'
import { CONNECT } from '../terminal/texts/connect.ts'
import { PLATFORM } from '../terminal/texts/connect-platform.ts'
import { SIGN_IN } from '../terminal/texts/sign-in.ts'
import type { World } from '../world.ts'
import { tellOther } from './shared/connect-nothing.ts'
import { type Stored, tell } from './shared/connect-view.ts'
import { changesBefore } from './shared/kept-before.ts'
import { type AllFlags, type PlatformFlags, refuseOtherFlags } from './shared/platform-flags.ts'
import { keepPlatform } from './shared/platform-keep.ts'
import {
  askedSettings,
  askPosting,
  confirmServer,
  modeText,
  refuseMissing,
  serverFor,
} from './shared/platform-questions.ts'
import {
  commandKeyOf,
  elsewhere,
  isKept,
  type PlatformSource,
  platformSource,
  requirePlace,
} from './shared/platform-secret.ts'
import type { Changes, PlatformSignIn } from './shared/platform-sign-in.ts'
import { ownSettings, trial } from './shared/platform-trial.ts'

function changesOf(
  entry: PlatformSignIn,
  values: Changes,
  who: OwnAccount,
  source: PlatformSource,
  posts: boolean,
): Changes {
  const command = source.by === 'command' ? source.command : null
  return {
    ...values,
    ...ownSettings(entry, who),
    [`${entry.channel}.mode`]: posts ? entry.posts : null,
    [commandKeyOf({ channel: entry.channel, name: entry.secret })]: command,
  }
}

interface Connected {
  readonly server: string
  readonly mode: string
  readonly who: OwnAccount | null
  readonly stored: Stored
}

/** The document of `connect`: no secret is in it. */
function documentOf({ channel }: PlatformSignIn, { server, mode, who, stored }: Connected, dryRun: boolean) {
  return {
    schema: 'escalate/connection/1',
    channel,
    mode,
    account: who?.handle ?? null,
    accountId: who?.id ?? null,
    server,
    probes: [],
    stored,
    ...(dryRun ? { dryRun: true } : {}),
  }
}

async function tellConnected(
  entry: PlatformSignIn,
  { who, mode, stored }: Connected,
  changes: Changes,
  world: World,
): Promise<void> {
  const texts = PLATFORM[world.language]
  tell(world, texts.connected(channelName(entry.channel, world.language), who?.handle ?? ''))
  tell(world, await modeText(entry.channel, mode === entry.posts, changes, world))
  if (stored) tell(world, SIGN_IN[world.language].stored[stored])
  tell(world, CONNECT[world.language].next(`${world.launch} channels`))
}

/** Whether the same account posted by itself before. */
function postedBefore({ channel, posts, settings }: PlatformSignIn, values: Changes, world: World): boolean {
  const before = changesBefore(values, world)
  const same = settings.every(({ key, usual }) => (before[key] ?? usual ?? null) === values[key])
  return same && world.settings().get(`${channel}.mode`) === posts
}

/** A dry run opens no socket (CONTRACT section 1). */
function rehearse(entry: PlatformSignIn, server: string, flags: PlatformFlags, world: World): number {
  const mode = flags.post ? entry.posts : 'hand-off'
  const outcome = { server, mode, who: null, stored: null }
  if (world.output.json) world.output.document(documentOf(entry, outcome, true))
  else tell(world, PLATFORM[world.language].dryRun)
  return EXIT.done
}

/**
 * @returns 0
 * @throws UserError exit 2 (input), 3 (server nobody confirmed), 4 (secret refused), 8 (no answer); nothing is stored then
 */
export async function connectPlatform(entry: PlatformSignIn, world: World, flags: AllFlags): Promise<number> {
  if ((await world.channel(entry.channel)).whoAmI === undefined) return tellOther(entry.channel, world)
  const own = entry.settings.map(({ flag }) => flag)
  refuseOtherFlags(entry.channel, [...own, 'post'], flags)
  const secret = { channel: entry.channel, name: entry.secret }
  const source = platformSource(secret, flags, world)
  const values = await askedSettings(entry, flags, world)
  refuseMissing(entry, values, source, flags, world)
  const server = serverFor(entry, values, world)
  const asked = entry.settings.find(({ key }) => key === entry.server.key)
  const named = asked !== undefined && (world.interactive || flags[asked.flag] !== undefined)
  await confirmServer(server, { usual: entry.server.usual, named }, world)
  if (world.options.dryRun) return rehearse(entry, server, flags, world)
  if (source!.by === 'prompt') tell(world, PLATFORM[world.language].howTo[entry.channel](server))
  await requirePlace(secret, source!, flags, world)
  const { who, value } = await trial(entry, values, source!, flags, world)
  tell(world, styled('good', PLATFORM[world.language].works(who.handle, who.id ?? '')))
  const posts = await askPosting(entry.channel, postedBefore(entry, values, world), flags, world)
  const kept = {
    secret,
    value: isKept(source!) ? value : null,
    changes: changesOf(entry, values, who, source!, posts),
    places: [...entry.settings.map(({ key }) => key), ...(entry.keeps.handle ? [entry.keeps.handle] : [])],
    plainFile: flags.plainFile === true,
  }
  const stored = (await keepPlatform(kept, world)) ?? elsewhere(source!)
  const outcome = { server, mode: posts ? entry.posts : 'hand-off', who, stored }
  if (world.output.json) world.output.document(documentOf(entry, outcome, false))
  else await tellConnected(entry, outcome, kept.changes, world)
  return EXIT.done
}
