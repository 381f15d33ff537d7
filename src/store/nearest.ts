/** The name a mistyped one was probably meant to be. */

/** @returns the least number of single-letter changes between two texts (Levenshtein) */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/** @returns the candidate with the fewest changes, the first of equals; letters of any case count as the same */
export function nearest(text: string, candidates: readonly string[]): string {
  const typed = text.slice(0, 100).toLowerCase()
  const measured = candidates.map(name => ({ name, changes: distance(typed, name.toLowerCase()) }))
  return measured.reduce((best, next) => (next.changes < best.changes ? next : best)).name
}
