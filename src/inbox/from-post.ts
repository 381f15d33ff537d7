/** What of a post goes into its reading, and into the event of its reply. */
import type { ChannelName } from '../case/model.ts'
import type { ReceivedPost } from '../channels/account.ts'
import { believedDate } from './from-mail.ts'
import type { Incoming } from './incoming.ts'

/** @returns what stands in the place of an address; a name alone proves nothing */
export const senderOf = ({ author }: ReceivedPost): string | null => author.handle ?? author.name

/** @returns when it was written: of what lies ahead, or before there was a case, the hour it was fetched at */
export function postedAt({ at }: ReceivedPost, openedAt: string, now: string): string {
  return believedDate(at, { openedAt, now, arrivedAt: null })
}

/** @returns the post as what came in on its channel */
export function incomingPost(channel: ChannelName, post: ReceivedPost, at: string): Incoming {
  return {
    ...{ channel, at, sender: senderOf(post), senderId: post.author.id, senderName: post.author.name },
    ...{ subject: null, text: post.text, headers: [], messageId: null, inReplyTo: [], report: null },
  }
}
