/** What posts are held against: where the person wrote in public, and who speaks there for the company. */
import type { ChannelName } from '../case/model.ts'
import type { CaseState, Delivery } from '../case/state.ts'
import type { Directory } from '../companies/record.ts'
import type { KnownAddress } from '../replies/incoming.ts'
import { knownIn } from './known-accounts.ts'

/** A post of the person that is known to stand there. */
export interface PostedUrl {
  readonly channel: ChannelName
  /** As it was recorded. */
  readonly url: string
  /** When it went out, ISO 8601 UTC. */
  readonly at: string
}

export interface PostedCase {
  readonly id: string
  readonly open: boolean
  readonly posts: readonly PostedUrl[]
  /** When the person wrote, by channel: also what was handed over and is not confirmed. ISO 8601 UTC. */
  readonly written: readonly { readonly channel: ChannelName; readonly at: string }[]
  readonly known: readonly KnownAddress[]
}

/** Only what is known to have gone out has an address. */
function postOf({ url, message, settledAt, at, mode }: Delivery): PostedUrl[] {
  if (url === null) return []
  // A look that settles a send says when it began; a person says when they posted.
  return [{ channel: message.channel, url, at: mode === 'hand-off' ? (settledAt ?? at) : at }]
}

const mayBeAnswered = ({ state }: Delivery) => state !== 'failed' && state !== 'denied'

function writtenIn({ deliveries, calls }: CaseState): PostedCase['written'] {
  const own = calls.filter(({ incoming, channel }) => !incoming && channel !== 'phone')
  return [
    ...deliveries.filter(mayBeAnswered).map(({ message, at }) => ({ channel: message.channel, at })),
    ...own.map(({ channel, at }) => ({ channel, at })),
  ]
}

export function postedCase(state: CaseState, directory: Directory): PostedCase {
  return {
    id: state.id,
    open: state.closed === null,
    posts: state.deliveries.flatMap(postOf),
    written: writtenIn(state),
    known: knownIn(state, directory.get(state.complaint.company.id)),
  }
}
