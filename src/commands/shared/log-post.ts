/** A post out of the tray that is given to a case by hand. */
import type { NewEvent } from '../../case/events.ts'
import { fold } from '../../case/fold.ts'
import { EXIT, UserError } from '../../errors.ts'
import { postedAt, senderOf } from '../../inbox/from-post.ts'
import { postEvent, readPostFor } from '../../inbox/post-event.ts'
import { keptPost } from '../../inbox/post-original.ts'
import type { Unmatched } from '../../inbox/tray.ts'
import type { World } from '../../world.ts'
import type { CaseAtHand } from './case-at-hand.ts'
import { momentOf } from './moment.ts'
import { record } from './record.ts'
import { tellCase } from './tell-case.ts'
import { tellReading } from './tell-reading.ts'

function damaged(id: string, { launch }: World): UserError {
  return new UserError('attachment_damaged', EXIT.failure, `what was kept of the post ${id} cannot be read`, {
    hints: [`look at it where it was written, and paste it: ${launch} log CASE --channel x --sender @name`],
  })
}

/**
 * Gives a post of the tray to a case; what was kept of it is read anew, now with the case in view.
 * @param at as typed with --at, wins over the hour of the post
 * @returns 0
 * @throws UserError `attachment_damaged` (exit 1), `unknown_unmatched` (exit 2)
 */
export async function logUnmatchedPost(
  { id, state }: Pick<CaseAtHand, 'id' | 'state'>,
  { id: tray, original }: Unmatched & { readonly original: string },
  at: string | undefined,
  world: World,
): Promise<number> {
  const kept = keptPost(await world.read(original))
  if (kept === null) throw damaged(tray, world)
  const { channel, post } = kept
  const { timezone } = state.complaint.complainant
  const when =
    at === undefined ? postedAt(post, state.openedAt, world.now) : await momentOf('--at', at, timezone, world)
  const reading = await readPostFor(channel, post, when, state, world)
  const event = postEvent(channel, post, reading, original, { at: when, now: world.now })
  const assigned = (seq: number): readonly NewEvent[] => [
    event,
    { type: 'reply_assigned', at: world.now, tray, reply: seq },
  ]
  if (world.options.dryRun) record(world, id, before => assigned(before.version + 1))
  else {
    const events = world.store().assign(tray, id, before => assigned((before.at(-1)?.seq ?? 0) + 1))
    tellCase({ id, events, state: fold(id, events) }, world)
  }
  tellReading({ reading, sender: senderOf(post), caseId: id }, world)
  return EXIT.done
}
