/** What `connect` asks of a platform's account: its settings, the server, whether escalate posts itself. */
import type { ChannelName } from '../../case/model.ts'
import { EXIT, UserError } from '../../errors.ts'
import { channelName } from '../../terminal/texts/channels.ts'
import { PLATFORM } from '../../terminal/texts/connect-platform.ts'
import type { World } from '../../world.ts'
import { say, tell } from './connect-view.ts'
import { flagOf, type PlatformFlags, typedAgain } from './platform-flags.ts'
import type { PlatformSource } from './platform-secret.ts'
import { type AskedSetting, type Changes, type PlatformSignIn, serverOf } from './platform-sign-in.ts'

/** @throws UserError `bad_input` (exit 2) for a flag whose value is none */
function given({ key, flag, parse }: AskedSetting, flags: PlatformFlags, world: World): string | null {
  const typed = flags[flag]
  if (typed === undefined) return null
  const value = parse(typed.trim())
  if (value !== null) return value
  const { bad } = PLATFORM[world.output.json ? 'en' : world.language].asked[key]
  throw new UserError('bad_input', EXIT.usage, `${flagOf(flag)}: ${JSON.stringify(typed)}. ${bad}`)
}

async function asked(setting: AskedSetting, byDefault: string | undefined, world: World): Promise<string> {
  const { question, hint, bad } = PLATFORM[world.language].asked[setting.key]
  const check = (answer: string) => (setting.parse(answer.trim()) === null ? bad : null)
  const answer = await (await world.prompts()).text(question, { byDefault, hint, check })
  return setting.parse(answer.trim())!
}

/** @returns each setting: from its flag, by asking, or as it is set or usual; null: not known */
export async function askedSettings(
  entry: PlatformSignIn,
  flags: PlatformFlags,
  world: World,
): Promise<Changes> {
  const found: [string, string | null][] = []
  for (const setting of entry.settings) {
    const set = world.settings().get(setting.key)?.toString() ?? setting.usual
    const flag = given(setting, flags, world)
    const value = flag ?? (world.interactive ? await asked(setting, set, world) : (set ?? null))
    found.push([setting.key, value])
  }
  return Object.fromEntries(found)
}

/** All that is missing at once, with a ready command line. @throws UserError `missing_input` (exit 2) */
export function refuseMissing(
  entry: PlatformSignIn,
  values: Changes,
  source: PlatformSource | null,
  flags: PlatformFlags,
  world: World,
): void {
  const gaps = entry.settings.flatMap(({ key, flag }) => (values[key] === null ? [flagOf(flag)] : []))
  const wantsSecret = source === null && !world.options.dryRun
  const missing = wantsSecret ? [...gaps, '--password-stdin'] : gaps
  if (missing.length === 0) return
  const names = [...entry.settings.map(({ flag }) => flag), 'post'] as const
  const words = [...typedAgain(names, flags), ...gaps.map(flag => `${flag} "..."`)]
  const rest = words.filter(word => word !== '--password-stdin').join(' ')
  const line = `${world.launch} connect ${entry.channel} --no-input ${rest} --password-stdin < FILE`
  if (wantsSecret)
    tell(
      world,
      PLATFORM[world.language].howTo[entry.channel](serverFor(entry, values, world) || 'https://SERVER'),
    )
  throw new UserError('missing_input', EXIT.usage, `missing: ${missing.join(', ')}`, {
    missing,
    hints: [line.replace(/ {2,}/g, ' ')],
  })
}

/** @returns the only address the secret goes to; empty: not known yet */
export function serverFor({ server }: PlatformSignIn, values: Changes, world: World): string {
  return values[server.key] ?? world.settings().get(server.key)?.toString() ?? server.usual ?? ''
}

/** @returns what the mode means from now on, in words; `changes` are the settings that were just written */
export async function modeText(
  channel: ChannelName,
  posts: boolean,
  changes: Changes,
  world: World,
): Promise<string> {
  const texts = PLATFORM[world.language]
  if (posts) return texts.posts
  const { setting } = world.connection(channel)
  const now = (key: string) => (Object.hasOwn(changes, key) ? (changes[key] ?? undefined) : setting(key))
  const reads = (await world.channel(channel)).readable?.(now) ?? false
  return reads ? texts.readsOnly : texts.unused(`${world.launch} connect ${channel} --post`)
}

export const hostOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).host : JSON.stringify(address)

/** @returns whether nobody has to be asked: this machine, or the address that comes with escalate */
function isKnown(address: string, usual: string | null): boolean {
  if (usual !== null && hostOf(address) === hostOf(usual)) return true
  return URL.canParse(address) && serverOf(`http://${new URL(address).host}`) !== null
}

/**
 * An address that only stands in the settings wants a word before a secret goes there.
 * @param named whether the person named it in this very run
 * @throws UserError `approval_needed` or `cancelled` (exit 3)
 */
export async function confirmServer(
  address: string,
  { usual, named }: { readonly usual: string | null; readonly named: boolean },
  world: World,
): Promise<void> {
  const texts = PLATFORM[world.language]
  const host = hostOf(address)
  say(world, texts.onlyTo(host))
  if (named || isKnown(address, usual) || world.options.yes || world.options.dryRun) return
  const question = texts.otherServer(host, usual === null ? '' : hostOf(usual))
  if (world.interactive && (await (await world.prompts()).confirm(question))) return
  const code = world.interactive ? 'cancelled' : 'approval_needed'
  throw new UserError(code, EXIT.needsApproval, `nobody confirmed that the secret may go to ${host}`, {
    hints: world.interactive ? [] : ['add --yes if that is your server'],
  })
}

/** Posting by itself is never taken for granted: Enter is No, unless it was so before. */
export async function askPosting(
  channel: PlatformSignIn['channel'],
  before: boolean,
  flags: PlatformFlags,
  world: World,
): Promise<boolean> {
  if (flags.post !== undefined) return flags.post
  if (!world.interactive) return before
  const texts = PLATFORM[world.language]
  tell(world, texts.posting)
  return (await world.prompts()).confirm(texts.post(channelName(channel, world.language)), before)
}
