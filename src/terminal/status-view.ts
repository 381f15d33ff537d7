/** The list of cases for people: one block a case, the most urgent first. */
import { nextLines } from './case-lines.ts'
import type { Present, StatusDocument } from './documents.ts'
import { TALK } from './texts/talk.ts'
import { wrap } from './wrap.ts'

/**
 * @param chosen whether there are cases, but none that was asked for
 * @returns lines for a terminal of `width` columns
 */
export function statusView(
  { cases }: StatusDocument,
  present: Present,
  width: number,
  chosen = false,
): string {
  const texts = TALK[present.language]
  if (cases.length === 0 && chosen) return wrap(texts.noneFits, width)
  if (cases.length === 0) return wrap(`${texts.nothingOpen}\n${texts.tryDemo(present.launch)}`, width)
  return cases.map(entry => nextLines(entry, present, width)).join('\n\n')
}
