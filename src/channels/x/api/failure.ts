/** What the person is told when X cannot be read; never with anything of a token. */
import type { UserError } from '../../../errors.ts'
import type { Answer } from '../../ask.ts'
import { unreachable } from '../../refusal.ts'
import { signInNeeded } from '../token.ts'
import { isForeign, isRefusedSignIn, sentenceOf } from './problem.ts'
import { resetOf } from './rate-limit.ts'

/** Why nothing could be read, as far as the status says it. */
const REASONS: Readonly<Record<number, string>> = {
  402: 'the credits of your app are used up',
  403: 'it does not allow your app to read this',
}

function reasonOf(answer: Answer, secrets: readonly string[]): string {
  if (answer.kind !== 'answer') return answer.reason
  const { status, headers } = answer
  if (isForeign(answer)) return `what came is not its answer (HTTP ${status})`
  if (status === 429) return `it takes no more requests ${untilOf(resetOf(headers))}`
  const sentence = status >= 500 || status === 402 ? null : sentenceOf(answer, secrets)
  const words =
    REASONS[status] ?? (status === 200 ? 'its answer makes no sense' : `it answered HTTP ${status}`)
  return sentence === null ? words : `${words}: ${sentence}`
}

const untilOf = (reset: string | null): string => (reset === null ? 'for now' : `until ${reset}`)

/** @returns `sign_in_needed` (exit 4) or `platform_unreachable` (exit 8) */
export function failureOf(answer: Answer, secrets: readonly string[]): UserError {
  if (isRefusedSignIn(answer)) return signInNeeded('X does not accept the sign-in.')
  return unreachable('X', reasonOf(answer, secrets))
}
