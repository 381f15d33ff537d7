/** Reading single fields of a directory file; each failure names the company, the field and what would be right. */
import { EXIT, UserError } from '../errors.ts'

/** Where in which file a value stands, for the message. */
export interface Place {
  readonly origin: string
  /** Id of the company, or `number 3` where it has none yet. */
  readonly company: string
  /** Path of the enclosing record, such as `channels[2].`; empty at the top. */
  readonly path: string
}

export type Fields = Readonly<Record<string, unknown>>

/** @throws UserError `bad_directory`, exit 2 */
export function wrong(place: Place, field: string, right: string): never {
  const where = `company ${place.company}, field "${place.path}${field}"`
  throw new UserError('bad_directory', EXIT.usage, `${place.origin}: ${where}: expected ${right}.`)
}

/** The value as a record of fields; arrays, null and plain values are refused. */
export function fieldsOf(value: unknown, place: Place, field: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) wrong(place, field, 'an object')
  return value as Fields
}

/** Own fields only: a file that names `__proto__` or `constructor` gets nothing from the language. */
export function ownValue(fields: Fields, field: string): unknown {
  return Object.hasOwn(fields, field) ? fields[field] : undefined
}

/** A text of 1 to `longest` characters without control characters; line breaks only where `lines` allows them. */
export function textIn(fields: Fields, field: string, place: Place, longest = 300, lines = false): string {
  const value = ownValue(fields, field)
  if (typeof value !== 'string' || value.trim() === '') wrong(place, field, 'a text that is not blank')
  if (value.length > longest) wrong(place, field, `at most ${longest} characters`)
  if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(lines ? value.replaceAll('\n', '') : value))
    wrong(place, field, 'a text without control characters')
  return value
}

/** The text, or null where the field is missing or null. */
export function textOrNull(fields: Fields, field: string, place: Place, longest?: number): string | null {
  return isAbsent(fields, field) ? null : textIn(fields, field, place, longest)
}

/** A text that fits a pattern, or null where the field is missing or null. */
export function patternOrNull(
  fields: Fields,
  field: string,
  place: Place,
  pattern: RegExp,
  right: string,
): string | null {
  const value = textOrNull(fields, field, place)
  if (value !== null && !pattern.test(value)) wrong(place, field, right)
  return value
}

/** One of a list of words; `fallback` where the field is missing. */
export function oneOf<T extends string>(
  fields: Fields,
  field: string,
  place: Place,
  words: readonly T[],
  fallback?: T,
): T {
  const value = isAbsent(fields, field) ? fallback : ownValue(fields, field)
  const word = words.find(known => known === value)
  return word ?? wrong(place, field, `one of ${words.join(', ')}`)
}

/** A calendar day `YYYY-MM-DD` that exists, or null. */
export function dayOrNull(fields: Fields, field: string, place: Place): string | null {
  const value = textOrNull(fields, field, place)
  if (value !== null && !isDay(value)) wrong(place, field, 'a date such as 2026-11-23')
  return value
}

/** Whether the text is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** A list of at most `most` values; empty where the field is missing. */
export function listIn(fields: Fields, field: string, place: Place, most: number): readonly unknown[] {
  if (isAbsent(fields, field)) return []
  const value = ownValue(fields, field)
  if (!Array.isArray(value)) wrong(place, field, 'a list')
  if (value.length > most) wrong(place, field, `at most ${most} entries`)
  return value
}

function isAbsent(fields: Fields, field: string): boolean {
  const value = ownValue(fields, field)
  return value === undefined || value === null
}
