/**
 * The only way out. approved -> `send_started` (durable, before the first byte leaves) -> sent | failed | unknown.
 * An interrupted send stays `send_started`: every reader calls it unknown, nobody repeats it.
 */
import { createHash } from 'node:crypto'
import type { Deadline } from '../case/deadline.ts'
import type { NewEvent, ProcessMark, StoredEvent } from '../case/events.ts'
import type { Connection, Outcome, Prepared } from '../channels/channel.ts'
import { EXIT, UserError } from '../errors.ts'
import type { Look, Store } from '../store/store.ts'
import type { Planned } from './plan.ts'

/** What the outbox needs of the world. */
export interface Desk {
  readonly store: Store
  readonly now: () => string
  readonly mark: ProcessMark
  readonly connection: Connection
  readonly deadline: (planned: Planned, from: string) => Promise<Deadline>
  /** Writes a hand-off's file where the person finds it. @returns its path */
  readonly writeFile: (name: string, bytes: Uint8Array) => Promise<string>
  /** Called at each step of a send; the tests kill the process there. */
  readonly reached?: (step: SendStep) => void
}

export const SEND_STEPS = ['prepared', 'claimed', 'delivered', 'settled'] as const
export type SendStep = (typeof SEND_STEPS)[number]

/** Where the message belongs: a case to be opened with it, or one at the version that was shown and approved. */
export type Target =
  | { readonly kind: 'new'; readonly prefix: string; readonly opened: NewEvent }
  | { readonly kind: 'case'; readonly id: string; readonly version: number }

export interface Dispatched {
  readonly id: string
  readonly events: readonly StoredEvent[]
  readonly outcome: Outcome | { readonly kind: 'handed-off'; readonly file: string | null }
}

/** @throws UserError `duplicate` (exit 6) when this digest was sent before, in any case */
export function refuseTwice(digest: string, again: boolean, look: Pick<Look, 'delivered'>): void {
  const before = again ? null : look.delivered(digest)
  if (!before) return
  throw new UserError(
    'duplicate',
    EXIT.refused,
    `exactly this message was sent before, in case ${before.id}`,
    {
      hints: [`look at it: escalate show ${before.id}`, 'send it once more on purpose with --again'],
    },
  )
}

function write(desk: Desk, target: Target, digest: string, again: boolean, event: NewEvent) {
  if (target.kind === 'new')
    return desk.store.create(target.prefix, (_, look) => {
      refuseTwice(digest, again, look)
      return [target.opened, event]
    })
  const events = desk.store.append(target.id, (before, look) => {
    refuseTwice(digest, again, look)
    if ((before.at(-1)?.seq ?? 0) !== target.version)
      throw new UserError(
        'case_moved_on',
        EXIT.busy,
        `${target.id} changed while you looked: nothing was sent`,
        {
          hints: ['look again and repeat the command'],
        },
      )
    return [event]
  })
  return { id: target.id, events }
}

async function handOff(desk: Desk, planned: Planned, target: Target, again: boolean): Promise<Dispatched> {
  const { message, digest, purpose, handOff: ready } = planned
  const file = ready?.file ? await desk.writeFile(ready.file.name, ready.file.bytes) : null
  const { id, events } = write(desk, target, digest, again, {
    type: 'handed_off',
    at: desk.now(),
    message,
    digest,
    mode: 'hand-off',
    purpose,
    url: ready?.url ?? null,
    file,
    why: planned.handOffWhy,
  })
  return { id, events, outcome: { kind: 'handed-off', file } }
}

function claim(desk: Desk, planned: Planned, prepared: Prepared, target: Target, again: boolean) {
  const { message, digest, purpose, mode } = planned
  return write(desk, target, digest, again, {
    type: 'send_started',
    at: desk.now(),
    message,
    digest,
    mode,
    purpose,
    messageId: prepared.messageId,
    bytes: createHash('sha256').update(prepared.bytes).digest('hex'),
    process: desk.mark,
  })
}

async function settled(desk: Desk, planned: Planned, send: number, outcome: Outcome): Promise<NewEvent> {
  const at = desk.now()
  if (outcome.kind === 'unknown') return { type: 'send_unknown', at, send, reason: outcome.reason }
  if (outcome.kind === 'failed') {
    const { reason, permanent } = outcome
    return { type: 'send_failed', at, send, reason, permanent, settledBy: 'server' }
  }
  const deadline = await desk.deadline(planned, at)
  const { response, url } = outcome
  return { type: 'sent', at, send, deadline, response, url, settledBy: 'server' }
}

/** A channel that throws an expected error has not begun to send; anything else it throws is not known. */
async function tryToDeliver(desk: Desk, planned: Planned, prepared: Prepared): Promise<Outcome> {
  try {
    return await planned.channel.deliver!(prepared, desk.connection)
  } catch (error) {
    if (!(error instanceof UserError)) return { kind: 'unknown', reason: 'the channel broke off' }
    const next = error.exit === EXIT.signIn ? 'sign-in' : 'refused'
    return { kind: 'failed', reason: error.message, permanent: false, next }
  }
}

/**
 * Carries an approved message out.
 * @param again send although the same digest was sent before
 * @throws UserError `duplicate` (6), `case_moved_on` (7); nothing has left then
 */
export async function dispatch(
  desk: Desk,
  planned: Planned,
  target: Target,
  again: boolean,
): Promise<Dispatched> {
  const { channel, message, envelope } = planned
  if (planned.mode === 'hand-off') return handOff(desk, planned, target, again)
  if (!channel.prepare || !channel.deliver)
    throw new TypeError(`${channel.name} cannot deliver by ${planned.mode}`)
  const prepared = await channel.prepare(message, envelope)
  desk.reached?.('prepared')
  const { id, events } = claim(desk, planned, prepared, target, again)
  desk.reached?.('claimed')
  const outcome = await tryToDeliver(desk, planned, prepared)
  desk.reached?.('delivered')
  const event = await settled(desk, planned, events.at(-1)!.seq, outcome)
  const after = desk.store.append(id, () => [event])
  desk.reached?.('settled')
  return { id, events: after, outcome }
}
