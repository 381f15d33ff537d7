/** The tray: messages that concern a case, but nobody can tell which. */
import { CHANNELS, type ChannelName } from '../case/model.ts'
import type { ReadingClass } from '../case/reading.ts'
import { READING_CLASSES } from '../case/reading.ts'
import type { ReceivedPost } from '../channels/account.ts'
import { UserError } from '../errors.ts'
import type { TrayEntry } from '../store/store.ts'
import type { World } from '../world.ts'
import { authenticationOf } from './authentication.ts'
import { incomingOf } from './from-mail.ts'
import { incomingPost, senderOf } from './from-post.ts'
import type { Incoming } from './incoming.ts'
import type { OpenedMail } from './open-mail.ts'

/** What is known of a message in the tray; its text is in the original, which is kept. */
export interface Unmatched {
  readonly id: string
  readonly channel: ChannelName
  /** When it came, ISO 8601 UTC. */
  readonly at: string
  readonly from: string | null
  readonly subject: string | null
  /** How a post begins, which has no subject; null: a mail. */
  readonly text: string | null
  readonly class: ReadingClass
  /** Hex SHA-256 of the stored original. */
  readonly original: string | null
  /** Cases it may belong to, likeliest first. */
  readonly near: readonly string[]
  /** Why its body could not be read, or null. */
  readonly unread: string | null
  readonly authentication: string | null
}

/** Characters of the key that make the id: short enough to type, and the store puts a number behind a second one. */
const ID_LENGTH = 8

/** Characters of a post that are shown; the whole of it is in the original. */
const SHOWN = 200

/** Without a case nobody is known to be official, so nothing but the kind of message is told. */
async function classOf({ sender, senderId: _, ...incoming }: Incoming, world: World): Promise<ReadingClass> {
  const message = { ...incoming, from: sender, company: null, ownRefs: [], sentBefore: incoming.at }
  try {
    return (await world.readMessage(message)).class
  } catch (error) {
    if (error instanceof UserError) return 'answer'
    throw error
  }
}

/** Where an entry comes from. */
interface Trayed {
  /** Identity of the message. */
  readonly key: string
  readonly at: string
  readonly original: string
  readonly near: readonly string[]
}

const entryOf = ({ key, at }: Trayed, body: Omit<Unmatched, 'id'>): TrayEntry => ({
  id: key.slice(0, ID_LENGTH),
  at,
  body,
})

/** @returns the entry of a mail */
export async function trayEntryOf(opened: OpenedMail, trayed: Trayed, world: World): Promise<TrayEntry> {
  const { mail, unread } = opened
  const { at, original, near } = trayed
  return entryOf(trayed, {
    channel: 'email',
    at,
    from: mail.from?.address ?? null,
    subject: mail.subject,
    text: null,
    class: unread === null ? await classOf(incomingOf(mail, at), world) : 'answer',
    original,
    near,
    unread,
    authentication: authenticationOf(mail),
  })
}

/** @returns the entry of a post */
export async function postTrayEntry(
  channel: ChannelName,
  post: ReceivedPost,
  trayed: Trayed,
  world: World,
): Promise<TrayEntry> {
  const { at, original, near } = trayed
  return entryOf(trayed, {
    ...{ channel, at, from: senderOf(post), subject: null, text: [...post.text].slice(0, SHOWN).join('') },
    class: await classOf(incomingPost(channel, post, at), world),
    ...{ original, near, unread: null, authentication: null },
  })
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** @returns a stored entry; what an older or newer version left out is null */
export function unmatchedOf({ id, at, body }: TrayEntry): Unmatched {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>
  const near = Array.isArray(fields.near) ? fields.near.filter(each => typeof each === 'string') : []
  return {
    id,
    channel: CHANNELS.find(each => each === fields.channel) ?? 'email',
    at,
    from: textOf(fields.from),
    subject: textOf(fields.subject),
    text: textOf(fields.text),
    class: READING_CLASSES.find(each => each === fields.class) ?? 'answer',
    original: textOf(fields.original),
    near,
    unread: textOf(fields.unread),
    authentication: textOf(fields.authentication),
  }
}
