/** `escalate companies search|show`: the directory of official channels. */
import type { Command } from 'commander'
import type { Company, CompanyChannel } from '../companies/record.ts'
import { EXIT, UserError } from '../errors.ts'
import { originLine } from '../terminal/origin-line.ts'
import { styled } from '../terminal/style.ts'
import { channelName } from '../terminal/texts/channels.ts'
import { COMPANY_TALK } from '../terminal/texts/companies.ts'
import { PREVIEW } from '../terminal/texts/preview.ts'
import { wrap } from '../terminal/wrap.ts'
import type { World } from '../world.ts'
import { registerLater } from './later.ts'
import { helpAlone } from './shared/help-alone.ts'
import type { Registration } from './shared/registration.ts'

export function register(program: Command, registration: Registration): void {
  const { tr, act } = registration
  const companies = program
    .command('companies')
    .description(tr('who speaks for a company, and where', 'wer für ein Unternehmen spricht, und wo'))
  companies
    .command('search <query>')
    .description(
      tr(
        'find a company by a name, an old name, a handle',
        'ein Unternehmen nach Namen, altem Namen oder Konto finden',
      ),
    )
    .action(act((world, query: string) => runSearch(world, query)))
  companies
    .command('show <company>')
    .description(
      tr('all known addresses with source and date', 'alle bekannten Adressen mit Quelle und Stand'),
    )
    .action(act((world, id: string) => runShowCompany(world, id)))
  for (const verb of ['add', 'edit', 'remove', 'refresh', 'export'])
    registerLater(companies, verb, registration)
  helpAlone(companies, registration)
}

/** Public channels: anybody can read what is written there. */
const PUBLIC = new Set(['x', 'facebook', 'community', 'bluesky', 'mastodon'])

function channelEntry({
  channel,
  address,
  purpose,
  hours,
  status,
  ended,
  source,
  checked,
  confidence,
}: CompanyChannel) {
  return {
    channel,
    address,
    purpose,
    public: PUBLIC.has(channel),
    hours,
    status,
    ended,
    source,
    checked,
    confidence,
  }
}

/** @returns 0, also when nothing was found */
export async function runSearch(world: World, query: string): Promise<number> {
  const { output, language } = world
  const country = world.settings().get('me.country')?.toString()
  const hits = (await world.directory()).search(query, country)
  if (output.json) {
    const results = hits.map(({ company, score }) => ({
      id: company.id,
      name: company.name,
      score,
      successor: company.successor,
      channels: company.channels.map(channelEntry),
    }))
    output.document({ schema: 'escalate/companies/1', query, results })
  } else
    for (const { company } of hits)
      output.print(`${company.id}  ${company.name}  ${company.countries.join(' ')}`)
  if (hits.length === 0) output.say(COMPANY_TALK[language].nothingFound(JSON.stringify(query)))
  return EXIT.done
}

function companyLines(company: Company, world: World): string[] {
  const { language, output } = world
  const texts = PREVIEW[language]
  const lines = company.channels.map(each => {
    const { channel, address, status } = each
    const name = `${channelName(channel, language)}: ${address.replace(/\n/g, ', ')}${status === 'active' ? '' : ` [${status}]`}`
    return `${wrap(name, output.width)}\n${wrap(originLine(each, language), output.width, 3)}`
  })
  const successor = company.successor ? [texts.formerly(company.name, company.successor.name)] : []
  return [styled('bold', `${company.name} (${company.id})`), ...successor, ...lines]
}

/** @returns 0. @throws UserError `unknown_company` (exit 2) */
export async function runShowCompany(world: World, query: string): Promise<number> {
  const { choose } = await import('../companies/choose.ts')
  const directory = await world.directory()
  const found = choose(directory, query, world.settings().get('me.country')?.toString())
  const company = found.kind === 'one' ? found.company : null
  if (!company) {
    const near = found.kind === 'several' ? found.companies : found.kind === 'none' ? found.nearest : []
    throw new UserError('unknown_company', EXIT.usage, `${JSON.stringify(query)} names no single company`, {
      hints: near.map(each => `${each.id} (${each.name})`),
    })
  }
  if (world.output.json) world.output.document({ schema: 'escalate/company/1', company })
  else for (const line of companyLines(company, world)) world.output.print(line)
  return EXIT.done
}
