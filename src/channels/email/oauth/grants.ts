/** The three questions to a sign-in server (RFC 8628, RFC 6749 section 6). The one file that knows the OAuth library. */
import * as oauth from 'oauth4webapi'
import { boundedFetch } from './bounded-fetch.ts'
import { SCOPES, type SignInServer } from './sign-in-server.ts'

/** `refused`: an answer with an error code of the protocol; `trouble`: no answer, or none that can be understood. */
export type Answer<T> =
  | { readonly kind: 'given'; readonly value: T }
  | { readonly kind: 'refused'; readonly error: string; readonly detail: string | null }
  | { readonly kind: 'trouble'; readonly reason: string }

export interface DeviceCode {
  /** Secret: whoever has it gets the tokens. */
  readonly deviceCode: string
  readonly userCode: string
  readonly verificationUri: string
  /** Seconds. */
  readonly expiresIn: number
  readonly interval: number
}

export interface Grant {
  readonly accessToken: string
  /** Null: the one that was used stays good. */
  readonly refreshToken: string | null
  /** Seconds. */
  readonly expiresIn: number
}

/** Seconds where the server does not say: RFC 8628 section 3.2, and what Microsoft gives for an access token. */
const INTERVAL = 5
const LIFETIME = 3_600

/** Tokens go into a command of IMAP and SMTP: visible characters only, and no more than a line of theirs holds. */
const TOKEN = /^[\x21-\x7e]{1,12000}$/

export async function requestDeviceCode(server: SignInServer): Promise<Answer<DeviceCode>> {
  return answerOf(async (as, client) => {
    const parameters = { scope: SCOPES }
    const response = await oauth.deviceAuthorizationRequest(
      as,
      client,
      oauth.None(),
      parameters,
      optionsOf(server),
    )
    const given = await oauth.processDeviceAuthorizationResponse(as, client, response)
    return {
      deviceCode: given.device_code,
      userCode: given.user_code,
      verificationUri: given.verification_uri,
      expiresIn: given.expires_in,
      interval: given.interval ?? INTERVAL,
    }
  }, server)
}

export async function redeemDeviceCode(server: SignInServer, deviceCode: string): Promise<Answer<Grant>> {
  return answerOf(async (as, client) => {
    const response = await oauth.deviceCodeGrantRequest(
      as,
      client,
      oauth.None(),
      deviceCode,
      optionsOf(server),
    )
    return grantOf(await oauth.processDeviceCodeResponse(as, client, response))
  }, server)
}

export async function refreshGrant(server: SignInServer, refreshToken: string): Promise<Answer<Grant>> {
  return answerOf(async (as, client) => {
    const options = { ...optionsOf(server), additionalParameters: { scope: SCOPES } }
    const response = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), refreshToken, options)
    return grantOf(await oauth.processRefreshTokenResponse(as, client, response))
  }, server)
}

function optionsOf({ plain }: SignInServer) {
  return { [oauth.customFetch]: boundedFetch, [oauth.allowInsecureRequests]: plain }
}

function grantOf(given: oauth.TokenEndpointResponse): Grant {
  const { access_token: accessToken, refresh_token: refreshToken = null, expires_in: expiresIn } = given
  if (!TOKEN.test(accessToken) || (refreshToken !== null && !TOKEN.test(refreshToken))) {
    throw new TypeError('a token that cannot be one')
  }
  return { accessToken, refreshToken, expiresIn: expiresIn ?? LIFETIME }
}

type Question<T> = (as: oauth.AuthorizationServer, client: oauth.Client) => Promise<T>

/** The library's errors carry the whole answer, tokens too: nothing of them but the code goes on. */
async function answerOf<T>(ask: Question<T>, { url, clientId }: SignInServer): Promise<Answer<T>> {
  const endpoints = { token_endpoint: `${url}/token`, device_authorization_endpoint: `${url}/devicecode` }
  try {
    return { kind: 'given', value: await ask({ issuer: url, ...endpoints }, { client_id: clientId }) }
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) return refusal(error)
    // Status 401 with a challenge: the client is not known there (RFC 6749 section 5.2).
    if (error instanceof oauth.WWWAuthenticateChallengeError) {
      return { kind: 'refused', error: 'invalid_client', detail: null }
    }
    const understood =
      error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError
    return {
      kind: 'trouble',
      reason: understood || isOurs(error) ? 'its answer makes no sense' : 'no answer',
    }
  }
}

const isOurs = (error: unknown) =>
  error instanceof Error && /^(?:the answer is too long|a token that)/.test(error.message)

/** RFC 6749 section 5.2 allows more characters in a code; those that exist need no others. */
function refusal({ error, error_description: description = '' }: oauth.ResponseBodyError): Answer<never> {
  const known = /^[a-z_]{1,40}$/.test(error)
  // Microsoft's own number of the fault, by which its help is searched; the sentence around it may hold anything.
  const detail = /\bAADSTS\d{4,8}\b/.exec(description.slice(0, 1_000))?.[0] ?? null
  return { kind: 'refused', error: known ? error : 'unknown_error', detail }
}
