/** `escalate deadline`: a calculator that says which days it skipped and why. */
import type { Command } from 'commander'
import type { Deadline } from '../case/deadline.ts'
import { EXIT, UserError } from '../errors.ts'
import { requireRule } from '../ladder/clock/rule.ts'
import { yearsOf } from '../ladder/clock/years.ts'
import { deadlineLines } from '../terminal/deadline-lines.ts'
import { CASE_TALK } from '../terminal/texts/case-talk.ts'
import { shortDate } from '../terminal/texts/channels.ts'
import type { World } from '../world.ts'
import type { Registration } from './shared/registration.ts'

export interface DeadlineFlags {
  readonly from?: string
  readonly country?: string
  readonly region?: string
  readonly timezone?: string
  readonly hours?: string
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('deadline [rule]')
    .description(tr('count a deadline: 5bd, 14d, 4h, 2m', 'eine Frist zählen: 5bd, 14d, 4h, 2m'))
    .option('--from <instant>', tr('start (default: now)', 'Beginn (sonst: jetzt)'))
    .option('--country <code>', tr('holidays of this country, e.g. DE', 'Feiertage dieses Landes, z. B. DE'))
    .option('--region <code>', tr('and of this state, e.g. BY', 'und dieses Bundeslandes, z. B. BY'))
    .option('--timezone <zone>', tr('days begin in this zone', 'Tage beginnen in dieser Zone'))
    .option(
      '--hours <hours>',
      tr('service hours for 4h: "Mo-Fr 08:00-20:00"', 'Servicezeiten für 4h: "Mo-Fr 08:00-20:00"'),
    )
    .action(act((world, rule: string | undefined, flags: DeadlineFlags) => runDeadline(world, rule, flags)))
}

async function hoursOf(text: string | undefined) {
  if (text === undefined) return null
  const { parseHours } = await import('../ladder/clock/osm-hours.ts')
  const hours = parseHours(text)
  if (hours) return hours
  throw new UserError('bad_hours', EXIT.usage, `--hours: ${JSON.stringify(text)} is not understood`, {
    hints: ['e.g. "Mo-Fr 08:00-20:00", "Mo-Sa 08:00-20:00; PH off", "24/7"'],
  })
}

/** The user's region, unless a flag says otherwise. */
async function placeOf(flags: DeadlineFlags, world: World) {
  const { zoneOf } = await import('../ladder/clock/countries.ts')
  const setting = (key: string) => world.settings().get(key)?.toString()
  const country = (flags.country ?? setting('me.country') ?? 'DE').toUpperCase()
  const home = setting('me.country')?.toUpperCase() === country
  const region = (flags.region ?? (home ? setting('me.region') : undefined))?.toUpperCase() ?? null
  const zone = flags.timezone ?? (home ? setting('me.timezone') : undefined) ?? zoneOf(country, region)
  return { country, region, timezone: zone }
}

async function startOf(flags: DeadlineFlags, timezone: string, world: World): Promise<string> {
  if (flags.from === undefined) return world.now
  const { dateIn, parseInstant } = await import('../ladder/clock/zone.ts')
  const from = parseInstant(flags.from, timezone, dateIn(world.now, timezone))
  if (from) return from
  throw new UserError('bad_date', EXIT.usage, `--from: ${JSON.stringify(flags.from)} is not a date or time`, {
    hints: ['write it as 2026-11-23 or 2026-11-23T09:00:00Z'],
  })
}

/** `rollsTo`: the next business day (BGB 193), null where the end is one, or where the rule or the country knows no such thing. */
interface Counted {
  readonly deadline: Deadline
  readonly rollsTo: string | null
}

async function counted(text: string, flags: DeadlineFlags, world: World): Promise<Counted> {
  const { countDeadline } = await import('../ladder/clock/count.ts')
  const { isTimezone } = await import('../ladder/clock/zone.ts')
  const rule = requireRule(text)
  const { country, region, timezone } = await placeOf(flags, world)
  if (!isTimezone(timezone))
    throw new UserError(
      'bad_timezone',
      EXIT.usage,
      `--timezone: ${JSON.stringify(timezone)} is not a time zone`,
      {
        hints: ['use a name such as Europe/Berlin'],
      },
    )
  const from = await startOf(flags, timezone, world)
  const calendar = await world.calendar(country, region, timezone, yearsOf(rule, from))
  const request = { rule: text, from, calendar, hours: await hoursOf(flags.hours) }
  const deadline = countDeadline(request)
  const { dueDate } = countDeadline({ ...request, rollToBusinessDay: country === 'DE' })
  return { deadline, rollsTo: dueDate === deadline.dueDate ? null : dueDate }
}

/** @returns 0. @throws UserError `bad_rule`, `bad_date`, `unknown_calendar`, ... (exit 2) */
export async function runDeadline(
  world: World,
  rule: string | undefined,
  flags: DeadlineFlags,
): Promise<number> {
  const { output, language } = world
  if (rule === undefined)
    throw new UserError('missing_input', EXIT.usage, 'missing: RULE', {
      missing: ['RULE'],
      hints: ['5bd (business days), 14d (calendar days), 4h (service hours), 2m (months)'],
    })
  const { deadline, rollsTo } = await counted(rule, flags, world)
  const assumed = deadline.rule.endsWith('h') && flags.hours === undefined
  if (output.json) {
    const { from, rule: kept, calendar, timezone, dueAt, dueDate, skipped } = deadline
    const hours = assumed ? { hours: 'Mo-Fr 08:00-20:00', hoursAssumed: true } : {}
    output.document({
      schema: 'escalate/deadline/1',
      from,
      rule: kept,
      calendar,
      timezone,
      dueAt,
      dueDate,
      skipped,
      ...(rollsTo === null ? {} : { rollsTo }),
      ...hours,
    })
  } else {
    const { timeIn } = await import('../ladder/clock/zone.ts')
    const { dueAt, dueDate, timezone } = deadline
    for (const line of deadlineLines(deadline, language)) output.print(line)
    output.print(`${shortDate(dueDate, language)} ${timeIn(dueAt, timezone)} (${timezone})`)
    if (rollsTo) output.print(CASE_TALK[language].rollsTo(shortDate(rollsTo, language)))
    if (assumed) output.print(CASE_TALK[language].assumedHours('Mo-Fr 08:00-20:00'))
  }
  return EXIT.done
}
