/** What `next` may send now, and what keeps it from sending anything. */
import { EXIT, UserError } from '../../errors.ts'
import type { NextStep } from '../../ladder/next-step.ts'
import type { Offer } from '../../ladder/offers.ts'
import { offersOf, quietUntil } from '../../ladder/offers.ts'
import type { CaseAtHand } from './case-at-hand.ts'

function refuseEarly(state: CaseAtHand['state'], offer: Offer, now: string): void {
  const until = quietUntil(state, offer.channel, now)
  if (!until || offer.purpose === 'redirect') return
  throw new UserError('too_early', EXIT.refused, `${offer.channel}: no second message before ${until}`, {
    hints: ['one message per channel and waiting time; another channel can be taken with --channel'],
  })
}

/**
 * @param channel as typed with --channel; undefined: the suggested one
 * @param now ISO 8601 UTC
 * @returns what is to be sent; null: nothing now
 * @throws UserError `not_offered` (exit 2), `too_early` (exit 6)
 */
export function offerFor(
  at: CaseAtHand,
  step: NextStep,
  channel: string | undefined,
  now: string,
): Offer | null {
  const offers = offersOf(at.state, step)
  if (channel === undefined) return step.action === 'send' ? (offers[0] ?? null) : null
  const offer = offers.find(each => each.channel === channel)
  const rung = at.state.ladder.find(each => each.channel === channel)
  if (rung && !offer) refuseEarly(at.state, { ...rung, address: '', purpose: 'step' }, now)
  if (offer) return offer
  throw new UserError('not_offered', EXIT.usage, `${at.id}: ${JSON.stringify(channel)} is not offered now`, {
    hints: offers.length ? [`offered: ${offers.map(each => each.channel).join(', ')}`] : [],
  })
}

/**
 * States in which a message would be blind: it is not known what left, or what came back.
 * @throws UserError `send_unknown` (exit 5), `case_moved_on` (exit 7), `hand_off_open`, `case_closed` (exit 2)
 */
export function refuseBlind(id: string, step: NextStep, channel: string | undefined, launch: string): void {
  if (step.state === 'unknown')
    throw new UserError(
      'send_unknown',
      EXIT.unknown,
      `${id}: it is not known whether the last message went out`,
      {
        hints: [`look, then: ${launch} confirm ${id} --sent, or --not-sent`],
        caseId: id,
      },
    )
  if (step.reason.code === 'sending')
    throw new UserError('case_moved_on', EXIT.busy, `${id}: another run is sending at this moment`, {
      hints: [`look again in a minute: ${launch} show ${id}`],
    })
  if (step.state === 'hand-off' && channel !== undefined)
    throw new UserError('hand_off_open', EXIT.usage, `${id}: the last hand-off waits for your word`, {
      hints: [`${launch} confirm ${id}, or ${launch} confirm ${id} --not-sent`],
    })
  if (step.state === 'closed')
    throw new UserError('case_closed', EXIT.usage, `${id} is closed`, { hints: [`${launch} reopen ${id}`] })
}
