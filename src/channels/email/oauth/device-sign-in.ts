/** Signing in by a code that the person enters in any browser: RFC 8628. */
import type { Connection } from '../../channel.ts'
import { isLoopback } from '../../loopback.ts'
import { type Answer, type DeviceCode, type Grant, redeemDeviceCode, requestDeviceCode } from './grants.ts'
import { notSignedIn, tooLate, unavailable } from './sign-in-errors.ts'
import { type SignInServer, signInServer } from './sign-in-server.ts'
import { tokenText } from './stored-token.ts'

/** What the person needs: nothing in it is secret, all of it comes from the server and fits on a line. */
export interface ShownCode {
  /** What to type. */
  readonly userCode: string
  /** Page to type it in, in any browser. */
  readonly verificationUri: string
  /** Seconds the code is good for. */
  readonly expiresIn: number
}

export interface Waiting {
  readonly show: (code: ShownCode) => void
  /** Waits this many milliseconds; may reject to break off. */
  readonly pause: (milliseconds: number) => Promise<void>
  /** Milliseconds of the epoch. */
  readonly clock: () => number
}

/** Seconds that are added when the server says `slow_down`: RFC 8628 section 3.5. */
const SLOWER = 5
/** Seconds: no server's wish makes the program ask more often, or wait longer between two questions or in all. */
const SHORTEST = 1
const LONGEST = 60
const MAX_EXPIRY = 1_800

/**
 * Shows a code, then asks until the person has entered it.
 * @returns the text to keep as the secret `token` of the channel
 * @throws UserError exit 2 (settings), 4 (`sign_in_denied`, `sign_in_expired`, `sign_in_refused`), 6 (clock set by hand),
 *   8 (`sign_in_unavailable`), and what `pause` rejects with
 */
export async function signInByDevice(
  connection: Pick<Connection, 'setting' | 'loopbackOnly'>,
  waiting: Waiting,
): Promise<string> {
  const server = signInServer(connection)
  const answer = await requestDeviceCode(server)
  if (answer.kind !== 'given') throw notSignedIn(answer)
  const code = checked(answer.value)
  const { userCode, verificationUri, expiresIn } = code
  const end = waiting.clock() + expiresIn * 1_000
  waiting.show({ userCode, verificationUri, expiresIn })
  const { grant, askedAt } = await granted(server, code, end, waiting)
  const text = tokenText(grant, askedAt)
  if (text === null) throw unavailable('it gave no refresh token')
  return text
}

async function granted(server: SignInServer, code: DeviceCode, end: number, { pause, clock }: Waiting) {
  let interval = code.interval
  let last: Answer<Grant> | null = null
  for (;;) {
    await pause(interval * 1_000)
    const askedAt = clock()
    if (askedAt >= end) throw last?.kind === 'trouble' ? notSignedIn(last) : tooLate()
    last = await redeemDeviceCode(server, code.deviceCode)
    if (last.kind === 'given') return { grant: last.value, askedAt }
    interval = nextInterval(last, interval)
  }
}

/** A server that cannot be reached is asked half as often each time (RFC 8628 section 3.5). @throws UserError when it is over */
function nextInterval(answer: Exclude<Answer<Grant>, { kind: 'given' }>, interval: number): number {
  if (answer.kind === 'trouble') return Math.min(interval * 2, LONGEST)
  if (answer.error === 'authorization_pending') return interval
  if (answer.error === 'slow_down') return Math.min(interval + SLOWER, LONGEST)
  throw notSignedIn(answer)
}

/** @throws UserError for a code or link that must not be shown to anybody */
function checked(code: DeviceCode): DeviceCode {
  const url = URL.canParse(code.verificationUri) ? new URL(code.verificationUri) : null
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  const shown = safe && url?.username === '' && url.href.length <= 300
  if (!url || !shown || !/^[A-Za-z0-9][A-Za-z0-9 -]{1,39}$/.test(code.userCode)) {
    throw unavailable('its answer makes no sense')
  }
  return {
    ...code,
    verificationUri: url.href,
    interval: Math.min(Math.max(code.interval, SHORTEST), LONGEST),
    expiresIn: Math.min(code.expiresIn, MAX_EXPIRY),
  }
}
