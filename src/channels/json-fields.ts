/** Reads what a server answered, of which nothing is certain. */

export type Fields = Readonly<Record<string, unknown>>

/** @returns the value if it is an object, else one without fields */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** @returns the value if it is a list, else an empty one */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** @returns the value if it is a text that is not empty, else null */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** @returns the instant in its one form (ISO 8601 UTC with milliseconds), or null */
export function instantOf(value: unknown): string | null {
  const time = typeof value === 'string' && value.length <= 40 ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
