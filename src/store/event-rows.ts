/** Events as rows: written once, read in order. */
import type { NewEvent, StoredEvent } from '../case/events.ts'
import type { Database, Row } from './driver.ts'
import { parsedOrNull } from './plain-json.ts'
import { statement } from './prepared.ts'
import { DamagedRow } from './sqlite-errors.ts'

/** Everything but what stands in columns of its own. */
function bodyOf(event: NewEvent): string {
  const { at: _at, type: _type, ...body } = event
  return JSON.stringify(body)
}

function parsedBody(row: Row): object {
  const body = parsedOrNull(String(row.body))
  if (body !== null && !Array.isArray(body)) return body
  throw new DamagedRow(`the text of event ${row.seq} is no JSON object`)
}

/** A type this version does not know keeps all its fields. */
function toEvent(row: Row): StoredEvent {
  const stamp = { seq: Number(row.seq), at: String(row.at), type: String(row.type) }
  return { ...stamp, ...parsedBody(row), ...stamp } as StoredEvent
}

/** @returns the events of a case by their number; none if there is no such case */
export function eventsOf(db: Database, id: string): StoredEvent[] {
  return db
    .prepare('SELECT seq, at, type, body FROM events WHERE case_id = ? ORDER BY seq')
    .all(id)
    .map(toEvent)
}

/** @returns number of the newest event of a case, 0 where there is none; events are numbered from 1 without gaps */
export function lastSeq(db: Database, id: string): number {
  return Number(statement(db, 'SELECT max(seq) AS last FROM events WHERE case_id = ?').get(id)?.last ?? 0)
}

/** Writes events behind `last`, the number of the newest one there is. @returns them as they will be read back */
export function addEvents(
  db: Database,
  id: string,
  last: number,
  events: readonly NewEvent[],
): StoredEvent[] {
  const insert = statement(db, 'INSERT INTO events (case_id, seq, at, type, body) VALUES (?, ?, ?, ?, ?)')
  return events.map((event, index) => {
    const row = { seq: last + 1 + index, at: event.at, type: event.type, body: bodyOf(event) }
    insert.run(id, row.seq, row.at, row.type, row.body)
    return toEvent(row)
  })
}

/** @returns ids of all cases that were not forgotten, in no order that matters */
export function idsOf(db: Database): string[] {
  return db
    .prepare('SELECT DISTINCT case_id FROM events WHERE case_id NOT IN (SELECT case_id FROM forgotten)')
    .all()
    .map(row => String(row.case_id))
}
