/** How well one key of a company fits a query. */
import { allowedEdits, editDistance } from './distance.ts'
import type { Query } from './query.ts'
import type { Entry } from './terms.ts'

/**
 * Steps of a match, best first. `begins`: the name begins with the query; `word`: later whole words of it are the
 * query; `longer`: the query is the name and more words, or its web domain under another ending; one slip;
 * `part`: a later word begins with the query; two slips.
 */
export const SCORES = {
  exact: 1,
  begins: 0.8,
  word: 0.7,
  longer: 0.6,
  slip: 0.5,
  part: 0.45,
  slips: 0.4,
} as const

/** Short names (DB, LH, 3) fit only exactly: as beginnings they would fit half the directory. Letters. */
const SHORT = 2

/**
 * @param forgiving whether slips of the finger are looked for
 * @returns one of {@link SCORES}, or 0
 */
export function scoreOf(query: Query, entry: Entry, forgiving: boolean): number {
  if (entry.kind === 'host') return query.hosts?.includes(entry.key) ? SCORES.exact : 0
  if (entry.kind === 'handle') return handleScore(query, entry)
  const strict = Math.max(0, ...query.keys.map(key => nameScore(key, entry)), domainScore(query, entry))
  return forgiving ? Math.max(strict, slipScore(query, entry)) : strict
}

function handleScore(query: Query, entry: Entry): number {
  if (query.handle !== null) return query.handle === entry.key ? SCORES.exact : 0
  return query.compacts.includes(entry.key.replace(/[^\p{L}\p{N}]/gu, '')) ? SCORES.exact : 0
}

function nameScore(key: string, entry: Entry): number {
  const bare = key.replaceAll(' ', '')
  if (bare === entry.compact) return SCORES.exact
  if (bare.length >= 2 && entry.compact.length > SHORT) {
    if (entry.key.startsWith(key) || entry.compact.startsWith(bare)) return SCORES.begins
    if (`${entry.key} `.includes(` ${key} `)) return SCORES.word
    if (entry.key.includes(` ${key}`)) return SCORES.part
  }
  return entry.compact.length > SHORT && key.startsWith(`${entry.key} `) ? SCORES.longer : 0
}

/** `telekom.com`, where only `telekom.de` is known: the name before the ending is tried too. */
function domainScore(query: Query, entry: Entry): number {
  const label = query.hosts?.at(-1)?.split('.')[0]
  return label !== undefined && label.length > SHORT && label === entry.compact ? SCORES.longer : 0
}

function slipScore(query: Query, entry: Entry): number {
  let best = 0
  for (const text of query.compacts) {
    const limit = allowedEdits(text.length)
    if (limit === 0 || entry.compact.length < 4) continue
    const edits = editDistance(text, entry.compact, limit)
    if (edits <= limit) best = Math.max(best, edits <= 1 ? SCORES.slip : SCORES.slips)
  }
  return best
}
