/** What became of a post, by the answer to the one request that carried it. A request is never repeated here. */
import { EXIT, UserError } from '../errors.ts'
import type { Answer } from './ask.ts'
import type { Outcome } from './channel.ts'
import { signInNeeded } from './secret-text.ts'

/** Characters of a server's own sentence that are passed on. */
const MAX_SENTENCE = 200

export interface Platform {
  /** As `escalate connect` knows it. */
  readonly channel: string
  /** In a sentence. */
  readonly platform: string
}

type Failed = Outcome & { readonly kind: 'failed' }

/** @returns a failure after which nothing of the message is out; another try later may be right */
export function failed(reason: string, next: Failed['next']): Failed {
  return { kind: 'failed', reason, permanent: false, next }
}

/** @returns one line of a server's own words without what was given in secret, or null */
export function sentenceOf(said: unknown, secrets: readonly string[]): string | null {
  if (typeof said !== 'string') return null
  const plain = secrets.reduce((kept, secret) => kept.replaceAll(secret, '(elided)'), said.slice(0, 5_000))
  const line = plain
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ')
    .trim()
  return line === '' ? null : line.slice(0, MAX_SENTENCE).toWellFormed()
}

/** Seconds of the epoch, or an instant: platforms differ. Nothing but a time comes out. */
export function resetOf(headers: Headers, name: string): string | null {
  const text = headers.get(name)?.trim() ?? ''
  const time = /^\d{9,11}$/.test(text)
    ? Number(text) * 1_000
    : text.length <= 40
      ? Date.parse(text)
      : Number.NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z')
}

/** @returns the refusal of too many requests; `until`: when it ends, if the platform says so */
export function tooMany(platform: string, until: string | null): Failed {
  return failed(`${platform} wants fewer requests${until === null ? '' : ` until ${until}`}`, 'temporary')
}

/** A time-out of somebody in between says nothing of what came of the request. */
const isUncertain = (status: number): boolean =>
  status < 200 || (status >= 300 && status < 400) || status === 408 || status >= 500

/**
 * What the status alone tells of a post.
 * @param reset header that says when too many requests end
 * @param said the platform's own sentence, already bounded
 * @returns null for 2xx: then the answer must name the post
 */
export function outcomeByStatus(
  answer: Answer,
  { platform }: Platform,
  { reset, said }: { readonly reset: string; readonly said: string | null },
): Outcome | null {
  if (answer.kind === 'not-sent')
    return failed(`${platform} cannot be reached (${answer.reason})`, 'temporary')
  if (answer.kind === 'no-answer')
    return { kind: 'unknown', reason: `no whole answer of ${platform} (${answer.reason})` }
  const { status, headers, json } = answer
  if (isUncertain(status)) return { kind: 'unknown', reason: `${platform} answered ${status}` }
  if (status < 300) return null
  if (status === 401) return failed(`${platform} refuses the sign-in`, 'sign-in')
  if (status === 429) return tooMany(platform, resetOf(headers, reset))
  // A page in between may say anything; the platform itself refuses in JSON.
  if (json === undefined) return { kind: 'unknown', reason: `${platform} answered ${status} with a page` }
  return failed(`${platform} refuses the post (${status}${said === null ? '' : `: ${said}`})`, 'hand-off')
}

/** @returns the error for a platform that cannot be read now; exit 8 */
export function unreachable(platform: string, why: string): UserError {
  return new UserError('platform_unreachable', EXIT.temporary, `${platform} could not be read: ${why}.`, {
    hints: ['Nothing is lost; try again later: escalate check'],
  })
}

/**
 * The answer to a request that only reads.
 * @param absent statuses that say that this one thing is not there, or not to be seen
 * @returns its JSON; undefined for one of `absent`
 * @throws UserError `sign_in_needed` (exit 4), `platform_unreachable` (exit 8)
 */
export function readAnswer(
  answer: Answer,
  { channel, platform }: Platform,
  { reset, absent = [] }: { readonly reset: string; readonly absent?: readonly number[] },
): unknown {
  if (answer.kind !== 'answer') throw unreachable(platform, answer.reason)
  const { status, headers, json } = answer
  if (absent.includes(status)) return undefined
  if (status === 401) throw signInNeeded(channel, `${platform} refuses the sign-in.`)
  if (status === 403) throw signInNeeded(channel, `${platform} does not let this sign-in read replies.`)
  const until = status === 429 ? resetOf(headers, reset) : null
  if (status === 429)
    throw unreachable(platform, `it wants fewer requests${until === null ? '' : ` until ${until}`}`)
  if (status !== 200) throw unreachable(platform, `it answered ${status}`)
  if (json === undefined) throw unreachable(platform, 'its answer is not what it should be')
  return json
}
