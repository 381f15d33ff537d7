/** A mail as the event of a reply, and the reading of whatever came in. */
import type { EventBodies, NewEvent } from '../case/events.ts'
import type { Attachment } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import type { CaseState } from '../case/state.ts'
import { UserError } from '../errors.ts'
import type { World } from '../world.ts'
import { incomingOf, mailFields } from './from-mail.ts'
import { type Incoming, readIncoming } from './incoming.ts'
import type { OpenedMail } from './open-mail.ts'

export type ReplyEvent = NewEvent & { readonly type: 'reply_received' } & EventBodies['reply_received']

/** What is stored beside the events. */
export interface KeptFiles {
  /** Hex SHA-256 of the mail as it came. */
  readonly original: string
  readonly attachments: readonly Attachment[]
}

/** Of a body that nobody could read nothing is claimed: it is shown, and neither stops nor starts a clock. */
export function withoutBody(reading: Reading, why: string): Reading {
  return {
    ...reading,
    class: 'answer',
    confidence: 0,
    automatic: false,
    settles: false,
    evidence: [why],
    visibleText: `[${why}]`,
    redirect: null,
    promise: null,
    needs: [],
  }
}

/** What `world.readMessage` says of a message that it cannot read, or not in time. */
const UNREADABLE: readonly string[] = ['mail_too_complex', 'mail_unreadable']

/** @returns the reading of a message for a case; honest where it could not be read, or not in time */
export async function readHonestly(incoming: Incoming, state: CaseState, world: World): Promise<Reading> {
  try {
    return await readIncoming(incoming, state, world)
  } catch (error) {
    if (!(error instanceof UserError) || !UNREADABLE.includes(error.code)) throw error
    const who = { ...incoming, subject: null, text: '', headers: [] }
    return withoutBody(await readIncoming(who, state, world), error.message)
  }
}

/** @returns the reading of a mail for a case; honest where its body could not be read */
export async function readMailFor(
  { mail, unread }: OpenedMail,
  at: string,
  state: CaseState,
  world: World,
): Promise<Reading> {
  const incoming = incomingOf(mail, at)
  if (unread === null) return readHonestly(incoming, state, world)
  return withoutBody(await readIncoming(incoming, state, world), unread)
}

/**
 * @param at when it came, ISO 8601 UTC
 * @param now when it is written down
 */
export function replyEvent(
  { mail }: OpenedMail,
  reading: Reading,
  { original, attachments }: KeptFiles,
  { at, now }: { readonly at: string; readonly now: string },
): ReplyEvent {
  return {
    type: 'reply_received',
    at,
    ...(at === now ? {} : { recordedAt: now }),
    channel: 'email',
    sender: mail.from?.address ?? null,
    subject: mail.subject,
    text: mail.text,
    reading,
    original,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...mailFields(mail),
  }
}
