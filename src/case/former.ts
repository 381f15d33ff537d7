/** Who else a case speaks with: the companies it was about before, and accounts that are not the company's. */
import type { EventBodies } from './events.ts'
import type { ChannelName, Message } from './model.ts'
import type { CaseState, Delivery, FormerCompany } from './state.ts'
import { deliveriesNow, mayHaveLeft } from './state.ts'

/** An account is the same in public and in private. */
const PUBLIC_OF: Readonly<Partial<Record<ChannelName, ChannelName>>> = { 'x-dm': 'x', messenger: 'facebook' }

/** Handles are written with and without their `@`, and with any capitals. */
function accountKey(channel: ChannelName, address: string): string {
  return `${PUBLIC_OF[channel] ?? channel} ${address.trim().replace(/^@/, '').toLowerCase()}`
}

const accountsOf = ({ ladder }: CaseState): string[] =>
  ladder.flatMap(({ channel, address }) => (address ? [accountKey(channel, address)] : []))

/** @returns what the case knows of its company: the events that follow know it no more */
export function leavingOf(state: CaseState, until: number): FormerCompany {
  const now = ({ seq }: { readonly seq: number }) => seq > state.companySince
  const { id, name } = state.complaint.company
  const left = deliveriesNow(state).filter(mayHaveLeft)
  const accounts = [
    ...accountsOf(state),
    ...left.map(({ message: { channel, to } }) => accountKey(channel, to)),
    ...state.replies
      .filter(now)
      .flatMap(({ channel, sender, reading }) =>
        sender && reading.official ? [accountKey(channel, sender)] : [],
      ),
  ]
  const mails = left.flatMap(({ messageId }) => (messageId ? [messageId] : []))
  return { id, name, until, accounts: [...new Set(accounts)], mails }
}

type Received = Pick<EventBodies['reply_received'], 'channel' | 'sender' | 'reading'>

/** @returns the name of the former company that sent this; null: nobody of them, or the present one as well */
export function formerSender(state: CaseState, { channel, sender, reading }: Received): string | null {
  if (reading.official === true) return null
  const from = sender?.trim().toLowerCase() ?? ''
  const account = accountKey(channel, from)
  if (from !== '' && accountsOf(state).includes(account)) return null
  const theirs = state.former.findLast(
    ({ id, name, accounts, mails }) =>
      id !== state.complaint.company.id &&
      (from === name.toLowerCase() ||
        accounts.includes(account) ||
        reading.inReplyTo.some(each => mails.includes(each))),
  )
  return theirs?.name ?? null
}

/**
 * Whether a message answers somebody who does not speak for the company, as far as is known when it is written: it moves
 * no clock and is no word to the company.
 */
export function isAside(
  state: CaseState,
  purpose: Delivery['purpose'],
  { channel, to }: Pick<Message, 'channel' | 'to'>,
): boolean {
  if (purpose !== 'reply') return false
  const answered = state.replies.findLast(
    ({ channel: on, sender }) => sender !== null && accountKey(on, sender) === accountKey(channel, to),
  )
  return answered !== undefined && isNotTheirs(answered)
}

/** @returns whether a message is known not to be the present company's, and the user has not said otherwise */
export function isNotTheirs({ former, judged, reading }: CaseState['replies'][number]): boolean {
  return former !== null || (reading.official === false && (judged === null || judged === 'unrelated'))
}
