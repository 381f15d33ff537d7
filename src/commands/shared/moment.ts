/** Dates and times a user types: `--at`, `--until`. */
import { EXIT, UserError } from '../../errors.ts'
import type { World } from '../../world.ts'

/**
 * @param text as typed, or undefined: now
 * @returns ISO 8601 UTC
 * @throws UserError `bad_date`, `date_in_future` (exit 2)
 */
export async function momentOf(
  flag: string,
  text: string | undefined,
  timezone: string,
  world: World,
): Promise<string> {
  if (text === undefined) return world.now
  const { dateIn, parseInstant } = await import('../../ladder/clock/zone.ts')
  const at = parseInstant(text, timezone, dateIn(world.now, timezone))
  if (at === null)
    throw new UserError('bad_date', EXIT.usage, `${flag}: ${JSON.stringify(text)} is not a date or time`, {
      hints: ['write it as 2026-11-30, 2026-11-30 10:29 or 10:29'],
    })
  if (Date.parse(at) > Date.parse(world.now))
    throw new UserError('date_in_future', EXIT.usage, `${flag}: ${text} lies in the future`)
  return at
}

/** @returns the stamp of an event: when it happened, and when it was written down if that is later */
export function stampOf(at: string, { now }: Pick<World, 'now'>): { at: string; recordedAt?: string } {
  return at === now ? { at } : { at, recordedAt: now }
}
