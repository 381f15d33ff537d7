/** Which company is meant: by id, name, old name, or an own one with an address. */

import type { ChannelName } from '../case/model.ts'
import { choose, follow } from '../companies/choose.ts'
import { ownCompany } from '../companies/own.ts'
import type { Company, Directory } from '../companies/record.ts'
import { EXIT, UserError } from '../errors.ts'

export interface ChosenCompany {
  readonly company: Company
  /** Names it was known by before, if the user gave an old one. */
  readonly formerly: readonly Company[]
}

const listed = (companies: readonly Company[]) =>
  companies.map(
    ({ id, name, countries }) => `${id} (${name}${countries.length ? `, ${countries.join(' ')}` : ''})`,
  )

function unknown(query: string, nearest: readonly Company[]): UserError {
  const names = listed(nearest)
  return new UserError(
    'unknown_company',
    EXIT.usage,
    `--company: no company is known as ${JSON.stringify(query)}`,
    {
      hints: [
        ...(names.length ? [`nearest: ${names.join('; ')}`] : []),
        'for a company of your own give an address: --to email=service@example.com',
      ],
    },
  )
}

function ambiguous(query: string, companies: readonly Company[]): UserError {
  return new UserError('ambiguous_company', EXIT.usage, `--company: ${JSON.stringify(query)} fits several`, {
    hints: listed(companies).map(line => `--company ${line}`),
  })
}

/**
 * @param own addresses the user gave: with one, an unknown name makes an own entry
 * @throws UserError `unknown_company` or `ambiguous_company` (exit 2) with the nearest names
 */
export function companyFor(
  query: string,
  directory: Directory,
  country: string,
  own: ReadonlyMap<ChannelName, string>,
): ChosenCompany {
  const found = choose(directory, query, country)
  if (found.kind === 'one') return follow(directory, found.company)
  if (found.kind === 'several') throw ambiguous(query, found.companies)
  if (own.size === 0) throw unknown(query, found.nearest)
  const addresses = [...own].map(([channel, address]) => ({ channel, address }))
  const taken = (id: string) => directory.get(id) !== null
  return { company: ownCompany(query, addresses, country, taken), formerly: [] }
}
