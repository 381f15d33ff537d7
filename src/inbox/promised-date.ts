/** Counts what a company promised: by the calendar of the case, its hours by the clock on the wall or of its desk. */
import type { ChannelName } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import type { Company } from '../companies/record.ts'
import { deadlineOf, type Resident } from '../outbox/deadline.ts'
import type { World } from '../world.ts'

const HOUR = 3_600_000
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const FRIDAY = 5
const SUNDAY = 7
/** Rules that name a day by the week or the month it is in. */
const NAMED = /^(weekday|next-week|(?:start|middle|end)-of):(.+)$/

export interface Said {
  /** As `promiseIn` gives it (`replies/promise.ts`). */
  readonly rule: string
  /** When it was said, ISO 8601 UTC. */
  readonly at: string
  readonly channel: ChannelName
}

/** By whose calendar and hours a promise is counted. */
export interface Counting {
  readonly living: Resident
  /** Whose desk hours count; null: not known. */
  readonly company: Company | null
}

/** Days of next week that it begins and is half over on, for whoever says so. */
const PART_OF_NEXT_WEEK: Readonly<Record<string, number>> = {
  'start-of': 3,
  'middle-of': 4,
  'end-of': FRIDAY,
}

type Days = typeof import('../ladder/clock/temporal.ts')

/** A desk's week ends on Friday; said on a weekend, with its Sunday. */
function endOf(what: string, today: string, { addDays, addMonths, weekdayOf }: Days): string {
  const first = `${today.slice(0, 8)}01`
  if (what === 'day') return today
  if (what === 'month') return addDays(addMonths(first, 1), -1)
  if (what === 'next-month') return addDays(addMonths(first, 2), -1)
  return addDays(today, (weekdayOf(today) > FRIDAY ? SUNDAY : FRIDAY) - weekdayOf(today))
}

/** `weekday:MO` is the first Monday after the day it was said, `next-week:MO` that of the week after. */
async function dayOf(kind: string, what: string, today: string): Promise<string> {
  const days = await import('../ladder/clock/temporal.ts')
  const { addDays, weekdayOf } = days
  const lastSunday = addDays(today, -weekdayOf(today))
  const wanted = WEEKDAYS.indexOf(what) + 1
  if (kind === 'next-week') return addDays(lastSunday, 7 + wanted)
  if (what === 'next-week') return addDays(lastSunday, 7 + (PART_OF_NEXT_WEEK[kind] ?? FRIDAY))
  if (kind === 'end-of') return endOf(what, today, days)
  return addDays(today, (wanted - weekdayOf(today) + 7) % 7 || 7)
}

/** Service hours of the desk on that channel; without known ones the assumed hours count (CONTRACT section 3). */
async function serviceHours(said: Said, { living, company }: Counting, world: World): Promise<string> {
  const { country, region, timezone } = living.complainant
  const { countDeadline } = await import('../ladder/clock/count.ts')
  const { parseHours } = await import('../ladder/clock/hours.ts')
  const desk = company?.channels.find(each => each.channel === said.channel && each.hours !== null)
  const year = Number(said.at.slice(0, 4))
  const calendar = await world.calendar(country, region, timezone, [year, year + 1])
  const rule = said.rule.slice('service:'.length)
  return countDeadline({ rule, from: said.at, calendar, hours: parseHours(desk?.hours ?? '') }).dueAt
}

/**
 * @returns the instant the promise ends, ISO 8601 UTC. `48h` runs on the clock on the wall, weekends included: that is
 *   what people mean who say hours; everywhere else in the program `h` are service hours, here `service:48h`. A day with
 *   its time (`1d@12:00`) ends then, by the clock where the person lives
 */
export async function promisedDate(said: Said, counting: Counting, world: World): Promise<string> {
  const { rule, at } = said
  if (rule.startsWith('service:')) return serviceHours(said, counting, world)
  const hours = /^(\d{1,3})h$/.exec(rule)?.[1]
  if (hours !== undefined) return later(at, Number(hours) * HOUR)
  const [day = '', time] = rule.split('@')
  const { dateIn } = await import('../ladder/clock/zone.ts')
  const [, kind, what] = NAMED.exec(day) ?? []
  const today = dateIn(at, counting.living.complainant.timezone)
  const counted = kind && what ? `by:${await dayOf(kind, what, today)}` : day
  const { dueAt, dueDate } = await deadlineOf(counting.living, counted, at, world.calendar)
  return time === undefined ? dueAt : atTime(dueDate, time, said, counting)
}

/** "By six", said at seven, is tomorrow's; any other day was named. */
async function atTime(date: string, time: string, { at }: Said, { living }: Counting): Promise<string> {
  const { addDays, isoOf, wallClock } = await import('../ladder/clock/temporal.ts')
  const [hours = '0', minutes = '0'] = time.split(':')
  const seconds = Number(hours) * 3600 + Number(minutes) * 60
  const { timezone } = living.complainant
  const dueAt = wallClock(date, seconds, timezone)
  return isoOf(dueAt > Date.parse(at) ? dueAt : wallClock(addDays(date, 1), seconds, timezone))
}

const later = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString().replace('.000Z', 'Z')

/**
 * @param said when and where the message came
 * @returns the reading with the date of its promise, if it made one that can be counted
 */
export async function withPromise(
  reading: Reading,
  { at, channel }: Omit<Said, 'rule'>,
  counting: Counting,
  world: World,
): Promise<Reading> {
  const { promise } = reading
  if (!promise?.rule) return reading
  const dueAt = await promisedDate({ rule: promise.rule, at, channel }, counting, world)
  return { ...reading, promise: { ...promise, dueAt } }
}
