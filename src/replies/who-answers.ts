/** Where a mail wants its answers (Reply-To, RFC 5322 section 3.6.2), if that is not where it says it comes from. */
import { mailOf, senderKey } from './domains.ts'
import type { IncomingMessage } from './incoming.ts'

const ADDRESS = /[^\s<>"(),:;@]{1,64}@[^\s<>"(),:;@]{1,253}/g
const LONGEST_FIELD = 2000
/** Display names hold anything, addresses too. */
const NAME = /"[^"]{0,300}"/g

/** @returns the addresses of Reply-To that share no domain with the sender; empty where there is none of either */
export function answersElsewhere({ channel, from, headers }: IncomingMessage): readonly string[] {
  if (channel !== 'email' || from === null) return []
  const value = headers.find(({ name }) => name === 'reply-to')?.value ?? ''
  const named = value.slice(0, LONGEST_FIELD).replace(NAME, ' ').match(ADDRESS) ?? []
  return [...new Set(named.map(mailOf))].filter(each => senderKey(each) !== senderKey(from))
}

/** Desks that companies rent: their own name in front of these is what their mail looks like. */
const RENTED =
  /(?:^|[.@])(?:zendesk|freshdesk|freshservice|force|salesforce|helpscout|helpscoutapp|intercom|intercom-mail|hubspotemail|atlassian|gorgias|kustomerapp|frontapp|dixa|desk|happyfox|kayako|zohodesk|servicenow|service-now)\.(?:com|net|eu|io)$/

/** @returns whether the address is at a service desk that companies rent */
export const isRentedDesk = (address: string): boolean => RENTED.test(mailOf(address))

const FIELD = 'Reply-To: '
const LIKE = ' is made to look like '
const ELSEWHERE = ', another domain than the sender'

/** @returns evidence that answers are wanted at another domain; `of`: the known address it is made to look like */
export const replyToEvidence = (address: string, of: string | null): string =>
  `${FIELD}${address}${of === null ? ELSEWHERE : LIKE + of}`

export interface OtherReplyTo {
  readonly address: string
  /** The known address it is made to look like; null: like none. */
  readonly like: string | null
}

/** @returns what {@link replyToEvidence} said in the evidence of a reading; null: nothing of the kind */
export function otherReplyToIn(evidence: readonly string[]): OtherReplyTo | null {
  for (const each of evidence) {
    if (!each.startsWith(FIELD)) continue
    const rest = each.slice(FIELD.length)
    if (rest.endsWith(ELSEWHERE)) return { address: rest.slice(0, -ELSEWHERE.length), like: null }
    const at = rest.indexOf(LIKE)
    if (at >= 0) return { address: rest.slice(0, at), like: rest.slice(at + LIKE.length) }
  }
  return null
}
