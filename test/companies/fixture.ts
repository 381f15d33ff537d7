import type { Company, CompanyChannel } from '../../src/companies/record.ts'

/** An invented address with everything a test does not care about filled in. */
export function channel(given: Partial<CompanyChannel>): CompanyChannel {
  return {
    channel: 'email',
    address: 'service@example.com',
    platformId: null,
    purpose: 'support',
    hours: null,
    status: 'active',
    ended: null,
    source: 'https://example.org/contact',
    checked: '2026-01-01',
    confidence: 'high',
    note: null,
    ...given,
  }
}

/** An invented company with everything a test does not care about filled in. */
export function company(given: Partial<Company>): Company {
  return {
    id: 'example-de',
    name: 'Example',
    aliases: [],
    countries: ['DE'],
    sector: null,
    website: null,
    wikidata: null,
    successor: null,
    gone: false,
    channels: [],
    ...given,
  }
}
