/** What the person's own mail provider says of a sender: told where it may change what they make of the message. */
import type { Language } from '../case/model.ts'
import { CHECK } from './texts/check.ts'

/** Results of RFC 8601 section 2.7; DMARC speaks for the sender that is shown, so its `pass` outweighs the others. */
const FAILED = /=(?:soft|hard)?fail\b/
const OUTWEIGHS = /\bdmarc=pass\b/

/**
 * @param results as in the event, e.g. `spf=pass dmarc=fail`
 * @param official whether the address is one of the company's
 * @returns the line, or null: nothing is known, or a known address of which nothing bad is said
 */
export function senderHint(
  results: string | null | undefined,
  official: boolean | null,
  language: Language,
): string | null {
  if (!results) return null
  const doubted = FAILED.test(results) && !OUTWEIGHS.test(results)
  return doubted || official !== true ? CHECK[language].authentication(results) : null
}
