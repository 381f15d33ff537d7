/** A record for a company the directory does not know, made from what the person gave. */
import type { ChannelName } from '../case/model.ts'
import { keysOf, withoutLegalForm } from './keys.ts'
import type { Company, CompanyChannel } from './record.ts'

/** Longest own id: it is typed as the beginning of case ids. Characters. */
const LONGEST_ID = 24

export interface GivenAddress {
  readonly channel: ChannelName
  /** In the channel's normal form. */
  readonly address: string
}

/**
 * Makes an own entry. Its addresses are support addresses of confidence `high`, because the person named them;
 * `checked` stays null, because nobody looked them up.
 * @param name as typed, not blank
 * @param country ISO 3166-1 alpha-2 of the person
 * @param taken says whether an id exists already; such a one gets a number behind it
 */
export function ownCompany(
  name: string,
  addresses: readonly GivenAddress[],
  country: string,
  taken: (id: string) => boolean = () => false,
): Company {
  return {
    id: freeId(slug(name), taken),
    name: name.trim(),
    aliases: [],
    countries: [country.toUpperCase()],
    sector: null,
    website: null,
    wikidata: null,
    successor: null,
    gone: false,
    channels: addresses.map(ownChannel),
  }
}

function ownChannel(given: GivenAddress): CompanyChannel {
  return {
    channel: given.channel,
    address: given.address,
    platformId: null,
    purpose: 'support',
    hours: null,
    status: 'active',
    ended: null,
    source: 'given by you',
    checked: null,
    confidence: 'high',
    note: null,
  }
}

/** ASCII name without its legal form, at most 24 characters, ü as ue; `company` when it has no such letters. */
function slug(name: string): string {
  const spelt = name.normalize('NFC').replace(/[äöü]/giu, letter => `${letter}e`)
  const ascii = withoutLegalForm(keysOf(spelt)[0] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return shortened(ascii, LONGEST_ID) || 'company'
}

function shortened(id: string, length: number): string {
  return id.slice(0, length).replace(/-$/, '')
}

function freeId(wanted: string, taken: (id: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `-${number}`
    const id = shortened(wanted, LONGEST_ID - ending.length) + ending
    if (!taken(id)) return id
  }
}
