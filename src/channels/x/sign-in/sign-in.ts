/** Signing in to X: in the browser (OAuth 2.0 with PKCE), or with the four keys of the console (OAuth 1.0a). */
import type { Language } from '../../../case/model.ts'
import { EXIT, UserError } from '../../../errors.ts'
import { isSecretText } from '../../secret-text.ts'
import { type OAuth1Token, tokenText } from '../token.ts'
import { type Callback, openCallback, type Timer } from './callback.ts'
import { newPkce, type Pkce } from './pkce.ts'
import { queryOfPasted, type Returned, readReturned } from './redirect-query.ts'
import { authorizeLink, callbackPort, clientIdOf, redirectUri } from './registration.ts'
import { type Place, requestToken, unavailable } from './token-request.ts'

export type Keys = Omit<OAuth1Token, 'kind'>

/** `browser`: X sends the browser back to this machine; `paste`: the person pastes the address it was sent to. */
export type SignInWay =
  | { readonly by: 'browser'; readonly show: (link: string) => Promise<void>; readonly language: Language }
  | {
      readonly by: 'paste'
      readonly show: (link: string) => Promise<void>
      /** @param isRight whether a text is the address of this sign-in */
      readonly paste: (isRight: (text: string) => boolean) => Promise<string>
    }
  | { readonly by: 'keys'; readonly keys: Keys }

export interface SignInOutside {
  readonly timer: Timer
  /** Milliseconds of the epoch: the real hour, as X counts by that one. */
  readonly clock: () => number
  /** Waits for something, or rejects when the person ends the program. */
  readonly unlessStopped: <T>(work: () => Promise<T>) => Promise<T>
}

/** @returns the address to enter in X's console, exactly so. @throws UserError `bad_setting` (exit 2) */
export const redirectFor = ({ setting }: Pick<Place, 'setting'>): string => redirectUri(callbackPort(setting))

function fromKeys(keys: Keys): string {
  if (Object.values(keys).every(isSecretText)) return tokenText({ kind: 'oauth1', ...keys })
  throw new UserError('bad_input', EXIT.usage, 'four keys are needed: letters, digits and signs, no blanks')
}

const AGAIN = 'escalate connect x'

function denied(error: string): UserError {
  if (error === 'access_denied')
    return new UserError('sign_in_denied', EXIT.signIn, 'The sign-in was declined.', { hints: [AGAIN] })
  return refused(error)
}

const refused = (error: string): UserError =>
  new UserError('sign_in_refused', EXIT.signIn, `X refused the sign-in (${error}).`, {
    hints: [
      'Look whether x.clientId is right, the app is a "Native App", and its callback address is exactly the one shown.',
    ],
  })

/** A code is good for 30 s (docs.x.com), so it is redeemed at once; and once only. */
async function redeem(
  place: Place,
  code: string,
  { verifier }: Pkce,
  clock: SignInOutside['clock'],
): Promise<string> {
  const form = {
    grant_type: 'authorization_code',
    code,
    client_id: clientIdOf(place.setting),
    redirect_uri: redirectFor(place),
    code_verifier: verifier,
  }
  const granted = await requestToken(place, form, clock())
  if (granted.kind === 'trouble') throw unavailable(granted.reason)
  if (granted.kind === 'refused') throw refused(granted.error)
  if (granted.token.refreshToken === null) throw unavailable('it gave no refresh token')
  return tokenText(granted.token)
}

async function byBrowser(
  place: Place,
  link: string,
  { state }: Pkce,
  way: Extract<SignInWay, { by: 'browser' }>,
  { timer, unlessStopped }: SignInOutside,
): Promise<Exclude<Returned, { kind: 'stranger' }>> {
  const port = callbackPort(place.setting)
  const callback: Callback = await openCallback({ port, state, language: way.language, timer })
  try {
    // Heard from the first word on: whoever is told that Ctrl-C stops may press it at once.
    return await unlessStopped(() => way.show(link).then(() => callback.returned))
  } finally {
    await callback.close()
  }
}

async function byPaste(
  place: Place,
  link: string,
  { state }: Pkce,
  way: Extract<SignInWay, { by: 'paste' }>,
): Promise<Returned> {
  const redirect = redirectFor(place)
  const read = (text: string) => readReturned(queryOfPasted(text, redirect) ?? '', state)
  await way.show(link)
  return read(await way.paste(text => read(text).kind !== 'stranger'))
}

/**
 * @returns the text to keep as the secret `token` of X; it is kept nowhere yet
 * @throws UserError exit 2 (settings, port taken, no address of this sign-in), 4 (`sign_in_denied`, `sign_in_expired`,
 *   `sign_in_refused`), 6 (clock set by hand), 8 (`sign_in_unavailable`)
 */
export async function signInToX(place: Place, way: SignInWay, outside: SignInOutside): Promise<string> {
  if (way.by === 'keys') return fromKeys(way.keys)
  const pkce = newPkce()
  const link = authorizeLink(clientIdOf(place.setting), redirectFor(place), pkce)
  const returned =
    way.by === 'browser'
      ? await byBrowser(place, link, pkce, way, outside)
      : await byPaste(place, link, pkce, way)
  if (returned.kind === 'denied') throw denied(returned.error)
  if (returned.kind === 'code') return redeem(place, returned.code, pkce, outside.clock)
  throw new UserError('bad_input', EXIT.usage, 'this is not the address of this sign-in', { hints: [AGAIN] })
}
