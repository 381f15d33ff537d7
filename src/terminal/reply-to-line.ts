/** A mail that wants its answers elsewhere than where it comes from: told to whoever answers in their own mail program. */
import type { Language } from '../case/model.ts'
import { otherReplyToIn } from '../replies/who-answers.ts'
import { inert } from './inert.ts'
import { safeLine } from './safe.ts'
import { REPLY_TO } from './texts/reply-to.ts'

/** @returns the caution; null: the evidence of the reading has nothing of the kind */
export function replyToLine(evidence: readonly string[], language: Language): string | null {
  const found = otherReplyToIn(evidence)
  if (found === null) return null
  const address = inert(safeLine(found.address))
  const { like, other } = REPLY_TO[language]
  return found.like === null ? other(address) : like(address, safeLine(found.like))
}
