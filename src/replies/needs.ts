/** What the company asks for, in words a program can act on. */
import { ASKS, HAVE } from './asking-words.ts'
import { NEEDS } from './needs-words.ts'
import { wantsFollow } from './redirect.ts'

/** @returns what is asked for, in the order of the list, each once; from the sentences that ask */
export function needsIn(sentences: readonly string[]): string[] {
  const asking = sentences.filter(one => (ASKS.test(one) || one.includes('?')) && !HAVE.test(one))
  const needs = NEEDS.filter(([, pattern]) => asking.some(one => pattern.test(one))).map(([name]) => name)
  return sentences.some(wantsFollow) ? [...needs, 'follow'] : needs
}
