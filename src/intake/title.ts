/** A title for lists and subjects where the user gave none. */
import { sentences, withoutStop } from '../words/plain-text.ts'

/** Columns a title may take in a list of 80 columns beside id, state and date. */
const LONGEST = 60

/** @returns the first sentence of the problem, cut at a word to at most 60 characters */
export function titleOf(problem: string): string {
  const sentence = withoutStop(sentences(problem)[0] ?? '')
  const characters = [...sentence]
  if (characters.length <= LONGEST) return sentence
  const cut = characters.slice(0, LONGEST - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).replace(/[,;:]$/, '')}…`
}
