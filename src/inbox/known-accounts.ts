/** The addresses and accounts by which a company is known in a case. */
import type { ChannelName } from '../case/model.ts'
import type { CaseState } from '../case/state.ts'
import type { Company } from '../companies/record.ts'
import { SAME_ACCOUNTS, sameHandle } from '../replies/accounts.ts'
import type { KnownAddress } from '../replies/incoming.ts'

/** A direct message comes from the account that is known for posts. */
const SAME_ACCOUNT: Readonly<Partial<Record<ChannelName, ChannelName>>> = { x: 'x-dm', facebook: 'messenger' }

function withMessages(known: KnownAddress): KnownAddress[] {
  const twin = SAME_ACCOUNT[known.channel]
  return twin ? [known, { ...known, channel: twin }] : [known]
}

/** Forms and forums are at the domain of the website; so is most mail. */
function websiteOf(company: Company | null): KnownAddress[] {
  return company?.website ? [{ channel: 'web-form', address: company.website }] : []
}

/** @returns the addresses that the directory has of a company, also as senders of direct messages */
export function knownOf(company: Company | null): KnownAddress[] {
  const listed = (company?.channels ?? []).map(
    ({ channel, address, platformId }): KnownAddress => ({ channel, address, platformId }),
  )
  return [...listed, ...websiteOf(company)].flatMap(withMessages)
}

/**
 * Where the directory has no number of an account, the one it first answered under in this case is its number: a handle
 * that is given up may be somebody else's tomorrow.
 */
function withNumber(known: KnownAddress, { replies }: CaseState): KnownAddress {
  if (known.platformId) return known
  const first = replies.find(
    ({ channel, sender, senderId, reading }) =>
      (SAME_ACCOUNTS[known.channel] ?? [known.channel]).includes(channel) &&
      reading.official === true &&
      senderId !== undefined &&
      sender !== null &&
      sameHandle(channel, sender, known.address),
  )
  return first?.senderId ? { ...known, platformId: first.senderId } : known
}

/** @returns those, and the ones that the person themselves gave for the ladder */
export function knownIn(state: CaseState, company: Company | null): KnownAddress[] {
  const own = state.ladder.flatMap(({ channel, address }) => (address ? [{ channel, address }] : []))
  return [...knownOf(company), ...own.flatMap(withMessages)].map(known => withNumber(known, state))
}
