/** Keys of messages that came in, each with the place where the message is. */
import type { Database } from './driver.ts'
import { forgottenAt } from './forget.ts'
import { statement } from './prepared.ts'
import type { Place } from './store.ts'

/** @returns where the message with this key is, or null if it never came */
export function placeOf(db: Database, key: string): Place | null {
  const row = statement(db, 'SELECT case_id, seq, tray FROM received WHERE key = ?').get(key)
  if (row === undefined) return null
  if (row.tray !== null) return { tray: String(row.tray) }
  const caseId = String(row.case_id)
  const gone = row.seq === null || forgottenAt(db, caseId) !== null
  return gone ? { forgotten: caseId } : { caseId, seq: Number(row.seq) }
}

/** A message is lost if neither its event nor its tray entry is there; one of a forgotten case is not. */
const LOST = `(tray IS NOT NULL AND tray NOT IN (SELECT id FROM tray)) OR (seq IS NOT NULL AND NOT EXISTS
  (SELECT 1 FROM events WHERE events.case_id = received.case_id AND events.seq = received.seq))`

/** @returns number of keys whose message is nowhere */
export function lostMessages(db: Database): number {
  return Number(db.prepare(`SELECT count(*) AS lost FROM received WHERE ${LOST}`).get()?.lost)
}

/** Forgets keys whose message is nowhere. */
export function forgetLost(db: Database): void {
  db.exec(`DELETE FROM received WHERE ${LOST}`)
}

/** Remembers where a message is whose key was not known before. */
export function remember(db: Database, key: string, place: Place): void {
  const tray = 'tray' in place ? place.tray : null
  const caseId = 'caseId' in place ? place.caseId : 'forgotten' in place ? place.forgotten : null
  const seq = 'seq' in place ? place.seq : null
  statement(db, 'INSERT INTO received (key, case_id, seq, tray) VALUES (?, ?, ?, ?)').run(
    key,
    caseId,
    seq,
    tray,
  )
}

/** Stands where a case's id would: no case is called so, as an id ends with its number. */
const NO_CASE = 'unmatched'

/** Writes down that the message of a tray entry was forgotten: it does not come back. */
export function forgottenIn(db: Database, tray: string): void {
  db.prepare('UPDATE received SET case_id = ?, seq = NULL, tray = NULL WHERE tray = ?').run(NO_CASE, tray)
}

/** Writes down that the message of a tray entry is in a case now. */
export function movedTo(
  db: Database,
  tray: string,
  { caseId, seq }: { readonly caseId: string; readonly seq: number },
): void {
  db.prepare('UPDATE received SET case_id = ?, seq = ?, tray = NULL WHERE tray = ?').run(caseId, seq, tray)
}
