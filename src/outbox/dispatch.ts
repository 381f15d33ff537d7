/**
 * The only way out. approved -> `send_started` (durable, before the first byte leaves) -> sent | failed | unknown.
 * An interrupted send stays `send_started`: every reader calls it unknown, nobody repeats it.
 */
import { createHash } from 'node:crypto'
import type { NewEvent, StoredEvent } from '../case/events.ts'
import type { Outcome, Prepared } from '../channels/channel.ts'
import { EXIT, UserError } from '../errors.ts'
import { claimOf, type Target, writeClaim } from './claim.ts'
import type { Desk } from './desk.ts'
import type { Planned } from './plan.ts'
import { settlingEvent, writeSettled } from './settle.ts'

export interface Dispatched {
  readonly id: string
  readonly events: readonly StoredEvent[]
  readonly outcome: Outcome | { readonly kind: 'handed-off'; readonly file: string | null }
  /** The very bytes that were delivered; null for a hand-off. */
  readonly prepared: Prepared | null
}

/** The file comes first, so that a case never names one that is not there. */
async function handOff(desk: Desk, planned: Planned, target: Target, again: boolean): Promise<Dispatched> {
  const { message, digest, purpose, handOff: ready, handOffWhy: why } = planned
  const file = ready?.file ? await desk.writeFile(ready.file.name, ready.file.bytes) : null
  const url = ready?.url ?? null
  const event = {
    type: 'handed_off',
    at: desk.now(),
    message,
    digest,
    mode: 'hand-off',
    purpose,
    url,
  } as const
  try {
    const { id, events } = writeClaim(desk, target, claimOf(planned, target, again), { ...event, file, why })
    return { id, events, outcome: { kind: 'handed-off', file }, prepared: null }
  } catch (error) {
    if (file !== null) await desk.dropFile(file)
    throw error
  }
}

function startOf(desk: Desk, planned: Planned, prepared: Prepared): NewEvent {
  const { message, digest, purpose, mode } = planned
  const bytes = createHash('sha256').update(prepared.bytes).digest('hex')
  const { messageId } = prepared
  const account = planned.channel.ownAccount?.(desk.connection.setting) ?? null
  return {
    type: 'send_started',
    at: desk.now(),
    message,
    digest,
    mode,
    purpose,
    messageId,
    ...(account === null ? {} : { account }),
    bytes,
    process: desk.mark,
  }
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
 * Carries an approved message out. The deadline is counted before anything leaves, too: a calendar that cannot be
 * counted must not come to light when the message is gone.
 * @param again send although the same digest was sent before
 * @throws UserError `case_moved_on` (7), `duplicate` (6): nothing has left then; `send_not_recorded` (5) when the outcome
 *   cannot be written down
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
  const claim = claimOf(planned, target, again)
  const prepared = await channel.prepare(message, envelope)
  const expected = await desk.deadline(planned, desk.now())
  desk.reached?.('prepared')
  const { id, events } = writeClaim(desk, target, claim, startOf(desk, planned, prepared))
  const over = desk.underWay?.(id)
  try {
    desk.reached?.('claimed')
    const outcome = await tryToDeliver(desk, planned, prepared)
    desk.reached?.('delivered')
    const at = desk.now()
    const deadline = () => desk.deadline(planned, at).catch(() => expected)
    const event = await settlingEvent(outcome, events.at(-1)!.seq, at, deadline, planned.cost)
    const after = writeSettled(desk, id, event, outcome)
    desk.reached?.('settled')
    return { id, events: after, outcome, prepared }
  } finally {
    over?.()
  }
}
