/** What became of a post, by the answer of X. Whatever may have been acted upon without saying so is unknown. */
import type { Answer } from '../../ask.ts'
import type { Outcome } from '../../channel.ts'
import { failed } from '../../refusal.ts'
import { outcomeOfTwin } from '../../twin.ts'
import { isId, postAddress } from '../settings.ts'
import { type Forbidden, forbiddenOf, isForeign, sentenceOf } from './problem.ts'
import { resetOf } from './rate-limit.ts'

type Told = Extract<Answer, { kind: 'answer' }>

const FORBIDDEN: Readonly<Record<Exclude<Forbidden, 'duplicate'>, string | null>> = {
  conversation: 'X lets no app answer this conversation',
  app: 'X does not allow your app to post',
  account: 'X has locked or suspended the account',
  other: null,
}

/** Refusals of which nobody doubts that nothing was posted; any other status says less. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'X does not take the post as it is',
  402: 'the credits of your X app are used up',
  403: 'X refuses the post',
  404: 'X does not know this address of its interface',
  413: 'the post is too long for X',
  422: 'X does not take the post as it is',
}

/** The rung stays open: by hand the same post may well go out. */
function refused(answer: Told, secrets: readonly string[]): Outcome {
  const kind = answer.status === 403 ? forbiddenOf(answer) : 'other'
  if (kind === 'duplicate') return outcomeOfTwin(null, 0, 'X')
  const [words, sentence] = [REFUSALS[answer.status]!, sentenceOf(answer, secrets)]
  const plain = answer.status === 402 || sentence === null
  return failed(FORBIDDEN[kind] ?? (plain ? words : `${words}: ${sentence}`), 'hand-off')
}

function tooMany({ headers }: Told): Outcome {
  const reset = resetOf(headers)
  return failed(`X takes no more posts ${reset === null ? 'for now' : `until ${reset}`}`, 'temporary')
}

function taken({ status, json }: Told, handle: string | undefined): Outcome {
  const { data } = (json ?? {}) as { data?: { id?: unknown } | null }
  // A number would be another one by now: JavaScript has 53 bits for 64.
  if (!isId(data?.id)) return { kind: 'unknown', reason: `X answered ${status}, but named no post` }
  return { kind: 'sent', response: `HTTP ${status}`, url: postAddress(handle, data.id) }
}

function judged(answer: Told, handle: string | undefined, secrets: readonly string[]): Outcome {
  const { status } = answer
  if (isForeign(answer)) return { kind: 'unknown', reason: `what came is not X's answer (HTTP ${status})` }
  if (status === 200 || status === 201) return taken(answer, handle)
  if (status === 401) return failed('X does not accept the sign-in', 'sign-in')
  if (status === 429) return tooMany(answer)
  if (status in REFUSALS) return refused(answer, secrets)
  return { kind: 'unknown', reason: `X answered HTTP ${status}` }
}

/**
 * @param handle own account, for the address of the post
 * @param secrets tokens, which X might say back
 */
export function outcomeOf(answer: Answer, handle: string | undefined, secrets: readonly string[]): Outcome {
  if (answer.kind === 'answer') return judged(answer, handle, secrets)
  if (answer.kind === 'not-sent') return failed(`X cannot be reached (${answer.reason})`, 'temporary')
  return { kind: 'unknown', reason: `no whole answer came from X (${answer.reason})` }
}

/** @returns whether X refuses the post because the same one is there */
export function isDuplicate(answer: Answer): boolean {
  if (answer.kind !== 'answer' || answer.status !== 403 || isForeign(answer)) return false
  return forbiddenOf(answer) === 'duplicate'
}
