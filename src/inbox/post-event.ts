/** A post as the event of a reply. */
import type { ChannelName } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import type { CaseState } from '../case/state.ts'
import type { ReceivedPost } from '../channels/account.ts'
import type { World } from '../world.ts'
import { incomingPost, senderOf } from './from-post.ts'
import { type ReplyEvent, readHonestly } from './reply-event.ts'

/**
 * Anybody can answer a public post, so nobody who is not known settles anything, or gives the case a number; that holds
 * also where no account of the company is known.
 */
function ofThePublic(reading: Reading): Reading {
  return reading.official === true ? reading : { ...reading, settles: false, tickets: [] }
}

/** @returns the reading of a post for a case */
export async function readPostFor(
  channel: ChannelName,
  post: ReceivedPost,
  at: string,
  state: CaseState,
  world: World,
): Promise<Reading> {
  return ofThePublic(await readHonestly(incomingPost(channel, post, at), state, world))
}

/**
 * @param original hash of the post as it came
 * @param now when it is written down
 */
export function postEvent(
  channel: ChannelName,
  post: ReceivedPost,
  reading: Reading,
  original: string,
  { at, now }: { readonly at: string; readonly now: string },
): ReplyEvent {
  return {
    type: 'reply_received',
    at,
    ...(at === now ? {} : { recordedAt: now }),
    ...{ channel, sender: senderOf(post), senderId: post.author.id, url: post.url },
    ...{ subject: null, text: post.text, reading, original },
  }
}
