/** Finding the country or region a user meant, and saying which ones there are. */

import { EXIT, UserError } from '../../errors.ts'

export interface Place {
  readonly code: string
  readonly name: string
}

/** Codes people type for what ISO 3166-1 calls otherwise: the EU writes EL and UK, the rest is habit. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
])

/** Up to so many places are listed with their names, up to so many by code: what a terminal page can hold. */
const LIST_NAMES = 40
const LIST_CODES = 100

/** The place with this code, whatever the letter case, or null. */
export function knownPlace(code: string, places: readonly Place[]): Place | null {
  const wanted = code.trim().toUpperCase()
  return places.find(place => place.code.toUpperCase() === wanted) ?? null
}

/** How well a place answers a wrong code; 0 is best. */
function distance(wanted: string, { code, name }: Place): number {
  if (ALIASES.get(wanted) === code) return 0
  if (wanted.length > 2 && name.toUpperCase().includes(wanted)) return 1
  if (code.startsWith(wanted) || wanted.startsWith(code)) return 2
  const same = [...wanted].filter((letter, place) => code[place] === letter).length
  return 3 + Math.max(wanted.length, code.length) - same
}

function listed(places: readonly Place[]): string {
  return places.map(({ code, name }) => `${code} (${name})`).join(', ')
}

/**
 * The error for a place without a holiday calendar.
 * @param what `country`, or `region of DE`
 * @param code what the user typed
 * @param places what would have been right, all of it
 */
export function unknownCalendar(what: string, code: string, places: readonly Place[]): UserError {
  const wanted = code.trim().toUpperCase().slice(0, 40)
  const hints: string[] = []
  if (places.length === 0) hints.push('This country has one calendar for all of it; leave the region out.')
  else if (places.length <= LIST_NAMES) hints.push(`Known: ${listed(places)}.`)
  else if (places.length <= LIST_CODES) hints.push(`Known: ${places.map(place => place.code).join(', ')}.`)
  const near = [...places].sort((a, b) => distance(wanted, a) - distance(wanted, b)).slice(0, 3)
  if (near.length > 0) hints.unshift(`Nearest: ${listed(near)}.`)
  return new UserError('unknown_calendar', EXIT.usage, `No holidays are known for the ${what} "${wanted}".`, {
    hints,
  })
}
