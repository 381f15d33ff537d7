/**
 * A batch of mails, from their bytes to the store: parsed, matched, read, kept, and written down in one transaction
 * with the place where reading goes on. Of the bodies nothing stays in memory.
 */
import { fold } from '../case/fold.ts'
import type { ChannelName } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import type { CaseState } from '../case/state.ts'
import type { AskAgain, Batch, Received } from '../channels/account.ts'
import { readHead } from '../mail/head.ts'
import { type CaseIndex, matchIn } from '../replies/match.ts'
import type { Arrival, Arrived } from '../store/store.ts'
import type { World } from '../world.ts'
import { authenticationOf } from './authentication.ts'
import { believedDate } from './from-mail.ts'
import { keepAttachments, keepOriginal } from './keep.ts'
import { keyOf } from './key.ts'
import { type OpenedMail, openMail } from './open-mail.ts'
import { readMailFor, replyEvent } from './reply-event.ts'
import { isReport, traceOf, traceOfHead } from './trace.ts'
import { trayEntryOf } from './tray.ts'

/** What the messages of a run are held against. */
export interface Intake {
  readonly world: World
  readonly index: CaseIndex
  readonly since: string
  /** Cases as they were when the run first needed them. */
  readonly states: Map<string, CaseState>
}

/** A reply that was written down. */
export interface ReceivedReply {
  readonly caseId: string
  readonly seq: number
  readonly channel: ChannelName
  readonly sender: string | null
  /** Address of a post; null: there is none. */
  readonly url: string | null
  readonly reading: Reading
  /** Whether its body could be read. */
  readonly readable: boolean
  /** What the user's own mail provider says of the sender: a hint. */
  readonly authentication: string | null
}

/** What one batch brought. */
export interface Taken {
  readonly replies: readonly ReceivedReply[]
  /** Number of messages that went into the tray. */
  readonly trayed: number
}

/** A message with its place, before anything is stored. */
interface Sorted {
  readonly key: string
  readonly opened: OpenedMail
  readonly bytes: Uint8Array
  readonly at: string
  readonly to: { readonly caseId: string; readonly reading: Reading } | { readonly near: readonly string[] }
}

/**
 * By its head alone.
 * @returns whether a mail may concern a case; a question where it names a thread or a number nobody knows yet: the receipt
 *   that gives the number and the answer that bears it may come in the same run
 */
export async function isWanted(head: Uint8Array, { index }: Intake): Promise<boolean | AskAgain> {
  const mail = readHead(head)
  const trace = traceOfHead(mail)
  const concerns = () => {
    const found = matchIn(index, trace)
    return found.caseId !== null || found.near.length > 0
  }
  if (isReport(mail) || concerns()) return true
  const mayBeLearnt = trace.names.length > 0 || /\d/.test(trace.subject ?? '')
  return mayBeLearnt ? () => index.learnt(trace) && concerns() : false
}

function stateOf(id: string, { world, states }: Intake): CaseState | null {
  const known = states.get(id)
  if (known) return known
  const events = world.store().load(id)
  if (events === null) return null
  const state = fold(id, events)
  states.set(id, state)
  return state
}

function timeOf({ mail }: OpenedMail, arrivedAt: string | null, openedAt: string, { world }: Intake): string {
  return believedDate(mail.date, { openedAt, now: world.now, arrivedAt })
}

/** Fields that newsletters and lists carry, and answers of a desk hardly ever (RFC 2369, RFC 2919). */
const TO_MANY: readonly string[] = ['list-unsubscribe', 'list-id', 'feedback-id']

const isToMany = ({ headers }: OpenedMail['mail']): boolean =>
  headers.some(
    ({ name, value }) => TO_MANY.includes(name) || (name === 'precedence' && /bulk|list/i.test(value)),
  )

/** @returns null for what concerns no case, or is known already */
async function sort({ bytes, arrivedAt, cut }: Received, intake: Intake): Promise<Sorted | null> {
  const { index, since, world } = intake
  const opened = await openMail(bytes, cut, world.parseMail)
  const key = keyOf(opened.mail, opened.unread === null ? null : bytes)
  if (world.store().received(key) !== null) return null
  const trace = traceOf(opened.mail, timeOf(opened, arrivedAt, since, intake))
  const found = matchIn(index, trace)
  if (found.caseId === null) {
    // Wanted by its head, but nobody can say what its body names.
    const hidden = opened.unread !== null && !index.isOwn(trace.from)
    const concerns = (found.near.length > 0 && !(found.by === 'name' && isToMany(opened.mail))) || hidden
    return concerns ? { key, opened, bytes, at: trace.at ?? world.now, to: { near: found.near } } : null
  }
  const state = stateOf(found.caseId, intake)
  if (state === null) return null
  const at = timeOf(opened, arrivedAt, state.openedAt, intake)
  const reading = await readMailFor(opened, at, state, world)
  const tickets = reading.official === false ? [] : reading.tickets
  if (reading.class !== 'unrelated') index.learn(state.id, { messageId: reading.messageId, tickets })
  return { key, opened, bytes, at, to: { caseId: state.id, reading } }
}

/** Files come first, so that no event ever names one that is not there. */
async function arrivalOf({ key, opened, bytes, at, to }: Sorted, world: World): Promise<Arrival> {
  const original = await keepOriginal(bytes, world)
  if ('near' in to)
    return { key, to: { tray: await trayEntryOf(opened, { key, at, original, near: to.near }, world) } }
  const attachments = await keepAttachments(opened.mail, world)
  const event = replyEvent(opened, to.reading, { original, attachments }, { at, now: world.now })
  return { key, to: { caseId: to.caseId, events: [event] } }
}

function tell(sorted: readonly Sorted[], arrived: readonly Arrived[]): Taken {
  const replies = arrived.flatMap(({ known, place }, index): ReceivedReply[] => {
    const { to, opened } = sorted[index]!
    if (known || !('seq' in place) || 'near' in to) return []
    const { mail, unread } = opened
    const about = { sender: mail.from?.address ?? null, authentication: authenticationOf(mail) }
    const channel = 'email'
    return [{ ...place, ...about, channel, url: null, reading: to.reading, readable: unread === null }]
  })
  return { replies, trayed: arrived.filter(({ known, place }) => !known && 'tray' in place).length }
}

/**
 * Writes a batch down for good.
 * @param cursor name of the mark that says where reading goes on
 * @throws UserError `disk_full`, `home_not_writable` (exit 1), `store_busy` (exit 7); nothing of the batch is stored then
 */
export async function takeBatch(batch: Batch, cursor: string, intake: Intake): Promise<Taken> {
  const { world } = intake
  const sorted = new Map<string, Sorted>()
  const arrivals: Promise<Arrival>[] = []
  try {
    for (const message of batch.messages) {
      const found = await sort(message, intake)
      // Of two copies only the first is kept; they differ in the lines their ways left on top.
      if (!found || sorted.has(found.key)) continue
      sorted.set(found.key, found)
      // The disk works on this one while the next is read.
      arrivals.push(arrivalOf(found, world))
    }
  } finally {
    await Promise.allSettled(arrivals)
  }
  return tell(
    [...sorted.values()],
    world.store().receive(await Promise.all(arrivals), { [cursor]: batch.cursor }),
  )
}
