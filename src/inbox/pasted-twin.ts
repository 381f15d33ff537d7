/** A reply that the person pasted, and that is found by the program afterwards. */
import type { CaseEvent, StoredEvent } from '../case/events.ts'
import { isKnown } from '../case/events.ts'
import type { ChannelName } from '../case/model.ts'
import type { ReceivedPost } from '../channels/account.ts'
import { sameHandle } from '../replies/accounts.ts'

/**
 * Milliseconds between the hour of the post and the one the person gave. What was pasted later comes a second time: desks
 * write the same words often, and a new answer must never be taken for an old one.
 */
const NEAR = 10 * 60_000

type Reply = CaseEvent & { readonly type: 'reply_received' }

/** What was fetched has its original beside it, what was pasted has none. */
const isPasted = (event: StoredEvent): event is Reply =>
  isKnown(event) && event.type === 'reply_received' && event.original === null

const words = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/**
 * @param at when the post was written, ISO 8601 UTC
 * @returns seqs of replies that were pasted into the case and may be this post: same channel, same handle, same words,
 *   within ten minutes
 */
export function pastedTwins(
  channel: ChannelName,
  { author: { handle }, text }: ReceivedPost,
  at: string,
  events: readonly StoredEvent[],
): readonly number[] {
  if (handle === null) return []
  const same = (reply: Reply) =>
    reply.channel === channel &&
    Math.abs(Date.parse(reply.at) - Date.parse(at)) <= NEAR &&
    sameHandle(channel, handle, reply.sender ?? '') &&
    words(reply.text) === words(text)
  return events
    .filter(isPasted)
    .filter(same)
    .map(({ seq }) => seq)
}

/** @returns name of the mark that says which post a pasted reply is: it stands for one, and no second one */
export const twinMark = (caseId: string, seq: number): string => `pasted:${caseId}:${seq}`
