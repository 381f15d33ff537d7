/** The tray of messages that fit no case, marks, and the public holidays that were computed once. */
import type { Database, Row } from './driver.ts'
import { parsedOrNull } from './plain-json.ts'
import { DamagedRow } from './sqlite-errors.ts'
import type { TrayEntry } from './store.ts'

/** @returns number of messages in the tray */
export function trayCount(db: Database): number {
  return Number(db.prepare('SELECT count(*) AS entries FROM tray').get()?.entries)
}

function toEntry(row: Row): TrayEntry {
  const [id, body] = [String(row.id), parsedOrNull(String(row.body))]
  if (body === null) throw new DamagedRow(`the message ${id} in the tray is no JSON`)
  return { id, at: String(row.at), body }
}

/** @returns the message with this id, or null */
export function trayEntry(db: Database, id: string): TrayEntry | null {
  const row = db.prepare('SELECT id, at, body FROM tray WHERE id = ?').get(id)
  return row === undefined ? null : toEntry(row)
}

/** @returns all messages of the tray, the oldest first */
export function trayEntries(db: Database): TrayEntry[] {
  return db.prepare('SELECT id, at, body FROM tray ORDER BY at, id').all().map(toEntry)
}

/** @returns ids of messages whose text cannot be read */
export function unreadableInTray(db: Database): string[] {
  const rows = db.prepare('SELECT id, body FROM tray').all()
  return rows.filter(({ body }) => parsedOrNull(String(body)) === null).map(({ id }) => String(id))
}

/** @returns the text kept under the name, or null */
export function keptMark(db: Database, name: string): string | null {
  const row = db.prepare('SELECT value FROM marks WHERE name = ?').get(name)
  return row === undefined ? null : String(row.value)
}

/** Keeps a text under a name; an older one is replaced. */
export function keepMark(db: Database, name: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)').run(name, value)
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
