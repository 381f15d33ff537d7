/** The events of one case, and what is made from them whenever one is added. */
import type { NewEvent, StoredEvent } from '../case/events.ts'
import { EXIT, UserError } from '../errors.ts'
import { writeProjection } from './case-rows.ts'
import type { Database } from './driver.ts'
import { addEvents, eventsOf } from './event-rows.ts'
import { forgottenAt } from './forget.ts'
import type { Project } from './store.ts'

/** What the operations of the store work on. */
export interface Shelf {
  readonly db: Database
  readonly file: string
  readonly project: Project
}

/** @returns the events of a case, or null if there is none of this id or it was forgotten */
export function load(db: Database, id: string): StoredEvent[] | null {
  if (forgottenAt(db, id) !== null) return null
  const events = eventsOf(db, id)
  return events.length === 0 ? null : events
}

/** @returns as {@link load}. @throws UserError `unknown_case` (exit 2) */
export function known(db: Database, id: string): StoredEvent[] {
  const events = load(db, id)
  if (events === null) throw new UserError('unknown_case', EXIT.usage, `There is no case ${id}.`)
  return events
}

/** Writes events and everything made from them; the caller holds the transaction. @returns all events of the case */
export function record(
  { db, project }: Shelf,
  id: string,
  before: readonly StoredEvent[],
  events: readonly NewEvent[],
): StoredEvent[] {
  if (events.length === 0) return [...before]
  const after = [...before, ...addEvents(db, id, before.length, events)]
  writeProjection(db, id, project(id, after))
  return after
}
