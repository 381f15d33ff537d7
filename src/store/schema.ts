/** Tables of the case store, by format version. */
import { EXIT, UserError } from '../errors.ts'
import type { Database } from './driver.ts'
import { writing } from './transaction.ts'

/**
 * Version 1. `events` and `cases` keep their rowid: their rows are mostly larger than a twentieth of a page, above which
 * WITHOUT ROWID loses (sqlite.org/withoutrowid.html). The insert trigger also stops INSERT OR REPLACE, which
 * would delete a row without asking the delete trigger.
 */
const VERSION_1 = `
CREATE TABLE events (
  case_id TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (case_id, seq)
);
CREATE TABLE cases (
  id TEXT PRIMARY KEY, prefix TEXT NOT NULL, number INTEGER NOT NULL, company TEXT NOT NULL,
  open INTEGER NOT NULL, next_due TEXT, body TEXT NOT NULL
);
CREATE INDEX cases_open ON cases (next_due IS NULL, next_due, prefix, number) WHERE open = 1;
CREATE TABLE numbers (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE deliveries (
  digest TEXT NOT NULL, case_id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (digest, case_id, seq)
) WITHOUT ROWID;
CREATE INDEX deliveries_case ON deliveries (case_id);
CREATE TABLE tray (id TEXT PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE holidays (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE forgotten (case_id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TRIGGER events_in_order BEFORE INSERT ON events
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events WHERE case_id = NEW.case_id)
    OR EXISTS (SELECT 1 FROM forgotten WHERE case_id = NEW.case_id)
  BEGIN SELECT RAISE(ABORT, 'events are only appended, one after the other'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER events_as_written BEFORE UPDATE ON events
  WHEN NOT EXISTS (SELECT 1 FROM forgotten WHERE case_id = OLD.case_id)
    OR NEW.case_id <> OLD.case_id OR NEW.seq <> OLD.seq OR NEW.at <> OLD.at OR NEW.type <> OLD.type
  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
`

/**
 * Version 2. `received`: where the message with a key is; a case without a number was forgotten when the message came.
 * Keys are 64 letters and rows small, so WITHOUT ROWID saves a second tree. `marks`: cursors and the hour of the last check.
 */
const VERSION_2 = `
CREATE TABLE received (
  key TEXT PRIMARY KEY, case_id TEXT, seq INTEGER, tray TEXT, CHECK ((case_id IS NULL) <> (tray IS NULL))
) WITHOUT ROWID;
CREATE INDEX received_tray ON received (tray) WHERE tray IS NOT NULL;
CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`

/** First format that knows received keys and marks; a reader of an older file finds none. */
export const RECEIVES = 2

/** Statement lists that lead from format n to n + 1; the newest format is their number. */
export const MIGRATIONS: readonly string[] = [VERSION_1, VERSION_2]

/** @returns the format the file has; 0: nothing was ever created in it */
export function formatOf(db: Database): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0)
}

/**
 * Reads the format without changing anything.
 * @throws UserError `store_newer` (exit 1)
 */
export function checkFormat(db: Database, file: string, known = MIGRATIONS.length): number {
  const format = formatOf(db)
  if (format <= known) return format
  throw new UserError(
    'store_newer',
    EXIT.failure,
    `The case store ${file} has format ${format}; this version of escalate knows formats up to ${known}. Nothing was changed.`,
    { hints: [`Install the newest escalate; one that knows format ${format} is needed.`] },
  )
}

/**
 * Brings a file to the newest format, in one transaction.
 * @returns the format it has now
 * @throws UserError `store_newer` (exit 1) before anything is changed
 */
export function migrate(db: Database, file: string, migrations: readonly string[] = MIGRATIONS): number {
  const newest = migrations.length
  if (checkFormat(db, file, newest) === newest) return newest
  return writing(db, () => {
    const format = checkFormat(db, file, newest)
    for (const step of migrations.slice(format)) db.exec(step)
    db.exec(`PRAGMA user_version = ${newest}`)
    return newest
  })
}
