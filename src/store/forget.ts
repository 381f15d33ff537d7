/** Deletes what a case says for good; that it was there, and when what happened, stays. */
import { EXIT, UserError } from '../errors.ts'
import type { Database } from './driver.ts'
import { statement } from './prepared.ts'
import { writing } from './transaction.ts'

/** @returns when the case was forgotten (ISO 8601 UTC), or null */
export function forgottenAt(db: Database, id: string): string | null {
  const row = statement(db, 'SELECT at FROM forgotten WHERE case_id = ?').get(id)
  return row === undefined ? null : String(row.at)
}

/** Loading crypto costs 3 to 4 ms of a process (measured), and `status` loads this file without ever forgetting. */
function sha256(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text, 'utf8').digest('hex')
}

function blank(db: Database, id: string, at: string): number {
  const rows = db.prepare('SELECT seq, body FROM events WHERE case_id = ?').all(id)
  if (rows.length === 0) throw new UserError('unknown_case', EXIT.usage, `There is no case ${id}.`)
  if (forgottenAt(db, id) !== null) return rows.length
  db.prepare('INSERT INTO forgotten (case_id, at) VALUES (?, ?)').run(id, at)
  const update = db.prepare('UPDATE events SET body = ? WHERE case_id = ? AND seq = ?')
  for (const { seq, body } of rows) {
    update.run(JSON.stringify({ hash: sha256(String(body)) }), id, Number(seq))
  }
  db.prepare('DELETE FROM cases WHERE id = ?').run(id)
  return rows.length
}

/**
 * Freed pages, gaps inside pages and the WAL still hold the old text. VACUUM writes the file anew without them
 * (its copy stays in memory, not in a temporary file), TRUNCATE empties the WAL.
 */
function wipe(db: Database, file: string): void {
  db.exec('PRAGMA temp_store = MEMORY')
  db.exec('VACUUM')
  const left = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
  if (left?.busy === 0) return
  throw new UserError(
    'store_busy',
    EXIT.busy,
    `The content is deleted, but another escalate still reads ${file}, so traces of it are left on the disk.`,
    { hints: ['Run the same command again in a moment; it then removes the traces.'] },
  )
}

/**
 * Replaces each event's content by its SHA-256 and wipes the old text from the files. Doing it twice does no harm.
 * @returns how many events are kept
 * @throws UserError `unknown_case` (exit 2), `store_busy` (exit 7) if somebody else reads at this moment
 */
export function forgetCase(db: Database, file: string, id: string, at: string): number {
  db.exec('PRAGMA secure_delete = ON')
  const kept = writing(db, () => blank(db, id, at))
  wipe(db, file)
  return kept
}
