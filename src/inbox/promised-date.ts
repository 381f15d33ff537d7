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

/** A desk's week ends on Friday; said on a weekend, with its Sunday. */
async function endOf(what: string, today: string): Promise<string> {
  const { addDays, addMonths, weekdayOf } = await import('../ladder/clock/temporal.ts')
  const weekday = weekdayOf(today)
  if (what === 'day') return today
  if (what === 'month') return addDays(addMonths(`${today.slice(0, 8)}01`, 1), -1)
  if (what === 'next-week') return addDays(today, 7 + FRIDAY - weekday)
  return addDays(today, (weekday > FRIDAY ? SUNDAY : FRIDAY) - weekday)
}

/** `weekday:MO` is the first Monday after the day it was said. */
async function dayOf(rule: string, today: string): Promise<string> {
  if (rule.startsWith('end-of:')) return endOf(rule.slice('end-of:'.length), today)
  const { addDays, weekdayOf } = await import('../ladder/clock/temporal.ts')
  const wanted = WEEKDAYS.indexOf(rule.slice('weekday:'.length)) + 1
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
 *   what people mean who say hours; everywhere else in the program `h` are service hours, here `service:48h`
 */
export async function promisedDate(said: Said, counting: Counting, world: World): Promise<string> {
  const { rule, at } = said
  if (rule.startsWith('service:')) return serviceHours(said, counting, world)
  const hours = /^(\d{1,3})h$/.exec(rule)?.[1]
  if (hours !== undefined) return later(at, Number(hours) * HOUR)
  const named = rule.startsWith('weekday:') || rule.startsWith('end-of:')
  const { dateIn } = await import('../ladder/clock/zone.ts')
  const today = dateIn(at, counting.living.complainant.timezone)
  const counted = named ? `by:${await dayOf(rule, today)}` : rule
  return (await deadlineOf(counting.living, counted, at, world.calendar)).dueAt
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
