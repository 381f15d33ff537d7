/** `next --why`: the reason, how the date was counted, and what could be done instead. */
import { EXIT } from '../../errors.ts'
import type { NextStep } from '../../ladder/next-step.ts'
import { offersOf } from '../../ladder/offers.ts'
import { deadlineLines } from '../../terminal/deadline-lines.ts'
import { promiseLine } from '../../terminal/promise-line.ts'
import { channelName } from '../../terminal/texts/channels.ts'
import { NEXT } from '../../terminal/texts/next.ts'
import { reasonText } from '../../terminal/texts/reasons.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import type { CaseAtHand } from './case-at-hand.ts'
import { tellOtherAddressee } from './other-addressee.ts'
import { tellCase } from './tell-case.ts'

/** @returns 0 */
export async function tellWhy(at: CaseAtHand, step: NextStep, world: World): Promise<number> {
  const { output, language } = world
  const texts = NEXT[language]
  if (output.json) {
    tellCase(at, world)
    return EXIT.done
  }
  output.print(wrap(reasonText(step.reason, language, at.state.complaint.complainant.timezone), output.width))
  await tellOtherAddressee(at.state, step.reason.code, world)
  const deadline = at.state.clock?.deadline
  if (deadline) output.print(`${texts.counted}: ${deadlineLines(deadline, language).join('; ')}`)
  const promise = promiseLine(at.state, { now: world.now, language, launch: world.launch })
  if (promise !== null) output.print(wrap(promise, output.width))
  const others = offersOf(at.state, step).filter(offer => offer.channel !== step.channel)
  const list = others
    .map(({ channel, address }) => `${channelName(channel, language)} (${address})`)
    .join(', ')
  output.print(list ? `${texts.others}: ${list}` : texts.noOthers)
  return EXIT.done
}
