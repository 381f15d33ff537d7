/** What the settings know about the person, so that it is not asked again. */
import type { Complainant, Language } from '../case/model.ts'
import type { Company } from '../companies/record.ts'
import { EXIT, UserError } from '../errors.ts'
import type { Intake } from './fields.ts'

export type Setting = (key: string) => string | undefined

/**
 * @param fallback language of the interface, for a company of the whole world and a person of no known country
 * @returns language of the letters: as said, as set, else the language of the company's country
 */
export function textLanguageOf(
  intake: Intake,
  setting: Setting,
  company: Pick<Company, 'countries'>,
  fallback: Language,
): Language {
  const wanted = intake.textLang ?? setting('text.language')
  if (wanted === 'de' || wanted === 'en') return wanted
  const country = seatOf(company) ?? intake.country ?? setting('me.country')
  if (!country) return fallback
  const all = seatOf(company) ? company.countries : [country.toUpperCase()]
  return all.some(each => /^(DE|AT|CH|LI)$/.test(each)) ? 'de' : 'en'
}

/** @returns the country of a company that has one; null for one of the whole world (`001`, UN M.49) */
export function seatOf({ countries }: Pick<Company, 'countries'>): string | null {
  return countries.find(country => /^[A-Z]{2}$/.test(country)) ?? null
}

/** @returns two upper-case letters: as said, as set, the company's, else DE */
export function countryOf(intake: Intake, setting: Setting, company?: Company): string {
  const country = (
    intake.country ??
    setting('me.country') ??
    (company && seatOf(company)) ??
    'DE'
  ).toUpperCase()
  if (/^[A-Z]{2}$/.test(country)) return country
  throw new UserError(
    'bad_country',
    EXIT.usage,
    `--country: ${JSON.stringify(country)} is not a country code`,
    {
      hints: ['use two letters, e.g. DE, AT, CH, GB, US'],
    },
  )
}

function clean(text: string | undefined): string | null {
  const one = text?.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return one ? one : null
}

/** A name or place that could smuggle in a header or a second line does not get in. */
export async function complainantOf(
  intake: Intake,
  setting: Setting,
  company: Company,
): Promise<Complainant> {
  const { zoneOf } = await import('../ladder/clock/countries.ts')
  const country = countryOf(intake, setting, company)
  const home = setting('me.country')?.toUpperCase() === country
  const region = clean(intake.region ?? (intake.country && !home ? undefined : setting('me.region')))
  return {
    name: clean(intake.name ?? setting('me.name')),
    email: clean(intake.email ?? setting('email.from') ?? setting('me.email')),
    phone: clean(intake.phone ?? setting('me.phone')),
    address: (intake.address ?? setting('me.address'))?.trim() || null,
    country,
    region: region?.toUpperCase() ?? null,
    timezone: setting('me.timezone') ?? zoneOf(country, region),
  }
}
