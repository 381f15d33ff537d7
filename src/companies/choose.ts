/** From what a person typed to one company, or to the question which one is meant. */
import { countryRank } from './directory.ts'
import type { Company, Directory } from './record.ts'

export type Choice =
  | { readonly kind: 'one'; readonly company: Company }
  | { readonly kind: 'several'; readonly companies: readonly Company[] }
  | { readonly kind: 'none'; readonly nearest: readonly Company[] }

/** Names shown when nothing fits: what can be read at a glance. */
const NEAREST = 5

/** Takeovers followed in a row; the longest real chain known (RWE, innogy, E.ON) has two. */
const MOST_TAKEOVERS = 5

/**
 * Finds the company that is meant: an id always wins; then names, old names, handles and addresses that fit exactly,
 * those of the person's country before worldwide ones before foreign ones.
 * A company that was taken over is given back itself, its successor stands in the record ({@link follow}).
 * @param country ISO 3166-1 alpha-2 of the person; undefined: no country is preferred
 */
export function choose(directory: Directory, query: string, country?: string): Choice {
  const named = directory.get(query.trim().toLowerCase())
  if (named !== null) return { kind: 'one', company: named }
  const hits = directory.search(query, country)
  const exact = hits.filter(hit => hit.score === 1).map(hit => hit.company)
  if (exact.length === 0) return { kind: 'none', nearest: hits.slice(0, NEAREST).map(hit => hit.company) }
  const near = country === undefined ? exact : nearestHome(exact, country)
  return near.length === 1 ? { kind: 'one', company: near[0]! } : { kind: 'several', companies: near }
}

function nearestHome(companies: readonly Company[], country: string): readonly Company[] {
  const ranks = companies.map(company => countryRank(company, country))
  const best = Math.min(...ranks)
  return companies.filter((_, place) => ranks[place] === best)
}

/**
 * Follows takeovers to the company that answers today.
 * @returns that company, and those passed on the way, the given one first; a successor that is not in the
 *   directory, a circle and more than five takeovers end the way where it is
 */
export function follow(
  directory: Directory,
  company: Company,
): { readonly company: Company; readonly formerly: readonly Company[] } {
  const way = [company]
  while (way.length <= MOST_TAKEOVERS) {
    const successor = way.at(-1)!.successor
    const next = successor === null ? null : directory.get(successor.id)
    if (next === null || way.some(passed => passed.id === next.id)) break
    way.push(next)
  }
  return { company: way.at(-1)!, formerly: way.slice(0, -1) }
}
