/** One entry of a directory file -> one company record, or a message that says what is wrong with it. */
import { CHANNELS } from '../case/model.ts'
import { addressProblem } from './address-shape.ts'
import type { Fields, Place } from './field.ts'
import * as read from './field.ts'
import type { Company, CompanyChannel } from './record.ts'

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const ID_RIGHT = 'small letters a-z, digits and single hyphens, at most 60'
const PURPOSES = ['support', 'general', 'main', 'executive', 'privacy', 'community'] as const
const STATUSES = ['active', 'ended', 'no-service'] as const
const CONFIDENCES = ['high', 'medium', 'low', 'unverified'] as const

/** Names, countries and addresses one company may have; the longest hand-made record has 14, 2 and 7. */
const MOST = 200

/**
 * Reads one company. `id`, `name` and each channel's `channel` and `address` are needed; the rest has a cautious
 * default (no hours, status `active`, confidence `unverified`). Fields it does not know are left out.
 * @param number place in the file, from 1, for messages about an entry without id
 * @throws UserError `bad_directory`, exit 2
 */
export function companyFrom(value: unknown, origin: string, number: number): Company {
  const unnamed: Place = { origin, company: `number ${number}`, path: '' }
  const fields = read.fieldsOf(value, unnamed, '(entry)')
  const id = idIn(fields, unnamed)
  const place: Place = { origin, company: `"${id}"`, path: '' }
  return {
    id,
    name: read.textIn(fields, 'name', place, 200),
    aliases: texts(fields, 'aliases', place, /./u, 'a name'),
    countries: texts(
      fields,
      'countries',
      place,
      /^(?:[A-Z]{2}|001)$/,
      'two capital letters such as DE, or 001',
    ),
    sector: read.textOrNull(fields, 'sector', place, 60),
    website: websiteIn(fields, place),
    wikidata: read.patternOrNull(fields, 'wikidata', place, /^Q[1-9]\d{0,11}$/, 'an item such as Q9396'),
    successor: successorIn(fields, id, place),
    gone: goneIn(fields, place),
    channels: read.listIn(fields, 'channels', place, MOST).map((entry, index) => {
      const path = `channels[${index}]`
      return channelFrom(read.fieldsOf(entry, place, path), { ...place, path: `${path}.` })
    }),
  }
}

function idIn(fields: Fields, place: Place): string {
  const id = read.textIn(fields, 'id', place, 60)
  return ID.test(id) ? id : read.wrong(place, 'id', ID_RIGHT)
}

function texts(
  fields: Fields,
  field: string,
  place: Place,
  pattern: RegExp,
  right: string,
): readonly string[] {
  return read.listIn(fields, field, place, MOST).map((entry, index) => {
    const text = read.textIn({ entry }, 'entry', { ...place, path: `${field}[${index}] ` }, 200)
    return pattern.test(text) ? text : read.wrong(place, `${field}[${index}]`, right)
  })
}

function websiteIn(fields: Fields, place: Place): string | null {
  const website = read.textOrNull(fields, 'website', place)
  const right = website === null ? null : addressProblem('web-form', website)
  return right === null ? website : read.wrong(place, 'website', right)
}

function successorIn(fields: Fields, own: string, place: Place): Company['successor'] {
  const value = read.ownValue(fields, 'successor')
  if (value === undefined || value === null) return null
  const successor = read.fieldsOf(value, place, 'successor')
  const inner = { ...place, path: 'successor.' }
  const id = idIn(successor, inner)
  if (id === own) read.wrong(inner, 'id', 'another company than this one')
  const since = read.textOrNull(successor, 'since', inner)
  if (since !== null && !/^\d{4}$/.test(since) && !read.isDay(since))
    read.wrong(inner, 'since', 'a year or a date such as 2010-04-01')
  return { id, name: read.textIn(successor, 'name', inner, 200), since }
}

function goneIn(fields: Fields, place: Place): boolean {
  const gone = read.ownValue(fields, 'gone') ?? false
  return typeof gone === 'boolean' ? gone : read.wrong(place, 'gone', 'true or false')
}

function channelFrom(fields: Fields, place: Place): CompanyChannel {
  const channel = read.oneOf(fields, 'channel', place, CHANNELS)
  const address = read.textIn(fields, 'address', place, 500, channel === 'letter')
  const right = addressProblem(channel, address)
  if (right !== null) read.wrong(place, 'address', right)
  return {
    channel,
    address,
    platformId: read.textOrNull(fields, 'platformId', place, 60),
    purpose: read.oneOf(
      fields,
      'purpose',
      place,
      PURPOSES,
      channel === 'community' ? 'community' : 'general',
    ),
    hours: read.textOrNull(fields, 'hours', place),
    status: read.oneOf(fields, 'status', place, STATUSES, 'active'),
    ended: read.dayOrNull(fields, 'ended', place),
    source: read.textOrNull(fields, 'source', place, 500) ?? place.origin,
    checked: read.dayOrNull(fields, 'checked', place),
    confidence: read.oneOf(fields, 'confidence', place, CONFIDENCES, 'unverified'),
    note: read.textOrNull(fields, 'note', place, 500),
  }
}
