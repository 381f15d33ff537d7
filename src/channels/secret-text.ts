/** Tokens and app passwords as they are kept: what cannot be one never gets into a request. */
import { EXIT, UserError } from '../errors.ts'
import type { Connection } from './channel.ts'

/** They go into a header: visible ASCII; those of Facebook, the longest, have about 300 characters. */
const SECRET = /^[\x21-\x7e]{1,4000}$/

/** @returns the error for a sign-in that is missing, refused or damaged; exit 4 */
export function signInNeeded(channel: string, message: string): UserError {
  return new UserError('sign_in_needed', EXIT.signIn, message, { hints: [`escalate connect ${channel}`] })
}

/** @returns whether a text can be a token in a header */
export function isSecretText(value: unknown): value is string {
  return typeof value === 'string' && SECRET.test(value)
}

/**
 * @param platform its name in a sentence
 * @returns the secret
 * @throws UserError `sign_in_needed` (exit 4) when there is none, or what is kept cannot be one
 */
export async function secretText(
  connection: Pick<Connection, 'secret'>,
  name: string,
  { channel, platform }: { readonly channel: string; readonly platform: string },
): Promise<string> {
  const text = (await connection.secret(name))?.trim() ?? ''
  if (text === '') throw signInNeeded(channel, `There is no sign-in for ${platform}.`)
  if (!isSecretText(text)) throw signInNeeded(channel, `What is kept as the sign-in for ${platform} is none.`)
  return text
}
