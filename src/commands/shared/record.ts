/** Commands that only write events: find the case, decide on its present state, append, tell. */
import type { NewEvent } from '../../case/events.ts'
import { fold } from '../../case/fold.ts'
import type { CaseState } from '../../case/state.ts'
import { EXIT } from '../../errors.ts'
import { PREVIEW } from '../../terminal/texts/preview.ts'
import type { World } from '../../world.ts'
import { type CaseAtHand, caseAtHand } from './case-at-hand.ts'
import { resolveCase } from './find-case.ts'
import { tellCase } from './tell-case.ts'

/**
 * `decide` sees the case as it is inside the transaction and may throw; then nothing is written.
 * With --dry-run it is asked all the same, and nothing is written.
 * @returns 0
 */
export function record(world: World, id: string, decide: (state: CaseState) => readonly NewEvent[]): number {
  const { dryRun } = world.options
  tellCase(dryRun ? rehearse(world, id, decide) : written(world, id, decide), world)
  if (dryRun) world.output.say(PREVIEW[world.language].nothingStored)
  return EXIT.done
}

function written(world: World, text: string, decide: (state: CaseState) => readonly NewEvent[]): CaseAtHand {
  const id = resolveCase(world.reader(), text, world.launch)
  caseAtHand(world, world.reader(), id)
  const events = world.store().append(id, before => decide(fold(id, before)))
  return { id, events, state: fold(id, events) }
}

function rehearse(world: World, text: string, decide: (state: CaseState) => readonly NewEvent[]): CaseAtHand {
  const { id, events, state } = caseAtHand(world, world.reader(), text)
  const fresh = decide(state).map((event, index) => ({ ...event, seq: state.version + 1 + index }))
  const after = [...events, ...fresh]
  return { id, events: after, state: fold(id, after) }
}
