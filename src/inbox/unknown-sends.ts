/** Sends of unknown outcome, and what the cases themselves say about them. */
import { fold } from '../case/fold.ts'
import type { Mode } from '../case/model.ts'
import type { CaseState, Delivery } from '../case/state.ts'
import type { World } from '../world.ts'

/** A message of which nobody knows whether it left. */
export interface Unknown {
  readonly caseId: string
  readonly state: CaseState
  readonly delivery: Delivery & { readonly messageId: string }
}

/** @returns the hour, which a clock that was set by hand does not leave. ISO 8601 UTC */
export const hourOf = ({ clockSet, now, system }: World): string => (clockSet ? now : system.clock())

/** @returns name of the mark under which it is noted when this message was missed among the sent ones */
export const markOf = ({ caseId, delivery }: Unknown): string => `look:${caseId}:${delivery.seq}`

/** A send whose process is gone is unknown at once for every reader; here it is written down. */
function writeAbandoned(caseId: string, world: World): CaseState | null {
  const events = world.store().load(caseId)
  if (events === null) return null
  const gone = (state: CaseState) =>
    state.deliveries.filter(
      each => each.state === 'started' && each.process !== null && !world.isAlive(each.process),
    )
  const state = fold(caseId, events)
  if (gone(state).length === 0) return state
  const reason = 'the program was ended while it was sending'
  const after = world.store().append(caseId, before =>
    gone(fold(caseId, before)).map(({ seq: send }) => ({
      type: 'send_unknown',
      at: hourOf(world),
      send,
      reason,
    })),
  )
  return fold(caseId, after)
}

const BY_PROGRAM: readonly Mode[] = ['smtp', 'sendmail', 'api', 'page']

function isUnknown(delivery: Delivery): delivery is Unknown['delivery'] {
  const { state, mode, messageId } = delivery
  return state === 'unknown' && BY_PROGRAM.includes(mode) && messageId !== null
}

/** @returns messages in doubt, and every Message-ID that replies in these cases name; abandoned sends are written down first */
export function survey(caseIds: readonly string[], world: World) {
  const states = caseIds.flatMap(id => writeAbandoned(id, world) ?? [])
  const unknown: Unknown[] = states.flatMap(state =>
    state.deliveries.filter(isUnknown).map(delivery => ({ caseId: state.id, state, delivery })),
  )
  const named = new Set(states.flatMap(({ replies }) => replies.flatMap(each => each.reading.inReplyTo)))
  return { unknown, named }
}
