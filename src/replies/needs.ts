/** What the company asks for, in words a program can act on. */
import { ASKS, HAVE } from './asking-words.ts'
import { NEEDS } from './needs-words.ts'
import { wantsFollow } from './redirect.ts'

const ITEM = /^\s*(?:[-*•·–]|\d{1,2}[.)]|[a-z]\))\s/
const asks = (sentence: string): boolean => ASKS.test(sentence) || sentence.includes('?')

/** The sentences that ask; of a list below "we need the following:" each item. */
function asking(sentences: readonly string[]): string[] {
  let listed = false
  return sentences.filter(sentence => {
    const asked = asks(sentence) || (listed && ITEM.test(sentence))
    listed = asked && (listed || /:\s*$/.test(sentence))
    return asked && !HAVE.test(sentence)
  })
}

/** @returns what is asked for, in the order of the list, each once; from the sentences that ask */
export function needsIn(sentences: readonly string[]): string[] {
  const asked = asking(sentences)
  const needs = NEEDS.filter(([, pattern]) => asked.some(one => pattern.test(one))).map(([name]) => name)
  return sentences.some(wantsFollow) ? [...needs, 'follow'] : needs
}
