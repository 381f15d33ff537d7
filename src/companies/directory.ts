/** Search over company records, with its keys built when first needed. */
import { SCORES, scoreOf } from './match.ts'
import { queryOf } from './query.ts'
import type { Company, Directory, SearchHit } from './record.ts'
import { type Entry, entriesOf } from './terms.ts'

/** Most hits a search gives back, so that two letters do not list the whole directory. */
export const MOST_HITS = 25

/**
 * How near a company is to a person: their own country, worldwide (`001`), another one.
 * @param country ISO 3166-1 alpha-2, any case
 */
export function countryRank(company: Company, country: string | undefined): 0 | 1 | 2 {
  if (country !== undefined && company.countries.includes(country.toUpperCase())) return 0
  return company.countries.includes('001') ? 1 : 2
}

/**
 * Makes a list of companies searchable by name, old name, handle, mail or web address.
 * Exact hits come before beginnings of names, these before slips of the finger; then the person's
 * country counts, then the order of the list. Reads nothing and never throws.
 * @param companies records with distinct ids; of two with the same id the first is kept for `get`
 */
export function directoryOf(companies: readonly Company[]): Directory {
  const byId = new Map<string, Company>()
  for (const company of companies) if (!byId.has(company.id)) byId.set(company.id, company)
  let entries: readonly Entry[] | null = null

  function search(text: string, country?: string): readonly SearchHit[] {
    entries ??= companies.flatMap((company, order) => entriesOf(company, order))
    const best = bestScores(entries, text)
    const named = byId.get(idIn(text))
    if (named !== undefined) best.set(companies.indexOf(named), SCORES.exact)
    return sorted(best, companies, country)
  }
  return { search, get: id => byId.get(id) ?? null }
}

function idIn(text: string): string {
  return text.slice(0, 100).trim().toLowerCase()
}

/** Slips of the finger are looked for only when nothing fits exactly: then they would be noise. */
function bestScores(entries: readonly Entry[], text: string): Map<number, number> {
  const query = queryOf(text)
  const best = new Map<number, number>()
  if (query.handle === null && query.hosts === null && query.keys.length === 0) return best
  for (const forgiving of [false, true]) {
    for (const entry of entries) {
      const score = scoreOf(query, entry, forgiving)
      if (score > (best.get(entry.order) ?? 0)) best.set(entry.order, score)
    }
    if ([...best.values()].includes(SCORES.exact)) break
  }
  return best
}

function sorted(
  best: ReadonlyMap<number, number>,
  companies: readonly Company[],
  country: string | undefined,
): readonly SearchHit[] {
  const hits = [...best].map(([order, score]) => ({ order, score, company: companies[order]! }))
  hits.sort(
    (a, b) =>
      b.score - a.score ||
      countryRank(a.company, country) - countryRank(b.company, country) ||
      a.order - b.order,
  )
  return hits.slice(0, MOST_HITS).map(({ company, score }) => ({ company, score }))
}
