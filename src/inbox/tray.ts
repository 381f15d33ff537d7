/** The tray: messages that concern a case, but nobody can tell which. */
import type { ReadingClass } from '../case/reading.ts'
import { READING_CLASSES } from '../case/reading.ts'
import { UserError } from '../errors.ts'
import type { TrayEntry } from '../store/store.ts'
import type { World } from '../world.ts'
import { authenticationOf } from './authentication.ts'
import { incomingOf } from './from-mail.ts'
import type { OpenedMail } from './open-mail.ts'

/** What is known of a message in the tray; its text is in the original, which is kept. */
export interface Unmatched {
  readonly id: string
  /** When it came, ISO 8601 UTC. */
  readonly at: string
  readonly from: string | null
  readonly subject: string | null
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

/** Without a case nobody is known to be official, so nothing but the kind of message is told. */
async function classOf({ mail, unread }: OpenedMail, at: string, world: World): Promise<ReadingClass> {
  if (unread !== null) return 'answer'
  const { sender, ...incoming } = incomingOf(mail, at)
  const message = { ...incoming, from: sender, company: null, ownRefs: [], sentBefore: at }
  try {
    return (await world.readMessage(message)).class
  } catch (error) {
    if (error instanceof UserError) return 'answer'
    throw error
  }
}

/** @returns the entry; `key` is the identity of the message */
export async function trayEntryOf(
  opened: OpenedMail,
  { key, at, original, near }: { key: string; at: string; original: string; near: readonly string[] },
  world: World,
): Promise<TrayEntry> {
  const { mail, unread } = opened
  const { id: _, ...body }: Unmatched = {
    id: '',
    at,
    from: mail.from?.address ?? null,
    subject: mail.subject,
    class: await classOf(opened, at, world),
    original,
    near,
    unread,
    authentication: authenticationOf(mail),
  }
  return { id: key.slice(0, ID_LENGTH), at, body }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** @returns a stored entry; what an older or newer version left out is null */
export function unmatchedOf({ id, at, body }: TrayEntry): Unmatched {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>
  const near = Array.isArray(fields.near) ? fields.near.filter(each => typeof each === 'string') : []
  return {
    id,
    at,
    from: textOf(fields.from),
    subject: textOf(fields.subject),
    class: READING_CLASSES.find(each => each === fields.class) ?? 'answer',
    original: textOf(fields.original),
    near,
    unread: textOf(fields.unread),
    authentication: textOf(fields.authentication),
  }
}
