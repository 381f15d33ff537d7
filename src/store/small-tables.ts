/** The tray of messages that fit no case, and the public holidays that were computed once. */
import type { Database } from './driver.ts'
import { parsedOrNull } from './plain-json.ts'
import { DamagedRow } from './sqlite-errors.ts'
import type { TrayEntry } from './store.ts'

/** @returns number of messages in the tray */
export function trayCount(db: Database): number {
  return Number(db.prepare('SELECT count(*) AS entries FROM tray').get()?.entries)
}

/** @returns the message with this id, or null */
export function trayEntry(db: Database, id: string): TrayEntry | null {
  const row = db.prepare('SELECT id, at, body FROM tray WHERE id = ?').get(id)
  if (row === undefined) return null
  const body = parsedOrNull(String(row.body))
  if (body === null) throw new DamagedRow(`the message ${id} in the tray is no JSON`)
  return { id: String(row.id), at: String(row.at), body }
}

/** @returns the text kept under the key, or null */
export function keptHolidays(db: Database, key: string): string | null {
  const row = db.prepare('SELECT value FROM holidays WHERE key = ?').get(key)
  return row === undefined ? null : String(row.value)
}

/** Keeps a text under a key; an older one is replaced. */
export function keepHolidays(db: Database, key: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO holidays (key, value) VALUES (?, ?)').run(key, value)
}
