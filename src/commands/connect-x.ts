/** `escalate connect x`: signs in at X with an app of one's own, and keeps what works. */
import type { OwnAccount } from '../channels/channel.ts'
import { EXIT } from '../errors.ts'
import { styled } from '../terminal/style.ts'
import { channelName } from '../terminal/texts/channels.ts'
import { CONNECT } from '../terminal/texts/connect.ts'
import { PLATFORM } from '../terminal/texts/connect-platform.ts'
import { CONNECT_X } from '../terminal/texts/connect-x.ts'
import { SIGN_IN } from '../terminal/texts/sign-in.ts'
import type { World } from '../world.ts'
import { type Stored, say, tell } from './shared/connect-view.ts'
import { type AllFlags, refuseOtherFlags } from './shared/platform-flags.ts'
import { keepPlatform } from './shared/platform-keep.ts'
import { confirmServer, hostOf, modeText } from './shared/platform-questions.ts'
import {
  checkedSecret,
  elsewhere,
  requirePlace,
  secretElsewhere,
  warnOfVariable,
} from './shared/platform-secret.ts'
import { type Changes, trialConnection } from './shared/platform-sign-in.ts'
import {
  askXClientId,
  redirectShown,
  refuseMissingX,
  signInAtX,
  wayOf,
  X_TOKEN,
  type XWay,
} from './shared/x-sign-in.ts'

/** As in the settings' table; a token goes to no other host without a word. */
const API_URL = 'https://api.x.com'

interface SignedIn {
  readonly clientId: string | null
  /** Null: it is read from elsewhere each time. */
  readonly value: string | null
  readonly who: OwnAccount
}

/** Asks X whose account a token opens; nothing is kept so far. */
async function tried(text: string, clientId: string | null, world: World) {
  const changes: Changes = clientId === null ? {} : { 'x.clientId': clientId }
  const connection = trialConnection(world.connection('x'), changes, { name: X_TOKEN.name, value: text })
  const channel = await world.channel('x')
  say(world, PLATFORM[world.language].trying(hostOf(apiUrlOf(world))))
  const who = await channel.whoAmI!(connection)
  return { who, value: connection.held() }
}

const apiUrlOf = ({ settings }: World): string => String(settings().get('x.apiUrl') ?? API_URL)

/** @throws UserError as the sign-in and the question to X do; nothing is stored then */
async function signedIn(way: XWay, flags: AllFlags, world: World): Promise<SignedIn> {
  if (way.by === 'elsewhere') {
    const text = await secretElsewhere(X_TOKEN, way.source, world)
    const { who } = await tried(text.startsWith('{') ? text : checkedSecret(text), null, world)
    return { clientId: null, value: null, who }
  }
  const texts = CONNECT_X[world.language]
  if (way.by !== 'keys' && world.interactive) tell(world, texts.howTo(redirectShown(world)))
  const clientId = way.by === 'keys' ? null : await askXClientId(flags, world)
  const source = way.by === 'keys' ? way.source : ({ by: 'prompt' } as const)
  await requirePlace(X_TOKEN, source, flags, world)
  warnOfVariable(X_TOKEN, world)
  const text = await signInAtX(way, clientId, world)
  return { clientId, ...(await tried(text, clientId, world)) }
}

/** Enter is No, unless the same account posted by itself before: it costs money and may cost the account. */
async function posting(who: OwnAccount, flags: AllFlags, world: World): Promise<boolean> {
  const { settings, interactive, language } = world
  const get = (key: string) => settings().get(key)
  const before = get('x.mode') === 'api' && get('x.userId') === who.id
  const texts = CONNECT_X[language]
  const price = (key: string) => {
    const text = String(get(key))
    return language === 'de' ? text.replace('.', ',') : text
  }
  if (flags.post !== false) {
    tell(world, texts.price(price('x.price.post'), price('x.price.link')))
    tell(world, styled('warn', texts.warnings))
  }
  if (flags.post !== undefined) return flags.post
  return interactive ? (await world.prompts()).confirm(texts.post, before) : before
}

/** What `connect x` writes; the client id stays as it was where none was needed. */
function changesOf({ clientId, who }: SignedIn, posts: boolean, command: string | null): Changes {
  return {
    'x.mode': posts ? 'api' : null,
    'x.handle': who.handle,
    'x.userId': who.id,
    ...(clientId === null ? {} : { 'x.clientId': clientId }),
    'x.tokenCommand': command,
  }
}

interface Outcome {
  readonly mode: 'api' | 'hand-off'
  readonly who: OwnAccount | null
  readonly clientId: string | null
  readonly auth: 'oauth1' | 'oauth2' | null
  readonly stored: Stored
}

/** The document of `connect`: no secret is in it. */
function documentOf({ mode, who, clientId, auth, stored }: Outcome, world: World) {
  const { dryRun } = world.options
  return {
    schema: 'escalate/connection/1',
    channel: 'x',
    mode,
    account: who?.handle ?? null,
    accountId: who?.id ?? null,
    server: apiUrlOf(world),
    auth,
    clientId,
    redirect: auth === 'oauth2' ? redirectShown(world) : null,
    probes: [],
    stored,
    ...(dryRun ? { dryRun: true } : {}),
  }
}

async function tellConnected({ who, mode, stored, auth }: Outcome, world: World): Promise<void> {
  const texts = PLATFORM[world.language]
  tell(world, texts.connected(channelName('x', world.language), who?.handle ?? ''))
  const changes = { 'x.mode': mode, 'x.userId': who?.id ?? null, 'x.handle': who?.handle ?? null }
  tell(world, await modeText('x', mode === 'api', changes, world))
  if (auth === 'oauth1') tell(world, CONNECT_X[world.language].oauth1Kept)
  if (stored) tell(world, SIGN_IN[world.language].stored[stored])
  tell(world, CONNECT[world.language].next(`${world.launch} channels`))
}

const authOf = (way: XWay): Outcome['auth'] =>
  way.by === 'elsewhere' ? null : way.by === 'keys' ? 'oauth1' : 'oauth2'

/** A dry run opens no socket (CONTRACT section 1). */
function rehearse(way: XWay | null, flags: AllFlags, world: World): number {
  const auth = way === null ? 'oauth1' : authOf(way)
  const clientId = auth === 'oauth2' ? (flags.clientId ?? null) : null
  const mode = flags.post ? 'api' : 'hand-off'
  const outcome = { mode, who: null, clientId, auth, stored: null } as const
  if (world.output.json) world.output.document(documentOf(outcome, world))
  else {
    if (auth === 'oauth2') tell(world, CONNECT_X[world.language].howTo(redirectShown(world)))
    tell(world, PLATFORM[world.language].dryRun)
  }
  return EXIT.done
}

async function keep(way: XWay, signed: SignedIn, posts: boolean, flags: AllFlags, world: World) {
  const source = way.by === 'elsewhere' ? way.source : ({ by: 'prompt' } as const)
  const command = source.by === 'command' ? source.command : null
  const kept = {
    secret: X_TOKEN,
    value: signed.value,
    changes: changesOf(signed, posts, command),
    places: ['x.userId', 'x.clientId'],
    plainFile: flags.plainFile === true,
  }
  return (await keepPlatform(kept, world)) ?? elsewhere(source)
}

/**
 * @returns 0
 * @throws UserError exit 2 (input, port taken), 3 (server nobody confirmed), 4 (sign-in declined, refused, too late), 8 (no
 *   answer), 130 (Ctrl-C); nothing is stored then
 */
export async function connectX(world: World, flags: AllFlags): Promise<number> {
  refuseOtherFlags('x', ['clientId', 'post', 'oauth1', 'browser'], flags)
  const way = wayOf(flags, world)
  refuseMissingX(way, flags, world)
  if (way === null || world.options.dryRun) return rehearse(way, flags, world)
  const address = apiUrlOf(world)
  await confirmServer(address, { usual: API_URL, named: false }, world)
  const signed = await signedIn(way, flags, world)
  tell(world, styled('good', PLATFORM[world.language].works(signed.who.handle, signed.who.id ?? '')))
  const posts = await posting(signed.who, flags, world)
  const stored = await keep(way, signed, posts, flags, world)
  const { clientId, who } = signed
  const outcome = { mode: posts ? 'api' : 'hand-off', who, clientId, auth: authOf(way), stored } as const
  if (world.output.json) world.output.document(documentOf(outcome, world))
  else await tellConnected(outcome, world)
  return EXIT.done
}
