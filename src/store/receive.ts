/** Writes down what came in: each message once, together with the marks that say how far was read. */
import type { NewEvent, StoredEvent } from '../case/events.ts'
import { EXIT, UserError } from '../errors.ts'
import { known, record, type Shelf } from './case-log.ts'
import { writeProjection } from './case-rows.ts'
import type { Database } from './driver.ts'
import { addEvents, lastSeq } from './event-rows.ts'
import { forgottenAt } from './forget.ts'
import { forgottenIn, movedTo, placeOf, remember } from './received-keys.ts'
import { keepMark, trayEntry } from './small-tables.ts'
import type { Arrival, Arrived, Place, TrayEntry } from './store.ts'
import { writing } from './transaction.ts'

/** An id may be part of a hash, so a sender could make two messages that want the same one: neither may be lost. */
function intoTray(db: Database, { id, at, body }: TrayEntry): Place {
  const insert = db.prepare('INSERT OR IGNORE INTO tray (id, at, body) VALUES (?, ?, ?)')
  const text = JSON.stringify(body)
  for (let number = 1; ; number += 1) {
    const tray = number === 1 ? id : `${id}-${number}`
    if (Number(insert.run(tray, at, text).changes) === 1) return { tray }
  }
}

/** Events of the cases of the batch before, by id: most of what a run brings is for the same few cases. */
export type Recent = Map<string, StoredEvent[]>

/** Events are only ever added: a case that has as many as before is the same. */
function eventsNow(db: Database, id: string, recent: Recent): StoredEvent[] {
  const before = recent.get(id)
  return before !== undefined && lastSeq(db, id) === before.length ? before : known(db, id)
}

/** Cases of one batch; each is read once and its row is written once, however many messages it gets. */
function casesOf({ db, project }: Shelf, recent: Recent) {
  const cases = new Map<string, StoredEvent[]>()
  return {
    add(id: string, events: readonly NewEvent[]): Place {
      if (forgottenAt(db, id) !== null) return { forgotten: id }
      if (events.length === 0) throw new TypeError('a message that belongs to a case is an event')
      const before = cases.get(id) ?? eventsNow(db, id, recent)
      const added = addEvents(db, id, before.length, events)
      cases.set(id, before)
      before.push(...added)
      return { caseId: id, seq: before.length - added.length + 1 }
    },
    finish(): void {
      for (const [id, events] of cases) writeProjection(db, id, project(id, events))
    },
    /** Only what was committed is remembered. */
    remember(): void {
      recent.clear()
      for (const [id, events] of cases) recent.set(id, events)
    },
  }
}

/**
 * Writes arrivals and marks in one transaction; a key that is known changes nothing.
 * @param recent kept by the caller from call to call; empty after a failure
 * @throws UserError `unknown_case` (exit 2) for a case that never was
 */
export function receive(
  shelf: Shelf,
  recent: Recent,
  arrivals: readonly Arrival[],
  marks: Readonly<Record<string, string>>,
): Arrived[] {
  const cases = casesOf(shelf, recent)
  try {
    const arrived = writing(shelf.db, () => writeAll(shelf.db, cases, arrivals, marks))
    cases.remember()
    return arrived
  } catch (error) {
    recent.clear()
    throw error
  }
}

function writeAll(
  db: Database,
  cases: ReturnType<typeof casesOf>,
  arrivals: readonly Arrival[],
  marks: Readonly<Record<string, string>>,
): Arrived[] {
  const arrived = arrivals.map(({ key, to }): Arrived => {
    const before = placeOf(db, key)
    if (before !== null) return { key, known: true, place: before }
    const place = 'tray' in to ? intoTray(db, to.tray) : cases.add(to.caseId, to.events)
    remember(db, key, place)
    return { key, known: false, place }
  })
  cases.finish()
  for (const [name, value] of Object.entries(marks)) keepMark(db, name, value)
  return arrived
}

function requireEntry(db: Database, trayId: string): void {
  if (trayEntry(db, trayId) !== null) return
  throw new UserError('unknown_unmatched', EXIT.usage, `There is no message ${trayId} in the tray.`)
}

/**
 * Throws a message of the tray away; it does not come in again.
 * @throws UserError `unknown_unmatched` (exit 2)
 */
export function discard({ db }: Shelf, trayId: string): void {
  writing(db, () => {
    requireEntry(db, trayId)
    db.prepare('DELETE FROM tray WHERE id = ?').run(trayId)
    forgottenIn(db, trayId)
  })
}

/**
 * Takes a message out of the tray and into a case, in one transaction.
 * @throws UserError `unknown_unmatched`, `unknown_case` (exit 2)
 */
export function assign(
  shelf: Shelf,
  trayId: string,
  id: string,
  decide: (events: readonly StoredEvent[]) => readonly NewEvent[],
): StoredEvent[] {
  const { db } = shelf
  return writing(db, () => {
    requireEntry(db, trayId)
    const before = known(db, id)
    const events = decide(before)
    if (events.length === 0) throw new TypeError('a message that belongs to a case is an event')
    const after = record(shelf, id, before, events)
    db.prepare('DELETE FROM tray WHERE id = ?').run(trayId)
    movedTo(db, trayId, { caseId: id, seq: before.length + 1 })
    return after
  })
}
