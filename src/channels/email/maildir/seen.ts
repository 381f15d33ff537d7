/** Which messages of a Maildir are dealt with, as a text: a short mark of each name, 8 characters. */
import { createHash } from 'node:crypto'
import { uniqueName } from './files.ts'

/** 48 bits: among 100,000 messages a new one is taken for a known one once in 3,000,000,000 times. */
const LETTERS = 8
const PREFIX = 'm1:'

/** Marks of messages that are no longer there are kept for a while: a listing may miss a file that is just renamed. */
const SPARE = 1000

/** @returns the mark of a message, the same whatever its flags */
export function markOf(name: string): string {
  return createHash('sha256').update(uniqueName(name)).digest('base64url').slice(0, LETTERS)
}

/** @returns the marks in a stored text; null: there is none */
export function readSeen(text: string | null): Set<string> | null {
  if (text === null || !/^m1:[A-Za-z0-9_-]*$/.test(text)) return null
  const letters = text.slice(PREFIX.length)
  return new Set(
    Array.from({ length: letters.length / LETTERS }, (_, at) =>
      letters.slice(at * LETTERS, (at + 1) * LETTERS),
    ),
  )
}

/** @returns the text that is stored; the same for the same marks */
export function writeSeen(marks: ReadonlySet<string>): string {
  return PREFIX + [...marks].sort().join('')
}

/**
 * @param present marks of the messages that are there now
 * @returns the marks that are worth keeping
 */
export function pruned(seen: ReadonlySet<string>, present: ReadonlySet<string>): Set<string> {
  if (seen.size <= 2 * present.size + SPARE) return new Set(seen)
  return new Set([...seen].filter(mark => present.has(mark)))
}
