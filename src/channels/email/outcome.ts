/** What an error of the mail library says about the mail: not sent, sent, or nobody knows. Pure. */
import type { Outcome } from '../channel.ts'
import { certificateFault } from './certificate.ts'

/** The fields of a nodemailer error that count; everything else may hold secrets and is not looked at. */
export interface SmtpError {
  readonly code?: string | undefined
  /** Code of the system or TLS error beneath. */
  readonly originalCode?: string | undefined
  readonly syscall?: string | undefined
  readonly responseCode?: number | undefined
  readonly response?: string | undefined
  /** Which time limit ran out. */
  readonly timeoutType?: string | undefined
}

/** The fields of nodemailer's success that count. */
export interface SmtpReceipt {
  readonly accepted?: readonly unknown[] | undefined
  readonly rejected?: readonly unknown[] | undefined
  readonly rejectedErrors?: readonly SmtpError[] | undefined
  readonly response?: string | undefined
}

/** Replies that ask for other credentials: RFC 4954 section 6. */
const SIGN_IN_REPLIES: readonly number[] = [530, 534, 535, 538]

/** The library's names for a sign-in that failed or could not be tried, before anything of the mail is sent. */
const SIGN_IN_CODES: readonly string[] = ['EAUTH', 'ENOAUTH', 'EOAUTH2']

/** Names of Node and OpenSSL for a handshake that failed: a certificate, a version, a key (nodejs.org/api/tls.html). */
const HANDSHAKE =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERROR_IN_|(?:INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|UNSPECIFIED)$)/

/** Limits that end before the server may be spoken to. */
const BEFORE_GREETING: readonly string[] = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT']

/** Longest piece of a server's answer that is kept, in characters. */
const MAX_REASON = 300

/**
 * Sorts an error: a numeric reply is a definite answer; name lookup, sign-in, TLS and connecting mean that nothing was
 * sent; everything else is unknown, because a connection lost after the final dot looks like any other lost connection.
 * @param secured whether the handshake was over: then an error of TLS is a lost connection too (plain text that somebody
 *   writes into the stream after the final dot gives the same `ERR_SSL_WRONG_VERSION_NUMBER` as a port without TLS)
 */
export function outcomeOfError(error: SmtpError, secured = false): Outcome {
  const { code = 'error', responseCode } = error
  const reason = reasonOf(error)
  if (isDefinite(responseCode)) return answered(responseCode, code, reason)
  if (SIGN_IN_CODES.includes(code)) return failed(reason, 'sign-in')
  if (isBeforeSending(error, secured)) return failed(reason, 'temporary')
  return { kind: 'unknown', reason }
}

/** Sorts a success: only an accepted recipient and a reply of the 200s to the final dot is one. */
export function outcomeOfReceipt(receipt: SmtpReceipt): Outcome {
  if ((receipt.rejected ?? []).length > 0) {
    const [first] = receipt.rejectedErrors ?? []
    const sorted = outcomeOfError(first ?? {})
    return sorted.kind === 'failed' ? sorted : failed('the recipient was rejected', 'refused')
  }
  const response = visible(receipt.response ?? '')
  if ((receipt.accepted ?? []).length === 1 && /^2\d\d(?:[ -]|$)/.test(response)) {
    return { kind: 'sent', response, url: null }
  }
  return { kind: 'unknown', reason: response || 'the server gave no clear answer' }
}

/** Only 4yz and 5yz refuse (RFC 5321 section 4.2.1); a stray 250 or half a number decides nothing. */
function isDefinite(responseCode: number | undefined): responseCode is number {
  return responseCode !== undefined && responseCode >= 400 && responseCode <= 599
}

function answered(responseCode: number, code: string, reason: string): Outcome {
  if (responseCode < 500) return failed(reason, 'temporary')
  const signIn = code === 'EAUTH' || SIGN_IN_REPLIES.includes(responseCode)
  return failed(reason, signIn ? 'sign-in' : 'refused')
}

function isBeforeSending({ code, originalCode, syscall, timeoutType }: SmtpError, secured: boolean): boolean {
  if (code === 'EDNS' || code === 'ETLS' || syscall === 'connect') return true
  return (!secured && HANDSHAKE.test(originalCode ?? '')) || BEFORE_GREETING.includes(timeoutType ?? '')
}

function failed(reason: string, next: 'sign-in' | 'temporary' | 'refused'): Outcome {
  return { kind: 'failed', reason, permanent: next === 'refused', next }
}

function reasonOf({ code, originalCode, response }: SmtpError): string {
  const answer = visible(response ?? '')
  if (answer) return answer
  const fault = certificateFault(originalCode)
  if (fault) return `${fault.reason}. ${fault.advice.replace(/\.$/, '')}`
  return originalCode ? `${code} (${originalCode})` : (code ?? 'error without a name')
}

/** A server's words are a stranger's: control characters become blanks. */
function visible(text: string): string {
  return text
    .slice(0, MAX_REASON)
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
}
