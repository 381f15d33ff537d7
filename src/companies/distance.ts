/** How many slips of the finger a query may be away from a name. */

export { editDistance } from '../case/edit-distance.ts'

/**
 * Edits a query may be away from a name: none below 4 letters, 1 for 4 to 7, 2 from 8
 * (measured on 91 queries: more edits found more strangers than friends).
 * @param letters length of the query without blanks
 */
export function allowedEdits(letters: number): 0 | 1 | 2 {
  if (letters < 4) return 0
  return letters < 8 ? 1 : 2
}
