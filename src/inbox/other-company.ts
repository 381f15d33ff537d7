/** A message from the account, address or domain of another company of the directory: a competitor, say. */
import type { Reading } from '../case/reading.ts'
import type { Company, Directory } from '../companies/record.ts'
import { isFreeMail, mailOf } from '../replies/domains.ts'
import { handleOf } from '../replies/handles.ts'
import type { IncomingMessage } from '../replies/incoming.ts'
import { isOfficial } from '../replies/official.ts'

/** Scripts and screens alike show evidence in English. */
const evidenceOf = (what: string, sender: string, company: string): string =>
  `${sender}: ${what} of ${company}, another company`

/** What the directory is asked for; anybody can have an address at a mail provider. */
function queryFor({ channel, from }: IncomingMessage): string | null {
  if (from === null || channel === 'phone' || channel === 'letter') return null
  if (channel !== 'email') return `@${handleOf(from)}`
  const mail = mailOf(from)
  const host = mail.split('@')[1]
  return host === undefined || isFreeMail(host) ? null : mail
}

function speaksFor(message: IncomingMessage, company: Company): boolean {
  const site = company.website ? [{ channel: 'web-form' as const, address: company.website }] : []
  const known = [...company.channels, ...site]
  return isOfficial({ ...message, company: { known } }, message.channel, message.from) === true
}

const brandOf = ({ name }: Company): string => name.toLowerCase().split(/[\s.]/)[0] ?? ''

/** Who took a company over answers for it, and so may a sister of the same brand in another country. */
const related = (one: Company, other: Company): boolean =>
  one.id === other.id ||
  one.successor?.id === other.id ||
  other.successor?.id === one.id ||
  brandOf(one) === brandOf(other)

/** @returns the company of the directory that has the sender's account or address, if the case is not about it; or null */
export function otherCompany(
  message: IncomingMessage,
  company: Company | null,
  directory: Directory,
): Company | null {
  const query = queryFor(message)
  if (query === null || company === null) return null
  const theirs = directory
    .search(query)
    .map(hit => hit.company)
    .filter(each => speaksFor(message, each))
  return theirs.some(each => related(each, company)) ? null : (theirs[0] ?? null)
}

/**
 * @param company the one the case is about; of one that no directory knows nothing is known, so nothing is claimed
 * @returns the reading; not official, with the evidence, where the sender is known to speak for another company. An
 *   answer in our own thread stays what it is: the company may have handed it on
 */
export function readAsOthers(
  reading: Reading,
  message: IncomingMessage,
  company: Company | null,
  directory: Directory,
): Reading {
  if (reading.official === true || message.inReplyTo.length > 0) return reading
  const other = otherCompany(message, company, directory)
  if (other === null) return reading
  const what = message.channel === 'email' ? 'address' : 'account'
  const evidence = [...reading.evidence, evidenceOf(what, message.from ?? '?', other.name)]
  return { ...reading, official: false, settles: false, evidence }
}
