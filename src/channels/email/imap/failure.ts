/** What went wrong with an IMAP server, as the person is told; passwords never come through. */
import { EXIT, UserError } from '../../../errors.ts'
import { certificateFault } from '../certificate.ts'
import type { Credential, ImapSettings } from './settings.ts'

/** What errors of the library and of sockets carry. */
interface ImapError {
  readonly message?: string
  readonly code?: string
  readonly authenticationFailed?: boolean
  /** Response code of a refused sign-in, e.g. `UNAVAILABLE`. */
  readonly serverResponseCode?: string
  readonly responseText?: string
  readonly response?: unknown
  /** Words of a BYE. */
  readonly reason?: unknown
}

/** Refusals of a sign-in that say nothing about the password (RFC 5530 section 3). */
const NOT_THE_PASSWORD = ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG']

/** Causes in words; the rest is told as it comes. */
const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'it broke the connection',
  EHOSTUNREACH: 'it cannot be reached from here',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'it does not answer',
  ETIMEOUT: 'it fell silent',
  CONNECT_TIMEOUT: 'it does not answer',
  GREETING_TIMEOUT: 'it does not greet',
  UPGRADE_TIMEOUT: 'the encryption could not be agreed on',
  TOO_LONG: 'its answer does not come to an end',
  TOO_MUCH: 'it sends far more than it was asked for',
  ETHROTTLE: 'it wants fewer requests for a while',
}

const MAX_REASON = 300

/**
 * @param lost why the connection ended, where that is known beside the error of the command that noticed
 * @returns UserError `sign_in_needed` (exit 4), `bad_certificate` or `imap_unreachable` (exit 8); a UserError comes back
 *   as it is
 */
export function failureOf(
  error: unknown,
  settings: ImapSettings,
  credential: Credential,
  lost: unknown = null,
): UserError {
  if (error instanceof UserError) return error
  const cause = causeOf(error, lost)
  const reason = plain(withoutCredential(reasonOf(cause), settings, credential.secret))
  if (isSignIn(cause)) return signInRefused(settings.host, reason)
  const fault = certificateFault(cause.code)
  const [code, why, hint] = fault
    ? ['bad_certificate', fault.reason, fault.advice]
    : ['imap_unreachable', reason, 'Nothing is lost; try again later: escalate check']
  const message = `The mail server ${settings.host}:${settings.port} could not be read: ${why}.`
  return new UserError(code, EXIT.temporary, message, { hints: [hint] })
}

function signInRefused(host: string, reason: string): UserError {
  return new UserError(
    'sign_in_needed',
    EXIT.signIn,
    `The mail server ${host} refuses the sign-in: ${reason}.`,
    { hints: ['escalate connect email'] },
  )
}

function causeOf(error: unknown, lost: unknown): ImapError {
  const own = (error ?? {}) as ImapError
  const known = own.code === 'NoConnection' || own.code === 'EConnectionClosed'
  return known && !own.reason && lost !== null ? (lost as ImapError) : own
}

function isSignIn({ authenticationFailed, serverResponseCode }: ImapError): boolean {
  return authenticationFailed === true && !NOT_THE_PASSWORD.includes(serverResponseCode ?? '')
}

/** A server's own words first; of a refused sign-in the library hands them on in `response`. */
function reasonOf({ reason, responseText, response, code, message }: ImapError): string {
  const told = [reason, responseText, response].find(each => typeof each === 'string' && each.trim() !== '')
  if (typeof told === 'string') return told
  if (code === 'NoConnection' || code === 'EConnectionClosed') return 'it ended the connection'
  return CAUSES[code ?? ''] ?? (message || code || 'an error without a name')
}

/** The secret as it is and as it goes over the wire (RFC 4616, RFC 7628, XOAUTH2), should a server say it back. */
function withoutCredential(text: string, { user, host, port }: ImapSettings, secret: string): string {
  const base64 = (plain: string) => Buffer.from(plain).toString('base64')
  const xoauth2 = base64(`user=${user}\x01auth=Bearer ${secret}\x01\x01`)
  const bearer = base64(`n,a=${user},\x01host=${host}\x01port=${port}\x01auth=Bearer ${secret}\x01\x01`)
  const forms = [secret, base64(secret), base64(`\0${user}\0${secret}`), xoauth2, bearer]
  return forms.reduce((kept, form) => kept.replaceAll(form, '(elided)'), text)
}

/** One line without control characters and without a full stop at its end. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .slice(0, MAX_REASON)
    .replace(/[\s.]+$/, '')
    .trim()
}
