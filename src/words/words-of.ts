/** A text as a row of words, each still knowing where it stands; for data that people write in many spellings. */
import { type Folded, type Range, sourceRange } from './fold.ts'

export interface Word extends Range {
  /** In one spelling; see {@link spelled}. */
  readonly form: string
  /** Whether it begins with a capital letter. */
  readonly capital: boolean
}

/** @returns folded letters in one spelling: `Müller`, `Mueller` and `Muller` are the same, and so are `-straße` and `-str` */
export function spelled(folded: string): string {
  return folded
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/([aou])e/g, '$1')
    .replace(/stra(?:ss|ß)e$/, 'str')
}

/** @returns words and numbers (`12a` is one) of the text in its order */
export function wordsOf(folded: Folded): Word[] {
  return [...folded.text.matchAll(/\p{N}+\p{L}?(?!\p{L})|[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => {
    const range = sourceRange(folded, index, index + word.length)
    const capital = /^\p{Lu}/u.test(folded.source.slice(range.start, range.end))
    return { ...range, form: spelled(word), capital }
  })
}
