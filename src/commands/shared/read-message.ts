/** A message read without a case: who is official is told by a company, dates by the person's own calendar. */
import type { Reading } from '../../case/reading.ts'
import type { Company } from '../../companies/record.ts'
import { EXIT, UserError } from '../../errors.ts'
import { type Incoming, knownOf } from '../../inbox/incoming.ts'
import { type Counting, withPromise } from '../../inbox/promised-date.ts'
import type { World } from '../../world.ts'

/** What every message of a run is read with. */
export type Reader = Counting

async function companyOf(query: string | undefined, world: World): Promise<Company | null> {
  if (query === undefined) return null
  const { choose } = await import('../../companies/choose.ts')
  const country = world.settings().get('me.country')?.toString()
  const found = choose(await world.directory(), query, country)
  if (found.kind === 'one') return found.company
  const near = found.kind === 'several' ? found.companies : found.nearest
  throw new UserError(
    'unknown_company',
    EXIT.usage,
    `--company: ${JSON.stringify(query)} names no single company`,
    {
      hints: near.map(each => `${each.id} (${each.name})`),
    },
  )
}

async function livingOf(world: World): Promise<Counting['living']> {
  const { zoneOf } = await import('../../ladder/clock/countries.ts')
  const setting = (key: string) => world.settings().get(key)?.toString()
  const country = (setting('me.country') ?? 'DE').toUpperCase()
  const region = setting('me.region')?.toUpperCase() ?? null
  return { complainant: { country, region, timezone: setting('me.timezone') ?? zoneOf(country, region) } }
}

/** @throws UserError `unknown_company` (exit 2) with the nearest ones */
export async function readerFor(company: string | undefined, world: World): Promise<Reader> {
  return { company: await companyOf(company, world), living: await livingOf(world) }
}

/**
 * @returns the reading as a case without messages of ours would get it
 * @throws UserError `mail_too_complex` (exit 2) when it takes too long
 */
export async function readAlone(
  { at, sender, ...rest }: Incoming,
  counting: Reader,
  world: World,
): Promise<Reading> {
  const { company } = counting
  const known = company && rest.channel !== 'phone' ? { known: knownOf(company) } : null
  const message = { ...rest, from: sender, company: known, ownRefs: [], sentBefore: at }
  const reading = await world.readMessage(message)
  // Which messages are ours nobody knows here, so naming one makes nobody official.
  const settles = reading.settles && reading.official !== false
  return withPromise({ ...reading, settles }, { at, channel: rest.channel }, counting, world)
}
