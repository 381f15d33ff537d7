/** What an error of the Graph API means (developers.facebook.com, "Handle Errors" and "Rate Limits"). */
import type { Answer } from '../ask.ts'
import type { Outcome } from '../channel.ts'
import { fieldsOf } from '../json-fields.ts'
import { failed, outcomeByStatus, readAnswer, sentenceOf, unreachable } from '../refusal.ts'
import { signInNeeded } from '../secret-text.ts'
import { outcomeOfTwin } from '../twin.ts'
import { FACEBOOK } from './settings.ts'

export interface GraphError {
  readonly code: number
  readonly subcode: number | null
  readonly message: unknown
}

/** @returns the error in an answer, or null */
export function graphErrorOf(answer: Answer): GraphError | null {
  const { error } = fieldsOf(answer.kind === 'answer' ? answer.json : undefined)
  const { code, error_subcode: subcode, message } = fieldsOf(error)
  if (typeof code !== 'number' || !Number.isInteger(code)) return null
  return { code, subcode: typeof subcode === 'number' ? subcode : null, message }
}

type Meaning = 'sign-in' | 'permission' | 'busy' | 'uncertain' | 'policy' | 'duplicate' | 'bad'

/** The app's, user's, page's limit and that of one feature; 80001: of a page ("Business Use Case"); 613: calls of one kind. */
const BUSY: readonly number[] = [4, 17, 32, 341, 613, 80_001]

/** @returns what the code means; one that is not in the documents is a refusal */
function meaningOf({ code }: Pick<GraphError, 'code'>): Meaning {
  if (code === 190 || code === 102) return 'sign-in'
  if (code === 10 || (code >= 200 && code <= 299)) return 'permission'
  if (BUSY.includes(code)) return 'busy'
  // Posts have appeared that were answered with 2 (arsduo/koala, issue 699).
  if (code === 1 || code === 2) return 'uncertain'
  if (code === 368) return 'policy'
  return code === 506 ? 'duplicate' : 'bad'
}

/** Why a token is no longer good, by its subcode. */
const TOKEN: ReadonlyMap<number, string> = new Map([
  [458, 'the app was removed from the account'],
  [460, 'the password of the account was changed'],
  [463, 'the token has expired'],
  [464, 'the account is not confirmed'],
  [467, 'the token is no longer valid'],
])

function tokenReason({ subcode }: GraphError): string {
  const why = TOKEN.get(subcode ?? 0)
  return `Facebook refuses the sign-in${why === undefined ? '' : `: ${why}`}`
}

/** One answer says it all: what was not posted, and whether a person may. */
function refusal(error: GraphError, token: string): Outcome {
  const { code } = error
  switch (meaningOf(error)) {
    case 'sign-in':
      return failed(tokenReason(error), 'sign-in')
    case 'permission':
      return failed(`the app or token may not post on this page (Facebook error ${code})`, 'hand-off')
    case 'busy':
      return failed(`Facebook wants fewer requests (error ${code})`, 'temporary')
    case 'uncertain':
      return {
        kind: 'unknown',
        reason: `Facebook answered with error ${code}, after which posts have appeared`,
      }
    case 'policy':
      return failed('Facebook blocks this post or account for now, by its rules (error 368)', 'hand-off')
    case 'duplicate':
      return outcomeOfTwin(null, 0, 'Facebook')
    default: {
      const said = sentenceOf(error.message, [token])
      return failed(
        `Facebook refuses the post (error ${code}${said === null ? '' : `: ${said}`})`,
        'hand-off',
      )
    }
  }
}

/** Header without a time in it that is of use: limits are told in percent. */
const NO_RESET = 'retry-after'

const isClear = (answer: Answer): boolean =>
  answer.kind === 'answer' && answer.status >= 200 && answer.status < 500

/** @returns whether Facebook refuses the post because the same one is there */
export function isDuplicate(answer: Answer): boolean {
  const error = graphErrorOf(answer)
  return error !== null && isClear(answer) && meaningOf(error) === 'duplicate'
}

/** @returns what became of a post; null for 2xx without an error: then the answer must name the post */
export function outcomeOfPost(answer: Answer, token: string): Outcome | null {
  const error = graphErrorOf(answer)
  if (error && isClear(answer)) return refusal(error, token)
  return outcomeByStatus(answer, FACEBOOK, { reset: NO_RESET, said: null })
}

/**
 * @returns JSON of an answer to a request that only reads; undefined where that one thing cannot be seen: it is gone, or of
 *   somebody else (error 100, or a permission)
 * @throws UserError `sign_in_needed` (exit 4), `platform_unreachable` (exit 8)
 */
export function readGraph(answer: Answer, { one }: { readonly one: boolean }): unknown {
  const error = graphErrorOf(answer)
  if (error === null || answer.kind !== 'answer')
    return readAnswer(answer, FACEBOOK, { reset: NO_RESET, absent: one ? [404] : [] })
  const meaning = meaningOf(error)
  if (meaning === 'sign-in') throw signInNeeded('facebook', `${tokenReason(error)}.`)
  if (one && (error.code === 100 || meaning === 'permission')) return undefined
  if (meaning === 'permission') throw signInNeeded('facebook', 'The token may not read this page.')
  throw unreachable('Facebook', `error ${error.code}`)
}
