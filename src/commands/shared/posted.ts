/** The address of a post as its author names it: the right place, one post, the right time, the right account. */
import type { NewEvent } from '../../case/events.ts'
import type { Attachment } from '../../case/model.ts'
import type { CaseState, Delivery } from '../../case/state.ts'
import type { Channel, PostUrl } from '../../channels/channel.ts'
import { deadlineOf, waitAfter } from '../../outbox/deadline.ts'
import { channelName, shortDate } from '../../terminal/texts/channels.ts'
import { HAND_OFF, type PostFault } from '../../terminal/texts/hand-off.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import { stampOf } from './moment.ts'
import { takenBy } from './post-taken.ts'

/** How far the clocks of this machine and of the platform may be apart, in milliseconds. */
export const SLACK = 10 * 60_000

/** After so many wrong addresses in a row the person is left alone with it. */
export const MOST_TRIES = 3

/** A post that may be ours. `at`: within the time from the hand-off to now, ISO 8601 UTC; null: the link does not tell. */
export interface Posted extends PostUrl {
  readonly fault: null
}

export interface Refused {
  readonly fault: PostFault
  /** When the post was made, as its link tells; where `old`: before this. */
  readonly at: string | null
  /** The case whose post it is, where `taken`. */
  readonly by?: string
}

/** The hour it is by now: while the person posted, that of the start of this run grew old. */
export const hourNow = ({ clockSet, now, system }: World): string => (clockSet ? now : system.clock())

/** @returns the post, if it may be that of the delivery: no older, of a time that has come, and no other message's */
export function readPost(
  text: string,
  channel: Channel,
  { id, delivery }: { readonly id: string; readonly delivery: Delivery },
  world: World,
): Posted | Refused {
  const post = channel.checkPostUrl?.(text.trim()) ?? null
  if (!post) return { fault: 'no-post', at: null }
  const timed = inTime(post, delivery.at, hourNow(world))
  const by = timed.fault === null ? takenBy(post, channel, { id, seq: delivery.seq }, world) : null
  return by === null ? timed : { fault: 'taken', at: null, by }
}

/** @param since when the text was made ready, ISO 8601 UTC */
function inTime(post: PostUrl, since: string, now: string): Posted | Refused {
  const [from, to] = [Date.parse(since), Date.parse(now)]
  const { before } = post
  if (before !== undefined && Date.parse(before) < from - SLACK) return { fault: 'old', at: before }
  if (post.at === null) return { ...post, fault: null }
  const time = Date.parse(post.at)
  if (time > to + SLACK) return { fault: 'future', at: post.at }
  if (time < from - SLACK) return { fault: 'earlier', at: post.at }
  // Within the slack the clocks differ, and no event may stand before the one it answers, or ahead.
  return { ...post, at: new Date(Math.min(Math.max(time, from), to)).toISOString(), fault: null }
}

/** @returns what is wrong, in the language of the interface, with the hours as the person's clock shows them */
export async function faultText(
  { fault, at, by }: Refused,
  { message, at: since }: Delivery,
  timezone: string,
  { language }: World,
): Promise<string> {
  const { dateIn, timeIn } = await import('../../ladder/clock/zone.ts')
  const hour = (iso: string) => `${shortDate(dateIn(iso, timezone), language)}, ${timeIn(iso, timezone)}`
  const channel = channelName(message.channel, language)
  return HAND_OFF[language].faults[fault](channel, by ?? (at === null ? '' : hour(at)), hour(since))
}

const bare = (account: string) => account.replace(/^@/, '').toLowerCase()

/** What is odd about the account in the link; X leads to the post whatever name stands there, so it proves nothing. */
function oddAuthor({ author }: PostUrl, { message }: Delivery, world: World): string | null {
  if (!author) return null
  const texts = HAND_OFF[world.language]
  const own = world.settings().get(`${message.channel}.handle`)?.toString()
  if (own && bare(author) === bare(own)) return null
  if (bare(author) === bare(message.to)) return texts.theirAuthor(author)
  return own ? texts.otherAuthor(author, own) : null
}

/** Asks where the link names somebody else; where nobody can be asked it is only said. @returns whether to go on */
export async function isOwnPost(post: PostUrl, delivery: Delivery, world: World): Promise<boolean> {
  const { output, interactive, options, language } = world
  const odd = oddAuthor(post, delivery, world)
  if (odd === null) return true
  if (!interactive || options.yes) {
    output.warn(wrap(odd, output.width))
    return true
  }
  output.print(wrap(odd, output.width))
  return (await world.prompts()).confirm(HAND_OFF[language].yoursAllTheSame)
}

/**
 * @param at when it was posted, ISO 8601 UTC; the clock of the case starts there
 * @param now when this is written down
 */
export async function confirmation(
  state: CaseState,
  delivery: Delivery,
  said: {
    readonly url: string | null
    readonly at: string
    readonly now: string
    readonly attachments?: readonly Attachment[]
  },
  world: World,
): Promise<NewEvent & { type: 'hand_off_confirmed' }> {
  const { url, at, now, attachments = [] } = said
  const rule = waitAfter(state, delivery.purpose, delivery.message, at)
  const deadline = await deadlineOf(state.complaint, rule, at, world.calendar)
  const type = 'hand_off_confirmed'
  return { type, ...stampOf(at, { now }), handOff: delivery.seq, url, deadline, attachments }
}
