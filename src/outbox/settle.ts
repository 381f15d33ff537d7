/** What became of a send, written down. */
import type { Deadline } from '../case/deadline.ts'
import type { NewEvent, StoredEvent } from '../case/events.ts'
import type { Cost, Outcome } from '../channels/channel.ts'
import { EXIT, UserError } from '../errors.ts'
import type { Desk } from './desk.ts'

/**
 * @param send seq of the `send_started`
 * @param deadline the clock that starts if it went out; only then it is asked for
 */
export async function settlingEvent(
  outcome: Outcome,
  send: number,
  at: string,
  deadline: () => Promise<Deadline>,
  cost: Cost | null = null,
): Promise<NewEvent> {
  if (outcome.kind === 'unknown') return { type: 'send_unknown', at, send, reason: outcome.reason }
  if (outcome.kind === 'failed') {
    const { reason, permanent } = outcome
    return { type: 'send_failed', at, send, reason, permanent, settledBy: 'server' }
  }
  const { response, url } = outcome
  const charged = cost === null ? {} : { cost }
  const how = { response, url, ...charged, settledBy: 'server' } as const
  return { type: 'sent', at, send, deadline: await deadline(), ...how }
}

function wordsFor(outcome: Outcome): string {
  if (outcome.kind === 'sent') return 'the message went out'
  if (outcome.kind === 'failed') return `the message did not go out (${outcome.reason})`
  return `it is not known whether the message went out (${outcome.reason})`
}

const FLAGS: Readonly<Record<Outcome['kind'], string>> = {
  sent: '--sent',
  failed: '--not-sent',
  unknown: '--sent, or --not-sent',
}

/**
 * The message may be out by now: an error here must not sound as if the command could simply be repeated.
 * @throws UserError `send_not_recorded` (exit 5) with what the server said, when it cannot be written
 */
export function writeSettled(
  { store }: Desk,
  id: string,
  event: NewEvent,
  outcome: Outcome,
): readonly StoredEvent[] {
  try {
    return store.append(id, () => [event])
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UserError(
      'send_not_recorded',
      EXIT.unknown,
      `${id}: ${wordsFor(outcome)}, but that could not be written down: ${why}`,
      {
        hints: [`do not send it again; when that is mended: escalate confirm ${id} ${FLAGS[outcome.kind]}`],
        caseId: id,
      },
    )
  }
}
