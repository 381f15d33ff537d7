/** Looking up header fields. */
import type { HeaderField, IncomingMessage } from './incoming.ts'

/** @returns the first value of a field (name in lower case), trimmed, or null */
export function header(message: IncomingMessage, name: string): string | null {
  return message.headers.find(field => field.name === name)?.value.trim() ?? null
}

/** @returns the first of these fields that is there, as evidence `Name: value` would be shown */
export function firstHeader(message: IncomingMessage, names: readonly string[]): HeaderField | null {
  return message.headers.find(({ name }) => names.includes(name)) ?? null
}

/** @returns `Auto-Submitted: auto-replied` from its lower-case name */
export function showHeader({ name, value }: HeaderField): string {
  const shown = name.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => dash + letter.toUpperCase(),
  )
  return `${shown}: ${value.slice(0, 100)}`
}
