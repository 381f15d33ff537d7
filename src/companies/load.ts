/** Directory files: the one that comes with the program, and people's own. */
import { EXIT, UserError } from '../errors.ts'
import { companyFrom } from './company-shape.ts'
import core from './core.json' with { type: 'json' }
import type { Company } from './record.ts'

/** Largest directory file: about 70 times the one that comes with the program. Bytes. */
export const LARGEST_FILE = 5 * 1024 * 1024

/**
 * Reads a directory file: a JSON list of companies, or an object with that list as `companies`.
 * @param origin name of the file for messages
 * @throws UserError `bad_directory`, exit 2: which company, which field, what would be right
 */
export function parseCompanies(text: string, origin: string): Company[] {
  const entries = listIn(jsonIn(text, origin), origin)
  const companies = entries.map((entry, index) => companyFrom(entry, origin, index + 1))
  const seen = new Set<string>()
  for (const { id } of companies) {
    if (seen.has(id)) bad(origin, `the id "${id}" stands there twice; each company needs its own.`)
    seen.add(id)
  }
  return companies
}

/** The companies that come with the program; a test holds them to {@link parseCompanies}, so nothing is checked here. */
export function coreCompanies(): Company[] {
  return core.companies as unknown as Company[]
}

/**
 * Own entries over the given ones. One with a known id adds its channels in front and its names; what else it
 * says (website, successor, ...) wins where it says something. Unknown ids come first, as the person's own.
 */
export function mergeCompanies(core: readonly Company[], own: readonly Company[]): Company[] {
  const byId = new Map(own.map(company => [company.id, company]))
  const known = new Set(core.map(company => company.id))
  const added = own.filter(company => !known.has(company.id))
  return [...added, ...core.map(company => merged(company, byId.get(company.id)))]
}

function merged(core: Company, own: Company | undefined): Company {
  if (own === undefined) return core
  const names = new Set([...core.aliases, own.name, ...own.aliases])
  names.delete(core.name)
  return {
    ...core,
    aliases: [...names],
    countries: [...new Set([...core.countries, ...own.countries])],
    sector: own.sector ?? core.sector,
    website: own.website ?? core.website,
    wikidata: own.wikidata ?? core.wikidata,
    successor: own.successor ?? core.successor,
    gone: own.gone || core.gone,
    channels: [...own.channels, ...core.channels],
  }
}

function jsonIn(text: string, origin: string): unknown {
  if (Buffer.byteLength(text) > LARGEST_FILE) bad(origin, 'the file is larger than 5 MB.')
  const body = text.replace(/^\uFEFF/, '')
  try {
    return JSON.parse(body)
  } catch (error) {
    const reason = (error as Error).message
    return bad(origin, `not valid JSON${placeOf(reason, body)}: ${reason}`)
  }
}

/** Line and column, where the engine's message names a position. */
function placeOf(reason: string, body: string): string {
  const position = /at position (\d+)/.exec(reason)?.[1]
  if (position === undefined || /line \d+/.test(reason)) return ''
  const lines = body.slice(0, Number(position)).split('\n')
  return ` (line ${lines.length}, column ${lines.at(-1)!.length + 1})`
}

function listIn(value: unknown, origin: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  const list = value !== null && typeof value === 'object' && 'companies' in value ? value.companies : null
  if (Array.isArray(list)) return list
  return bad(origin, 'expected a list of companies, or an object with the list as "companies".')
}

function bad(origin: string, what: string): never {
  throw new UserError('bad_directory', EXIT.usage, `${origin}: ${what}`)
}
