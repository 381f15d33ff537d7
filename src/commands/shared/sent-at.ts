/** The hour a message went out, as its sender says with `--at`: not before it was made ready, and as its post tells. */
import type { CaseState, Delivery } from '../../case/state.ts'
import { EXIT, UserError } from '../../errors.ts'
import type { World } from '../../world.ts'
import { momentOf } from './moment.ts'
import { SLACK } from './posted.ts'

/** The typed time: one instant, or all of a day; ISO 8601 UTC. */
export interface Said {
  readonly text: string
  readonly from: string
  readonly to: string
}

/** @returns what was typed, held against the delivery; null: nothing. @throws UserError `bad_date`, `date_in_future`, `bad_post_time` (exit 2) */
export async function saidAt(
  text: string | undefined,
  state: CaseState,
  delivery: Delivery,
  world: World,
): Promise<Said | null> {
  if (text === undefined) return null
  const { timezone } = state.complaint.complainant
  const from = await momentOf('--at', text, timezone, world)
  const { dateIn, endOfDay, parseDay, timeIn } = await import('../../ladder/clock/zone.ts')
  const day = parseDay(text.trim(), dateIn(world.now, timezone))
  const to = day === null ? from : endOfDay(day, timezone)
  if (Date.parse(to) >= Date.parse(delivery.at) - SLACK) return { text, from, to }
  const ready = `${dateIn(delivery.at, timezone)} ${timeIn(delivery.at, timezone)}`
  throw new UserError(
    'bad_post_time',
    EXIT.usage,
    `--at: ${text} is before the text was made ready (${ready})`,
    {
      hints: [`give an hour from ${ready} to now, or leave --at out`],
    },
  )
}

/**
 * @param postedAt the hour that the address of the post holds, ISO 8601 UTC; null: none
 * @returns the hour that counts, ISO 8601 UTC, no earlier than the delivery
 * @throws UserError `bad_post_time` (exit 2) where the two contradict each other
 */
export function sentAt(said: Said | null, postedAt: string | null, delivery: Delivery, world: World): string {
  if (said === null) return postedAt ?? world.now
  const posted = postedAt === null ? null : Date.parse(postedAt)
  const [from, to] = [Date.parse(said.from), Date.parse(said.to)]
  if (posted !== null && (posted < from - SLACK || posted > to + SLACK))
    throw new UserError(
      'bad_post_time',
      EXIT.usage,
      `--at: ${said.text}, but the post of --url is from ${postedAt}`,
      {
        hints: ['leave --at out: the address of the post holds its hour'],
      },
    )
  // A day alone says no hour: that of the post is the better one.
  if (posted !== null && from !== to) return postedAt!
  return from < Date.parse(delivery.at) ? delivery.at : said.from
}
