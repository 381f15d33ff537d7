/** Does the projection still say what the events say, and is the file sound? */
import { caseRow, writeProjection } from './case-rows.ts'
import type { Database } from './driver.ts'
import { eventsOf, idsOf } from './event-rows.ts'
import { forgetLost, lostMessages } from './received-keys.ts'
import { formatOf, RECEIVES } from './schema.ts'
import { unreadableInTray } from './small-tables.ts'
import { guarded } from './sqlite-errors.ts'
import type { Project } from './store.ts'
import { reading, writing } from './transaction.ts'

const KEPT_DELIVERIES = 'case_id IN (SELECT case_id FROM forgotten)'

/**
 * Writes every row anew. Keys of messages that are nowhere are forgotten, so that these may come in again.
 * @returns number of cases
 */
export function rebuildProjection(db: Database, project: Project): number {
  return writing(db, () => {
    db.exec(`DELETE FROM cases; DELETE FROM deliveries WHERE NOT ${KEPT_DELIVERIES}`)
    const ids = idsOf(db)
    for (const id of ids) writeProjection(db, id, project(id, eventsOf(db, id)))
    forgetLost(db)
    return ids.length
  })
}

function deliveriesOf(db: Database, id: string): string {
  const rows = db.prepare('SELECT digest, seq FROM deliveries WHERE case_id = ?').all(id)
  return JSON.stringify(rows.map(row => `${row.digest} ${row.seq}`).sort())
}

/** @returns what differs between a case's row and a fresh fold of its events, or null */
function compare(db: Database, id: string, project: Project): string | null {
  const events = eventsOf(db, id)
  if (events.some((event, index) => event.seq !== index + 1)) return `${id}: numbers of events are missing`
  const fresh = project(id, events)
  const row = db.prepare('SELECT * FROM cases WHERE id = ?').get(id)
  if (row === undefined) return `${id}: has events but no row in the overview`
  if (JSON.stringify(Object.values(row)) !== JSON.stringify(caseRow(id, fresh))) {
    return `${id}: the overview says something else than the events`
  }
  const digests = [...new Set(fresh.digests.map(({ digest, seq }) => `${digest} ${seq}`))].sort()
  return JSON.stringify(digests) === deliveriesOf(db, id) ? null : `${id}: the list of sent messages differs`
}

function checked(db: Database, id: string, project: Project): string | null {
  try {
    return compare(db, id, project)
  } catch (error) {
    return `${id}: events cannot be read (${error instanceof Error ? error.message : String(error)})`
  }
}

function withoutEvents(db: Database): string[] {
  return db
    .prepare('SELECT id FROM cases WHERE id NOT IN (SELECT case_id FROM events)')
    .all()
    .map(row => `${row.id}: has a row in the overview but no events`)
}

function messageFaults(db: Database): string[] {
  const unreadable = unreadableInTray(db).map(id => `the message ${id} in the tray cannot be read`)
  const lost = formatOf(db) < RECEIVES ? 0 : lostMessages(db)
  return lost === 0
    ? unreadable
    : [...unreadable, `${lost} messages were received but are in no case and no tray`]
}

/** @returns what is wrong, one sentence each; empty: all is well */
export function verifyStore(db: Database, file: string, project: Project): string[] {
  return guarded(file, () =>
    reading(db, () => {
      const integrity = db
        .prepare('PRAGMA integrity_check')
        .all()
        .map(row => String(row.integrity_check))
      const faults = idsOf(db).map(id => checked(db, id, project))
      const sound = (fault: string | null): fault is string => fault !== null
      const cases = [...faults.filter(sound), ...withoutEvents(db)]
      return [...integrity.filter(line => line !== 'ok'), ...cases, ...messageFaults(db)]
    }),
  )
}
