/** `escalate wait`: moves the deadline, or takes a promise as the new one. */
import type { Command } from 'commander'
import type { Deadline } from '../case/deadline.ts'
import type { CaseState } from '../case/state.ts'
import { EXIT, UserError } from '../errors.ts'
import { promiseAhead } from '../ladder/promises.ts'
import { deadlineOf } from '../outbox/deadline.ts'
import { barredLine } from '../terminal/promise-line.ts'
import type { World } from '../world.ts'
import { caseAtHand, refuseClosed } from './shared/case-at-hand.ts'
import { record } from './shared/record.ts'
import type { Registration } from './shared/registration.ts'

export interface WaitFlags {
  readonly until?: string
  readonly for?: string
  readonly why?: string
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('wait <case>')
    .description(
      tr(
        'move the deadline, or accept what they promised',
        'die Frist verschieben oder eine Zusage annehmen',
      ),
    )
    .option('--until <date>', tr('until this date or time', 'bis zu diesem Tag oder Zeitpunkt'))
    .option('--for <rule>', tr('from now: 3bd, 14d, 2m', 'ab jetzt: 3bd, 14d, 2m'))
    .option('--why <text>', tr('a remark', 'eine Bemerkung'))
    .action(act((world, id: string, flags: WaitFlags) => runWait(world, id, flags)))
}

/** @throws UserError `bad_date` or `date_in_past` (exit 2) */
async function untilDeadline(text: string, state: CaseState, world: World): Promise<Deadline> {
  const { country, region, timezone } = state.complaint.complainant
  const { dateIn, parseDay, parseInstant } = await import('../ladder/clock/zone.ts')
  const { deadlineUntil } = await import('../ladder/clock/count.ts')
  const today = dateIn(world.now, timezone)
  const until = parseDay(text, today) ?? parseInstant(text, timezone, today)
  if (until === null)
    throw new UserError('bad_date', EXIT.usage, `--until: ${JSON.stringify(text)} is not a date`, {
      hints: ['write it as 2026-11-30, 30.11.2026 or 2026-11-30 18:00'],
    })
  const calendar = await world.calendar(country, region, timezone, [Number(until.slice(0, 4))])
  const deadline = deadlineUntil({ until, from: world.now, calendar })
  if (Date.parse(deadline.dueAt) > Date.parse(world.now)) return deadline
  throw new UserError('date_in_past', EXIT.usage, `--until: ${text} is over already`)
}

/** Whoever waits until the very day they promised takes the promise. @returns seq of the reply, or null */
async function promisedFor(
  { dueAt, dueDate, timezone }: Deadline,
  state: CaseState,
  { now }: World,
): Promise<number | null> {
  const reply = promiseAhead(state, now)
  const promised = reply?.reading.promise?.dueAt
  if (!reply || !promised || Date.parse(promised) > Date.parse(dueAt)) return null
  const { dateIn } = await import('../ladder/clock/zone.ts')
  return dateIn(promised, timezone) === dueDate ? reply.seq : null
}

async function newDeadline(flags: WaitFlags, state: CaseState, world: World) {
  if (flags.until !== undefined && flags.for !== undefined)
    throw new UserError('bad_input', EXIT.usage, '--until and --for exclude each other')
  if (flags.until !== undefined) {
    const deadline = await untilDeadline(flags.until, state, world)
    return { deadline, promise: await promisedFor(deadline, state, world) }
  }
  if (flags.for !== undefined)
    return {
      deadline: await deadlineOf(state.complaint, flags.for, world.now, world.calendar),
      promise: null,
    }
  const reply = promiseAhead(state, world.now)
  if (!reply)
    throw new UserError('missing_input', EXIT.usage, `${state.id}: until when? They promised no date`, {
      missing: ['--until'],
      hints: ['--until 2026-11-30, or --for 3bd'],
    })
  const deadline = await untilDeadline(reply.reading.promise?.dueAt ?? '', state, world)
  return { deadline, promise: reply.seq }
}

/**
 * Whoever waits beyond the limitation is warned, on the error channel, so that `--yes` and `--json` do not hide it.
 * @returns 0. @throws UserError (exit 2) for a date that is wrong or over
 */
export async function runWait(world: World, id: string, flags: WaitFlags): Promise<number> {
  const { state } = caseAtHand(world, world.reader(), id)
  refuseClosed(state, world.launch)
  const { deadline, promise } = await newDeadline(flags, state, world)
  const done = record(world, id, () => [
    { type: 'deadline_moved', at: world.now, deadline, why: flags.why ?? null, promise },
  ])
  const { now, language, output } = world
  const barred = barredLine(deadline.dueAt, { now, language, complaint: state.complaint })
  if (barred !== null) output.warn(barred)
  return done
}
