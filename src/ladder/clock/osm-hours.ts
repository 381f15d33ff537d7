/** Opening hours in the notation of OpenStreetMap, the part of it that service desks use. */

/** Minutes since midnight by the wall clock: `from` inclusive (0..1439), `to` exclusive (1..1440). */
export interface OpenRange {
  readonly from: number
  readonly to: number
}

export interface ServiceHours {
  readonly text: string
  /** Seven lists, Monday first; sorted, without overlap; an empty list is a closed day. */
  readonly week: readonly (readonly OpenRange[])[]
  /** Hours on a public holiday, whatever weekday it is; empty: closed. */
  readonly publicHoliday: readonly OpenRange[]
}

/** Taken where no hours are given or known, and said to be assumed: no desk publishes any (rights.md section 6). */
export const ASSUMED_HOURS = 'Mo-Fr 08:00-20:00'

const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']
const HOLIDAY = 7
const EVERY_WEEKDAY = [0, 1, 2, 3, 4, 5, 6]
const WHOLE_DAY: readonly OpenRange[] = [{ from: 0, to: 1440 }]
/** The longest text of OSM tags is 255 characters. */
const LONGEST = 255

/** `Mo`, `Fr-Mo`, `PH` as positions in the week (7 = public holiday), or null. */
function daysOf(part: string): readonly number[] | null {
  if (part === 'ph') return [HOLIDAY]
  const [first = '', last = first, ...more] = part.split('-').map(each => each.trim())
  const start = DAYS.indexOf(first)
  const end = DAYS.indexOf(last)
  if (start < 0 || end < 0 || more.length > 0) return null
  return EVERY_WEEKDAY.map(step => (start + step) % 7).slice(0, ((end - start + 7) % 7) + 1)
}

/** `08:00-12:00` in minutes, or null; ranges over midnight are not understood. */
function rangeOf(part: string): OpenRange | null {
  const match = /^(\d{1,2}):([0-5]\d) ?- ?(\d{1,2}):([0-5]\d)$/.exec(part)
  if (!match) return null
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number)
  const range = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute }
  return range.from < range.to && range.to <= 1440 ? range : null
}

function all<T>(text: string, read: (part: string) => T | null): readonly T[] | null {
  const parts = text.split(',').map(part => read(part.trim()))
  return parts.every(part => part !== null) ? parts : null
}

/** Sorted and joined where they touch or overlap. */
function merged(ranges: readonly OpenRange[]): readonly OpenRange[] {
  const result: OpenRange[] = []
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && range.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else result.push(range)
  }
  return result
}

interface HoursRule {
  readonly days: readonly number[]
  readonly ranges: readonly OpenRange[]
}

/** One rule between semicolons, lower case: days (none: every weekday), then ranges, `off`, `closed` or `24/7`. */
function ruleOf(text: string): HoursRule | null {
  if (text === '24/7') return { days: [...EVERY_WEEKDAY, HOLIDAY], ranges: WHOLE_DAY }
  const times = text.search(/\d|off$|closed$/)
  if (times < 0) return null
  const selector = text.slice(0, times).trim()
  const days = selector === '' ? EVERY_WEEKDAY : all(selector, daysOf)?.flat()
  const hours = text.slice(times)
  const ranges = hours === 'off' || hours === 'closed' ? [] : all(hours, rangeOf)
  return days && ranges ? { days, ranges: merged(ranges) } : null
}

/**
 * Reads opening hours: weekday lists and ranges, several time ranges, `24/7`, `off`, `PH`; rules are separated
 * by `;` and a later one replaces the days it names; one after a comma (`Mo-Fr 08:00-20:00, Sa 09:00-16:00`) adds.
 * Without a rule for `PH` holidays are closed; `24/7` names every day, holidays included.
 * @param text as in the OSM tag `opening_hours`; letter case does not matter
 * @returns null = hours not understood (or no weekday ever open)
 */
export function parseHours(text: string): ServiceHours | null {
  if (text.length > LONGEST) return null
  const days: (readonly OpenRange[])[] = Array.from({ length: 8 }, () => [])
  const plain = text.trim().toLowerCase().replace(/;$/, '')
  for (const group of plain.split(';')) {
    for (const [place, part] of group.split(/(?<=\d\d|off), *(?=[a-z])/).entries()) {
      const rule = ruleOf(part.trim())
      if (!rule) return null
      const adds = place > 0 && rule.ranges.length > 0
      for (const day of rule.days)
        days[day] = adds ? merged([...(days[day] ?? []), ...rule.ranges]) : rule.ranges
    }
  }
  const week = days.slice(0, HOLIDAY)
  if (week.every(ranges => ranges.length === 0)) return null
  return { text: text.trim(), week, publicHoliday: days[HOLIDAY] ?? [] }
}
