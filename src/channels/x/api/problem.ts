/** What X says when it refuses something (docs.x.com, "Error objects"; cases seen in public issues, 2026). */
import type { Answer } from '../../ask.ts'
import { fieldsOf, listOf } from '../../json-fields.ts'
import { sentenceOf as plainSentence } from '../../refusal.ts'

type Told = Extract<Answer, { kind: 'answer' }>

function textsOf(value: unknown): readonly string[] {
  const { detail, title, reason, type, errors } = fieldsOf(value)
  const first = fieldsOf(listOf(errors)[0]).message
  return [first, detail, title, reason, type].filter((text): text is string => typeof text === 'string')
}

/** @returns X's own sentence in one line, without its full stop and without tokens; null: it gave none */
export function sentenceOf({ json }: Told, secrets: readonly string[]): string | null {
  return plainSentence(textsOf(json)[0], secrets)?.replace(/[.\s]+$/, '') || null
}

/**
 * @returns whether the answer is none of X's own: a page, as of a company's or hotel's network, or JSON that breaks off;
 *   its status says nothing then
 */
export function isForeign({ headers, json }: Told): boolean {
  const type = headers.get('content-type') ?? ''
  return /\bhtml\b/i.test(type) || (/\bjson\b/i.test(type) && json === undefined)
}

/** @returns whether X itself does not accept the token */
export function isRefusedSignIn(answer: Answer): boolean {
  return answer.kind === 'answer' && answer.status === 401 && !isForeign(answer)
}

export type Forbidden = 'duplicate' | 'conversation' | 'app' | 'account' | 'other'

const KINDS: readonly (readonly [Forbidden, RegExp])[] = [
  ['duplicate', /duplicate content/i],
  ['conversation', /reply to this conversation|not been mentioned or otherwise engaged/i],
  ['account', /\b(?:suspended|locked)\b/i],
  ['app', /client-forbidden|client forbidden|client-not-enrolled|oauth1-permissions|app permissions/i],
]

/** @returns which of the refusals with status 403 this is */
export function forbiddenOf({ json }: Told): Forbidden {
  // The title says this of each of them, the detail only where X means the app.
  if (fieldsOf(json).detail === 'Forbidden') return 'app'
  const texts = textsOf(json)
  return KINDS.find(([, words]) => texts.some(text => words.test(text.slice(0, 1_000))))?.[0] ?? 'other'
}
