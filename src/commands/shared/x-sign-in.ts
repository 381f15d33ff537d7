/** The dialogue of `connect x`: which way, the client id, the link, the pasted address, the four keys. */
import type { Keys, SignInWay } from '../../channels/x/sign-in/sign-in.ts'
import { EXIT, UserError } from '../../errors.ts'
import { quoted } from '../../intake/flags.ts'
import { styled } from '../../terminal/style.ts'
import { CONNECT_X } from '../../terminal/texts/connect-x.ts'
import type { World } from '../../world.ts'
import { say, tell } from './connect-view.ts'
import { type PlatformFlags, typedAgain } from './platform-flags.ts'
import { type PlatformSource, platformSource, type SecretOf, secretFromStdin } from './platform-secret.ts'

export const X_TOKEN: SecretOf = { channel: 'x', name: 'token' }

/** How the token of X comes about. */
export type XWay =
  | { readonly by: 'elsewhere'; readonly source: PlatformSource }
  | { readonly by: 'keys'; readonly source: PlatformSource }
  | { readonly by: 'browser' | 'paste' }

const bad = (message: string, ...hints: string[]) =>
  new UserError('bad_input', EXIT.usage, message, { hints })

/** A flag that says how to sign in wins over a token of the environment or a command. */
const namesWay = (flags: PlatformFlags): boolean =>
  flags.oauth1 === true || flags.browser === false || flags.clientId !== undefined

function refuseContradictions(flags: PlatformFlags): void {
  const { oauth1, browser, clientId, passwordStdin, passwordCommand } = flags
  if (oauth1 && (browser === false || clientId !== undefined))
    throw bad('--oauth1 goes without --no-browser and --client-id')
  if (passwordStdin && !oauth1)
    throw bad(
      '--password-stdin goes with --oauth1 only',
      'X gives a sign-in in the browser: escalate connect x',
    )
  if (passwordCommand !== undefined && namesWay(flags))
    throw bad('--password-command goes without --oauth1, --no-browser and --client-id')
}

/** @returns how one signs in; null: nobody is there to do it. @throws UserError `bad_input` (exit 2) */
export function wayOf(flags: PlatformFlags, world: World): XWay | null {
  refuseContradictions(flags)
  const source = platformSource(X_TOKEN, flags, world)
  if (flags.oauth1) {
    if (flags.passwordStdin) return { by: 'keys', source: { by: 'stdin' } }
    return world.interactive ? { by: 'keys', source: { by: 'prompt' } } : null
  }
  if (!namesWay(flags) && source !== null && (source.by === 'env' || source.by === 'command'))
    return { by: 'elsewhere', source }
  if (flags.browser !== false) return { by: 'browser' }
  return world.interactive ? { by: 'paste' } : null
}

/** All that is missing at once, with a ready command line. @throws UserError `missing_input` (exit 2) */
export function refuseMissingX(way: XWay | null, flags: PlatformFlags, world: World): void {
  const wantsId = flags.oauth1 !== true && way?.by !== 'elsewhere'
  const hasId = flags.clientId !== undefined || world.settings().get('x.clientId') !== undefined
  const noId = wantsId && !hasId && !world.interactive
  const noKeys = way === null && flags.oauth1 === true && !world.options.dryRun
  if (way === null && flags.browser === false)
    throw bad('--no-browser needs a terminal, as the address is pasted there')
  const missing = [...(noId ? ['--client-id'] : []), ...(noKeys ? ['--password-stdin'] : [])]
  if (missing.length === 0) return
  const words = [
    ...typedAgain(['clientId', 'post', 'oauth1'], flags),
    ...(noId ? ['--client-id "..."'] : []),
    ...(noKeys ? ['--password-stdin < FILE'] : []),
  ]
  throw new UserError('missing_input', EXIT.usage, `missing: ${missing.join(', ')}`, {
    missing,
    hints: [`${world.launch} connect x --no-input ${words.join(' ')}`],
  })
}

const isClientId = (text: string): boolean => /^[A-Za-z0-9_.:-]{1,200}$/.test(text)

/** @returns where X sends the browser back to; the channel compares the same setting */
export const redirectShown = ({ settings }: World): string =>
  `http://127.0.0.1:${settings().get('x.callbackPort')}/callback`

/** @returns the id of the person's own app. @throws UserError `bad_input` (exit 2) */
export async function askXClientId(flags: PlatformFlags, world: World): Promise<string> {
  const texts = CONNECT_X[world.language]
  const set = world.settings().get('x.clientId')?.toString()
  if (flags.clientId !== undefined) {
    if (isClientId(flags.clientId)) return flags.clientId
    throw bad(`--client-id ${quoted(flags.clientId)} is no client id`)
  }
  if (!world.interactive) return set!
  const check = (answer: string) => (isClientId(answer.trim()) ? null : texts.badClientId)
  const options = { byDefault: set, hint: texts.clientIdHint, check, pasted: true }
  return (await (await world.prompts()).text(texts.clientId, options)).trim()
}

const KEYS = ['appKey', 'appSecret', 'accessToken', 'accessSecret'] as const

const isKey = (text: string): boolean => /^[\x21-\x7e]{1,4000}$/.test(text)

/** @throws UserError `bad_input` (exit 2), without what was read */
async function keysFromStdin(world: World): Promise<Keys> {
  const lines = (await secretFromStdin(world)).split(/\r?\n/).map(line => line.trim())
  if (lines.length !== KEYS.length || !lines.every(isKey))
    throw bad(
      'stdin must hold four lines: API key, API key secret, access token, access token secret',
      'each a line of letters, digits and signs, without blanks',
    )
  const [appKey, appSecret, accessToken, accessSecret] = lines as [string, string, string, string]
  return { appKey, appSecret, accessToken, accessSecret }
}

async function keysAsked(world: World): Promise<Keys> {
  const texts = CONNECT_X[world.language]
  const prompts = await world.prompts()
  const check = (answer: string) => (isKey(answer) ? null : texts.badKey)
  const found: [string, string][] = []
  for (const name of KEYS) found.push([name, await prompts.secret(texts.keys[name], { check })])
  return Object.fromEntries(found) as unknown as Keys
}

/** The link is not wrapped, so that it stays one; it goes where a person sees it even with --quiet. */
async function showLink(link: string, way: 'browser' | 'paste', world: World): Promise<void> {
  const texts = CONNECT_X[world.language]
  const { output, system } = world
  output.warn(way === 'browser' ? texts.open : texts.openThere)
  output.warn(styled('bold', link))
  if (way === 'paste') return
  if (await system.open(link)) say(world, texts.opened)
  say(world, texts.waiting)
}

async function pasted(isRight: (text: string) => boolean, world: World): Promise<string> {
  const texts = CONNECT_X[world.language]
  const hint = texts.pasteHint(redirectShown(world))
  const check = (answer: string) => (isRight(answer) ? null : texts.badPaste)
  return (await world.prompts()).text(texts.paste, { hint, check, pasted: true })
}

/** @returns the same way with all that is needed to go it */
async function signInWay(way: Exclude<XWay, { by: 'elsewhere' }>, world: World): Promise<SignInWay> {
  if (way.by === 'keys') {
    const keys = way.source.by === 'stdin' ? await keysFromStdin(world) : await keysAsked(world)
    return { by: 'keys', keys }
  }
  const { by } = way
  const show = (link: string) => showLink(link, by, world)
  return by === 'browser'
    ? { by, show, language: world.language }
    : { by, show, paste: isRight => pasted(isRight, world) }
}

/** @returns the text of the token, kept nowhere yet. @throws UserError as `world.signInToX` */
export async function signInAtX(
  way: Exclude<XWay, { by: 'elsewhere' }>,
  clientId: string | null,
  world: World,
): Promise<string> {
  const { setting, loopbackOnly } = world.connection('x')
  const own = (key: string) => (key === 'x.clientId' && clientId !== null ? clientId : setting(key))
  if (way.by === 'keys' && way.source.by === 'prompt') tell(world, CONNECT_X[world.language].howToKeys)
  return world.signInToX({ setting: own, loopbackOnly }, await signInWay(way, world))
}
